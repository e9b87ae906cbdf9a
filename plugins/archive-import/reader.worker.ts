import {type WorkerReply, type WorkerRequest} from './archive-reader.ts'
import {carryOut} from './reader-tasks.ts'

/** Reads and plans beside the page, so that a text of a megabyte never holds up the typing. */
self.addEventListener('message', ({data}: MessageEvent<WorkerRequest>) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
  self.postMessage(answer(data))
})

function answer({id, ...task}: WorkerRequest): WorkerReply {
  try {
    return {id, ok: true, value: carryOut(task)}
  } catch (error) {
    return {id, ok: false, message: error instanceof Error ? error.message : String(error)}
  }
}
