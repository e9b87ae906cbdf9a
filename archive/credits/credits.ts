import {closeOpenEnd} from '../galleries/close-open-end.ts'
import {type Member, type Page, type Run} from '../galleries/run.ts'
import {type Aside, type Doubt} from '../story.ts'
import {type Span, trimSpan} from '../text/visible.ts'
import {actsOnNext} from '../text/words.ts'
import {readAcronyms} from './acronyms.ts'
import {readFragment} from './credit-fragment.ts'
import {type CreditReading} from './credit-reading.ts'
import {CLOSED, readSharedEndings} from './shared-endings.ts'
import {possibleCredit, readSingleName} from './single-name.ts'

/** One caption with its words and its credit parted. */
export interface CreditedMember extends Member {
  text: Span[]
  credit?: CreditReading
  /** Concluded from the neighbours, not read off the words. */
  supposed?: boolean
}

export interface CreditedRun {
  members: CreditedMember[]
  asides: Aside[]
  doubts: MemberDoubt[]
}

interface MemberDoubt extends Doubt {
  member?: number
}

/**
 * Parts the captions of a run from their credits. In order of certainty: what the layout or the
 * phrase itself says; endings that captions of this gallery share; acronyms of a credit of this
 * gallery; a name squeezed behind the sentence where all others are credited. What stays open is
 * left in the text and doubted. No caption ever gets its neighbour's credit, and none is eaten whole.
 */
export function readCredits(page: Page, run: Run): CreditedRun {
  const doubts: MemberDoubt[] = []
  const members = run.members.map((member) => readPhrase(page, member))
  completeNames(page, members)
  const steps = [readSharedEndings, dropLoneWeak, readAcronyms, readSingleName, readFragment]
  closeLast(page, members, doubts, steps)
  for (const step of steps) step(page, members, doubts)
  doubtShared(page, members, doubts)
  doubtEmpty(page, members, doubts)
  doubtRefused(page, members, doubts)
  const asides: Aside[] = members.flatMap(({credit}) =>
    (credit?.marks ?? []).map((mark) => ({...mark, reason: 'sign around the credit'})),
  )
  return {members: members.map((member) => partText(page, member)), asides, doubts}
}

export type CreditStep = (page: Page, members: CreditedMember[], doubts: MemberDoubt[]) => void

function readPhrase(page: Page, member: Member): CreditedMember {
  if (member.credit || member.openEnd) return {...member, text: member.body}
  const last = member.body.at(-1)
  const credit = last && page.creditIn(last)
  const eatsAll = credit && member.body.length === 1 && eatsCaption(last, credit)
  return {...member, text: member.body, ...(credit && !eatsAll ? {credit} : {})}
}

/** Without a label, a caption that is nothing but a name is a caption: "Theresa May and Philip May". */
function eatsCaption(body: Span, credit: CreditReading): boolean {
  return credit.words.from <= body.from && credit.label === undefined && credit.weak
}

/**
 * "… at Lousã Nguyen Huy Kham/Reuters": where one caption leaves open how much of the names is the
 * photographer's, another that has the same credit tells.
 */
function completeNames(page: Page, members: CreditedMember[]): void {
  const printed = (words: Span) => page.text.slice(words.from, words.to)
  const chains = members.flatMap(({credit}) => (credit?.rule === 'credit-chain' ? [credit] : []))
  const credits = [...new Set(chains.map(({words}) => printed(words)))]
  for (const {credit, body} of members) {
    const last = body.at(-1)
    if (last === undefined || credit?.rule !== 'credit-chain' || credit.marks.length > 0) continue
    const own = printed(credit.words)
    const [whole] = credits
      .filter((one) => one.endsWith(` ${own}`) && page.text.endsWith(` ${one}`, credit.words.to))
      .sort((a, b) => b.length - a.length)
    const from = whole === undefined ? -1 : credit.words.to - whole.length
    if (from > last.from) credit.words = {from, to: credit.words.to}
  }
}

/** A common word is a credit only where other captions have credits too. */
const dropLoneWeak: CreditStep = (page, members, doubts) => {
  const strong = members.filter(({credit}) => credit && !credit.weak).length
  const printed = new Map<string, number>()
  for (const {credit} of members) {
    const words = credit ? page.text.slice(credit.words.from, credit.words.to) : ''
    printed.set(words, (printed.get(words) ?? 0) + 1)
  }
  for (const [index, member] of members.entries()) {
    const {credit} = member
    if (!credit?.weak) continue
    const isAlone = printed.get(page.text.slice(credit.words.from, credit.words.to)) === 1
    const acted = isAlone && credit.rule === 'agency' && actsOnNext(page.text, credit.words.from)
    const sure =
      (strong >= 1 && !acted) ||
      credit.rule === 'name-and-house' ||
      CLOSED.test(
        page.text.slice(Math.max(0, credit.words.from - 8), credit.words.from).trimEnd(),
      ) ||
      (printed.get(page.text.slice(credit.words.from, credit.words.to)) ?? 0) > 1
    if (sure) continue
    doubts.push({...possibleCredit(page, credit.words), member: index})
    delete member.credit
  }
}

/** The end of the last caption of a line is told by its credit, in the light of the others. */
function closeLast(
  page: Page,
  members: CreditedMember[],
  doubts: MemberDoubt[],
  steps: readonly CreditStep[],
): void {
  const last = members.at(-1)
  const span = last?.body.at(-1)
  if (!last?.openEnd || span === undefined) return
  const copies = members.map((member) => ({...member}))
  for (const step of steps) step(page, copies, [])
  const others = copies.slice(0, -1)
  const printed = others.flatMap(({credit}) =>
    credit ? [page.text.slice(credit.words.from, credit.words.to)] : [],
  )
  const longest = others
    .flatMap(({body}) => body)
    .reduce((most, {from, to}) => Math.max(most, to - from), 0)
  const closed = closeOpenEnd(page, span, [...new Set(printed)], longest)
  if (last.openEnd === 'possible' && closed.by !== 'credit') {
    delete last.openEnd
    return
  }
  last.body = [...last.body.slice(0, -1), closed.body]
  last.text = last.body
  if (closed.credit) last.credit = closed.credit
  if (closed.by === 'credit') return
  const member = members.length - 1
  if (closed.by === 'name' && closed.credit) {
    last.supposed = true
    const name = page.text.slice(closed.credit.words.from, closed.credit.words.to)
    const message = `“${name}” stands in one caption only and is no known credit source; it was read as the credit because the caption and the next sentence meet there`
    doubts.push({code: 'unknownCredit', message, ...closed.credit.words, member})
    return
  }
  const isWhole = closed.by === 'line' && closed.body.to === span.to && isWholeLine(page, span)
  if (isWhole && !endsLikeNoOther(page, closed.body, others)) return
  const message =
    'No credit tells where the last caption ends and the story goes on; it was ended with its sentence'
  doubts.push({code: 'openEnd', message, ...closed.body, member})
}

/** "Tarn from above Met Office Four died.": a sentence, where the others are none and have credits. */
function endsLikeNoOther(page: Page, body: Span, others: readonly CreditedMember[]): boolean {
  const isSentence = ({to}: Span) => /[.!?]["”’')]?$/.test(page.text.slice(Math.max(0, to - 2), to))
  const phrases = others.filter(({text}) => !text.some(isSentence))
  const credited = phrases.filter(({credit}) => credit !== undefined)
  return isSentence(body) && others.length >= 3 && credited.length * 2 > others.length
}

function isWholeLine(page: Page, span: Span): boolean {
  return page.text.slice(span.from, span.to).length < 300
}

function doubtShared(page: Page, members: CreditedMember[], doubts: MemberDoubt[]): void {
  for (const [index, {credit}] of members.entries()) {
    if (!credit?.shared || members.length < 2) continue
    const printed = page.text.slice(credit.words.from, credit.words.to)
    const message = `“${printed}” is said of all pictures but stands with one caption; it was not copied to the others`
    doubts.push({code: 'galleryCredit', message, ...credit.words, member: index})
  }
}

/** "… interviewed by the AP" where the others end with their credits: this one may as well. */
function doubtRefused(page: Page, members: readonly CreditedMember[], doubts: MemberDoubt[]): void {
  if (members.filter(({credit}) => credit).length * 2 < members.length) return
  for (const [index, {credit, body, openEnd}] of members.entries()) {
    const last = body.at(-1)
    if (credit || openEnd || last === undefined) continue
    const tail = page.text.slice(last.from, last.to)
    const source = page.lexicon.sourceEndingAt(tail, tail.length)
    if (source === undefined || source.weak) continue
    const words = {from: last.from + source.from, to: last.to}
    const printed = page.text.slice(words.from, words.to)
    const message = `“${printed}” may be the credit of this caption; the sentence seems to need it, so it was left in the text`
    doubts.push({code: 'possibleCredit', message, ...words, member: index})
  }
}

/** "2/4 Reuters" beside captions that say what they show. */
function doubtEmpty(page: Page, members: readonly CreditedMember[], doubts: MemberDoubt[]): void {
  const isEmpty = (member: CreditedMember) => partText(page, member).text.length === 0
  if (members.every(isEmpty)) return
  for (const [index, member] of members.entries()) {
    const span = member.marker ?? member.credit?.words
    if (span === undefined || !isEmpty(member)) continue
    const printed = page.text.slice(span.from, span.to)
    const message = `Nothing but the credit stands behind “${printed}”; the caption has no words`
    doubts.push({code: 'emptyCaption', message, ...span, member: index})
  }
}

/** The words of the caption without its credit, label and signs. */
function partText(page: Page, member: CreditedMember): CreditedMember {
  const {credit, body} = member
  const last = body.at(-1)
  if (!credit || !last || member.credit === undefined) return {...member, text: body}
  const taken = [credit.words, ...(credit.label ? [credit.label] : []), ...credit.marks]
  const inside = taken.filter(({from, to}) => from >= last.from && to <= last.to)
  const start = Math.min(last.to, ...inside.map(({from}) => from))
  const rest = trimSpan(page.text, last.from, start)
  return {...member, text: [...body.slice(0, -1), ...(rest.from < rest.to ? [rest] : [])]}
}
