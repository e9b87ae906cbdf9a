export interface OpeningClockOptions {
  now: () => number
  /** When the next story opens by itself, if any does. */
  ask: (now: Date) => Promise<Date | undefined>
  /** A story may have opened. */
  opened: () => void
}

/** The lake's clock may be behind ours: after an opening we look again. */
const LOOK_AGAIN_MS = [0, 1_000, 5_000, 30_000]
/** Longer than this no timer of Node's can wait. */
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000

/**
 * Knows when embargoes end. Nothing changes in the lake at that minute, so nobody tells us: the clock
 * does, and no page that was made before is served after, however late the timer.
 */
export class OpeningClock {
  readonly #options: OpeningClockOptions
  #moments: number[] = []
  #last = -Infinity
  #timer: NodeJS.Timeout | undefined
  #isStopped = false

  constructor(options: OpeningClockOptions) {
    this.#options = options
  }

  /** Asks for the next opening. Call it when documents have changed; rejects as `ask` does. */
  async refresh(): Promise<void> {
    const next = await this.#options.ask(new Date(this.#options.now()))
    if (next) this.#add(next.getTime())
    this.#wait()
  }

  /** The last moment up to `now` at which something may have opened. */
  lastOpening(now: number): number {
    for (const moment of this.#moments)
      if (moment <= now && moment > this.#last) this.#last = moment
    return this.#last
  }

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
  }

  #add(opening: number): void {
    const moments = LOOK_AGAIN_MS.map((later) => opening + later)
    this.#moments = [...new Set([...this.#moments, ...moments])].sort((a, b) => a - b)
  }

  #wait(): void {
    clearTimeout(this.#timer)
    if (this.#isStopped) return
    const now = this.#options.now()
    this.lastOpening(now)
    this.#moments = this.#moments.filter((moment) => moment > now)
    const [next] = this.#moments
    if (next === undefined) return
    this.#timer = setTimeout(() => this.#ring(), Math.min(next - now, LONGEST_WAIT_MS))
    this.#timer.unref()
  }

  #ring(): void {
    const before = this.#last
    if (this.lastOpening(this.#options.now()) > before) this.#options.opened()
    this.#wait()
  }
}
