/**
 * What counts as a character that may not be lost: everything but white space, the zero-width
 * space and the byte order mark. Direction marks and joiners count: they change how words look.
 */
const INVISIBLE = /[\s\u200B\uFEFF]+/g

/** `true` for a UTF-16 code unit that leaves no mark on paper. */
export function isInvisible(code: number): boolean {
  if (code < 0x80) return code === 32 || (code >= 9 && code <= 13)
  if (code < 0x1680) return code === 0xa0
  return (
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff ||
    code === 0x1680
  )
}

/** The text without all that is invisible. Two texts with equal ink hold the same words. */
export function inkOf(text: string): string {
  return text.replace(INVISIBLE, '')
}

export interface Span {
  /** UTF-16 offset, included. */
  from: number
  /** UTF-16 offset, not included. */
  to: number
}

/** Whether two stretches of a text have equal ink; most differ in their first letters. */
export function isSameInk(text: string, a: Span, b: Span): boolean {
  let at = skipBlanks(text, a.from, a.to)
  let beside = skipBlanks(text, b.from, b.to)
  while (at < a.to && beside < b.to) {
    if (text.charCodeAt(at) !== text.charCodeAt(beside)) return false
    at = skipBlanks(text, at + 1, a.to)
    beside = skipBlanks(text, beside + 1, b.to)
  }
  return at === a.to && beside === b.to
}

/** How many visible UTF-16 units stand in a stretch. */
export function inkSize(text: string, {from, to}: Span): number {
  let size = 0
  for (let index = from; index < to; index++) if (!isInvisible(text.charCodeAt(index))) size++
  return size
}

function skipBlanks(text: string, from: number, to: number): number {
  let index = from
  while (index < to && isInvisible(text.charCodeAt(index))) index++
  return index
}

/** The span without the blanks at its ends; `from === to` when nothing in it can be seen. */
export function trimSpan(text: string, from: number, to: number): Span {
  let start = from
  let end = to
  while (start < end && isInvisible(text.charCodeAt(start))) start++
  while (end > start && isInvisible(text.charCodeAt(end - 1))) end--
  return {from: start, to: end}
}

/** The last so many UTF-16 units of a span, without the word that this would cut in two. */
export function lastPart(text: string, {from, to}: Span, most: number): Span {
  if (to - from <= most) return {from, to}
  let start = to - most
  while (start < to && !isInvisible(text.charCodeAt(start - 1))) start++
  return {from: start, to}
}
