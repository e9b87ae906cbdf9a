export interface OpeningClockOptions {
  now: () => number
  /** When the next story opens by itself, if any does. */
  ask: (now: Date) => Promise<Date | undefined>
  /** A story may have opened. */
  opened: () => void
  /** Nobody has said when the next one does; we ask again after a pause. */
  unanswered: (error: unknown) => void
}

/** The lake's clock may be behind ours: after an opening we look again. */
const LOOK_AGAIN_MS = [0, 1_000, 5_000, 30_000]
/** A question that was not answered is asked again: soon, then less and less soon. */
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 30_000
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
  #again: NodeJS.Timeout | undefined
  #pause = FIRST_PAUSE_MS
  /** Questions by their number: the newest, and the newest that was, and was not, answered. */
  #asked = 0
  #answered = 0
  #failed = 0
  #isStopped = false

  constructor(options: OpeningClockOptions) {
    this.#options = options
  }

  /** False while the next opening may be one that nobody has told us of. */
  get isKnown(): boolean {
    return this.#answered > this.#failed
  }

  /** Asks for the next opening, until somebody says. Call it when documents have changed. Never rejects. */
  async refresh(): Promise<void> {
    const question = ++this.#asked
    const at = this.#options.now()
    try {
      const next = await this.#options.ask(new Date(at))
      if (next) this.#add(next.getTime())
      this.#hear(question, at)
    } catch (error) {
      this.#failed = Math.max(this.#failed, question)
      if (!this.isKnown && !this.#isStopped) this.#askAgain(error)
    }
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
    clearTimeout(this.#again)
  }

  /** A question of `at` has been answered. */
  #hear(question: number, at: number): void {
    const wasMissing = this.#failed > this.#answered
    this.#answered = Math.max(this.#answered, question)
    if (!this.isKnown) return
    clearTimeout(this.#again)
    this.#pause = FIRST_PAUSE_MS
    if (!wasMissing) return
    // What has opened while we did not know, nobody tells us.
    this.#add(at)
    this.#options.opened()
  }

  #askAgain(error: unknown): void {
    this.#options.unanswered(error)
    clearTimeout(this.#again)
    this.#again = setTimeout(() => void this.refresh(), this.#pause)
    this.#again.unref()
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS)
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
