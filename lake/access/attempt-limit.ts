/**
 * Slows guessing down: after so many failures within a minute, further attempts are refused until
 * the minute is over. Only failures count in the end, so whoever knows the secret never notices.
 *
 * An attempt that takes a while is counted as it begins, and taken back if it was none: many that are
 * made at once would all be let through otherwise.
 */
export class AttemptLimit {
  readonly #most: number
  readonly #clock: () => number
  readonly #failures = new Map<string, {count: number; until: number}>()

  constructor(most: number, clock: () => number) {
    this.#most = most
    this.#clock = clock
  }

  /** How many seconds to wait before the next attempt; 0 when it may be made. */
  waitFor(who: string): number {
    const known = this.#failures.get(who)
    if (!known || known.count < this.#most) return 0
    return Math.max(0, Math.ceil((known.until - this.#clock()) / 1000))
  }

  fail(who: string): void {
    const now = this.#clock()
    for (const [each, {until}] of this.#failures) if (until <= now) this.#failures.delete(each)
    const known = this.#failures.get(who) ?? {count: 0, until: now + MINUTE_MS}
    this.#failures.set(who, {...known, count: known.count + 1})
  }

  /** Takes one failure back. */
  forgive(who: string): void {
    const known = this.#failures.get(who)
    if (!known) return
    if (known.count > 1) this.#failures.set(who, {...known, count: known.count - 1})
    else this.#failures.delete(who)
  }
}

const MINUTE_MS = 60_000
