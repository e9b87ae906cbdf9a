import {type Line} from '../text/page.ts'
import {type Span, isInvisible} from '../text/visible.ts'

/** A printed counter: "1/11", "１／３", "Image 2 of 7", "Hide Caption 4 of 42". */
export interface Counter extends Span {
  n: number
  total: number
  /** The word before it, in lower case: "image", "hide caption"; empty for a bare counter. */
  word: string
  /** "n of N" rather than "n/N". */
  spelled: boolean
  /** Index of its line. */
  line: number
  /** Index of the line on which it ends: another one where it is printed twice. */
  lastLine: number
  /** First in its line, last in its line; both when it stands alone. */
  leads: boolean
  trails: boolean
  /** What is printed between counter and text besides blanks: ":", "–", ")". */
  sign: string
  /** Written with a leading zero: "01/12". */
  padded: boolean
}

const DIGIT = '0-9０-９٠-٩۰-۹०-९'
const SLASHES = '/／⁄∕'
const OF = ['of', 'von', 'de', 'sur', 'di', 'van', 'из', 'من', 'av', 'af', '共']
/** Two numbers with a slash or a word between them; looked for where a number stands. */
const NUMBERS = new RegExp(
  String.raw`([${DIGIT}]{1,3})(?:( ?)[${SLASHES}]\2([${DIGIT}]{1,3})(?![${DIGIT}/／]|[.,][${DIGIT}])` +
    String.raw`| (?:${OF.join('|')}) ?([${DIGIT}]{1,3})(?![${DIGIT}/]))`,
  'iuy',
)

/** Neither behind a digit or a slash nor inside a word: no "1/2/2017", no "v1/2", no "£1/2". */
const NO_START = new RegExp(String.raw`[${DIGIT}/／.,$£€\p{L}]`, 'u')

/** What may name a counter right before it. */
const LABEL =
  /(?<!\p{L})(hide caption|show caption|image|photo|picture|pic|slide|caption|bild|foto|imagen|imagem|фото|صورة|图|圖|写真) ?[:#]? ?$/iu

/** A gallery has at most as many pictures. */
const MOST = 500

/**
 * Every counter of the text, in order. A spelled one ("2 of 3") within a line counts only behind its
 * word, or where the text counts so from the first on: else it is a share.
 */
export function findCounters(text: string, lines: readonly Line[]): Counter[] {
  const counters: Counter[] = []
  let line = 0
  for (const match of numberPairs(text)) {
    const [printed, first = '', , slashed, spelledOut] = match
    const start = match.index
    const label = labelBefore(text, start, spelledOut !== undefined)
    if (label === undefined && NO_START.test(text[start - 1] ?? '')) continue
    const n = readDigits(first)
    const total = readDigits(slashed ?? spelledOut ?? '')
    if (total < 1 || total > MOST || n > MOST) continue
    const bounds = boundsOf(text, start, start + printed.length, label)
    while (line < lines.length - 1 && (lines[line + 1]?.from ?? Infinity) <= bounds.from) line++
    const at = lines[line]
    if (at === undefined || bounds.from < at.from || bounds.to > at.to) continue
    const leads = isBlankBetween(text, at.from, bounds.from)
    const trails = isBlankBetween(text, bounds.to, at.to)
    const spelled = spelledOut !== undefined
    const padded = /^[0０٠]/.test(first)
    const counter = {...bounds, n, total, spelled, line, lastLine: line, leads, trails, padded}
    const last = counters.at(-1)
    // The Telegraph and National Geographic print each twice: "Image 1 of 3 Image 1 of 3".
    if (last && isAgain(text, last, counter)) {
      const {to, sign, lastLine} = counter
      counters[counters.length - 1] = {...last, to, sign, lastLine, trails}
    } else counters.push(counter)
  }
  return withoutShares(counters)
}

function isAgain(text: string, last: Counter, {n, total, word, from}: Counter): boolean {
  const isSame = last.n === n && last.total === total && last.word === word
  return isSame && isBlankBetween(text, last.to, from)
}

function withoutShares(counters: readonly Counter[]): Counter[] {
  const bare = counters.filter(({spelled, word}) => spelled && word === '')
  const whole = new Set<number>()
  for (const [total, group] of Map.groupBy(bare, ({total}) => total)) {
    const counts = group.every(({n}, index) => n === index + 1)
    if (counts && (group.length >= FEW || isBarred(group))) whole.add(total)
  }
  return counters.filter(
    ({spelled, word, leads, trails, total}) =>
      !spelled || word !== '' || leads || trails || whole.has(total),
  )
}

/** Shares in a text may happen to be "1 of 2" and "2 of 2". */
const FEW = 3

/** "1 of 3 | A boat": AP's, which no share has behind it. */
function isBarred(group: readonly Counter[]): boolean {
  return group.length > 1 && group.every(({sign}) => sign === '|')
}

/**
 * Every match of `NUMBERS`, from left to right. Most texts are read in vain, so that only numbers
 * are looked at closely, and of those only the ones with a blank or a slash behind them.
 */
function numberPairs(text: string): RegExpExecArray[] {
  const pairs: RegExpExecArray[] = []
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 0x30 || (code > 0x39 && code < 0x660) || !isDigitCode(code)) continue
    const first = index
    while (index + 1 < text.length && isDigitCode(text.charCodeAt(index + 1))) index++
    if (!mayGoOn(text.charAt(index + 1), text.charAt(index + 2))) continue
    // Of a longer number the last three digits.
    NUMBERS.lastIndex = Math.max(first, index - 2)
    const match = NUMBERS.exec(text)
    if (match === null) continue
    index = match.index + match[0].length - 1
    pairs.push(match)
  }
  return pairs
}

/** A slash, or a blank and then a slash or the first letter of "of" in some language. */
function mayGoOn(sign: string, behind: string): boolean {
  return sign === ' ' ? BEHIND_BLANK.test(behind) : SLASHES.includes(sign)
}

const BEHIND_BLANK = new RegExp(`[${SLASHES}${OF.map((word) => word.charAt(0)).join('')}]`, 'iu')

/** "AP Photo 2/11" is a credit and a counter: a label leads its line or follows a button. */
function labelBefore(text: string, start: number, spelled: boolean): Labelled | undefined {
  const before = text.slice(Math.max(0, start - 32), start)
  const match = LABEL.exec(before)
  if (match?.[1] === undefined) return undefined
  const ahead = before.slice(0, match.index)
  const stands = spelled || /(?:^|[\n\r.!?]\s{0,3}|(?:prev|next|previous) )$/i.test(ahead)
  return stands ? {word: match[1].toLowerCase(), size: match[0].length} : undefined
}

interface Labelled {
  word: string
  size: number
}

type Bounds = Pick<Counter, 'from' | 'to' | 'word' | 'sign'>

/** The counter with its brackets and the sign that parts it from the text. */
function boundsOf(text: string, start: number, end: number, label: Labelled | undefined): Bounds {
  let from = start - (label?.size ?? 0)
  let to = end
  const opening = text[from - 1]
  const closing = text[to]
  const bracketed =
    (opening === '(' && closing === ')') ||
    (opening === '[' && closing === ']') ||
    (opening === '（' && closing === '）')
  if (bracketed) {
    from--
    to++
  }
  const behind = text.slice(to, to + 3)
  const sign = SIGN.exec(behind)?.[0] ?? (label && /^,(?= )/.exec(behind)?.[0]) ?? ''
  to += sign.length
  return {from, to, word: label?.word ?? '', sign: bracketed ? `(${sign.trim()}` : sign.trim()}
}

const SIGN = /^(?:[):.|]|[ \u00A0]?[-–—•·|:：、](?=[ \t\u00A0]))/

function readDigits(digits: string): number {
  let value = 0
  // Scripts keep their ten digits together, zero first.
  for (const digit of digits) value = value * 10 + digitValue(digit.codePointAt(0) ?? 0)
  return value
}

const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0xff10]

function isDigitCode(code: number): boolean {
  if (code < 0x660) return code >= 0x30 && code <= 0x39
  // Between them lie the letters of China and Japan.
  return (code < 0x970 || code >= 0xff10) && ZEROS.some((zero) => code >= zero && code < zero + 10)
}

function digitValue(code: number): number {
  const zero = ZEROS.find((start) => code >= start && code < start + 10) ?? code
  return code - zero
}

function isBlankBetween(text: string, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    const code = text.charCodeAt(index)
    // Direction marks are visible to the record, not to the reader of a line.
    if (!isInvisible(code) && code !== 0x200e && code !== 0x200f) return false
  }
  return true
}
