import {type Chain, chainInline, chainLines, fillChain} from '../chains.ts'
import {type Counter} from '../counters.ts'
import {type CreditReading} from '../credit-phrase.ts'
import {weighRun} from '../evidence.ts'
import {isFurniture} from '../furniture.ts'
import {type GalleryHead, readGalleryHead} from '../gallery-head.ts'
import {describeHoles} from '../holes.ts'
import {toldAbout} from '../learning.ts'
import {type Line} from '../page.ts'
import {type Member, type Page, type Run} from '../run.ts'
import {type Doubt} from '../story.ts'
import {type Span, inkOf, trimSpan} from '../visible.ts'
import {wordBefore} from '../words.ts'

/**
 * Captions behind their counters, as The Independent and the Evening Standard print them:
 *
 *     UK news in pictures
 *     34 show all UK news in pictures
 *     1/34 30 November 2017 A supporter wears a mask AP
 *     2/34 29 November 2017 A sign is displayed Rex Features
 *
 * one a line, one a paragraph, a counter on a line of its own, or all of it inside one paragraph.
 * A paragraph between two captions belongs to the first of them while that still lacks its credit;
 * else it is body, and the gallery comes in two parts, so that everything keeps its place.
 */
export function recogniseLeadingCounters(page: Page): Run[] {
  const leading = page.counters.filter(({leads}) => leads)
  const textOf = (counter: Counter) =>
    inkOf(page.text.slice(counter.to, page.lines[counter.line]?.to))
  const sameText = (a: Counter, b: Counter) => textOf(a) === textOf(b)
  const chains = chainLines(leading, sameText)
    .filter((chain) => chain.length > 1)
    .map((chain) => dropProse(page, fillChain(page, chain)))
    .filter((chain) => chain.length > 1)
  const used = new Set(chains.flat())
  const rest = page.counters.filter((counter) => !used.has(counter))
  const inline = chainInline(page, rest)
  const owners = new Map<number, Chain>()
  for (const chain of chains) for (const {line} of chain) owners.set(line, chain)
  return [...chains, ...inline]
    .sort((a, b) => (a[0]?.from ?? 0) - (b[0]?.from ?? 0))
    .flatMap((chain, index, all) => {
      // Lines that belong to the captions of another gallery: two may run into one another.
      const isForeign = (line: number) => (owners.get(line) ?? chain) !== chain
      return readChain(page, chain, isForeign, all[index + 1]?.[0])
    })
}

/** "9/11 attacks killed …" between captions of a gallery of eleven: the words go on in small letters. */
function dropProse(page: Page, chain: Chain): Chain {
  const isProse = (counter: Counter) =>
    /^\s*\p{Ll}/u.test(page.text.slice(counter.to, counter.to + 4))
  const prose = chain.filter(isProse)
  return prose.length > 0 && prose.length * 4 <= chain.length
    ? chain.filter((counter) => !isProse(counter))
    : chain
}

/** A caption with what stands between it and the next one. */
interface Stretch {
  counter: Counter
  first: Span
  /** Lines behind the first, up to the next counter. */
  lines: Line[]
  inline: boolean
}

function readChain(
  page: Page,
  chain: Chain,
  isForeign: (line: number) => boolean,
  following: Counter | undefined,
): Run[] {
  const [first] = chain
  if (first === undefined) return []
  const stretches = chain.map((counter, index) =>
    stretchOf(page, counter, chain[index + 1], isForeign, following),
  )
  const texts = stretches.map(({first: span}) => page.text.slice(span.from, span.to))
  const credits = stretches.map((stretch) => creditOf(page, stretch))
  const head = readGalleryHead(page, first.line, first.from)
  const context = page.text.slice(Math.max(0, first.from - 160), first.from)
  const inline = stretches.some((stretch) => stretch.inline)
  const told = toldAbout(page.lexicon.examples, texts[0] ?? '')
  const verdict = weighRun({
    counters: chain,
    texts,
    credits,
    hasHead: head.announces,
    context,
    inline,
  })
  if (!(told ?? verdict.isGallery)) {
    const isDoubtful = told === undefined && verdict.doubtful && chain.every(({leads}) => leads)
    return isDoubtful ? [doubtRun(page, chain)] : []
  }
  const runs = assemble(page, stretches, credits, head)
  const last = chain.at(-1)
  const mixed = chain.some(({line}, index) => {
    const next = chain[index + 1]
    return next !== undefined && range(line + 1, next.line).some(isForeign)
  })
  if (mixed && last) {
    runs[0]?.doubts.push({
      code: 'interleavedGalleries',
      message: `Captions of another gallery stand between those of the gallery of ${first.total}; each was put to its own`,
      from: first.from,
      to: last.to,
    })
  }
  return runs
}

function range(from: number, to: number): number[] {
  return Array.from({length: Math.max(0, to - from)}, (_, index) => from + index)
}

/** Nothing is taken out of the body; the doubt alone is carried on. */
function doubtRun(page: Page, chain: Chain): Run {
  const from = chain[0]?.from ?? 0
  const to = chain.at(-1)?.to ?? from
  const printed = chain.map((counter) => page.text.slice(counter.from, counter.to)).slice(0, 4)
  const doubt: Doubt = {
    code: 'possibleGallery',
    message: `The paragraphs behind ${printed.join(', ')} count like captions but read like a list of days or points; they were left in the body`,
    from,
    to,
  }
  return {rule: 'leading-counters', certainty: 'supposed', members: [], asides: [], doubts: [doubt]}
}

function stretchOf(
  page: Page,
  counter: Counter,
  next: Counter | undefined,
  isForeign: (line: number) => boolean,
  following: Counter | undefined,
): Stretch {
  const own = page.lines[counter.line]
  const sameLine = next !== undefined && next.line === counter.line
  // Another gallery may begin on the line on which this one ends.
  const limit =
    following && following.line === counter.line && following.from > counter.to
      ? startOfGallery(page, following)
      : Infinity
  const end = sameLine ? next.from : Math.min(limit, own?.to ?? counter.to)
  const lines: Line[] = []
  if (!sameLine) {
    const last = next ? next.line : Math.min(page.lines.length, counter.line + 3)
    for (let index = counter.line + 1; index < last; index++) {
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
  const below = lines[0]
  if (first.from === first.to && below) {
    first = {from: below.from, to: below.to}
    lines.shift()
  }
  return {counter, first, lines, inline: sameLine || !counter.leads}
}

/** Where the title of a gallery begins; a caption of the one before it may look like one, but is signed. */
function startOfGallery(page: Page, first: Counter): number {
  const {title, asides} = readGalleryHead(page, first.line, first.from)
  const isSigned = title !== undefined && page.creditIn(title) !== undefined
  const starts = isSigned ? [] : [title, ...asides].map((span) => span?.from ?? first.from)
  return Math.min(first.from, ...starts)
}

function creditOf(page: Page, stretch: Stretch): CreditReading | undefined {
  const {first} = stretch
  if (first.from === first.to) return undefined
  const own = page.creditIn(stripPager(page.text, first))
  if (own) return own
  const [below] = stretch.lines
  if (below === undefined || below.to - below.from > 90) return undefined
  const reading = page.creditIn(below)
  return reading && coversLine(page.text, below, reading) ? reading : undefined
}

/** A line that is a credit and nothing else. */
export function coversLine(text: string, line: Span, reading: CreditReading): boolean {
  const taken = [reading.words, ...(reading.label ? [reading.label] : []), ...reading.marks]
  const size = taken.reduce((sum, {from, to}) => sum + inkOf(text.slice(from, to)).length, 0)
  return size === inkOf(text.slice(line.from, line.to)).length
}

/** "prev next" between two slides. */
function stripPager(text: string, {from, to}: Span): Span {
  let end = to
  for (;;) {
    const word = wordBefore(text, end)
    if (word === undefined || word.from <= from || !/^(?:prev|next|previous)$/i.test(word.text))
      break
    end = word.from
  }
  return trimSpan(text, from, end)
}

function assemble(
  page: Page,
  stretches: Stretch[],
  credits: (CreditReading | undefined)[],
  head: GalleryHead,
): Run[] {
  const credited = credits.filter((credit) => credit !== undefined).length
  const mostlyCredited = credited >= 2 && credited * 10 >= (stretches.length - 1) * 6
  const total = stretches[0]?.counter.total ?? 0
  const runs: Run[] = [newRun(total, head)]
  let started = stretches[0]?.counter.from ?? 0
  let interruptions = 0
  for (const [index, stretch] of stretches.entries()) {
    const run = runs.at(-1)
    if (run === undefined) continue
    const isLast = index === stretches.length - 1
    const copy = copyOf(page, run, stretch)
    if (copy) {
      run.asides.push({
        from: stretch.counter.from,
        to: stretch.first.to,
        reason: 'caption, printed again',
      })
      continue
    }
    const member = memberOf(page, run, stretch)
    run.members.push(member)
    const openEnd = isLast
      ? openEndOf(page, stretch, stretches[index - 1], credits[index], mostlyCredited)
      : undefined
    if (openEnd) member.openEnd = openEnd
    const closed = readFollowing(page, run, member, stretch, {
      credited: isWithin(credits[index], stretch.first),
      mostlyCredited,
      isLast,
    })
    if (closed && !isLast) {
      interruptions++
      runs.push(newRun(total, {asides: [], announces: false}))
      started = stretch.counter.from
    }
  }
  const kept = runs.filter(({members}) => members.length > 0)
  const [main] = kept
  if (main === undefined) return []
  main.doubts.push(
    ...describeHoles(
      page.text,
      stretches.map(({counter}) => counter),
      total,
    ),
  )
  if (interruptions > 0) {
    main.doubts.push({
      code: 'interruptedGallery',
      message: `The gallery of ${total} is interrupted by body text; it was kept in ${kept.length} parts so that everything stays in its place`,
      from: stretches[0]?.counter.from ?? started,
      to: stretches.at(-1)?.counter.to ?? started,
    })
  }
  return kept
}

function isWithin(credit: CreditReading | undefined, {from, to}: Span): boolean {
  return credit !== undefined && credit.words.from >= from && credit.words.to <= to
}

function newRun(total: number, head: GalleryHead): Run {
  return {
    rule: 'leading-counters',
    certainty: 'found',
    total,
    ...(head.title ? {title: head.title} : {}),
    members: [],
    asides: [...head.asides],
    doubts: [],
  }
}

function copyOf(page: Page, run: Run, stretch: Stretch): boolean {
  const last = run.members.at(-1)
  const span = last?.body[0]
  if (span === undefined || last?.marker === undefined) return false
  return (
    inkOf(page.text.slice(last.marker.from, span.to)) ===
    inkOf(page.text.slice(stretch.counter.from, stretch.first.to))
  )
}

function memberOf(page: Page, run: Run, {counter, first}: Stretch): Member {
  const body = stripPager(page.text, first)
  if (body.to < first.to) {
    run.asides.push({...trimSpan(page.text, body.to, first.to), reason: 'page furniture'})
  }
  return {
    marker: {from: counter.from, to: counter.to},
    body: body.from < body.to ? [body] : [],
  }
}

/** Where the last caption of a line ends, only its credit can tell. */
function openEndOf(
  page: Page,
  stretch: Stretch,
  before: Stretch | undefined,
  credit: CreditReading | undefined,
  mostlyCredited: boolean,
): Member['openEnd'] {
  const {first, counter} = stretch
  const sharesLine = before?.inline === true && before.counter.line === counter.line
  if (!counter.leads || sharesLine) return 'certain'
  const isProse = /[.!?]["”’]?$/.test(page.text.slice(first.to - 2, first.to))
  return credit === undefined && mostlyCredited && isProse ? 'possible' : undefined
}

interface Standing {
  credited: boolean
  mostlyCredited: boolean
  isLast: boolean
}

/**
 * Goes through the lines behind a caption. Gives `true` when one of them is body text, which ends
 * this part of the gallery.
 */
function readFollowing(
  page: Page,
  run: Run,
  member: Member,
  stretch: Stretch,
  standing: Standing,
): boolean {
  const {text} = page
  let {credited} = standing
  if (member.openEnd === 'certain') return false
  const alone = page.lines[stretch.counter.line]?.to === stretch.counter.to
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

function isCopy(text: string, member: Member, line: Line): boolean {
  const [first] = member.body
  return (
    first !== undefined &&
    inkOf(text.slice(first.from, first.to)) === inkOf(text.slice(line.from, line.to))
  )
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
