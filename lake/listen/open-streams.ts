import {EventStream} from './event-stream.ts'

/** Proxies give a silent connection up after 30 to 60 seconds. */
const KEEP_ALIVE_MS = 15_000
/** As hosted: streams end after half an hour and clients resume, so nothing can hang for ever. */
const LONGEST_LIFE_MS = 30 * 60_000
const MOST_STREAMS = 1200
/** What is left is for those who are signed in, so that strangers cannot shut an editor out. */
const MOST_OF_STRANGERS = 1000

/** Whose stream it is: it ends when the user changes or the token is revoked. */
export interface StreamOwner {
  userId: string | null
  tokenId: string | null
}

/** All streams that are open, so that they can be kept alive, counted and ended. */
export class OpenStreams {
  readonly #streams = new Map<EventStream, StreamOwner & {opened: number}>()
  #timer: NodeJS.Timeout | undefined

  /** `undefined` when there are too many already. */
  open(owner: StreamOwner): EventStream | undefined {
    if (this.#streams.size >= MOST_STREAMS) return undefined
    if (owner.userId === null && this.#strangers() >= MOST_OF_STRANGERS) return undefined
    const stream = new EventStream()
    this.#streams.set(stream, {...owner, opened: performance.now()})
    void stream.closed.then(() => this.#streams.delete(stream))
    this.#timer ??= setInterval(() => this.#tick(), KEEP_ALIVE_MS).unref()
    return stream
  }

  /** Ends what somebody may have lost the right to. They open it again if they have not. */
  end(isMeant: (owner: StreamOwner) => boolean): void {
    for (const [stream, owner] of this.#streams) if (isMeant(owner)) stream.close()
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
