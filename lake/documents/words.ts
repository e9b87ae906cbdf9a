import {isRecord} from './json.ts'

const WORD = /[\p{L}\p{N}]+/gu
const DOTS_IN_WORDS = /\b\.+|(?<!\.)\.+\b/g

/** The words that full-text search knows: runs of letters and digits, in lower case. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? []
}

/** `U.S. troops` → `US troops`: GROQ's `match` looks at no dots (groq-js 2.0.1). */
export function withoutDots(text: string): string {
  return text.replace(DOTS_IN_WORDS, '')
}

/**
 * Every text of a document that an editor could have written: all strings, but for those under
 * names that begin with `_` (types, keys, references). `_id` is searched separately.
 *
 * A Portable Text block of several spans gives its whole text and each span, since a word may be
 * half bold.
 */
export function textsOf(value: unknown): string[] {
  const texts: string[] = []
  collect(value, texts)
  return texts
}

function collect(value: unknown, texts: string[]): void {
  if (typeof value === 'string') texts.push(value)
  else if (Array.isArray(value)) for (const item of value) collect(item, texts)
  else if (isRecord(value)) {
    const spans = Array.isArray(value.children) ? spanTexts(value.children) : []
    if (spans.length > 1) texts.push(spans.join(''))
    for (const [key, item] of Object.entries(value)) if (!key.startsWith('_')) collect(item, texts)
  }
}

function spanTexts(children: unknown[]): string[] {
  return children.flatMap((child) => {
    const isSpan = isRecord(child) && child._type === 'span'
    return isSpan && typeof child.text === 'string' ? [child.text] : []
  })
}
