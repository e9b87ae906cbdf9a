import {type CreditReading} from '../credits/credit-reading.ts'
import {type Span, isSameInk, trimSpan} from '../text/visible.ts'
import {type GalleryHead} from './gallery-head.ts'
import {describeHoles} from './holes.ts'
import {readLinesBehind} from './lines-behind.ts'
import {type Member, type Page, type Run} from './run.ts'
import {type Stretch, stripButtons, stripPager} from './stretch.ts'

/**
 * The captions of a gallery that is believed: each with its marker and the lines that belong to it,
 * copies set aside; in several parts where body text stands between them.
 */
export function gatherCaptions(
  page: Page,
  stretches: Stretch[],
  credits: (CreditReading | undefined)[],
  head: GalleryHead,
): Run[] {
  const credited = stretches.filter(
    (stretch, index) =>
      credits[index] !== undefined || isCreditedBelow(page, stretch, index < stretches.length - 1),
  ).length
  // Of two the last may have its credit before the words of the story.
  const few = Math.min(2, stretches.length - 1)
  const mostlyCredited = credited >= few && credited * 10 >= (stretches.length - 1) * 6
  const creditsBelow =
    stretches.filter(({first}, index) => isBelow(credits[index], first)).length >= 2
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
    const closed = readLinesBehind(page, run, member, stretch, {
      credited: isWithin(credits[index], stretch.first),
      mostlyCredited,
      isLast,
      creditsBelow,
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

/** A caption of two paragraphs has its credit behind the second. */
function isCreditedBelow(page: Page, {lines, counter}: Stretch, goesOn: boolean): boolean {
  const leads = counter.leads && goesOn && lines.length <= LONGEST_TAIL
  return leads && lines.some((line) => page.creditIn(line) !== undefined)
}

/** So many paragraphs at most may stand behind the first of a caption. */
const LONGEST_TAIL = 3

function isBelow(credit: CreditReading | undefined, {to}: Span): boolean {
  return credit !== undefined && credit.words.from >= to
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
  return isSameInk(
    page.text,
    {from: last.marker.from, to: span.to},
    {from: stretch.counter.from, to: stretch.first.to},
  )
}

function memberOf(page: Page, run: Run, {counter, first, buttons}: Stretch): Member {
  for (const {from, to} of buttons) run.asides.push({from, to, reason: 'page furniture'})
  const body = stripButtons(page.text, stripPager(page.text, first))
  if (body.from > first.from) {
    run.asides.push({...trimSpan(page.text, first.from, body.from), reason: 'page furniture'})
  }
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
  const sharesLine = before?.inline === true && before.counter.lastLine === counter.line
  if (!counter.leads || sharesLine) return 'certain'
  const isProse = /[.!?]["”’]?$/.test(page.text.slice(first.to - 2, first.to))
  return credit === undefined && mostlyCredited && isProse ? 'possible' : undefined
}
