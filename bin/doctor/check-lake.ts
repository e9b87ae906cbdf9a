import {inspectLake} from '../../lake/index.ts'
import {isAlive, findRunning, readRunning, type Running} from '../running-file.ts'
import {type Finding} from './finding.ts'

export async function checkRunning(folder: string): Promise<{finding: Finding; running?: Running}> {
  const check = 'running'
  const running = await findRunning(folder)
  if (running) {
    const message = `The lake runs at ${running.url} (process ${running.pid}).`
    return {finding: {check, state: 'ok', message}, running}
  }
  const left = await readRunning(folder)
  if (!left) return {finding: {check, state: 'ok', message: 'The lake is not running.'}}
  if (isAlive(left.pid)) {
    const message = `Process ${left.pid} is there, but no lake answers at ${left.url}.`
    const remedy = 'If it is a lake, stop it and start it again; if not, just start the lake.'
    return {finding: {check, state: 'warning', message, remedy}}
  }
  const message = `The lake was killed (process ${left.pid}); it had lost nothing that it had acknowledged.`
  return {finding: {check, state: 'ok', message}}
}

/** Most that is listed of each kind of problem: one fault in an index makes thousands. */
const MOST_LISTED = 5

export async function checkStorage(folder: string): Promise<Finding[]> {
  const check = 'storage'
  try {
    const {datasets, problems} = await inspectLake(folder)
    if (problems.length === 0) {
      const message = `SQLite finds its files sound and waits for the disk with every commit; documents, log and indexes of ${datasets.join(', ')} tell the same story.`
      return [{check, state: 'ok', message}]
    }
    const remedy = `Stop the lake, keep ${folder} as it is, and restore the last good backup into another folder.`
    const listed = problems.slice(0, MOST_LISTED).map(({dataset, message}): Finding => {
      return {check, state: 'fault', message: `${dataset}: ${message}.`, remedy}
    })
    const more = problems.length - listed.length
    if (more <= 0) return listed
    return [...listed, {check, state: 'fault', message: `There are ${more} more of these.`, remedy}]
  } catch (error) {
    // A `LakeError` ends with its remedy.
    const message = error instanceof Error ? error.message : String(error)
    return [{check, state: 'fault', message}]
  }
}
