import {type Page} from '../galleries/run.ts'
import {LONGEST_PLACE, isKnownPlace} from '../places/gazetteer.ts'
import {
  MAY_END_CAPTION,
  type Word,
  isCapitalised,
  isTitle,
  wantsMore,
  wordBefore,
  wordsIn,
} from '../text/words.ts'
import {type CreditStep, type CreditedMember} from './credits.ts'
import {isHouse} from './house-names.ts'
import {isEvent, isVenue} from './scene-names.ts'

/** Credits of several words are at most so long: "International Committee of the Red Cross". */
const LONGEST_ENDING = 8

/**
 * An unknown ending is a credit when captions of one gallery share it: "… Mosul, November 2016
 * Conflict Armament Research". Not a credit is what the sentence asks for ("portrait of President
 * Donald Trump"), a place, a day, a venue, and a person the story tells of; such endings stay in
 * the text; a person is doubted, and so is any of them in which all captions of the gallery end.
 */
export const readSharedEndings: CreditStep = (page, members, doubts) => {
  const doubted = new Set<string>()
  let open = members
    .filter(({credit, openEnd}) => !credit && !openEnd)
    .map((member) => ({member, endings: endingsOf(page, member)}))
  const last = members.filter(({openEnd}) => openEnd)
  for (;;) {
    open = open.filter(({member}) => !member.credit)
    const best = bestEnding(open, doubted, (words) =>
      last.some((member) =>
        signatureOf(page, member, words).some((at) => page.text.startsWith(words, at)),
      ),
    )
    if (best === undefined) return
    const isBest = ({words}: Ending) => words === best.words
    const owning = open.filter(({endings}) => endings.some(isBest))
    const owners = owning.map(({member}) => member)
    const spans = owning.flatMap(({endings}) => endings.filter(isBest))
    const refusal = refusalOf(page, best.words, spans, members)
    if (refusal === undefined) {
      for (const [index, member] of owners.entries()) {
        const span = spans[index]
        if (span === undefined) continue
        member.credit = {
          words: {from: span.from, to: span.to},
          marks: [],
          rule: 'shared-ending',
          weak: false,
          shared: false,
        }
        member.supposed = true
      }
      for (const {member} of open) signNames(page, member, best.words)
      continue
    }
    doubted.add(best.words)
    const [span] = spans
    const alike = owners.length === members.length && owners.length >= 3
    if ((refusal !== 'person' && !alike) || span === undefined) continue
    doubts.push({
      code: 'sharedEnding',
      message: `${owners.length} captions end with “${best.words}”; it reads like a part of the sentence and was not taken for a credit`,
      from: span.from,
      to: span.to,
      member: members.indexOf(owners[0] ?? members[0] ?? {text: [], body: []}),
    })
  }
}

/** "Dame Jane Roe Petra Muster": all of it names, parted by what signs the other captions. */
function signNames(page: Page, member: CreditedMember, words: string): void {
  const last = member.body.at(-1)
  if (member.credit || last === undefined) return
  const from = last.to - words.length
  if (from <= last.from || page.text.slice(from, last.to) !== words) return
  if (wantsMore(wordBefore(page.text, from)?.text ?? '')) return
  member.credit = {
    words: {from, to: last.to},
    marks: [],
    rule: 'shared-ending',
    weak: false,
    shared: false,
  }
  member.supposed = true
}

interface Ending {
  words: string
  count: number
  from: number
  to: number
}

/** Every stretch of names at the end of the caption, the longest first. */
function endingsOf(page: Page, member: CreditedMember): Ending[] {
  const last = member.body.at(-1)
  if (last === undefined) return []
  const words = wordsIn(page.text, Math.max(last.from, last.to - 120), last.to)
  const endings: Ending[] = []
  const final = words.at(-1)
  if (final === undefined || /[.!?,;:"”)]$/.test(final.text)) return []
  for (
    let index = words.length - 1;
    index >= 0 && words.length - index <= LONGEST_ENDING;
    index--
  ) {
    const word = words[index]
    if (word === undefined || !mayStandInName(word, index === words.length - 1)) break
    // A caption that is names from the first word to the last is no credit.
    if (index === 0 && word.from === last.from) return []
    if (!isCapitalised(word.text)) continue
    const printed = page.text.slice(word.from, final.to)
    endings.unshift({words: printed, count: words.length - index, from: word.from, to: final.to})
  }
  return endings
}

function mayStandInName(word: Word, isLast: boolean): boolean {
  if (/\d/.test(word.text)) return false
  if (isCapitalised(word.text))
    return isLast || !/[.,;:!?")”]$/.test(word.text) || /^\p{Lu}\.$/u.test(word.text)
  return (
    !isLast && /^(?:of|the|and|for|&|de|von|van|der|la|le|du|des|y|e|do|da|dos)$/.test(word.text)
  )
}

/** The ending that most captions share; of those equally common, the longest. */
function bestEnding(
  open: readonly {endings: readonly Ending[]}[],
  doubted: ReadonlySet<string>,
  signsOpenEnd: (words: string) => boolean,
): Ending | undefined {
  const counts = new Map<string, {ending: Ending; members: number}>()
  for (const {endings} of open) {
    for (const ending of endings) {
      const known = counts.get(ending.words)
      if (known) known.members++
      else counts.set(ending.words, {ending, members: 1})
    }
  }
  let best: {ending: Ending; members: number} | undefined
  for (const candidate of counts.values()) {
    const isShared =
      candidate.members >= 2 ||
      (candidate.ending.count >= 2 && signsOpenEnd(candidate.ending.words))
    if (!isShared || doubted.has(candidate.ending.words)) continue
    if (
      [...doubted].some(
        (words) => words.endsWith(candidate.ending.words) || candidate.ending.words.endsWith(words),
      )
    )
      continue
    const better =
      best === undefined ||
      candidate.members > best.members ||
      (candidate.members === best.members && candidate.ending.count > best.ending.count)
    if (better) best = candidate
  }
  return best?.ending
}

type Refusal = 'place' | 'day' | 'venue' | 'person' | 'whole'

function refusalOf(
  page: Page,
  words: string,
  spans: readonly Ending[],
  members: readonly CreditedMember[],
): Refusal | undefined {
  const list = words.split(/\s+/)
  const first = list[0] ?? ''
  const final = list.at(-1) ?? ''
  const befores = spans.map(({from}) => wordBefore(page.text, from)?.text ?? '')
  // "the actor Jane Roe", but "the suspect Metropolitan Police": houses have no such titles.
  const house = isHouse(list)
  const isAsked = (word: string) =>
    wantsMore(word) || (!house && isTitle(word)) || /[,(]$/.test(word) || word === '&'
  // A scene is reached by "in" or "at"; what no word leads to is a house: "… a child Cancer Research UK".
  const isSigned =
    (house || list.length > 2) &&
    !befores.some((word) => isAsked(word) || /['’]s?$/.test(word)) &&
    befores.filter((word) => isCapitalised(word) && !isKnownPlace(word)).length * 2 < befores.length
  if (endsWithPlace(list) && !(house && isSigned)) return 'place'
  if (isEvent(final)) return 'day'
  if (isVenue(final) && !isSigned) return 'venue'
  const asking = befores.filter((word) => isAsked(word) && !MAY_END_CAPTION.test(word))
  const asked = asking.length
  const titles = asking.filter((word) => !wantsMore(word) && isTitle(word)).length
  // "… the race go by", "… hugged by an officer": of several captions one may end like that.
  const isRare =
    list.length > 1 &&
    befores.length >= 3 &&
    (asked - titles) * 3 <= befores.length &&
    asked * 2 <= befores.length &&
    !isTitle(first)
  if (asked > 0 && !isRare) return list.length > 1 || isTitle(first) ? 'person' : 'whole'
  if (isTitle(first)) return 'person'
  const isWord = list.length === 1 && !/^\p{Lu}{2,}$/u.test(first)
  if (isWord && !isCustom(befores, spans.length, members)) return 'whole'
  if (house && !isWord) return undefined
  // "Best score La La Land", "4. Oxford University": without it nothing is said.
  const said = spans.filter(({from}) => saysSomething(page, from, members))
  if (said.length * 2 < spans.length) return 'whole'
  if (house) return undefined
  const isTold =
    toldOf(page, words, spans, members) ||
    (asked > 0 && list.length > 1 && toldOf(page, final, spans, members))
  return isTold ? 'person' : undefined
}

/** Before a credit stands a caption: three words at least, or one that ends like a sentence. */
function saysSomething(page: Page, from: number, members: readonly CreditedMember[]): boolean {
  const own = members
    .flatMap(({body}) => body.at(-1) ?? [])
    .find((span) => span.from <= from && from < span.to)
  const words = own ? wordsIn(page.text, own.from, from) : []
  return (
    words.filter(({text}) => /\p{L}/u.test(text)).length >= 3 ||
    CLOSED.test(words.at(-1)?.text ?? '')
  )
}

/**
 * A single word ("… Rio de Janeiro, Brazil Netflix") is believed where the gallery signs its
 * captions, and where a place or a day that stands before it has closed the sentence.
 */
function isCustom(
  befores: readonly string[],
  owners: number,
  members: readonly CreditedMember[],
): boolean {
  const credited = members.filter(({credit}) => credit).length
  const closed = befores.filter((word) => CLOSED.test(word) || isKnownPlace(word)).length
  const taken = befores.filter((word) => /[^s]s$/.test(word) || /\p{Lu}/u.test(word)).length
  return (
    (closed > 0 || owners >= 3) &&
    taken - closed < owners &&
    (credited + owners) * 2 > members.length
  )
}

/** "… November 2016", "… left the hall.": what stands behind is no part of the sentence. */
export const CLOSED = /\d{4}$|[.!?]["”’]?$/

/**
 * The name stands elsewhere in the story, as the names of the people in the news do. Where it signs
 * another caption of the gallery, the story has not told of it.
 */
function toldOf(
  page: Page,
  words: string,
  spans: readonly Ending[],
  members: readonly CreditedMember[],
): boolean {
  const signed = new Set([
    ...spans.map(({from}) => from),
    ...members.flatMap((member) => signatureOf(page, member, words)),
  ])
  let at = page.text.indexOf(words)
  for (let guard = 0; at >= 0 && guard <= signed.size; guard++) {
    if (!signed.has(at)) return true
    at = page.text.indexOf(words, at + 1)
  }
  return false
}

/** Where the words end the caption; on a line that goes on, with a new sentence behind them. */
function signatureOf(page: Page, {credit, openEnd, body}: CreditedMember, words: string): number[] {
  if (credit) return [credit.words.from]
  const last = body.at(-1)
  if (last === undefined) return []
  if (!openEnd) return page.text.endsWith(words, last.to) ? [last.to - words.length] : []
  const at = page.text.indexOf(words, last.from)
  const next =
    at < 0 || at > last.to ? '' : page.text.slice(at + words.length, at + words.length + 3)
  return /^\s["'“‘]?[\p{Lu}\d]/u.test(next) ? [at] : []
}

function endsWithPlace(list: readonly string[]): boolean {
  for (let count = 1; count <= Math.min(LONGEST_PLACE, list.length); count++) {
    if (isKnownPlace(list.slice(-count).join(' '))) return true
  }
  return false
}
