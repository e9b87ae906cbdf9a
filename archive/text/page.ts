import {type Span, isInvisible, trimSpan} from './visible.ts'

/** One paragraph of the source: a line, or the lines of a hard-wrapped paragraph. */
export interface Line extends Span {
  /** An empty line (or nothing) stands before it. */
  afterGap: boolean
}

/**
 * The paragraphs of a text, without the blanks at their ends; empty ones are left out. Ends of
 * lines of all systems count. Lines that were wrapped at a fixed width make one paragraph.
 */
export function findLines(text: string): Line[] {
  const lines: Line[] = []
  let gap = true
  let start = 0
  while (start <= text.length) {
    const end = nextLineEnd(text, start)
    const {from, to} = trimSpan(text, start, end)
    if (from === to) gap = true
    else {
      lines.push({from, to, afterGap: gap})
      gap = false
    }
    start = end + (text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF ? 2 : 1)
  }
  return unwrapLines(text, lines)
}

const LF = 10
const CR = 13

function nextLineEnd(text: string, start: number): number {
  for (let index = start; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if ((code >= LF && code <= CR) || code === 0x2028 || code === 0x2029) return index
  }
  return text.length
}

/** Nobody wraps at less than a narrow column or more than a wide terminal. */
const WRAP_WIDTHS = {least: 40, most: 110}

/**
 * A text was wrapped when its lines are full: the first word of each line would not have fitted on
 * the line before. Decided for the whole text, so that a list of short lines stays a list.
 */
function unwrapLines(text: string, lines: Line[]): Line[] {
  const width = lines.reduce((most, {from, to}) => Math.max(most, to - from), 0)
  if (width < WRAP_WIDTHS.least || width > WRAP_WIDTHS.most) return lines
  let full = 0
  let joints = 0
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index]
    const before = lines[index - 1]
    if (line === undefined || before === undefined || line.afterGap) continue
    joints++
    if (isFull(text, before, line, width)) full++
  }
  if (joints < 2 || full < joints * 0.8) return lines
  const joined: Line[] = []
  for (const line of lines) {
    const before = joined.at(-1)
    const goesOn = before !== undefined && !line.afterGap && !startsAnew(text, line)
    if (goesOn) before.to = line.to
    else joined.push({...line})
  }
  return joined
}

function isFull(text: string, before: Line, line: Line, width: number): boolean {
  let end = line.from
  while (end < line.to && !isInvisible(text.charCodeAt(end))) end++
  return before.to - before.from + 1 + (end - line.from) > width
}

/** A counter or a bullet begins a paragraph even in wrapped text. */
function startsAnew(text: string, line: Line): boolean {
  return /^(?:\d{1,3}\s?\/\s?\d{1,3}\s|[-*•–]\s)/.test(text.slice(line.from, line.from + 12))
}
