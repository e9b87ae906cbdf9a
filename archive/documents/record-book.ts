import {type StoryIds} from '../../newsroom/ids.ts'
import {
  type Discard,
  type ReviewFlag,
  type Segment,
  type Suggestion,
} from '../../newsroom/import-record.ts'
import {type Keyed} from '../../newsroom/model.ts'
import {
  type Aside,
  type Doubt,
  type Hint,
  type Part,
  type SourceText,
  type Words,
} from '../story.ts'
import {codePointsOf} from '../text/code-points.ts'
import {stretchDigest} from '../text/digest.ts'
import {type Span} from '../text/visible.ts'

/** Keeps the books of one import: where each stretch of the source went, in code points. */
export class RecordBook {
  readonly #text: string
  readonly #pointOf: (offset: number) => number
  readonly #segments: Keyed<Segment>[] = []
  readonly #discarded: Keyed<Discard>[] = []
  readonly #review: Keyed<ReviewFlag>[] = []
  readonly #suggestions: Keyed<Suggestion>[] = []

  constructor({text}: SourceText) {
    this.#text = text
    this.#pointOf = codePointsOf(text)
  }

  segment(words: Words, kind: string, target: string, path: string): void {
    for (const span of words.spans) {
      this.#segments.push({
        _key: `s${this.#segments.length}`,
        _type: 'segment',
        from: this.#pointOf(span.from),
        to: this.#pointOf(span.to),
        kind,
        target,
        path,
        rule: words.rule,
        certainty: words.certainty,
        digest: stretchDigest(this.#text.slice(span.from, span.to)),
      })
    }
  }

  discard({from, to, reason}: Aside): void {
    this.#discarded.push({
      _key: `d${this.#discarded.length}`,
      _type: 'discard',
      ...this.#points({from, to}),
      reason,
      digest: stretchDigest(this.#text.slice(from, to)),
    })
  }

  review({code, message, about, ...span}: Doubt, ids: StoryIds): void {
    this.#review.push({
      _key: `r${this.#review.length}`,
      _type: 'reviewFlag',
      code,
      message,
      ...this.#points(span),
      target: targetOf(about, ids),
      ...(about?.path === undefined ? {} : {path: about.path}),
    })
  }

  suggest({about, value, reason, rule, ...span}: Hint, ids: StoryIds): void {
    this.#suggestions.push({
      _key: `h${this.#suggestions.length}`,
      _type: 'suggestion',
      target: targetOf(about, ids),
      path: about.path ?? '',
      value: JSON.stringify(value),
      reason,
      ...this.#points(span),
      rule,
    })
  }

  /** Segments and discards in the order of the source. */
  entries() {
    return {
      segments: this.#segments.sort((a, b) => a.from - b.from),
      discarded: this.#discarded,
      review: this.#review,
      suggestions: this.#suggestions,
    }
  }

  #points({from, to}: Span): Span {
    return {from: this.#pointOf(from), to: this.#pointOf(to)}
  }
}

function targetOf(about: Part | undefined, ids: StoryIds): string {
  if (about?.gallery === undefined) return ids.article
  return about.caption === undefined
    ? ids.gallery(about.gallery)
    : ids.caption(about.gallery, about.caption)
}
