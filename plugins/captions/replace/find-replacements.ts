import {type BenchRow, viewOf} from '../bench.ts'
import {type Field} from '../fields.ts'

/** What somebody looks for, and what is to stand there instead. */
export interface Search {
  find: string
  replace: string
  matchCase: boolean
  wholeWord: boolean
  /** `find` is a regular expression, and `$1`, `$<name>`, `$&` in `replace` stand for what it found. */
  regex: boolean
}

/** A stretch of a text before and after: kept, taken out, or put in. */
interface Part {
  kind: 'kept' | 'out' | 'in'
  text: string
}

export interface Replacement {
  id: string
  field: Field
  after: string
  parts: Part[]
}

export type Replacements =
  | {ok: true; replacements: Replacement[]}
  /** The regular expression cannot be read; in the words of the browser. */
  | {ok: false; message: string}

/** Every change that a search would make to what rows say themselves; changes nothing. */
export function findReplacements(
  rows: readonly BenchRow[],
  fields: readonly Field[],
  search: Search,
): Replacements {
  if (search.find === '') return {ok: true, replacements: []}
  const pattern = patternOf(search)
  if (typeof pattern === 'string') return {ok: false, message: pattern}
  const replacements = rows.flatMap((row) =>
    fields.flatMap((field): Replacement[] => {
      const {text, from} = viewOf(row, field)
      if (from !== 'own') return []
      const parts = partsOf(text, pattern, search)
      const after = parts.map((part) => (part.kind === 'out' ? '' : part.text)).join('')
      return after === text ? [] : [{id: row.id, field, after, parts}]
    }),
  )
  return {ok: true, replacements}
}

function patternOf({find, matchCase, wholeWord, regex}: Search): RegExp | string {
  const body = regex ? find : find.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  // `\b` knows only Latin letters.
  const whole = wholeWord ? `(?<![\\p{L}\\p{N}_])(?:${body})(?![\\p{L}\\p{N}_])` : body
  try {
    return new RegExp(whole, matchCase ? 'gu' : 'giu')
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function partsOf(text: string, pattern: RegExp, {replace, regex}: Search): Part[] {
  const parts: Part[] = []
  let end = 0
  const add = (kind: Part['kind'], part: string) => {
    if (part !== '') parts.push({kind, text: part})
  }
  for (const match of text.matchAll(pattern)) {
    // Nothing found somewhere ("x*") is no place to put anything.
    if (match[0] === '') continue
    add('kept', text.slice(end, match.index))
    add('out', match[0])
    add('in', regex ? expanded(replace, match) : replace)
    end = match.index + match[0].length
  }
  add('kept', text.slice(end))
  return parts
}

/** `$1`, `$<name>`, `$&` and `$$`, as `String.replace` understands them. */
function expanded(template: string, match: RegExpMatchArray): string {
  return template.replaceAll(/\$(\$|&|\d|<(\w+)>)/g, (whole, what: string, name?: string) => {
    if (what === '$') return '$'
    if (what === '&') return match[0]
    if (name !== undefined) return match.groups?.[name] ?? ''
    const group = Number(what)
    return group > 0 && group < match.length ? (match[group] ?? '') : whole
  })
}
