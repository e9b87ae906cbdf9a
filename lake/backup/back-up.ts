import {constants, existsSync} from 'node:fs'
import {copyFile, mkdir, open, readdir, rename, rm, stat, writeFile} from 'node:fs/promises'
import {join, resolve} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {create} from 'tar'
import {LakeError} from '../lake-error.ts'
import {copyDatabase, fileProblems} from '../store/copy-database.ts'
import {layoutOf, makeFolder} from '../store/folder.ts'
import {numberIn, textIn} from '../store/rows.ts'
import {makeUnfinished} from './unfinished.ts'
import {type Manifest, MANIFEST_FILE, newManifest, sha256Of} from './manifest.ts'

export interface BackupOptions {
  /** The folder of the lake, which may be running. */
  directory: string
  /** What to write: a file if it ends with `.tar.gz` or `.tgz`, a new folder otherwise. */
  target: string
}

/**
 * Copies a whole lake while it works: each dataset as it is at one moment, with every asset that its
 * documents name, and who may sign in. Asset files never change and are there before the document
 * that names them, so they are copied last. The target appears when it is complete, or not at all.
 *
 * Throws {@link LakeError}: `noLake`, `folderNotEmpty`, `folderNotWritable`, `damagedBackup` when a
 * copy is found to be damaged, which means that the lake is.
 */
export async function backUpLake({directory, target}: BackupOptions): Promise<Manifest> {
  const source = resolve(directory)
  const goal = resolve(target)
  refuseBadPlaces(source, goal)
  const unfinished = await makeUnfinished(goal)
  const folder = makeFolder(join(unfinished, 'backup'))
  try {
    const manifest = await copyLake(source, folder)
    if (!isArchive(goal)) {
      await removeIfEmpty(goal)
      await rename(folder, goal)
      return manifest
    }
    const archive = join(unfinished, 'backup.tar.gz')
    const paths = [MANIFEST_FILE, ...manifest.files.map(({path}) => path)]
    await create({file: archive, cwd: folder, gzip: true, portable: true}, paths)
    await syncFile(archive)
    await rename(archive, goal)
    return manifest
  } finally {
    await rm(unfinished, {recursive: true, force: true})
  }
}

function isArchive(path: string): boolean {
  return /\.(?:tar\.gz|tgz)$/.test(path)
}

function refuseBadPlaces(source: string, goal: string): void {
  if (!existsSync(layoutOf(source).controlFile)) {
    throw new LakeError(
      'noLake',
      `There is no lake in ${source}. Give the folder that it was started with.`,
    )
  }
  if (isArchive(goal) && existsSync(goal)) {
    throw new LakeError(
      'folderNotEmpty',
      `${goal} is there already, and is left as it is. Choose another name for the backup.`,
    )
  }
  if (goal === source || goal.startsWith(`${source}/`)) {
    throw new LakeError(
      'folderNotWritable',
      `${goal} lies in the folder of the lake itself, and would be lost with it. Choose another place.`,
    )
  }
}

async function copyLake(source: string, folder: string): Promise<Manifest> {
  const createdAt = new Date().toISOString()
  const from = layoutOf(source)
  const to = layoutOf(folder)
  await copyChecked(from.controlFile, to.controlFile)
  const datasets = []
  const files = ['lake.sqlite']
  await mkdir(join(folder, 'datasets'))
  for (const name of datasetsIn(to.controlFile)) {
    await copyChecked(from.datasetFile(name), to.datasetFile(name))
    datasets.push({name, ...countIn(to.datasetFile(name))})
    files.push(`datasets/${name}.sqlite`)
  }
  for (const {name} of datasets) {
    for (const file of await copyAssets(from.assets(name), to.assets(name))) {
      files.push(`assets/${name}/${file}`)
    }
  }
  const described = []
  for (const path of files) {
    const file = join(folder, path)
    described.push({path, bytes: (await stat(file)).size, sha256: await sha256Of(file)})
  }
  const manifest = newManifest({createdAt, datasets, files: described})
  await writeFile(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`, {
    flush: true,
  })
  return manifest
}

async function copyChecked(from: string, to: string): Promise<void> {
  await copyDatabase(from, to)
  const [problem] = fileProblems(to)
  if (problem === undefined) return
  throw new LakeError(
    'damagedBackup',
    `${from} is damaged (${problem}). Keep it as it is, and restore the last good backup elsewhere.`,
  )
}

function datasetsIn(controlFile: string): string[] {
  return read(controlFile, (database) => {
    const rows = database.prepare('select name from dataset order by name').all()
    return rows.map((row) => textIn(row, 'name'))
  })
}

function countIn(datasetFile: string): {documents: number; transactions: number} {
  return read(datasetFile, (database) => {
    const count = (table: string) => {
      const row = database.prepare(`select count(*) as count from ${table}`).get()
      return row ? numberIn(row, 'count') : 0
    }
    return {documents: count('document'), transactions: count('transactions')}
  })
}

function read<T>(file: string, look: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(file)
  try {
    return look(database)
  } finally {
    database.close()
  }
}

/** Uploads that are not finished have names of their own, and are left out. */
async function copyAssets(from: string, to: string): Promise<string[]> {
  const names = await readdir(from).catch(() => [])
  const files = names.filter((name) => !name.endsWith('.part')).toSorted()
  if (files.length > 0) await mkdir(to, {recursive: true})
  for (const name of files) {
    // Shares the blocks where the file system can, so that a large archive is copied at once.
    await copyFile(join(from, name), join(to, name), constants.COPYFILE_FICLONE)
    await syncFile(join(to, name))
  }
  return files
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** An empty folder that somebody has made for the backup is no reason to refuse. */
async function removeIfEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => undefined)
  if (names === undefined && !existsSync(folder)) return
  if (names === undefined || names.length > 0) {
    throw new LakeError(
      'folderNotEmpty',
      `${folder} is there already, and not an empty folder. Choose another name for the backup.`,
    )
  }
  await rm(folder, {recursive: true})
}
