import {
  type Answer,
  type Differences,
  type ImportPlanResult,
  type PlanOptions,
  type ReaderOptions,
  type ReadSourceResult,
  type ReadStory,
  type RecordedSource,
  type Source,
  type StoredStory,
} from '../../archive/index.ts'

export type Task =
  | {
      task: 'read'
      source: Source
      reader: ReaderOptions
      /** By the name of the story. */
      answers: Record<string, readonly Answer[]>
    }
  | {task: 'plan'; story: ReadStory; options: PlanOptions; stored: StoredStory}
  | {task: 'differences'; records: RecordedSource[]; before: ReaderOptions; after: ReaderOptions}

export type WorkerRequest = Task & {id: number}
export type WorkerReply = {id: number} & ({ok: true; value: unknown} | {ok: false; message: string})

/** The reader did not come back with an answer. What it refuses to read is an answer. */
export class ReaderError extends Error {}

/** The reader of `archive/`, wherever it runs. */
export interface ArchiveReader {
  read: (
    source: Source,
    reader: ReaderOptions,
    answers: Record<string, readonly Answer[]>,
  ) => Promise<ReadSourceResult>
  plan: (story: ReadStory, options: PlanOptions, stored: StoredStory) => Promise<ImportPlanResult>
  differences: (
    records: RecordedSource[],
    before: ReaderOptions,
    after: ReaderOptions,
  ) => Promise<Differences>
}

/** A reader whose tasks are done elsewhere: each comes back with what its branch gives. */
export function readerThrough(ask: (task: Task) => Promise<unknown>): ArchiveReader {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `carryOut` has the same branches; what crosses to a worker and back loses its type
  const done = <T>(task: Task) => ask(task) as Promise<T>
  return {
    read: (source, reader, answers) => done({task: 'read', source, reader, answers}),
    plan: (story, options, stored) => done({task: 'plan', story, options, stored}),
    differences: (records, before, after) => done({task: 'differences', records, before, after}),
  }
}

/**
 * The reader in a worker of its own, which starts with the first task and, after a failure, anew with
 * the next one. What it is asked comes back in order.
 */
export function openArchiveReader(): ArchiveReader {
  const waiting = new Map<
    number,
    {resolve: (value: unknown) => void; reject: (error: Error) => void}
  >()
  let last = 0
  let worker: Worker | undefined
  const giveUp = (why: string) => {
    worker?.terminate()
    worker = undefined
    for (const {reject} of waiting.values()) reject(new ReaderError(why))
    waiting.clear()
  }
  const start = (): Worker => {
    const started = new Worker(new URL('./reader.worker.ts', import.meta.url), {type: 'module'})
    started.addEventListener('message', ({data}: MessageEvent<WorkerReply>) => {
      const asked = waiting.get(data.id)
      waiting.delete(data.id)
      if (data.ok) asked?.resolve(data.value)
      else asked?.reject(new ReaderError(data.message))
    })
    // A script that does not load says nothing more than that.
    started.addEventListener('error', ({message}) => giveUp(message || 'it could not be started'))
    return started
  }
  const ask = (task: Task) =>
    new Promise<unknown>((resolve, reject) => {
      const id = ++last
      waiting.set(id, {resolve, reject})
      worker ??= start()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
      worker.postMessage({...task, id})
    })
  return readerThrough(ask)
}
