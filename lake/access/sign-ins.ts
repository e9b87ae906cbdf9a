import {randomBytes} from 'node:crypto'

/** The browser comes back with it at once. */
const LIFE_MS = 60_000

/**
 * The step between signing in on our page and the Studio's having a token: a secret in the address,
 * good for one use within a minute.
 */
export class SignIns {
  readonly #clock: () => number
  readonly #waiting = new Map<string, {userId: string; until: number}>()

  constructor(clock: () => number) {
    this.#clock = clock
  }

  /** The Studio wants at least 20 characters. */
  begin(userId: string): string {
    const now = this.#clock()
    for (const [sid, {until}] of this.#waiting) if (until <= now) this.#waiting.delete(sid)
    const sid = randomBytes(30).toString('base64url')
    this.#waiting.set(sid, {userId, until: now + LIFE_MS})
    return sid
  }

  /** Who signed in; `undefined` for a secret that is unknown, used or too old. */
  finish(sid: string): string | undefined {
    const found = this.#waiting.get(sid)
    this.#waiting.delete(sid)
    return found && found.until > this.#clock() ? found.userId : undefined
  }
}
