import {type Span, inkSize, trimSpan} from '../text/visible.ts'
import {type Lexicon} from './lexicon.ts'

/** A credit as it stands at the end of a caption, read by its own words alone. */
export interface CreditReading {
  /** The credit itself. */
  words: Span
  /** "Photo:", "Courtesy of". */
  label?: Span
  /** Brackets and separators: no part of any field. */
  marks: Span[]
  rule: string
  /** A common word or a person's name that happens to be a credit source too. */
  weak: boolean
  /** "All pictures: …" speaks for the whole gallery. */
  shared: boolean
}

/** A line that is a credit and nothing else. */
export function coversLine(text: string, line: Span, reading: CreditReading): boolean {
  const taken = [reading.words, ...(reading.label ? [reading.label] : []), ...reading.marks]
  return taken.reduce((sum, span) => sum + inkSize(text, span), 0) === inkSize(text, line)
}

/** A full stop behind the credit is no part of it; one inside "I.C.R.C." is. */
export function withoutStop(text: string, {from, to}: Span, lexicon: Lexicon): Span {
  if (
    text[to - 1] !== '.' ||
    /(?:^|[\s/])(?:Inc|Ltd|Co|Jr|Sr|\p{Lu}(?:\.\p{Lu})*)\.$/u.test(text.slice(from, to))
  ) {
    return {from, to}
  }
  if (lexicon.sourceEndingAt(text.slice(from, to), to - from)) return {from, to}
  return trimSpan(text, from, to - 1)
}

/** "TEXT | Getty", "TEXT - AP": the sign between text and credit. */
export function withSeparator(text: string, from: number, reading: CreditReading): CreditReading {
  const start = reading.label?.from ?? reading.words.from
  const match = /(?:(?:\s|^)([|•·/\-–—]{1,2}|\()|([＝]))\s*$/u.exec(text.slice(from, start))
  const printed = match?.[1] ?? match?.[2]
  if (match === null || printed === undefined) return reading
  const sign = from + match.index + match[0].indexOf(printed)
  return {...reading, marks: [{from: sign, to: sign + printed.length}, ...reading.marks]}
}
