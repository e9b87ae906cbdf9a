import {type CreditReading, coversLine} from '../credits/credit-reading.ts'
import {type Line} from '../text/page.ts'
import {type Span, trimSpan} from '../text/visible.ts'
import {wordBefore} from '../text/words.ts'
import {type Counter} from './counters.ts'
import {isFurniture} from './furniture.ts'
import {readGalleryHead} from './gallery-head.ts'
import {type Page} from './run.ts'

/** A caption with what stands between it and the next one. */
export interface Stretch {
  counter: Counter
  first: Span
  /** Lines of buttons between a counter on a line of its own and its caption. */
  buttons: Line[]
  /** Lines behind the first, up to the next counter. */
  lines: Line[]
  inline: boolean
}

/**
 * @param isForeign whether a line belongs to another gallery
 * @param following the first counter of the gallery that comes next
 */
export function stretchOf(
  page: Page,
  counter: Counter,
  next: Counter | undefined,
  isForeign: (line: number) => boolean,
  following: Counter | undefined,
): Stretch {
  const own = page.lines[counter.lastLine]
  const sameLine = next !== undefined && next.line === counter.lastLine
  // Another gallery may begin on the line on which this one ends.
  const limit =
    following && following.line === counter.lastLine && following.from > counter.to
      ? startOfGallery(page, following)
      : Infinity
  const end = sameLine ? next.from : Math.min(limit, own?.to ?? counter.to)
  const lines: Line[] = []
  if (!sameLine) {
    // Below the last, a line for the credit; a lone counter's buttons and day may stand before it.
    const most = own?.to === counter.to ? 5 : 3
    const last = next ? next.line : Math.min(page.lines.length, counter.lastLine + most)
    for (let index = counter.lastLine + 1; index < last; index++) {
      const line = page.lines[index]
      if (line && !isForeign(index)) lines.push(line)
    }
    // The next counter stands inside its line: what is before it belongs to this caption's side.
    const nextLine = next && page.lines[next.line]
    if (next && nextLine && !next.leads) {
      lines.push({...trimSpan(page.text, nextLine.from, next.from), afterGap: nextLine.afterGap})
    }
  }
  let first = trimSpan(page.text, counter.to, end)
  // A counter on a line of its own: the caption is the line below.
  const buttons: Line[] = []
  if (first.from === first.to && counter.leads) {
    const at = lines.findIndex((line) => !isFurniture(page.text.slice(line.from, line.to)))
    if (at > 0) buttons.push(...lines.splice(0, at))
    const below = lines.shift()
    if (below) first = {from: below.from, to: below.to}
    if (next === undefined) lines.splice(DAY.test(page.text.slice(first.from, first.to)) ? 2 : 1)
  }
  return {counter, first, buttons, lines, inline: sameLine || !counter.leads}
}

/** "13 March 2019", "March 13, 2019" */
const DAY = /^(?:\d{1,2} \p{L}{3,9}|\p{L}{3,9} \d{1,2},?) \d{4}$/u

/** Where the title of a gallery begins; a caption of the one before it may look like one, but is signed. */
function startOfGallery(page: Page, first: Counter): number {
  const {title, asides} = readGalleryHead(page, first.line, first.from)
  const isSigned = title !== undefined && page.creditIn(title) !== undefined
  const starts = isSigned ? [] : [title, ...asides].map((span) => span?.from ?? first.from)
  return Math.min(first.from, ...starts)
}

/** The credit at the end of the caption, or on the line below it. */
export function creditOf(page: Page, stretch: Stretch): CreditReading | undefined {
  const {first} = stretch
  if (first.from === first.to) return undefined
  const own = page.creditIn(stripPager(page.text, first))
  if (own) return own
  const [below] = stretch.lines
  if (below === undefined || below.to - below.from > 90) return undefined
  const reading = page.creditIn(below)
  return reading && coversLine(page.text, below, reading) ? reading : undefined
}

/** Without the buttons that Gannett and Hearst have in front of a caption. */
export function stripButtons(text: string, {from, to}: Span): Span {
  const buttons = BUTTONS.exec(text.slice(from, Math.min(to, from + 40)))?.[0] ?? ''
  return trimSpan(text, from + buttons.length, to)
}

const BUTTONS =
  /^(?:show caption hide caption|hide caption show caption|buy (?:this )?(?:photo|now))(?=\s|$)/i

/** "prev next" between two slides. */
export function stripPager(text: string, {from, to}: Span): Span {
  let end = to
  for (;;) {
    const word = wordBefore(text, end)
    if (word === undefined || word.from <= from || !/^(?:prev|next|previous)$/i.test(word.text))
      break
    end = word.from
  }
  return trimSpan(text, from, end)
}
