import {setTimeout as sleep} from 'node:timers/promises'
import {type DatasetStore} from './dataset-store.ts'

/** Batches are small enough that no request waits for one noticeably. */
const SEARCH_BATCH = 20
const FIELD_BATCH = 200
/** Imports come in bursts; words are indexed when nothing has changed for so long. */
const QUIET_MS = 300

/**
 * The work that can wait: indexing words for search, and the fields that queries asked for. It is
 * done in the background, and no answer depends on it, only how long it takes.
 */
export class Housekeeping {
  readonly #store: DatasetStore
  readonly #log: (line: string) => void
  #timer: NodeJS.Timeout | undefined
  #paths: string[] = []
  #isBusy = false
  #isStopped = false

  constructor(store: DatasetStore, log: (line: string) => void) {
    this.#store = store
    this.#log = log
    this.documentsChanged()
    this.indexFields(store.fields.unfinished())
  }

  documentsChanged(): void {
    if (this.#isStopped) return
    if (this.#timer) this.#timer.refresh()
    else this.#timer = setTimeout(() => this.#start(this.#indexWords()), QUIET_MS).unref()
  }

  indexFields(paths: string[]): void {
    const {fields} = this.#store
    const unfinished = fields.unfinished()
    for (const path of paths) {
      const isWork = fields.wants(path) || unfinished.includes(path)
      if (isWork && !this.#paths.includes(path)) this.#paths.push(path)
    }
    if (this.#paths.length > 0 && !this.#isBusy) this.#start(this.#indexNextField())
  }

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
  }

  async #indexWords(): Promise<void> {
    let isMore = true
    while (isMore && !this.#isStopped) {
      isMore = (await this.#write(() => this.#store.search.catchUp(SEARCH_BATCH))) ?? false
    }
  }

  async #indexNextField(): Promise<void> {
    this.#isBusy = true
    for (let path = this.#paths[0]; path !== undefined; path = this.#paths[0]) {
      await this.#indexField(path)
      this.#paths.shift()
    }
    this.#isBusy = false
  }

  async #indexField(path: string): Promise<void> {
    const {fields} = this.#store
    await this.#write(() => fields.add(path))
    let key: number | undefined = 0
    while (key !== undefined) {
      const after: number = key
      key = await this.#write(() => fields.fill(path, after, FIELD_BATCH))
    }
  }

  /** When the disk is full, say, the lake goes on without; it is tried again with the next change. */
  #start(work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.#isBusy = false
      this.#paths = []
      this.#log(`Indexing stopped: ${String(error)}`)
    })
  }

  /**
   * Works for as long as it then rests, so that requests get at least every other moment. Nothing is
   * written any more once the store is being closed.
   */
  async #write<T>(work: () => T): Promise<T | undefined> {
    if (this.#isStopped) return undefined
    const started = performance.now()
    const outcome = await this.#store.write(work)
    await sleep(performance.now() - started, undefined, {ref: false})
    return outcome
  }
}
