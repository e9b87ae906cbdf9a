import {EventStream} from './event-stream.ts'

/** Proxies give a silent connection up after 30 to 60 seconds. */
const KEEP_ALIVE_MS = 15_000
/** As hosted: streams end after half an hour and clients resume, so nothing can hang for ever. */
const LONGEST_LIFE_MS = 30 * 60_000
const MOST_STREAMS = 1200
/** What is left is for those who are signed in, so that strangers cannot shut an editor out. */
const MOST_OF_STRANGERS = 1000

/** Who hears of what: they may lose the right to it while they listen. */
export interface Hearer {
  dataset: string
  /** `null` for strangers. */
  userId: string | null
  tokenId: string | null
}

/** All streams that are open, so that they can be kept alive, counted and ended. */
export class OpenStreams {
  readonly #streams = new Map<EventStream, Hearer & {opened: number}>()
  #timer: NodeJS.Timeout | undefined

  /** `undefined` when there are too many already. */
  open(hearer: Hearer): EventStream | undefined {
    if (this.#streams.size >= MOST_STREAMS) return undefined
    if (hearer.userId === null && this.#strangers() >= MOST_OF_STRANGERS) return undefined
    const stream = new EventStream()
    this.#streams.set(stream, {...hearer, opened: performance.now()})
    void stream.closed.then(() => this.#streams.delete(stream))
    this.#timer ??= setInterval(() => this.#tick(), KEEP_ALIVE_MS).unref()
    return stream
  }

  /** Ends what somebody may have lost the right to. They open it again if they have not. */
  end(isMeant: (hearer: Hearer) => boolean): void {
    for (const [stream, hearer] of this.#streams) if (isMeant(hearer)) stream.close()
  }

  close(): void {
    clearInterval(this.#timer)
    this.end(() => true)
  }

  #strangers(): number {
    return [...this.#streams.values()].filter(({userId}) => userId === null).length
  }

  #tick(): void {
    const now = performance.now()
    for (const [stream, {opened}] of this.#streams) {
      if (now - opened > LONGEST_LIFE_MS) stream.close()
      else stream.keepAlive()
    }
  }
}
