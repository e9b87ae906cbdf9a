import {type Line} from './page.ts'
import {type Span, isInvisible} from './visible.ts'

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
  /** First in its line, last in its line; both when it stands alone. */
  leads: boolean
  trails: boolean
  /** What is printed between counter and text besides blanks: ":", "–", ")". */
  sign: string
  /** Written with a leading zero: "01/12". */
  padded: boolean
}

const DIGIT = '0-9０-９٠-٩۰-۹०-९'
const SLASHED = String.raw`([${DIGIT}]{1,3})( ?)[/／⁄∕]\3([${DIGIT}]{1,3})(?![${DIGIT}/／]|[.,][${DIGIT}])`
const SPELLED = String.raw`([${DIGIT}]{1,3}) (?:of|von|de|sur|di|van|из|من|av|af|共) ?([${DIGIT}]{1,3})(?![${DIGIT}/])`
const WORD = String.raw`(?:(hide caption|show caption|image|photo|picture|pic|slide|caption|bild|foto|imagen|imagem|фото|صورة|图|圖|写真) ?[:#]? ?)?`

/** Neither behind a digit or a slash nor inside a word: no "1/2/2017", no "v1/2". */
const COUNTER = new RegExp(
  String.raw`(?<![${DIGIT}/／.,$£€\p{L}])${WORD}(?:${SLASHED}|${SPELLED})`,
  'giu',
)

/** Cheap first look: most stories have no counter at all. */
const HINT = new RegExp(
  String.raw`[${DIGIT}] ?[/／⁄∕] ?[${DIGIT}]|[${DIGIT}] (?:of|von|de|sur|di|van|из|من|av|af) [${DIGIT}]|[${DIGIT}]共`,
  'iu',
)

/** A gallery has at most as many pictures. */
const MOST = 500

/**
 * Every counter of the text, in order. A spelled one ("2 of 3") counts only behind its word or at
 * an end of its line: in prose it is a share.
 */
export function findCounters(text: string, lines: readonly Line[]): Counter[] {
  if (!HINT.test(text)) return []
  const counters: Counter[] = []
  let line = 0
  for (const match of text.matchAll(COUNTER)) {
    const [printed, label = '', n1, , total1, n2, total2] = match
    const word = isLabel(text, match.index, label, n1 === undefined) ? label : ''
    const bare = word === label ? 0 : printed.search(NUMERAL)
    const counter = toCounter(text, match.index + bare, printed.slice(bare), word.toLowerCase())
    const n = readDigits(n1 ?? n2 ?? '')
    const total = readDigits(total1 ?? total2 ?? '')
    if (total < 1 || total > MOST || n > MOST) continue
    while (line < lines.length - 1 && (lines[line + 1]?.from ?? Infinity) <= counter.from) line++
    const at = lines[line]
    if (at === undefined) continue
    const leads = isBlankBetween(text, at.from, counter.from)
    const trails = isBlankBetween(text, counter.to, at.to)
    const spelled = n2 !== undefined
    if (spelled && word === '' && !leads && !trails) continue
    const padded = /^[0０٠]/.test(n1 ?? n2 ?? '')
    counters.push({...counter, n, total, spelled, line, leads, trails, padded})
  }
  return counters
}

const NUMERAL = new RegExp(`[${DIGIT}]`)

/** "AP Photo 2/11" is a credit and a counter: a label leads its line or follows a button. */
function isLabel(text: string, from: number, label: string, spelled: boolean): boolean {
  if (label === '' || spelled) return true
  const before = text.slice(Math.max(0, from - 12), from)
  return /(?:^|[\n\r.!?]\s*|(?:prev|next|previous) )$/i.test(before)
}

type Bounds = Pick<Counter, 'from' | 'to' | 'word' | 'sign'>

/** The counter with its brackets and the sign that parts it from the text. */
function toCounter(text: string, start: number, printed: string, word: string): Bounds {
  let from = start
  let to = start + printed.length
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
  const sign = /^(?:[):.|]|\s?[-–—•·|:：、](?=\s))/.exec(text.slice(to, to + 3))?.[0] ?? ''
  to += sign.length
  return {from, to, word, sign: bracketed ? `(${sign.trim()}` : sign.trim()}
}

function readDigits(digits: string): number {
  let value = 0
  // Scripts keep their ten digits together, zero first.
  for (const digit of digits) value = value * 10 + digitValue(digit.codePointAt(0) ?? 0)
  return value
}

const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0xff10]

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
