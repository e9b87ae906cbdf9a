import {mkdir, readdir, rename, rm, stat, utimes} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {setTimeout} from 'node:timers/promises'

/**
 * Makes a folder that is whole or not there: `make` fills another one, which then takes the name.
 * However many processes ask at once, one makes it and the others wait for it; when that one is
 * killed, the next begins anew. A folder that is there is never touched again, whoever reads it.
 */
export async function makeOnce(
  folder: string,
  make: (unfinished: string) => Promise<void>,
): Promise<{made: boolean}> {
  if (await isThere(folder)) return {made: false}
  await mkdir(dirname(folder), {recursive: true})
  const lock = await takeLock(join(dirname(folder), 'lock'))
  try {
    if (await isThere(folder)) return {made: false}
    const unfinished = `${folder}.unfinished`
    await rm(unfinished, {recursive: true, force: true})
    await make(unfinished)
    await rename(unfinished, folder)
    return {made: true}
  } finally {
    lock.close()
  }
}

/** A build that nobody has started for a week is of files that are gone. */
const KEPT_FOR = 7 * 24 * 60 * 60 * 1000

/**
 * The folder below `builds` for this state of the files, made when it is not there. Each state has a
 * folder of its own, so that what is being served keeps its files when another is built.
 */
export async function buildOnce(
  builds: string,
  fingerprint: string,
  build: (unfinished: string) => Promise<void>,
): Promise<{folder: string; built: boolean}> {
  const folder = join(builds, fingerprint.slice(0, 16))
  const {made} = await makeOnce(folder, build)
  await removeUnused(folder, KEPT_FOR)
  return {folder, built: made}
}

/** Notes that the folder is in use, and removes those beside it that nobody has used for so long. */
export async function removeUnused(folder: string, milliseconds: number): Promise<void> {
  const now = new Date()
  await utimes(folder, now, now)
  for (const entry of await readdir(dirname(folder), {withFileTypes: true})) {
    if (!entry.isDirectory()) continue
    const path = join(entry.parentPath, entry.name)
    const used = await stat(path).catch(() => undefined)
    if (used && now.getTime() - used.mtimeMs > milliseconds) {
      await rm(path, {recursive: true, force: true})
    }
  }
}

async function isThere(folder: string): Promise<boolean> {
  return (await stat(folder).catch(() => undefined)) !== undefined
}

const LOOK_AGAIN = 200

/** SQLite's number for "somebody else has it". */
const BUSY = 5

/** As the lake locks its folder: the kernel takes this lock back however its process ends. */
async function takeLock(path: string): Promise<DatabaseSync> {
  for (;;) {
    const lock = new DatabaseSync(path, {timeout: 0})
    try {
      lock.exec('begin exclusive')
      return lock
    } catch (error) {
      lock.close()
      const isBusy = error instanceof Error && 'errcode' in error && error.errcode === BUSY
      if (!isBusy) throw error
    }
    await setTimeout(LOOK_AGAIN)
  }
}
