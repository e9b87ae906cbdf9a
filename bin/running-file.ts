import {readFile, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'

/** What a running lake leaves in its folder for other commands, readable by its owner only. */
export interface Running {
  url: string
  /** With administrator's rights, good for as long as the lake runs. */
  token: string
  pid: number
}

const RUNNING_FILE = 'running.json'

/** Says where the lake of a folder can be reached, until the returned function is called. */
export async function announceRunning(
  directory: string,
  address: Omit<Running, 'pid'>,
): Promise<() => Promise<void>> {
  const file = join(directory, RUNNING_FILE)
  await rm(file, {force: true})
  await writeFile(file, JSON.stringify({...address, pid: process.pid}), {mode: 0o600})
  return () => rm(file, {force: true})
}

/**
 * The lake that works on a folder. `undefined` where there is none: a file that was left behind by a
 * process that was killed, or that cannot be read, says nothing.
 */
export async function findRunning(directory: string): Promise<Running | undefined> {
  const running = await readRunning(directory)
  if (!running || !isAlive(running.pid)) return undefined
  // Another program may have been given the number of the process since.
  const answers = await fetch(`${running.url}/v1/ping`).then(
    (response) => response.ok,
    () => false,
  )
  return answers ? running : undefined
}

export async function readRunning(directory: string): Promise<Running | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(join(directory, RUNNING_FILE), 'utf8'))
    return isRunning(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isRunning(value: unknown): value is Running {
  return (
    typeof value === 'object' &&
    value !== null &&
    'url' in value &&
    typeof value.url === 'string' &&
    'token' in value &&
    typeof value.token === 'string' &&
    'pid' in value &&
    typeof value.pid === 'number'
  )
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // There, but somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
