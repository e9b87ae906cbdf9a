import {textsOf, wordsOf} from '../documents/words.ts'
import {saturated} from './match.ts'

const TERM = /-?"[^"]*"?|\S+/g

/** One term of a search: its words must follow each other in one text. */
export interface SearchTerm {
  words: string[]
  /** `mayo*`: the last word is only the beginning of one. */
  isPrefix: boolean
  /** `-mayor`: must not occur. */
  isExcluded: boolean
}

/**
 * Reads what an editor types into the Studio's search, for `text::query()`:
 * `fire "city hall" -oslo may*` → four terms, all of which must hold.
 *
 * Terms without letters or digits (`*`, `–`) say nothing and are left out.
 */
export function readSearch(search: string): SearchTerm[] {
  const terms = (search.match(TERM) ?? []).map((text) => ({
    words: wordsOf(text),
    isPrefix: text.endsWith('*'),
    isExcluded: text.startsWith('-'),
  }))
  return terms.filter((term) => term.words.length > 0)
}

/**
 * `value match text::query(search)`. The value may be a text, a document (all its texts), or a list
 * of both. A search without terms finds everything; a search that is no text finds nothing.
 */
export function matchesSearch(value: unknown, search: unknown): boolean {
  if (typeof search !== 'string') return false
  const terms = readSearch(search)
  const texts = terms.length > 0 ? textsIn(value) : []
  return terms.every((term) => occurrences(texts, term) > 0 !== term.isExcluded)
}

/** Above zero exactly when {@link matchesSearch} holds. */
export function searchScore(value: unknown, search: unknown): number {
  if (typeof search !== 'string' || !matchesSearch(value, search)) return 0
  const texts = textsIn(value)
  const sought = readSearch(search).filter((term) => !term.isExcluded)
  const score = sought.reduce((sum, term) => sum + saturated(occurrences(texts, term)), 0)
  return score > 0 ? score : 1
}

function textsIn(value: unknown): string[][] {
  const items: unknown[] = Array.isArray(value) ? value : [value]
  const texts = items.flatMap((item) => textsOf(item))
  return texts.map((text) => wordsOf(text))
}

function occurrences(texts: string[][], term: SearchTerm): number {
  return texts.reduce((sum, words) => sum + occurrencesIn(words, term), 0)
}

function occurrencesIn(words: string[], term: SearchTerm): number {
  let count = 0
  for (let start = 0; start + term.words.length <= words.length; start++) {
    if (standsAt(words, start, term)) count++
  }
  return count
}

function standsAt(words: string[], start: number, term: SearchTerm): boolean {
  const last = term.words.length - 1
  return term.words.every((sought, index) => {
    const word = words[start + index] ?? ''
    return term.isPrefix && index === last ? word.startsWith(sought) : word === sought
  })
}
