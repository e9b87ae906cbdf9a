import {existsSync} from 'node:fs'
import {copyFile, mkdir, readdir, rename, rm, stat} from 'node:fs/promises'
import {dirname, join, resolve} from 'node:path'
import {extract} from 'tar'
import {LakeError} from '../lake-error.ts'
import {fileProblems} from '../store/copy-database.ts'
import {makeUnfinished} from './unfinished.ts'
import {isBackupPath, type Manifest, MANIFEST_FILE, readManifest, sha256Of} from './manifest.ts'

export interface RestoreOptions {
  /** A folder or file that {@link backUpLake} has written. */
  backup: string
  /** Where the lake shall be: a folder that is not there yet, or empty. */
  directory: string
}

/**
 * Puts a lake back as it was. Everything is checked beside the folder and moved into its place in one
 * step: whoever kills this finds no lake there, or the whole of it. A lake that is there is never
 * touched.
 *
 * Throws {@link LakeError}: `folderNotEmpty`, `folderNotWritable`, `noLake` when there is no such
 * backup, `damagedBackup` when it is not as it was written.
 */
export async function restoreLake({backup, directory}: RestoreOptions): Promise<Manifest> {
  const source = resolve(backup)
  const goal = resolve(directory)
  await refuseTaken(goal)
  const found = await stat(source).catch(() => undefined)
  if (!found) throw new LakeError('noLake', `There is no backup ${source}. Check its name.`)
  const unfinished = await makeUnfinished(goal)
  try {
    const manifest = found.isDirectory()
      ? await copyFrom(source, unfinished)
      : await unpack(source, unfinished)
    await check(manifest, unfinished)
    await rm(join(unfinished, MANIFEST_FILE), {force: true})
    // Onto an empty folder this is one step; onto a full one it is refused.
    await rename(unfinished, goal)
    return manifest
  } finally {
    await rm(unfinished, {recursive: true, force: true})
  }
}

async function refuseTaken(goal: string): Promise<void> {
  const names = existsSync(goal) ? await readdir(goal).catch(() => ['a file']) : []
  if (names.length === 0) return
  throw new LakeError(
    'folderNotEmpty',
    `${goal} is not empty. Stop its lake and move it away, or restore into another folder.`,
  )
}

async function copyFrom(source: string, folder: string): Promise<Manifest> {
  const manifest = await readManifest(source)
  for (const {path} of manifest.files) {
    await mkdir(dirname(join(folder, path)), {recursive: true})
    await copyFile(join(source, path), join(folder, path)).catch((cause: unknown) => {
      throw damaged(`${path} is missing`, cause)
    })
  }
  return manifest
}

async function unpack(archive: string, folder: string): Promise<Manifest> {
  try {
    // Links and devices have no place in a backup, nor have paths of any other form.
    await extract({
      file: archive,
      cwd: folder,
      strict: true,
      preserveOwner: false,
      filter: (path, entry) => 'type' in entry && entry.type === 'File' && isBackupPath(path),
    })
  } catch (cause) {
    throw damaged('the archive cannot be read', cause)
  }
  return readManifest(folder)
}

async function check({files}: Manifest, folder: string): Promise<void> {
  for (const {path, sha256} of files) {
    const file = join(folder, path)
    const actual = await sha256Of(file).catch((cause: unknown) => {
      throw damaged(`${path} is missing`, cause)
    })
    if (actual !== sha256) throw damaged(`${path} is not as it was written`)
    const [problem] = path.endsWith('.sqlite') ? fileProblems(file) : []
    if (problem !== undefined) throw damaged(`${path}: ${problem}`)
  }
}

function damaged(what: string, cause?: unknown): LakeError {
  return new LakeError(
    'damagedBackup',
    `The backup is damaged: ${what}. Take another one; nothing was restored.`,
    {cause},
  )
}
