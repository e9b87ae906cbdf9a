import {createHash} from 'node:crypto'
import {mkdir, readdir, rm, stat} from 'node:fs/promises'
import {join} from 'node:path'
import {readFileIfThere, writeWhole} from './asset-store.ts'
import {limitSize, workOf} from './limit-size.ts'
import {PictureQueue} from './picture-queue.ts'
import {type Original, type Rendition} from './read-rendition.ts'
import {render} from './render.ts'

const MOST_CACHED_BYTES = 512 * 1024 * 1024

/** Makes small pictures of large ones, each once: they are kept on disk, the oldest go first. */
export class Renditions {
  readonly #folder: string
  readonly #making = new Map<string, Promise<Blob>>()
  readonly #queue = new PictureQueue()

  constructor(folder: string) {
    this.#folder = folder
  }

  /**
   * `name` identifies the original, whose file is at `path`; `key` what was made of it. Throws
   * TooManyPicturesError while more is wanted than can be made soon.
   */
  async get(
    {name, path: original, ...size}: Original & {name: string; path: string},
    wanted: Rendition,
  ): Promise<{key: string; file: Blob}> {
    const rendition = limitSize(wanted, size)
    const key = createHash('sha256')
      .update(JSON.stringify([name, rendition]))
      .digest('hex')
    const path = join(this.#folder, `${key}.${rendition.format}`)
    const kept = await readFileIfThere(path)
    if (kept) return {key, file: kept}
    const make = () => this.#make(path, original, rendition)
    const making = this.#making.get(path) ?? this.#queue.run(workOf(rendition, size), make)
    this.#making.set(path, making)
    return {key, file: await making.finally(() => this.#making.delete(path))}
  }

  async #make(path: string, original: string, rendition: Rendition): Promise<Blob> {
    const bytes = await render(original, rendition)
    await mkdir(this.#folder, {recursive: true})
    await this.#makeRoom(bytes.length)
    await writeWhole(path, bytes)
    return new Blob([new Uint8Array(bytes)])
  }

  async #makeRoom(bytes: number): Promise<void> {
    const names = await readdir(this.#folder)
    const paths = names.map((name) => join(this.#folder, name))
    const files = await Promise.all(paths.map(async (path) => ({path, ...(await sizeOf(path))})))
    let total = files.reduce((sum, {size}) => sum + size, bytes)
    for (const {path, size} of files.sort((left, right) => left.time - right.time)) {
      if (total <= MOST_CACHED_BYTES) return
      await rm(path, {force: true})
      total -= size
    }
  }
}

async function sizeOf(path: string): Promise<{size: number; time: number}> {
  const found = await stat(path).catch(() => undefined)
  return {size: found?.size ?? 0, time: found?.mtimeMs ?? 0}
}
