import {type CachedPage} from './cached-page.ts'

export interface PageCacheOptions {
  now: () => number
  /** The last moment up to `now` at which something opened by itself: what was made before is old. */
  lastOpening: (now: number) => number
  /** Are we told of changes at this moment? */
  isWatched: () => boolean
  /** Milliseconds after which a page is asked for again at this moment, whatever happens. */
  longest?: () => number
  /** Bytes that all pages together may take as they are kept; what is gzipped of them comes on top. */
  capacity?: number
}

/** What was made, with what it depends on. */
export type Make = () => Promise<CachedPage>

/** While nobody tells us of changes, a page is asked for again after this time (as after `goaway`). */
const UNWATCHED_MS = 2_000
/** A page that changes each time it is made is served, and not kept. */
const MOST_TRIES = 3
const DEFAULT_CAPACITY = 64 * 1024 * 1024

/**
 * Pages by their address, each kept until something that it depends on changes.
 *
 * - A page is never served once we know that it is wrong: changes count also while it is being made.
 * - The same page is made once, however many ask for it.
 * - A page that could not be asked for again (the lake is away) is served as it last was, unless it
 *   is known to be wrong: then the error of making it comes out.
 */
export class PageCache {
  readonly #options: Required<PageCacheOptions>
  readonly #pages = new Map<string, Kept>()
  readonly #making = new Map<string, Promise<CachedPage>>()
  #bytes = 0
  /** Counts changes, so that a page can tell which came while it was made. */
  #clock = 0
  #changes: {at: number; tags: ReadonlySet<string> | 'all'}[] = []

  constructor(options: PageCacheOptions) {
    this.#options = {longest: () => Infinity, capacity: DEFAULT_CAPACITY, ...options}
  }

  /** The page if it can be served as it is. Costs nothing. */
  peek(key: string): CachedPage | undefined {
    const kept = this.#pages.get(key)
    if (kept === undefined || !this.#isFresh(kept)) return undefined
    this.#pages.delete(key)
    this.#pages.set(key, kept)
    return kept.page
  }

  async pageFor(key: string, make: Make): Promise<CachedPage> {
    const fresh = this.peek(key)
    if (fresh) return fresh
    try {
      return await this.#makeOnce(key, make)
    } catch (error) {
      const last = this.#pages.get(key)
      if (last && this.#options.now() < last.page.until) return {...last.page, isLast: true}
      throw error
    }
  }

  /** Something with one of these tags has changed. */
  changed(tags: readonly string[]): void {
    const changed = new Set(tags)
    this.#note(changed)
    for (const [key, {page}] of this.#pages) {
      if (!page.tags.isDisjointFrom(changed)) this.#forget(key)
    }
  }

  /** Anything may have changed: nothing is served without asking, and nothing is thrown away. */
  doubt(): void {
    this.#note('all')
    for (const kept of this.#pages.values()) kept.isDoubted = true
  }

  #isFresh({page, isDoubted}: Kept): boolean {
    const {now, lastOpening, isWatched, longest} = this.#options
    const at = now()
    if (isDoubted || at >= page.until || page.madeAt < lastOpening(at)) return false
    return at - page.madeAt < (isWatched() ? longest() : Math.min(longest(), UNWATCHED_MS))
  }

  #makeOnce(key: string, make: Make): Promise<CachedPage> {
    const running = this.#making.get(key)
    if (running) return running
    // Begun only once it is noted as running: from then on, changes count.
    const making = Promise.resolve()
      .then(() => this.#make(key, make))
      .finally(() => {
        this.#making.delete(key)
        if (this.#making.size === 0) this.#changes = []
      })
    this.#making.set(key, making)
    return making
  }

  async #make(key: string, make: Make): Promise<CachedPage> {
    for (let tries = 1; ; tries++) {
      const begun = this.#clock
      const page = await make()
      if (!this.#hasChangedSince(begun, page.tags)) {
        this.#keep(key, page)
        return page
      }
      if (tries === MOST_TRIES) return page
    }
  }

  #note(tags: ReadonlySet<string> | 'all'): void {
    this.#clock++
    if (this.#making.size > 0) this.#changes.push({at: this.#clock, tags})
  }

  #hasChangedSince(begun: number, of: ReadonlySet<string>): boolean {
    return this.#changes.some(
      ({at, tags}) => at > begun && (tags === 'all' || !tags.isDisjointFrom(of)),
    )
  }

  #keep(key: string, page: CachedPage): void {
    this.#forget(key)
    this.#pages.set(key, {page, isDoubted: false})
    this.#bytes += sizeOf(key, page)
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= this.#options.capacity || oldest === key) break
      this.#forget(oldest)
    }
  }

  #forget(key: string): void {
    const kept = this.#pages.get(key)
    if (kept === undefined) return
    this.#pages.delete(key)
    this.#bytes -= sizeOf(key, kept.page)
  }
}

interface Kept {
  page: CachedPage
  isDoubted: boolean
}

/** The text, and about what an entry takes besides. */
function sizeOf(key: string, page: CachedPage): number {
  return page.brotli.byteLength + key.length * 2 + 500
}
