import {accessSync, constants, mkdirSync, mkdtempSync, rmSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {LakeError} from '../lake-error.ts'

/** Where everything of one lake lies. Nothing is ever written outside of it. */
export interface LakeFolder {
  path: string
  /** True for a lake in memory: the folder goes when the lake is closed. */
  temporary: boolean
  controlFile: string
  datasetFile(dataset: string): string
  assets(dataset: string): string
  renditions: string
  release(): void
}

/** Where what lies in the folder of a lake; the same in its backups. */
export function layoutOf(path: string) {
  return {
    controlFile: join(path, 'lake.sqlite'),
    datasetFile: (dataset: string) => join(path, 'datasets', `${dataset}.sqlite`),
    assets: (dataset: string) => join(path, 'assets', dataset),
    renditions: join(path, 'renditions'),
  }
}

/**
 * Takes a folder for this process alone, until it ends or releases it; without a path, a temporary
 * one. Throws {@link LakeError}: `folderInUse`, `folderNotWritable`.
 */
export function takeFolder(directory: string | undefined): LakeFolder {
  const temporary = directory === undefined
  const path = temporary ? mkdtempSync(join(tmpdir(), 'lake-')) : makeFolder(resolve(directory))
  const lock = takeLock(path)
  const removeTemporary = () => rmSync(path, {recursive: true, force: true})
  if (temporary) process.once('exit', removeTemporary)
  makeFolder(join(path, 'datasets'))
  return {
    path,
    temporary,
    ...layoutOf(path),
    release() {
      lock.close()
      if (!temporary) return
      process.off('exit', removeTemporary)
      removeTemporary()
    },
  }
}

/** Makes a folder where there is none. Throws {@link LakeError}: `folderNotWritable`. */
export function makeFolder(path: string): string {
  try {
    makeMissing(path)
    accessSync(path, constants.W_OK | constants.X_OK)
    return path
  } catch (cause) {
    throw new LakeError('folderNotWritable', whyNotWritable(path, cause), {cause})
  }
}

/**
 * What `mkdir -p` does, one level at a time. Node's own `recursive` never ends where a folder exists
 * and yet nothing can be made in it, as in `/proc`.
 */
function makeMissing(path: string): void {
  try {
    mkdirSync(path)
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EEXIST' && statSync(path).isDirectory()) return
    if (code !== 'ENOENT' || dirname(path) === path) throw error
    makeMissing(dirname(path))
    mkdirSync(path)
  }
}

function whyNotWritable(path: string, cause: unknown): string {
  switch (codeOf(cause)) {
    case 'EEXIST':
    case 'ENOTDIR':
      return `${path} cannot be the folder of the lake: a file is in its place. Choose another folder.`
    case 'ENOENT':
      return `The folder ${path} cannot be made: nothing can be stored there. Choose another one.`
    case 'ENOSPC':
      return `The folder ${path} cannot be made: the disk is full. Free some space, or choose another one.`
    default:
      return `The folder ${path} cannot be written. Choose another one, or change its permissions.`
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

/** SQLite's number for "somebody else has it". */
const BUSY = 5

/**
 * An open exclusive transaction on an empty database is a lock that the kernel takes back however
 * the process ends, so no stale lock file can ever stand in the way of a restart.
 */
function takeLock(path: string): DatabaseSync {
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(join(path, 'lock'), {timeout: 0})
    lock.exec('begin exclusive')
    return lock
  } catch (cause) {
    lock?.close()
    const isBusy = cause instanceof Error && 'errcode' in cause && cause.errcode === BUSY
    throw isBusy
      ? new LakeError(
          'folderInUse',
          `Another process is using the lake in ${path}. Stop it, or choose another folder.`,
          {cause},
        )
      : new LakeError(
          'folderNotWritable',
          `The file ${join(path, 'lock')} cannot be used. Remove it, or choose another folder.`,
          {cause},
        )
  }
}
