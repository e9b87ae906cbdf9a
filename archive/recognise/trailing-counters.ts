import {type CreditReading, coversLine} from '../credits/credit-reading.ts'
import {countersOnLines} from '../galleries/chains.ts'
import {type Counter} from '../galleries/counters.ts'
import {weighRun} from '../galleries/evidence.ts'
import {isFurniture} from '../galleries/furniture.ts'
import {describeHoles} from '../galleries/holes.ts'
import {type Member, type Page, type Run} from '../galleries/run.ts'
import {type Aside, type Doubt} from '../story.ts'
import {type Line} from '../text/page.ts'
import {type Span, inkOf, trimSpan} from '../text/visible.ts'

/**
 * Captions before their counters, as on the picture pages of Reuters:
 *
 *     Students hold candles outside the court. REUTERS/John Doe
 *     Reuters / Thursday, September 21, 2017
 *     Students hold candles outside the court. REUTERS/John Doe
 *     Close
 *     1 / 30
 *
 * the counter at the end of the caption's line or on a line of its own, and each caption up to
 * three times, now and then cut short ("… held candles outside the...more"). One copy is the
 * caption, the others are asides.
 */
export function recogniseTrailingCounters(page: Page): Run[] {
  const trailing = page.counters.filter(
    ({trails, leads, word, line}) =>
      trails && !/caption/.test(word) && (!leads || isBelow(page, line)),
  )
  const runs: Run[] = []
  let chain: Counter[] = []
  const close = () => {
    if (chain.length > 1 && !isBegunAbove(page, chain)) runs.push(...readChain(page, chain))
    chain = []
  }
  for (const counter of trailing) {
    const last = chain.at(-1)
    const goesOn =
      last !== undefined &&
      last.total === counter.total &&
      last.leads === counter.leads &&
      counter.n > last.n &&
      counter.line - last.line <= MOST_LINES
    if (!goesOn) close()
    chain.push(counter)
  }
  close()
  return runs
}

/** Lines of one slide: the caption three times, its date, a button, the counter. */
const MOST_LINES = 8

/**
 * The number before the first of them stands above it without a caption over it: then captions stand
 * below their counters, and what looked like the end of a slide is the credit of the one before.
 */
function isBegunAbove(page: Page, [first]: readonly Counter[]): boolean {
  if (first === undefined || !first.leads || first.n === 1) return false
  return countersOnLines(page, first.line - MOST_LINES, first.line - 1).some(
    ({n, total, leads, trails}) => n === first.n - 1 && total === first.total && leads && trails,
  )
}

/** A counter on a line of its own belongs to what is above it, unless it leans on what is below. */
function isBelow(page: Page, line: number): boolean {
  const own = page.lines[line]
  const below = page.lines[line + 1]
  const [above, buttons] = aboveButtons(page, line)
  if (own === undefined || above === undefined) return false
  const credited = (span: Line | undefined) =>
    span !== undefined && page.creditIn(span) !== undefined
  if (buttons.length > 0) {
    // "Prev Next" ↵ "Image 1 of 3" ↵ the caption: the buttons begin what the counter stands in.
    const leans =
      below && !below.afterGap && [...buttons.slice(1), own].every((one) => !one.afterGap)
    return !(leans && buttons[0]?.afterGap) && (credited(above) || !credited(below))
  }
  if (!own.afterGap && (below === undefined || below.afterGap)) return true
  if (own.afterGap && below && !below.afterGap) return false
  // All parted alike: the caption with a credit is the one that belongs to the counter.
  return credited(above) && !credited(below)
}

/** The line above, without the buttons between; they come along, the uppermost first. */
function aboveButtons(page: Page, line: number): [Line | undefined, Line[]] {
  const buttons: Line[] = []
  for (let index = line - 1; index >= 0; index--) {
    const above = page.lines[index]
    if (above === undefined || !isFurniture(page.text.slice(above.from, above.to))) {
      return [above, buttons]
    }
    buttons.unshift(above)
  }
  return [undefined, buttons]
}

interface Slide {
  member: Member
  asides: Aside[]
  text: string
  credit: CreditReading | undefined
}

function readChain(page: Page, chain: Counter[]): Run[] {
  const [first] = chain
  const last = chain.at(-1)
  if (first === undefined || last === undefined) return []
  const slides = chain.map((counter, index) => readSlide(page, counter, chain[index - 1]))
  const verdict = weighRun({
    counters: chain,
    texts: slides.map(({text}) => text),
    credits: slides.map(({credit}) => credit),
    hasHead: false,
    befores: [],
    context: page.text.slice(Math.max(0, first.from - 300), first.from),
    inline: false,
  })
  const credited = slides.filter(({credit}) => credit).length
  // Behind the text stand ratings and the numbers of posts; without credits nothing tells them apart.
  const isGallery =
    verdict.isGallery && (credited >= 2 || (first.leads && credited > 0) || first.word !== '')
  if (!isGallery) return []
  const doubts: Doubt[] = describeHoles(page.text, chain, first.total)
  return [
    {
      rule: 'trailing-counters',
      certainty: 'found',
      total: first.total,
      members: slides.map(({member}) => member),
      asides: slides.flatMap(({asides}) => asides),
      doubts,
    },
  ]
}

function readSlide(page: Page, counter: Counter, previous: Counter | undefined): Slide {
  const {text} = page
  const own = page.lines[counter.line]
  const marker = {from: counter.from, to: counter.to}
  const asides: Aside[] = []
  const beside = own
    ? trimSpan(text, own.from, counter.from)
    : {from: counter.from, to: counter.from}
  const lines: Span[] = linesAbove(page, counter, previous)
  if (beside.from < beside.to) lines.push(beside)
  const below = creditBelow(page, counter)
  if (below) lines.push(below)
  const member: Member = {marker, body: []}
  const seen: string[] = []
  for (const line of lines) {
    const words = text.slice(line.from, line.to)
    const ink = inkOf(words)
    const date = DATE_LINE.exec(words)?.[1]
    if (date !== undefined) {
      member.dateLine = date
      asides.push({...line, reason: 'date line of the slide'})
    } else if (isFurniture(words)) asides.push({...line, reason: 'page furniture'})
    else if (seen.some((one) => isCopy(one, ink)))
      asides.push({...line, reason: 'caption, printed again'})
    else {
      seen.push(ink)
      member.body.push(line)
    }
  }
  const last = member.body.at(-1)
  const credit = last && page.creditIn(last)
  return {member, asides, text: last ? text.slice(last.from, last.to) : '', credit}
}

/** "A float turns the corner (2/4)" ↵ "Getty": behind a counter that ends its line, its credit. */
function creditBelow(page: Page, counter: Counter): Span | undefined {
  const below = counter.leads ? undefined : page.lines[counter.lastLine + 1]
  const credit = below && page.creditIn(below)
  return below && credit && coversLine(page.text, below, credit)
    ? {from: below.from, to: below.to}
    : undefined
}

/** "Reuters / Thursday, September 21, 2017", "Thursday, September 21, 2017" */
const DATE_LINE = /^(?:[\p{L} ]{2,30} \/ )?((?:\p{L}+day, )?\p{L}+ \d{1,2}, \d{4})$/u

/** Whether two lines say the same, or one is the other cut short. */
function isCopy(a: string, b: string): boolean {
  return a === b || isCutOf(a, b) || isCutOf(b, a)
}

function isCutOf(short: string, long: string): boolean {
  const cut = /(?:\.\.\.|…)(?:more)?$/.exec(short)
  return cut !== null && cut.index > 20 && long.startsWith(short.slice(0, cut.index))
}

/**
 * The lines of a slide. Before the first slide stands the story: there a line counts only while it
 * is chrome, a date, or a copy of the caption.
 */
function linesAbove(page: Page, counter: Counter, previous: Counter | undefined): Span[] {
  const {text, lines} = page
  const lowest = counter.line - 1
  if (previous) {
    const between: Span[] = []
    const start = previous.lastLine + (creditBelow(page, previous) ? 2 : 1)
    for (let index = start; index <= lowest; index++) {
      const line = lines[index]
      if (line) between.push({from: line.from, to: line.to})
    }
    return between
  }
  if (!counter.leads) return []
  const found: Span[] = []
  let ink: string | undefined
  for (let index = lowest; index >= 0 && index > lowest - MOST_LINES; index--) {
    const line = lines[index]
    if (line === undefined) break
    const words = text.slice(line.from, line.to)
    const isChrome = isFurniture(words) || DATE_LINE.test(words)
    if (!isChrome && ink !== undefined && !isCopy(inkOf(words), ink)) break
    if (!isChrome) ink = inkOf(words)
    found.unshift({from: line.from, to: line.to})
  }
  // Chrome above the first copy belongs to the page.
  while (found[0] && isFurniture(text.slice(found[0].from, found[0].to))) found.shift()
  return found
}
