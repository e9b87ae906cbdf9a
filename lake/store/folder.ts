import {mkdirSync, mkdtempSync, rmSync, accessSync, constants} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
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
  mkdirSync(join(path, 'datasets'), {recursive: true})
  return {
    path,
    temporary,
    controlFile: join(path, 'lake.sqlite'),
    datasetFile: (dataset) => join(path, 'datasets', `${dataset}.sqlite`),
    assets: (dataset) => join(path, 'assets', dataset),
    renditions: join(path, 'renditions'),
    release() {
      lock.close()
      if (!temporary) return
      process.off('exit', removeTemporary)
      removeTemporary()
    },
  }
}

function makeFolder(path: string): string {
  try {
    mkdirSync(path, {recursive: true})
    accessSync(path, constants.W_OK)
    return path
  } catch (cause) {
    throw new LakeError(
      'folderNotWritable',
      `The folder ${path} cannot be written. Choose another one, or change its permissions.`,
      {cause},
    )
  }
}

/**
 * An open exclusive transaction on an empty database is a lock that the kernel takes back however
 * the process ends, so no stale lock file can ever stand in the way of a restart.
 */
function takeLock(path: string): DatabaseSync {
  const lock = new DatabaseSync(join(path, 'lock'), {timeout: 0})
  try {
    lock.exec('begin exclusive')
    return lock
  } catch (cause) {
    lock.close()
    throw new LakeError(
      'folderInUse',
      `Another process is using the lake in ${path}. Stop it, or choose another folder.`,
      {cause},
    )
  }
}
