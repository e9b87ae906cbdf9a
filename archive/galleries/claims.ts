import {type Span, isInvisible} from '../text/visible.ts'
import {type Member, type Run} from './run.ts'

/** Which characters of a page are spoken for. */
export class Claims {
  readonly #text: string
  #taken: Uint8Array | undefined

  constructor(text: string) {
    this.#text = text
  }

  /**
   * The run as it may stand: without a title or an aside that somebody else has already, and not
   * at all when one of its captions is.
   */
  settle(run: Run): Run | undefined {
    if (run.members.length === 0) return run
    const spans = run.members.flatMap(spansOf)
    if (spans.some((span, index) => !this.#isFree(span) || overlapsEarlier(spans, index))) {
      return undefined
    }
    for (const span of spans) this.#take(span)
    const {title, ...rest} = run
    const keepsTitle = title !== undefined && this.#takeFree(title)
    return {
      ...rest,
      ...(keepsTitle ? {title} : {}),
      asides: run.asides.filter((aside) => this.#takeFree(aside)),
    }
  }

  #takeFree(span: Span): boolean {
    const isFree = this.#isFree(span)
    if (isFree) this.#take(span)
    return isFree
  }

  #isFree({from, to}: Span): boolean {
    if (this.#taken === undefined) return true
    for (let index = from; index < to; index++) {
      if (this.#taken[index] === 1 && !isInvisible(this.#text.charCodeAt(index))) return false
    }
    return true
  }

  #take({from, to}: Span): void {
    this.#taken ??= new Uint8Array(this.#text.length)
    this.#taken.fill(1, from, to)
  }
}

function spansOf({marker, body, credit}: Member): Span[] {
  return [
    ...(marker ? [marker] : []),
    ...body,
    ...(credit ? [credit.words, ...(credit.label ? [credit.label] : []), ...credit.marks] : []),
  ]
}

/** Captions follow one another, so that only the span right before can reach into this one. */
function overlapsEarlier(spans: readonly Span[], index: number): boolean {
  const span = spans[index]
  const before = spans[index - 1]
  return (
    span !== undefined && before !== undefined && span.from < before.to && before.from < span.to
  )
}
