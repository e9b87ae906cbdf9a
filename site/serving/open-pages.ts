export interface OpenPagesOptions {
  /** What the page at a path says now, by its version; `undefined` where there is no such page. */
  versionOf: (path: string) => Promise<string | undefined>
}

/** More open pages than this at a time are not told of changes; they read on without. */
const MOST_READERS = 10_000
/** A page is fetched again this often a second at most, however many have it open. */
const FETCHES_A_SECOND = 20_000
/** Proxies close connections on which nothing is said. */
const BREATH_MS = 25_000
/** Who has not taken in so many messages is gone. */
const MOST_UNREAD = 50
/** So many pages are asked for at once when documents have changed. */
const AT_ONCE = 4

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

  constructor({versionOf}: OpenPagesOptions) {
    this.#versionOf = versionOf
    this.#breath = setInterval(() => this.#all((reader) => this.#send(reader, ':\n\n')), BREATH_MS)
    this.#breath.unref()
  }

  /** A stream of events for one reader of a path, who sees `version`. */
  open(path: string, version: string): Response {
    if (this.#count >= MOST_READERS) {
      return new Response('Too many readers are told of changes already.\n', {
        status: 503,
        headers: {'content-type': 'text/plain; charset=utf-8', 'retry-after': '60'},
      })
    }
    let reader: Reader | undefined
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        reader = {controller, path, version}
        this.#add(reader)
        this.#send(reader, 'retry: 3000\n\n')
      },
      cancel: () => reader && this.#remove(reader),
    })
    // What changed between the page and this request, nobody has told the reader.
    void this.#check(path)
    return new Response(stream, {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      },
    })
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
    this.#all((reader) => {
      this.#remove(reader)
      reader.controller.close()
    })
  }

  async #checkAll(): Promise<void> {
    while (this.#isCheckDue) {
      this.#isCheckDue = false
      const paths = this.#paths.keys()
      const checkOneByOne = async () => {
        for (const path of paths) await this.#check(path)
      }
      await Promise.all(Array.from({length: AT_ONCE}, checkOneByOne))
    }
  }

  async #check(path: string): Promise<void> {
    const version = await this.#versionOf(path).catch(() => undefined)
    const readers = this.#paths.get(path)
    if (version === undefined || readers === undefined) return
    for (const reader of readers) {
      if (reader.version === version) continue
      reader.version = version
      const wait = Math.floor((Math.random() * readers.size * 1000) / FETCHES_A_SECOND)
      this.#send(reader, `event: update\nid: ${version}\ndata: ${wait}\n\n`)
    }
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

  #send(reader: Reader, text: string): void {
    if ((reader.controller.desiredSize ?? 0) < -MOST_UNREAD) {
      this.#remove(reader)
      reader.controller.close()
      return
    }
    reader.controller.enqueue(ENCODER.encode(text))
  }

  #all(each: (reader: Reader) => void): void {
    for (const readers of this.#paths.values()) for (const reader of readers) each(reader)
  }
}

interface Reader {
  controller: ReadableStreamDefaultController<Uint8Array>
  path: string
  version: string
}

const ENCODER = new TextEncoder()
