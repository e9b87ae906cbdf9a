import {type Span} from '../text/visible.ts'
import {MAY_END_CAPTION, isCapitalised, wantsMore, wordBefore, wordsIn} from '../text/words.ts'
import {type CreditReading, withoutStop, withSeparator} from './credit-reading.ts'
import {type Lexicon} from './lexicon.ts'
import {readNameBefore} from './name-before.ts'
import {isNameList} from './name-list.ts'

/** "Jim Watson/AFP/Getty Images", "Getty": a known source with the names and signs before it. */
export function readChainCredit(
  text: string,
  from: number,
  to: number,
  lexicon: Lexicon,
): CreditReading | undefined {
  const plain = withoutStop(text, {from, to}, lexicon)
  const whole = lexicon.sourceEndingAt(text.slice(from, plain.to), plain.to - from)
  const end = whole ? plain.to : withoutQualifier(text, plain)
  const base = readBase(text, from, end, lexicon)
  if (base === undefined) return undefined
  let start = base.from
  let weak = base.weak
  let chained = base.chained
  for (let steps = 0; steps < 6; steps++) {
    const joint = JOINT.exec(text.slice(Math.max(from, start - 8), start))
    if (joint === null) break
    const stop = start - joint[0].length
    // " /연합뉴스": where names have no capitals, a slash with a blank before it only parts.
    if (/^\s\/$/.test(joint[0]) && /[\p{sc=Hangul}\p{sc=Han}]$/u.test(text.slice(from, stop))) break
    const isWeakJoint = /^\s+for\s+$/.test(joint[0])
    const left =
      lexicon.sourceEndingAt(text.slice(from, stop), stop - from)?.from ??
      readNameBefore(text.slice(from, stop))
    if (left === undefined || (isWeakJoint && !base.weak)) break
    start = from + left
    weak = false
    chained = true
  }
  const pair = chained ? nameBesideAnd(text.slice(from, start)) : undefined
  if (pair !== undefined) start = from + pair
  const bare = start === base.from && !chained
  if (bare && isPartOfSentence(text, from, start, plain.to, lexicon)) return undefined
  const marks: Span[] = plain.to < to ? [{from: plain.to, to}] : []
  const reading: CreditReading = {
    words: {from: start, to: plain.to},
    marks,
    rule: bare ? 'agency' : 'credit-chain',
    weak: bare && weak,
    shared: false,
  }
  return withSeparator(text, from, reading)
}

/** "Jane Roe and John Doe/PA": no caption ends with "and", so both have signed. */
function nameBesideAnd(before: string): number | undefined {
  const joint = /\s(?:and|&|und|et|y|e)\s$/.exec(before)
  if (joint === null) return undefined
  const left = readNameBefore(before.slice(0, joint.index))
  const words = left === undefined ? 0 : wordsIn(before, left, joint.index).length
  return words >= 2 && words <= 3 ? left : undefined
}

/** Between the links of a chain: "Jane Barlow/PA", "AFP via Getty Images", "Olson—Getty Images". */
const JOINT = /(?:\s?[/／]\s?|\s{1,3}via\s{1,3}|(?<=\S)[—–-]|;\s{1,3}|\s{1,3}for\s{1,3})$/u

/** "…/File Photo", ", Pool": says how the picture came, and belongs to the credit. */
const QUALIFIER =
  /(?:\s?\/\s?|,\s|\s)(?:file(?: photo)?|files|handout|pool(?: photo)?|ho|archive|stringer)$/i

function withoutQualifier(text: string, {from, to}: Span): number {
  const match = QUALIFIER.exec(text.slice(Math.max(from, to - 24), to))
  return match ? to - match[0].length : to
}

/** "Twitter/@exampleuser", "@exampleuser / Instagram" */
const HANDLE = /(?:^|\s)((?:\p{L}+\s?\/\s?)?@[\w.]{2,30}(?:\s?\/\s?\p{L}+)?)$/u

/** "Instagram/example_user": the platform says that a name of its own follows. */
const PROFILE =
  /(?:^|\s)((?:twitter|instagram|facebook|tiktok|youtube|snapchat|flickr|reddit|telegram|weibo|vk)\s?\/\s?(?=[\w.]*\p{Ll})[\w.]{3,30})$/iu

/** Where the known source stands on which the chain is built. */
interface Base {
  from: number
  name: string
  weak: boolean
  chained: boolean
}

function readBase(text: string, from: number, end: number, lexicon: Lexicon): Base | undefined {
  const tail = text.slice(from, end)
  const known = lexicon.sourceEndingAt(tail, tail.length)
  const handle = tail.includes('@') ? HANDLE.exec(tail) : PROFILE.exec(tail)
  if (handle?.[1] !== undefined) {
    const start = end - handle[1].length
    return {from: start, name: '', weak: !handle[1].includes('/'), chained: handle[1].includes('/')}
  }
  // REUTERS/Jane Roe, EPA / Jane Roe, Handout/Ministry of Defence: the source leads.
  for (let slash = tail.indexOf('/'); slash >= 0; slash = tail.indexOf('/', slash + 1)) {
    const before = tail.slice(0, slash).trimEnd()
    const leading = lexicon.sourceEndingAt(before, before.length)
    const rest = tail.slice(slash + 1).trim()
    if (leading && rest !== '' && isNameList(rest) && wordsIn(rest).length <= 8) {
      return {from: from + leading.from, name: leading.name, weak: false, chained: true}
    }
  }
  if (known) return {from: from + known.from, name: known.name, weak: known.weak, chained: false}
  // Getty Images for the Festival: the house says for whom it was there.
  const joint = tail.lastIndexOf(' for ')
  const client = tail.slice(joint + 5)
  const hired = joint < 0 ? undefined : lexicon.sourceEndingAt(tail.slice(0, joint), joint)
  if (hired === undefined || hired.weak || wordsIn(client).length > 5) return undefined
  return /^\p{Lu}/u.test(client) && isNameList(client)
    ? {from: from + hired.from, name: hired.name, weak: false, chained: true}
    : undefined
}

/**
 * A bare source name is part of the sentence when the word before asks for it ("the Baghdad bureau
 * of Reuters"), when it is the state in an address ("Pittsburgh, PA"), or part of a longer name.
 */
function isPartOfSentence(
  text: string,
  from: number,
  start: number,
  end: number,
  lexicon: Lexicon,
): boolean {
  const before = wordBefore(text, start)
  if (before === undefined || before.from < from) return false
  const word = before.text
  if (word.endsWith(',') && /^PA$|^CP$/.test(text.slice(start, end))) return true
  const known = lexicon.sourceEndingAt(text.slice(from, end), end - from)
  // "the crowd outside EPA", but "a child waves at Netflix".
  if (MAY_END_CAPTION.test(word) && known?.weak !== true) return false
  if (wantsMore(word)) return true
  return (
    known?.weak === true &&
    isCapitalised(word) &&
    /^(?:Mike|Michael|Mr|Mrs|Ms|Sir|Mayor)$/.test(word)
  )
}
