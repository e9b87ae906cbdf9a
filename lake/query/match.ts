import {withoutDots} from '../documents/words.ts'

/** What `match` regards as one word: `O'Brien`, `e-mail` is two (groq-js 2.0.1, GROQ spec). */
const SEPARATED = /[^!@#$%^&*(),\\/?";:{}|[\]+<>\s-]+/g
const SEPARATED_BUT_STAR = /[^!@#$%^&(),\\/?";:{}|[\]+<>\s-]+/g

/** Longer search words are cut, as in groq-js. */
const LONGEST_WORD = 1024

/**
 * GROQ's `text match pattern`: every word of the pattern is a word of the text, case aside; `*`
 * stands for any letters. Time grows with the length of text and pattern, whatever they hold.
 *
 * Both sides may be a text or a list of texts. A pattern that is anything else matches nothing; in
 * the text, what is no text is passed over.
 */
export function matches(text: unknown, pattern: unknown): boolean {
  const patterns = patternWords(pattern)
  const words = textWords(text)
  if (patterns === undefined || patterns.length === 0 || words.length === 0) return false
  return patterns.every((each) => words.some((word) => matchesWord(word, each)))
}

/** How well it matches, as groq-js scores: words that occur often count more, but ever less so. */
export function matchScore(text: unknown, pattern: unknown): number {
  const patterns = patternWords(pattern)
  const words = textWords(text)
  if (patterns === undefined || patterns.length === 0 || words.length === 0) return 0
  return patterns
    .map((each) => saturated(words.filter((word) => matchesWord(word, each)).length))
    .reduce((sum, score) => sum + score, 0)
}

/** BM25's curve for the frequency of a term, without its corpus. */
export function saturated(frequency: number): number {
  return (frequency * 2.2) / (frequency + 1.2)
}

/** The words of a `match` pattern in lower case; `undefined` when it is not made of texts. */
export function patternWords(pattern: unknown): string[] | undefined {
  const texts: unknown[] = Array.isArray(pattern) ? pattern : [pattern]
  const words: string[] = []
  for (const text of texts) {
    if (typeof text !== 'string') return undefined
    words.push(...split(text, SEPARATED_BUT_STAR).map((word) => word.slice(0, LONGEST_WORD)))
  }
  return words
}

function textWords(text: unknown): string[] {
  const texts: unknown[] = Array.isArray(text) ? text : [text]
  return texts.flatMap((each) => (typeof each === 'string' ? split(each, SEPARATED) : []))
}

function split(text: string, words: RegExp): string[] {
  return withoutDots(text).toLowerCase().match(words) ?? []
}

/** Looks for the pieces between the stars one after the other; it never has to go back. */
function matchesWord(word: string, pattern: string): boolean {
  const pieces = pattern.split('*')
  const first = pieces.shift() ?? ''
  const last = pieces.pop()
  if (last === undefined) return word === first
  if (word.length < first.length + last.length) return false
  if (!word.startsWith(first) || !word.endsWith(last)) return false
  let from = first.length
  for (const piece of pieces) {
    const at = word.indexOf(piece, from)
    if (at < 0) return false
    from = at + piece.length
  }
  return from <= word.length - last.length
}
