import {createHash} from 'node:crypto'
import {openAsBlob} from 'node:fs'
import {mkdir, open, rename, stat} from 'node:fs/promises'
import {join} from 'node:path'
import {type LakeFolder} from '../store/folder.ts'

/** `<sha1>.pdf`, `<sha1>-800x600.jpg`: the only names there are, whatever anybody called the file. */
const FILE_NAME = /^[0-9a-f]{40}(-\d{1,5}x\d{1,5})?\.[a-z0-9]{1,10}$/

/** The bytes of assets, in one folder for each dataset. Files never change once they are there. */
export class AssetStore {
  readonly #folder: LakeFolder

  constructor(folder: LakeFolder) {
    this.#folder = folder
  }

  /** Where small versions of pictures are kept. They can be made again. */
  get renditions(): string {
    return this.#folder.renditions
  }

  /** The path of a file; `undefined` for a name that no asset can have. */
  path(dataset: string, fileName: string): string | undefined {
    return FILE_NAME.test(fileName) ? join(this.#folder.assets(dataset), fileName) : undefined
  }

  /** When the promise resolves, the file is on disk under its name, whole. */
  async write(dataset: string, fileName: string, bytes: Uint8Array): Promise<void> {
    const path = this.path(dataset, fileName)
    if (path === undefined) throw new Error(`"${fileName}" is no name for an asset`)
    await mkdir(this.#folder.assets(dataset), {recursive: true})
    await writeWhole(path, bytes)
  }

  /** The file's bytes, read as they are needed; `undefined` when there is no such file. */
  async read(dataset: string, fileName: string): Promise<Blob | undefined> {
    const path = this.path(dataset, fileName)
    return path === undefined ? undefined : readFileIfThere(path)
  }
}

/** Written beside and renamed, so that nobody ever reads half of it, even after a power cut. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${path}.${crypto.randomUUID()}.part`
  const file = await open(unfinished, 'w')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, path)
}

export async function readFileIfThere(path: string): Promise<Blob | undefined> {
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() ? openAsBlob(path) : undefined
}

export function sha1Of(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex')
}
