import {createHash} from 'node:crypto'
import {createReadStream} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {pipeline} from 'node:stream/promises'
import {isRecord} from '../documents/json.ts'
import {LakeError} from '../lake-error.ts'

export const MANIFEST_FILE = 'backup.json'
const FORMAT = 1

/** What is in a backup; stands in it as `backup.json`. */
export interface Manifest {
  format: typeof FORMAT
  /** ISO time with which the first copy began. */
  createdAt: string
  datasets: {name: string; documents: number; transactions: number}[]
  files: {path: string; bytes: number; sha256: string}[]
}

const PATH =
  /^(?:lake\.sqlite|datasets\/[a-z0-9][\w-]{0,63}\.sqlite|assets\/[a-z0-9][\w-]{0,63}\/[\w.-]+)$/

/** Whether a backup may hold a file of that name. */
export function isBackupPath(path: string): boolean {
  return path === MANIFEST_FILE || PATH.test(path)
}

export function newManifest(content: Omit<Manifest, 'format'>): Manifest {
  return {format: FORMAT, ...content}
}

/** Throws {@link LakeError} `damagedBackup` for a folder that is no backup. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST_FILE), 'utf8').catch(() => undefined)
  const value: unknown = text === undefined ? undefined : parse(text)
  if (isManifest(value)) return value
  throw new LakeError(
    'damagedBackup',
    `There is no readable ${MANIFEST_FILE} in it, so this is no backup of a lake. Give what "newsroom backup" has written.`,
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isManifest(value: unknown): value is Manifest {
  return (
    isRecord(value) &&
    value.format === FORMAT &&
    typeof value.createdAt === 'string' &&
    Array.isArray(value.datasets) &&
    Array.isArray(value.files) &&
    value.files.every(
      (file: unknown) =>
        isRecord(file) &&
        typeof file.path === 'string' &&
        isBackupPath(file.path) &&
        typeof file.sha256 === 'string',
    )
  )
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
