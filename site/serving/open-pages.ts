import {setImmediate} from 'node:timers/promises'

export interface OpenPagesOptions {
  /**
   * What the page at a path says now, by its version; `undefined` where there is no such page.
   * Rejects when that cannot be told at the moment.
   */
  versionOf: (path: string) => Promise<string | undefined>
}

/** The connection to one reader who has a page open. */
export interface Connection {
  /** False when the reader has not taken in what was sent before, and is not likely to. */
  send: (bytes: Uint8Array) => boolean
  close: () => void
}

/** More open pages than this at a time are not told of changes; they read on without. */
const MOST_READERS = 10_000
/** A page is fetched again this often a second at most, however many have it open. */
const FETCHES_A_SECOND = 20_000
/** Proxies close connections on which nothing is said. */
const BREATH_MS = 25_000
/** What could not be told is asked again after this time. */
const AGAIN_MS = 5_000
/** So many pages are asked for at once when documents have changed. */
const AT_ONCE = 4
/** After so many readers have been told, those who ask for a page meanwhile have their turn. */
const TOLD_AT_A_TIME = 1_000

/**
 * The readers who have a page open. When the page says something else than they see, and only then,
 * they are told, and fetch it again.
 */
export class OpenPages {
  readonly #versionOf: OpenPagesOptions['versionOf']
  readonly #paths = new Map<string, Set<Reader>>()
  readonly #breath: NodeJS.Timeout
  #count = 0
  #checking: Promise<void> | undefined
  #isCheckDue = false
  #again: NodeJS.Timeout | undefined

  constructor({versionOf}: OpenPagesOptions) {
    this.#versionOf = versionOf
    this.#breath = setInterval(() => this.#all((reader) => this.#send(reader, BREATH)), BREATH_MS)
    this.#breath.unref()
  }

  /** No more readers are taken on. */
  get isFull(): boolean {
    return this.#count >= MOST_READERS
  }

  /**
   * One more reader of a path, who sees `version`.
   *
   * @returns to be called when the reader has gone
   */
  open(path: string, version: string, connection: Connection): () => void {
    const reader = {connection, path, version}
    this.#add(reader)
    this.#send(reader, WELCOME)
    // What changed between the page and this request, nobody has told the reader.
    void this.#tell(path, [reader])
    return () => this.#remove(reader)
  }

  /** Documents have changed: every open page is looked at again, and its readers told if need be. */
  check(): Promise<void> {
    this.#isCheckDue = true
    this.#checking ??= this.#checkAll().finally(() => {
      this.#checking = undefined
    })
    return this.#checking
  }

  close(): void {
    clearInterval(this.#breath)
    clearTimeout(this.#again)
    this.#all((reader) => this.#dismiss(reader))
  }

  async #checkAll(): Promise<void> {
    while (this.#isCheckDue) {
      this.#isCheckDue = false
      const pages = [...this.#paths].sort(([, a], [, b]) => b.size - a.size).values()
      const tellPageByPage = async () => {
        for (const [path, readers] of pages) await this.#tell(path, readers)
      }
      await Promise.all(Array.from({length: AT_ONCE}, tellPageByPage))
    }
  }

  /** Tells those of a path's readers who see something else than the page says now. */
  async #tell(path: string, readers: Iterable<Reader>): Promise<void> {
    const version = await this.#versionOf(path).catch(() => this.#checkLater())
    if (version === undefined) return
    const spread = Math.ceil(((this.#paths.get(path)?.size ?? 0) * 1000) / FETCHES_A_SECOND)
    const update = Buffer.from(`event: update\nid: ${version}\ndata: ${spread}\n\n`)
    let told = 0
    for (const reader of readers) {
      if (reader.version === version) continue
      reader.version = version
      this.#send(reader, update)
      if (++told % TOLD_AT_A_TIME === 0) await setImmediate()
    }
  }

  /** A change is told once: who was not told then would see the old page until the next one. */
  #checkLater(): undefined {
    if (this.#again) return
    this.#again = setTimeout(() => {
      this.#again = undefined
      void this.check()
    }, AGAIN_MS)
    this.#again.unref()
  }

  #add(reader: Reader): void {
    this.#count++
    const readers = this.#paths.get(reader.path)
    if (readers) readers.add(reader)
    else this.#paths.set(reader.path, new Set([reader]))
  }

  #remove(reader: Reader): void {
    const readers = this.#paths.get(reader.path)
    if (!readers?.delete(reader)) return
    this.#count--
    if (readers.size === 0) this.#paths.delete(reader.path)
  }

  #send(reader: Reader, bytes: Uint8Array): void {
    if (!reader.connection.send(bytes)) this.#dismiss(reader)
  }

  #dismiss(reader: Reader): void {
    this.#remove(reader)
    reader.connection.close()
  }

  #all(each: (reader: Reader) => void): void {
    for (const readers of this.#paths.values()) for (const reader of readers) each(reader)
  }
}

interface Reader {
  connection: Connection
  path: string
  version: string
}

const WELCOME = Buffer.from('retry: 3000\n\n')
const BREATH = Buffer.from(':\n\n')
