import {type Lexicon} from './lexicon.ts'
import {readNameBefore} from './name-before.ts'
import {type Span, trimSpan} from './visible.ts'
import {isCapitalised, isNameParticle, wantsMore, wordBefore, wordsIn} from './words.ts'

/** A credit as it stands at the end of a caption, read by its own words alone. */
export interface CreditReading {
  /** The credit itself. */
  words: Span
  /** "Photo:", "Courtesy of". */
  label?: Span
  /** Brackets and separators: no part of any field. */
  marks: Span[]
  rule: string
  /** A common word or a person's name that happens to be a credit source too. */
  weak: boolean
  /** "All pictures: …" speaks for the whole gallery. */
  shared: boolean
}

/** A credit with its label is never longer. */
const LONGEST_CREDIT = 160

/**
 * The credit at the end of a stretch of text, by what the phrase says itself: a label, brackets
 * with a credit source in them, a known source with its chain. Examples:
 *
 * | text                                          | credit                 | beside it      |
 * | --------------------------------------------- | ---------------------- | -------------- |
 * | `A soldier near Sirte (AP Photo/Manu Brabo)`  | AP Photo/Manu Brabo    | ( )            |
 * | `The summit hall Photo: EPA`                  | EPA                    | label Photo:   |
 * | `in London Carl Court/Getty Images`           | Carl Court/Getty Images|                |
 * | `A rally in Ohio. \| Getty`                   | Getty                  | \|             |
 * | `who later spoke to the AP`                   | none: "the" wants it   |                |
 *
 * `undefined` when there is none, and when it would leave nothing but a credit source's name of an
 * otherwise plain sentence.
 */
export function readCreditPhrase(
  text: string,
  span: Span,
  lexicon: Lexicon,
): CreditReading | undefined {
  const {from, to} = trimSpan(text, Math.max(span.from, span.to - LONGEST_CREDIT), span.to)
  if (from === to) return undefined
  return (
    readHanByline(text, from, to) ??
    readBracketed(text, from, to, lexicon) ??
    readLabelled(text, from, to, lexicon) ??
    readChainCredit(text, from, to, lexicon) ??
    readUnknownPair(text, from, to)
  )
}

/** 新华社记者 王某 摄: house, reporter, "took it". */
const HAN_BYLINE = /\p{sc=Han}{1,8}(?:社|网|報|报)(?:记者|記者)?[^。！？（）()，,]{0,16}[摄攝]$/u

function readHanByline(text: string, from: number, to: number): CreditReading | undefined {
  const last = text[to - 1]
  if (last !== '摄' && last !== '攝') return undefined
  const match = HAN_BYLINE.exec(text.slice(Math.max(from, to - 40), to))
  if (match === null) return undefined
  const words = {from: to - match[0].length, to}
  return {words, marks: [], rule: 'han-byline', weak: false, shared: false}
}

const OPENING: Record<string, string> = {')': '(', ']': '[', '）': '（', '］': '［', '】': '【'}

function readBracketed(
  text: string,
  from: number,
  to: number,
  lexicon: Lexicon,
): CreditReading | undefined {
  const stop = text[to - 1] === '.' ? to - 1 : to
  const opening = OPENING[text[stop - 1] ?? '']
  if (opening === undefined) return undefined
  const open = text.lastIndexOf(opening, stop - 2)
  if (open < from) return undefined
  const inner = trimSpan(text, open + 1, stop - 1)
  if (inner.from === inner.to) return undefined
  const marks = [
    {from: open, to: open + 1},
    {from: stop - 1, to},
  ]
  const labelled = readLabelled(text, inner.from, inner.to, lexicon)
  if (labelled && (labelled.label?.from ?? labelled.words.from) === inner.from) {
    return {...labelled, marks: [...marks, ...labelled.marks], rule: 'credit-in-brackets'}
  }
  const isPair = opening === '[' && isPairOfNames(text.slice(inner.from, inner.to))
  if (!isPair && !namesSource(text, inner, lexicon)) return undefined
  return {words: inner, marks, rule: 'credit-in-brackets', weak: false, shared: false}
}

/** "[Jane Roe/Example News]": quotations are explained in square brackets, but not with a slash. */
function isPairOfNames(inner: string): boolean {
  const parts = inner.split('/')
  return parts.length > 1 && parts.every((part) => part.trim() !== '' && isNameList(part))
}

/** Inside brackets the whole content is the credit when a source stands at either end of it. */
function namesSource(text: string, {from, to}: Span, lexicon: Lexicon): boolean {
  const inner = text.slice(from, to)
  if (inner.length > 90) return false
  if (/^(?:file|pool|handout|courtesy|supplied)\b/i.test(inner)) return isNameList(inner)
  const known = lexicon.sourceEndingAt(inner, inner.length)
  if (known && (known.from === 0 || /[/,;|—–\s]$/.test(inner.slice(0, known.from)))) {
    return known.from === 0 || isNameList(inner)
  }
  const parts = inner.split(/[/,;|—]|\svia\s|\s[-–]\s/).map((part) => part.trim())
  if (parts.length > 1 && parts.some((part) => lexicon.sourceNamed(part))) return isNameList(inner)
  // 新华社记者 张三 摄
  return /^\p{sc=Han}/u.test(inner) && /摄|攝|发$/u.test(inner)
}

/** The words before a credit, in the languages of the archive. */
const LABEL = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:all |main |top |file |undated |handout )?` +
    String.raw`(?:(?:photos?|photographs?|photography|pictures?|pics?|images?|illustrations?|composite|video|stills?|graphics?|artwork|file|foto|fotos|bild|bilder|imagen|imágenes|imagem|imagens)` +
    String.raw`(?: ?credits?)?|credits?|crédit(?:s|os|o)?(?: photos?)?|fotografía|fotografia|photographe|fotograf|bildnachweis|bildquelle|quelle|fot\.|fotoğraf|φωτογραφία|φωτό?|צילום|kuva|kép|ảnh|photo d['’]archives|фото|снимок|صورة|صور|تصوير|المصدر)` +
    String.raw`\s?[:：]|fot\.(?=\s)|(?:all )?(?:photos?|photographs?|photography|photographed|pictures?|pics?|images?|illustrations?|shot|taken) by(?!\p{L})` +
    String.raw`|(?:fotos?|bild|photo|imagen|imagem) (?:von|de|par|por)(?!\p{L})` +
    String.raw`|(?:photos? |images? |pictures? )?(?:courtesy of|courtesy|supplied by|provided by|submitted by)(?!\p{L}):?` +
    String.raw`|copyright:?(?!\p{L}))|©|\(c\)|(?:图|圖|摄影|攝影|写真|図|사진)\s?[/／:：=＝]`,
  'giu',
)

function readLabelled(
  text: string,
  from: number,
  to: number,
  lexicon: Lexicon,
): CreditReading | undefined {
  const tail = text.slice(from, to)
  if (!MAY_BE_LABELLED.test(tail)) return undefined
  let found: CreditReading | undefined
  for (const match of tail.matchAll(LABEL)) {
    const printed = match[0]
    const start = from + match.index
    const words = withoutStop(text, trimSpan(text, start + printed.length, to), lexicon)
    const credit = text.slice(words.from, words.to)
    if (!mayStandAsLabel(text, start, printed) || !isCredit(credit, lexicon)) continue
    const marks: Span[] = words.to < to ? [{from: words.to, to}] : []
    const shared = /^all\b/i.test(printed)
    const whole = SEVERAL_BY.test(printed) && areHouses(credit, lexicon)
    found ??= {
      words: whole ? {from: start, to: words.to} : words,
      ...(whole ? {} : {label: {from: start, to: start + printed.length}}),
      marks,
      rule: 'labelled-credit',
      weak: false,
      shared,
    }
  }
  return found && withSeparator(text, from, found)
}

/**
 * "Pictures by Reuters/EPA": a picture put together of several. Without these words the houses would
 * read as one that hands on what the other took, so that the label is part of the credit.
 */
export const SEVERAL_BY = /^(?:photos|photographs|pictures|pics|images|illustrations) by\b/i

function areHouses(credit: string, lexicon: Lexicon): boolean {
  const parts = credit.split('/')
  return parts.length > 1 && parts.every((part) => lexicon.sourceNamed(part.trim()) !== undefined)
}

/** Every label has one of these. */
const MAY_BE_LABELLED = /[:：©／/＝=]|\(c\)|\bfot\.|\b(?:by|von|de|par|por)\b|courtesy|copyright/i

/** "taken by", "courtesy of" and such are also plain words: then a capital must mark the label. */
function mayStandAsLabel(text: string, start: number, printed: string): boolean {
  if (/[:：©／/=＝]$|^\(c\)/i.test(printed)) {
    return !/\b(?:best|big|motion|moving|full|bigger|self)\s*$/i.test(
      text.slice(Math.max(0, start - 10), start),
    )
  }
  if (/^\p{Lu}/u.test(printed)) return true
  const before = wordBefore(text, start)?.text
  return before === undefined || /[.!?|("]$/.test(before)
}

function isCredit(words: string, lexicon: Lexicon): boolean {
  if (words === '' || words.length > 90) return false
  if (lexicon.sourceNamed(words)) return true
  return isNameList(words)
}

/** Plain words that credits do contain. */
const CREDIT_WORD =
  /^(?:via|for|of|the|and|und|et|y|e|и|by|from|family|handout|provided|supplied|submitted|collection|file|pool|photo|photos|archive|archives|library|staff|special|to|courtesy|estate|artist|artists|museum|screengrab|screenshot|illustration|composite|reserved|all|rights|in|at|stringer|contributor|photographer)[.,;]?$/i

/** Every word could stand in a credit: names, particles, handles, the words of the trade. */
function isNameList(words: string): boolean {
  const list = wordsIn(words)
  if (list.length === 0 || list.length > 14) return false
  let names = 0
  for (const {text} of list) {
    const bare = text.replace(/^["'“‘(@#&/–—-]+/u, '')
    const isName =
      isCapitalised(bare) ||
      /^[\p{Lo}\d]/u.test(bare) ||
      /^[@#]/.test(text) ||
      /^www\.|\.\w{2,4}$/.test(text)
    if (isName) names++
    else if (bare !== '' && !CREDIT_WORD.test(bare) && !isNameParticle(bare)) return false
  }
  // A full stop in the middle ends a sentence, unless it stands behind an initial or in "St.".
  return names > 0 && !/\p{Ll}{3}[.!?]\s{1,3}\p{Lu}/u.test(words)
}

function readChainCredit(
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
const JOINT = /(?:\s?[/／]\s?|\s{1,3}via\s{1,3}|(?<=\S)[—–]|;\s{1,3}|\s{1,3}for\s{1,3})$/u

/** "…/File Photo", ", Pool": says how the picture came, and belongs to the credit. */
const QUALIFIER =
  /(?:\s?\/\s?|,\s|\s)(?:file(?: photo)?|files|handout|pool(?: photo)?|ho|archive|stringer)$/i

function withoutQualifier(text: string, {from, to}: Span): number {
  const match = QUALIFIER.exec(text.slice(Math.max(from, to - 24), to))
  return match ? to - match[0].length : to
}

/** "Twitter/@exampleuser", "@exampleuser / Instagram" */
const HANDLE = /(?:^|\s)((?:\p{L}+\s?\/\s?)?@[\w.]{2,30}(?:\s?\/\s?\p{L}+)?)$/u

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
  const handle = tail.includes('@') ? HANDLE.exec(tail) : null
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
  // "in" and "outside" end captions now and then, and no source is "a Getty"; the others never do.
  if (
    /^(?:a|an|in|on|at|up|out|outside|inside|behind|below|above|around|past|along|before|after|over|under|through|off|down)$/i.test(
      word,
    )
  )
    return false
  if (wantsMore(word)) return true
  const known = lexicon.sourceEndingAt(text.slice(from, end), end - from)
  return (
    known?.weak === true &&
    isCapitalised(word) &&
    /^(?:Mike|Michael|Mr|Mrs|Ms|Sir|Mayor)$/.test(word)
  )
}

/** A full stop behind the credit is no part of it; one inside "I.C.R.C." is. */
function withoutStop(text: string, {from, to}: Span, lexicon: Lexicon): Span {
  if (
    text[to - 1] !== '.' ||
    /(?:^|[\s/])(?:Inc|Ltd|Co|Jr|Sr|\p{Lu}(?:\.\p{Lu})*)\.$/u.test(text.slice(from, to))
  ) {
    return {from, to}
  }
  if (lexicon.sourceEndingAt(text.slice(from, to), to - from)) return {from, to}
  return trimSpan(text, from, to - 1)
}

/** "TEXT | Getty", "TEXT - AP": the sign between text and credit. */
function withSeparator(text: string, from: number, reading: CreditReading): CreditReading {
  const start = reading.label?.from ?? reading.words.from
  const match = /(?:(?:\s|^)([|•·/\-–—]{1,2}|\()|([＝]))\s*$/u.exec(text.slice(from, start))
  const printed = match?.[1] ?? match?.[2]
  if (match === null || printed === undefined) return reading
  const sign = from + match.index + match[0].indexOf(printed)
  return {...reading, marks: [{from: sign, to: sign + printed.length}, ...reading.marks]}
}

/** "Jane Roe/Example Press": nobody is known, but nothing else ends a caption like this. */
function readUnknownPair(text: string, from: number, to: number): CreditReading | undefined {
  const tail = text.slice(from, to)
  const match = /[\p{L}.]\/(?=\p{Lu})[\p{L}\p{M}.&'’ -]{2,40}$/u.exec(tail)
  if (match === null) return undefined
  const slash = match.index + 1
  const left = readNameBefore(tail.slice(0, slash))
  const right = tail.slice(slash + 1)
  if (left === undefined || !isNameList(right) || wordsIn(right).length > 4) return undefined
  const name = wordsIn(tail.slice(left, slash))
  if (name.length < 2 || wordsIn(right).length < 1) return undefined
  const reading: CreditReading = {
    words: {from: from + left, to},
    marks: [],
    rule: 'name-and-house',
    weak: true,
    shared: false,
  }
  return withSeparator(text, from, reading)
}
