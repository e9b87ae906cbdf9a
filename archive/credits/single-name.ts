import {type Page} from '../galleries/run.ts'
import {LONGEST_PLACE, isKnownPlace} from '../places/gazetteer.ts'
import {type Doubt} from '../story.ts'
import {type Span} from '../text/visible.ts'
import {type Word, actsOnNext, isCapitalised, isTitle, wantsMore, wordsIn} from '../text/words.ts'
import {type CreditStep, type CreditedMember} from './credits.ts'
import {isHouse, isPictureHouse} from './house-names.ts'
import {endsScene, isVenue} from './scene-names.ts'

/** So many of the other captions must be credited before a strange name is believed. */
const MOST = 0.75

/**
 * A name that stands behind a finished sentence, in a gallery where nearly every caption is
 * credited: "… the University of London cleaners' strike Petros Elia". Believed without a doubt
 * only in a long gallery, for a name that the story does not tell of.
 */
export const readSingleName: CreditStep = (page, members, doubts) => {
  if (members.length < 2) return
  const credited = members.filter(({credit}) => credit).length
  const squeezed = members.filter((member) => !member.credit && endsBehindStop(page, member)).length
  const custom = squeezed >= 2 && squeezed * 2 >= members.length - credited
  const usual =
    members.length > 2 &&
    (credited >= (members.length - 1) * MOST || credited >= members.length - 2)
  for (const [index, member] of members.entries()) {
    const last = member.body.at(-1)
    const isDoubted = doubts.some((doubt) => doubt.member === index)
    if (member.credit || member.openEnd || last === undefined || isDoubted) continue
    const name = nameBehindSentence(page, last)
    if (name === undefined) {
      const names = usual ? placeAndName(page, last) : undefined
      if (names) doubts.push({...possibleCredit(page, names), member: index})
      continue
    }
    const printed = page.text.slice(name.from, name.to)
    const house = isHouse(printed.split(/\s+/))
    const agency = credited > 0 && isPictureHouse(printed.split(/\s+/))
    if (!custom && !usual && !agency && !(house && name.isParted && credited > 0)) continue
    const told =
      page.text.indexOf(printed) !== name.from || page.text.includes(printed, name.from + 1)
    if (told && !house) {
      doubts.push({
        code: 'possibleCredit',
        message: `“${printed}” may be the credit of this caption; the story tells of the same name, so it was left in the text`,
        from: name.from,
        to: name.to,
        member: index,
      })
      continue
    }
    if (!name.isParted && mayBelongToSentence(page, last, name)) {
      doubts.push({...possibleCredit(page, name), member: index})
      continue
    }
    member.credit = {
      words: {from: name.from, to: name.to},
      marks: [],
      rule: 'name-behind-sentence',
      weak: false,
      shared: false,
    }
    member.supposed = true
    const isSure =
      agency ||
      (credited >= 6 && credited >= members.length * 0.85) ||
      (name.isParted && credited >= 4 && credited >= members.length * (house ? 0.5 : MOST)) ||
      (custom && endsBehindStop(page, member))
    if (isSure) continue
    doubts.push({
      code: 'unknownCredit',
      message: `“${printed}” stands in one caption only and is no known credit source; it was read as the credit because the other captions end with theirs`,
      from: name.from,
      to: name.to,
      member: index,
    })
  }
}

/** Words that were left in the text, though they may be a credit. */
export function possibleCredit(page: Page, {from, to}: Span): Doubt {
  const printed = page.text.slice(from, to)
  const message = `“${printed}” may be the credit of this caption or a part of its sentence; it was left in the text`
  return {code: 'possibleCredit', message, from, to}
}

/** "… a helicopter at Namche Bazaar Pasang Example": where the place ends nobody can know. */
function placeAndName(page: Page, {from, to}: Span): Span | undefined {
  const words = wordsIn(page.text, Math.max(from, to - 80), to)
  let first = words.length
  while (first > 0 && /^\p{Lu}[\p{L}\p{M}'’-]+$/u.test(words[first - 1]?.text ?? '')) first--
  const asks = LEADS_TO_PLACE.test(words[first - 1]?.text ?? '')
  const name = words.at(-2)
  return asks && words.length - first >= 3 && name ? {from: name.from, to} : undefined
}

/** "Crowds cheer Andy Example", "The submarine HMS Example": too little is left for a caption. */
function mayBelongToSentence(page: Page, {from}: Span, name: Span): boolean {
  const rest = wordsIn(page.text, from, name.from)
  return rest.length < 4 || actsOnNext(page.text, name.from)
}

function endsBehindStop(page: Page, member: CreditedMember): boolean {
  const last = member.body.at(-1)
  const name = last && nameBehindSentence(page, last)
  if (name === undefined) return false
  const before = page.text.slice(Math.max(0, name.from - 16), name.from)
  // "summer 1916 Jane Roe", but "in 2016 Jane Roe"
  return (
    /[.!?]["”’)]*\s*$/.test(before) ||
    (/[\s/.-](?:1[5-9]|20)\d\ds?\s*$/.test(before) &&
      !/\b(?:in|of|since|until)\s\S+\s*$/.test(before))
  )
}

export interface SqueezedName extends Span {
  /** A date, a place or a full stop stands before it: the caption had ended. */
  isParted: boolean
}

/** The name with which the stretch ends, where nothing before it asks for a name. */
export function nameBehindSentence(page: Page, last: Span): SqueezedName | undefined {
  const words = wordsIn(page.text, Math.max(last.from, last.to - 120), last.to)
  let first = words.length
  while (first > 0 && isNamePart(words[first - 1], first === words.length)) first--
  while (first < words.length && !isCapitalised(words[first]?.text ?? '')) first++
  const stretch = words.slice(first)
  const dropped = sceneBefore(stretch, words[first - 1])
  const name = stretch.slice(dropped)
  const before = words[first + dropped - 1]
  const [head] = name
  const final = name.at(-1)
  if (before === undefined || head === undefined || final === undefined) return undefined
  // "St." and "Dr." end no sentence: the name is theirs.
  if (!isCapitalised(head.text) || isTitle(before.text)) return undefined
  const list = name.map(({text}) => text)
  const behindStop = /[.!?]["”’)]*$/.test(before.text)
  const house = isHouse(list)
  if (!house && endsScene(final.text)) return undefined
  const isSized = house ? name.length <= 6 : name.length === 2 || (behindStop && name.length === 3)
  if (!isSized || (name.length === 1 && !house)) return undefined
  if (isTitle(head.text) || list.some((word) => isKnownPlace(word))) return undefined
  if (isNamed(words, first + dropped - 1)) return undefined
  const isParted = behindStop || dropped > 0 || ENDS_DATE.test(before.text)
  return isParted || endsSentence(before, house)
    ? {from: head.from, to: final.to, isParted}
    : undefined
}

/** "2016", "the 1920s", "04/02/2016" */
const ENDS_DATE = /^(?:\d{1,2}[./-]\d{1,2}[./-])?\d{4}s?$/

/**
 * Houses are named after places: of "in Mosul Conflict Armament Research" the place belongs to the
 * scene, of "argues with the New York Police Department" it belongs to the house.
 */
function sceneBefore(stretch: readonly Word[], before: Word | undefined): number {
  const count = dropScene(stretch)
  const list = stretch.slice(count).map(({text}) => text)
  // "from London Fire Brigade": without its place nobody knows which.
  const isHouseOfPlace =
    isHouse(list) &&
    (list.every((word) => NO_NAME.test(word)) || !LEADS_TO_PLACE.test(before?.text ?? ''))
  return isHouseOfPlace && isPlace(stretch.slice(0, count)) ? 0 : count
}

const NO_NAME =
  /^(?:the|of|and|&|fire|police|brigade|department|service|services|force|rescue|ambulance|coastguard|city|county|borough|council|university|college|hospital|museum|zoo|airport|metropolitan|state|national|library|observatory|times|post|herald|globe|tribune|gazette|chronicle|fc)$/i

const LEADS_TO_PLACE =
  /^(?:in|at|near|outside|inside|off|from|to|on|over|across|around|through)$|,$/i

function isPlace(scene: readonly Word[]): boolean {
  return isKnownPlace(scene.map(({text}) => text).join(' '))
}

/** "in Croydon Ben Morgan", "on Addiscombe Road Ben Morgan": the scene ends, the name begins. */
function dropScene(stretch: readonly Word[]): number {
  const most = stretch.length - 2
  for (let count = Math.min(most, LONGEST_PLACE); count > 0; count--) {
    const scene = stretch.slice(0, count).map(({text}) => text)
    if (isKnownPlace(scene.join(' ')) || (count > 1 && endsBuilding(scene.at(-1) ?? '')))
      return count
  }
  return 0
}

function endsBuilding(word: string): boolean {
  return isVenue(word) || /^(?:church|chapel|college|museum|gallery|centre|center|zoo)$/i.test(word)
}

function isNamePart(word: Word | undefined, isLast: boolean): boolean {
  if (word === undefined || /\d/.test(word.text)) return false
  if (/[.,;:!?)"”]$/.test(word.text) && !/^\p{Lu}\.$/u.test(word.text)) return false
  if (isCapitalised(word.text)) return true
  return !isLast && /^(?:of|the|and|&|de|van|von|der|al|bin)$/.test(word.text)
}

/** "The newly restored Cutty Sark", "a stamped …": article and participle wait for what they tell of. */
function isNamed(words: readonly Word[], index: number): boolean {
  let at = index
  while (at > 0 && /^\p{Ll}+(?:ed|ing|ly)$/u.test(words[at]?.text ?? '')) at--
  return at < index && ARTICLE.test(words[at]?.text ?? '')
}

const ARTICLE = /^(?:a|an|the|this|that|his|her|its|their|our)$/i

/** A plain word that neither asks for a name nor does something to it. */
function endsSentence({text}: Word, isHouse: boolean): boolean {
  if (!/^\p{Ll}[\p{L}'’-]*$/u.test(text)) return false
  if (wantsMore(text) || isTitle(text)) return false
  // "greets Donald Trump": a verb takes the name along. Plurals are lost with it, and are doubted.
  return isHouse || !/[^s]s$/.test(text) || /['’]$/.test(text)
}
