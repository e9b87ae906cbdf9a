import {coversLine} from '../credits/credit-reading.ts'
import {isNameList} from '../credits/name-list.ts'
import {type Line} from '../text/page.ts'
import {isSameInk} from '../text/visible.ts'
import {isFurniture} from './furniture.ts'
import {type Member, type Page, type Run} from './run.ts'
import {type Stretch} from './stretch.ts'

/** What is known of a caption before the lines behind it are read. */
interface Standing {
  credited: boolean
  mostlyCredited: boolean
  isLast: boolean
  /** Other captions of the gallery have their credit on the line below. */
  creditsBelow: boolean
}

/**
 * Goes through the lines behind a caption. Gives `true` when one of them is body text, which ends
 * this part of the gallery.
 */
export function readLinesBehind(
  page: Page,
  run: Run,
  member: Member,
  stretch: Stretch,
  standing: Standing,
): boolean {
  const {text} = page
  let {credited} = standing
  if (member.openEnd === 'certain') return false
  const alone = page.lines[stretch.counter.lastLine]?.to === stretch.counter.to
  for (let index = 0; index < stretch.lines.length; index++) {
    const line = stretch.lines[index]
    if (line === undefined) continue
    const words = text.slice(line.from, line.to)
    if (isFurniture(words)) {
      if (standing.isLast) return false
      run.asides.push({from: line.from, to: line.to, reason: 'page furniture'})
      continue
    }
    if (isCopy(text, member, line)) {
      run.asides.push({from: line.from, to: line.to, reason: 'caption, printed again'})
      continue
    }
    const reading = page.creditIn(line)
    const isCredit = reading !== undefined && coversLine(text, line, reading)
    if (isCredit && !credited && index === 0) {
      member.body.push({from: line.from, to: line.to})
      delete member.openEnd
      credited = true
      continue
    }
    if (standing.creditsBelow && !credited && index === 0 && isNameLine(words)) {
      member.credit = {words: {from: line.from, to: line.to}, ...BELOW}
      credited = true
      continue
    }
    const end = credited ? -1 : endOfCaption(page, stretch, index, standing, alone)
    if (end >= index) {
      for (const part of stretch.lines.slice(index, end + 1)) {
        member.body.push({from: part.from, to: part.to})
      }
      delete member.openEnd
      credited = true
      index = end
      continue
    }
    return true
  }
  return false
}

/** Nobody is known, but where others are credited so a line of names is a credit. */
function isNameLine(words: string): boolean {
  return words.length <= 60 && !/[.!?]$/.test(words) && isNameList(words)
}

const BELOW = {marks: [], rule: 'credit-below', weak: false, shared: false}

function isCopy(text: string, member: Member, line: Line): boolean {
  const [first] = member.body
  return first !== undefined && isSameInk(text, first, line)
}

/**
 * The line on which the caption ends that has no credit yet: the next one that ends with a credit,
 * where captions have credits; a line that goes on in the middle of a sentence; between counters on
 * lines of their own, everything. −1 when the caption has ended already.
 */
function endOfCaption(
  page: Page,
  stretch: Stretch,
  index: number,
  {mostlyCredited, isLast}: Standing,
  alone: boolean,
): number {
  const {text} = page
  const limit = Math.min(stretch.lines.length, index + (isLast ? 2 : 4))
  if (mostlyCredited) {
    for (let at = index; at < limit; at++) {
      const line = stretch.lines[at]
      if (line === undefined || isFurniture(text.slice(line.from, line.to))) break
      if (/[.!?]$/.test(text.slice(line.from, line.to)) && isLast) continue
      if (page.creditIn(line)) return at
    }
  }
  const line = stretch.lines[index]
  const goesOn =
    line !== undefined &&
    !/[.!?…"”)]$/.test(text.slice(stretch.first.from, stretch.first.to)) &&
    /^\p{Ll}/u.test(text.slice(line.from, line.from + 2))
  if (goesOn) return index
  return alone && !isLast ? stretch.lines.length - 1 : -1
}
