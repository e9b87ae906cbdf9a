import {type Example, type ReaderOptions} from '../reader-options.ts'
import {AGENCIES, type CreditSource} from './agencies.ts'

/** What the reader knows before it opens a text: who is credited, and what people have told it. */
export interface Lexicon {
  /** The credit source whose name ends exactly at `end`, the longest of all that do. */
  sourceEndingAt: (text: string, end: number) => KnownSource | undefined
  /** The credit source that this text names and nothing else. */
  sourceNamed: (text: string) => KnownSource | undefined
  examples: readonly Example[]
}

interface KnownSource {
  from: number
  name: string
  weak: boolean
}

interface Alias {
  printed: string
  /** Lower case, or `undefined` when only the exact spelling counts. */
  folded: string | undefined
  name: string
  weak: boolean
  /** Chinese and Japanese write without blanks: such a name may touch the word before it. */
  touches: boolean
}

/**
 * The built-in agencies, the newsroom's own credit sources, and the answers of its people. Made once
 * for the same options: an import reads thousands of stories with them.
 */
export function makeLexicon(options: ReaderOptions = BUILT_IN): Lexicon {
  const known = lexicons.get(options)
  if (known) return known
  const lexicon = build(options.creditSources ?? [], options.examples ?? [])
  lexicons.set(options, lexicon)
  return lexicon
}

const BUILT_IN: ReaderOptions = {}
const lexicons = new WeakMap<ReaderOptions, Lexicon>()

function build(sources: readonly CreditSource[], examples: readonly Example[]): Lexicon {
  const byLastWord = new Map<string, Alias[]>()
  const refused = new Set(
    examples.flatMap((one) => (one.about === 'credit' && !one.is ? [one.words] : [])),
  )
  const learnt = examples.flatMap((one) =>
    one.about === 'credit' && one.is ? [{name: one.source ?? one.words, aliases: [one.words]}] : [],
  )
  // Later entries win, so that a newsroom may strengthen or rename what is built in.
  for (const source of [...AGENCIES, ...sources, ...learnt]) {
    for (const alias of aliasesOf(source)) {
      if (refused.has(alias.printed)) continue
      const key = lastWord(alias.printed, alias.printed.length).toLowerCase()
      const others = (byLastWord.get(key) ?? []).filter(({printed}) => printed !== alias.printed)
      byLastWord.set(
        key,
        [...others, alias].sort((a, b) => b.printed.length - a.printed.length),
      )
    }
  }
  const sourceEndingAt = (text: string, end: number): KnownSource | undefined => {
    const candidates = byLastWord.get(lastWord(text, end).toLowerCase())
    const alias = candidates?.find((candidate) => endsWith(text, end, candidate))
    return alias && {from: end - alias.printed.length, name: alias.name, weak: alias.weak}
  }
  return {
    sourceEndingAt,
    sourceNamed: (text) => {
      const found = sourceEndingAt(text, text.length)
      return found?.from === 0 ? found : undefined
    },
    examples,
  }
}

function aliasesOf({name, aliases = [], weak = []}: CreditSource): Alias[] {
  const strong = [name, ...aliases].filter((printed) => !weak.includes(printed))
  return [
    ...strong.map((printed) => aliasOf(printed, name, false)),
    ...weak.map((printed) => aliasOf(printed, name, true)),
  ]
}

function aliasOf(printed: string, name: string, weak: boolean): Alias {
  const exact = /^[\p{Lu}.\d]{1,5}$/u.test(printed)
  return {
    printed,
    folded: exact ? undefined : printed.toLowerCase(),
    name,
    weak,
    touches: /^[\p{sc=Han}\p{sc=Katakana}\p{sc=Hangul}]/u.test(printed),
  }
}

/** The run of letters and digits before `end`; for scripts without blanks, its last letter. */
function lastWord(text: string, end: number): string {
  let from = end
  while (from > 0 && isWordCode(text.charCodeAt(from - 1))) from--
  if (from === end) return text.slice(Math.max(0, end - 1), end)
  return text.charCodeAt(end - 1) >= 0x2e80 ? text.slice(end - 1, end) : text.slice(from, end)
}

function isWordCode(code: number): boolean {
  if (code < 0x80) {
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
  }
  return (code >= 0xc0 && code < 0x2000) || code >= 0x2e80
}

function endsWith(text: string, end: number, alias: Alias): boolean {
  const from = end - alias.printed.length
  if (from < 0) return false
  // Dozens of houses are called "… Images"; one letter tells most of them apart.
  if (!mayBeSameLetter(text.charCodeAt(from), alias.printed.charCodeAt(0))) return false
  if (!alias.touches && from > 0 && isWordCode(text.charCodeAt(from - 1))) return false
  const stretch = text.slice(from, end).replace(/[\u00A0\u2009\u202F]/g, ' ')
  if (stretch !== alias.printed) {
    if (alias.folded === undefined || stretch.toLowerCase() !== alias.folded) return false
    if (!/^\p{Lu}/u.test(stretch) && /^\p{Lu}/u.test(alias.printed)) return false
  }
  return true
}

/** Capitals and small letters differ in one bit; of other alphabets nothing is said here. */
function mayBeSameLetter(a: number, b: number): boolean {
  return a === b || a >= 0x80 || b >= 0x80 || (a | 0x20) === (b | 0x20)
}
