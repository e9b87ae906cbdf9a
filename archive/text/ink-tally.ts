import {sha256} from './digest.ts'
import {isInvisible} from './visible.ts'

/**
 * How often each visible character stands in some texts, in whatever order they come: what two
 * accounts of one source must agree on, when one of them has put the captions behind the body.
 */
export class InkTally {
  readonly #counts = new Map<number, number>()

  add(text: string): this {
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      if (!isInvisible(code)) this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1)
    }
    return this
  }

  /** The same for the same characters as often. */
  digest(): string {
    const counts = [...this.#counts].sort(([a], [b]) => a - b)
    return sha256(counts.map(([code, count]) => `${code}:${count}`).join(' '))
  }
}
