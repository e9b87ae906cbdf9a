import {findPartialDates} from '../../newsroom/dates/find-partial-dates.ts'
import {opensSentence, sentenceEnd} from './sentences.ts'
import {type Span, trimSpan} from './visible.ts'
import {isCapitalised} from './words.ts'

/** The first sentence of a stretch, or what reads like one; `undefined` when it never ends. */
export function endOfSentence(text: string, span: Span): Span | undefined {
  const rest = text.slice(span.from, span.to)
  const end = sentenceEnd(rest)
  const day = dayBeforeSentence(rest.slice(0, end < 0 ? 600 : end))
  if (day !== undefined) return trimSpan(text, span.from, span.from + day)
  const boundary = /\p{Ll}(?=\s+\p{Lu}\p{Ll}*\s)/gu
  // A caption without a full stop: the next sentence opens with a word that opens sentences.
  for (const match of rest.slice(0, end < 0 ? 600 : end).matchAll(boundary)) {
    const at = match.index + match[0].length
    const next = /^\s+(\S+)/.exec(rest.slice(at))?.[1] ?? ''
    if (opensSentence(next) && isCapitalised(next)) {
      return trimSpan(text, span.from, span.from + at)
    }
  }
  if (end > 0 && end < rest.length) {
    return trimSpan(text, span.from, span.from + end)
  }
  return undefined
}

/** "…, 22 July 2018 Spieth found …": where the day ends with which the caption does; not its heading. */
function dayBeforeSentence(words: string): number | undefined {
  for (const {date, from, to} of findPartialDates(words)) {
    const hasYear = date.precision === 'day' || date.precision === 'month'
    const isLast = hasYear && /\d{4}$/.test(words.slice(to - 4, to))
    if (from > 0 && isLast && /^\s\p{Lu}\p{L}+\s\p{Ll}/u.test(words.slice(to, to + 40))) return to
  }
  return undefined
}
