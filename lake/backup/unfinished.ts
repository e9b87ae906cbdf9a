import {readdir, rm} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import {makeFolder} from '../store/folder.ts'

const MARK = '.unfinished-'

/**
 * A new folder beside a goal, for what shall become it when it is complete. Those that were left by
 * processes which were killed are removed.
 */
export async function makeUnfinished(goal: string): Promise<string> {
  const parent = makeFolder(dirname(goal))
  const prefix = `${basename(goal)}${MARK}`
  for (const name of await readdir(parent)) {
    const isLeft = name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length)))
    if (isLeft) await rm(join(parent, name), {recursive: true, force: true})
  }
  return makeFolder(join(parent, `${prefix}${process.pid}`))
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // There, but somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
