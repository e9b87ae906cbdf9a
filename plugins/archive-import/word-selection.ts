/** A stretch of the source in UTF-16 offsets. */
export interface Stretch {
  from: number
  to: number
}

/** Words that somebody is choosing: the first one that was taken, and the one that was reached. */
export interface WordSelection {
  anchor: Stretch
  head: Stretch
}

export function stretchOf({anchor, head}: WordSelection): Stretch {
  return {from: Math.min(anchor.from, head.from), to: Math.max(anchor.to, head.to)}
}

/**
 * One word on or back from where the selection is, or, without one, the word at `start`. To `extend`
 * keeps the word where it began.
 */
export function stepWords(
  text: string,
  selection: WordSelection | undefined,
  {by, extend, start}: {by: 1 | -1; extend: boolean; start: number},
): WordSelection | undefined {
  if (selection === undefined) {
    const word = wordFrom(text, start)
    return word && {anchor: word, head: word}
  }
  const {anchor, head} = selection
  const next =
    by > 0
      ? wordFrom(text, skipInk(text, head.to, 1))
      : wordBefore(text, skipInk(text, head.from, -1))
  if (next === undefined) return selection
  return {anchor: extend ? anchor : next, head: next}
}

/** What a person has marked with the mouse, blanks left out and words that were cut made whole. */
export function wholeWords(text: string, {from, to}: Stretch): Stretch | undefined {
  let [start, end] = [from, to]
  while (start < end && isBlank(text, start)) start++
  while (end > start && isBlank(text, end - 1)) end--
  if (start === end) return undefined
  while (isInsideWord(text, start)) start--
  while (isInsideWord(text, end)) end++
  return {from: start, to: end}
}

/** The part of the source that a range of the page covers, given the pieces that say where they begin. */
export function stretchIn(pane: HTMLElement, range: Range): Stretch | undefined {
  let found: Stretch | undefined
  for (const piece of pane.querySelectorAll<HTMLElement>('[data-from]')) {
    const node = piece.firstChild
    if (!(node instanceof Text) || !range.intersectsNode(node)) continue
    const at = Number(piece.dataset['from'])
    const from = node === range.startContainer ? range.startOffset : 0
    const to = node === range.endContainer ? range.endOffset : node.length
    if (from < to) found = {from: found?.from ?? at + from, to: at + to}
  }
  return found
}

/** Signs around a word are no part of it: "(Jane", "Roe," */
const OPENING = '("“‘«[{|'
const CLOSING = ')"”’»]},.;:!?|'

function wordFrom(text: string, offset: number): Stretch | undefined {
  let from = offset
  for (;;) {
    while (from < text.length && isBlank(text, from)) from++
    if (from === text.length) return undefined
    let to = from
    while (to < text.length && !isBlank(text, to)) to++
    const word = bare(text, from, to)
    if (word.from >= offset) return word
    from = to
  }
}

function wordBefore(text: string, offset: number): Stretch | undefined {
  let to = offset
  for (;;) {
    while (to > 0 && isBlank(text, to - 1)) to--
    if (to === 0) return undefined
    let from = to
    while (from > 0 && !isBlank(text, from - 1)) from--
    const word = bare(text, from, to)
    if (word.to <= offset) return word
    to = from
  }
}

/** Past the signs that stand at a word. */
function skipInk(text: string, offset: number, by: 1 | -1): number {
  let at = offset
  const isInk = () =>
    by > 0 ? at < text.length && !isBlank(text, at) : at > 0 && !isBlank(text, at - 1)
  while (isInk()) at += by
  return at
}

/** A word of nothing but signs stays as it is. */
function bare(text: string, from: number, to: number): Stretch {
  let [start, end] = [from, to]
  while (start < end && OPENING.includes(text.charAt(start))) start++
  while (end > start && CLOSING.includes(text.charAt(end - 1))) end--
  return start < end ? {from: start, to: end} : {from, to}
}

function isBlank(text: string, offset: number): boolean {
  return /\s/.test(text.charAt(offset))
}

function isInsideWord(text: string, offset: number): boolean {
  return /^[\p{L}\p{N}\p{M}]{2}$/u.test(text.slice(offset - 1, offset + 1))
}
