import {isExists} from 'date-fns/isExists'
import {type PartialDate} from '../model.ts'
import {MONTH_NAMES, monthNumber} from './month-names.ts'
import {precisionOf} from './partial-date.ts'

export interface FoundDate {
  date: PartialDate
  /** UTF-16 offsets in the text that was searched. */
  from: number
  to: number
}

/**
 * The dates that a text names, in order of appearance, each only as exact as it is written:
 *
 * | text                  | EDTF         |
 * | --------------------- | ------------ |
 * | 30 November 2017      | 2017-11-30   |
 * | Friday, June 17       | XXXX-06-17   |
 * | November 2016         | 2016-11      |
 * | autumn 2016           | 2016-23      |
 * | circa 1916            | 1916~        |
 * | the 1920s             | 192X         |
 * | between 2011 and 2013 | 2011/2013    |
 *
 * A lone year counts only when something says that it is a date ("in 1916", "c. 1916"): numbers are
 * not dates. Impossible days ("31 November 2016") are not found at all.
 */
export function findPartialDates(text: string): FoundDate[] {
  const found: FoundDate[] = []
  for (const match of matchesIn(text)) {
    const groups = match.groups ?? {}
    const printed = groups['date'] ?? match[0]
    const from = match.index + match[0].length - printed.length
    const edtf = isName(monthName(groups), text.slice(0, from)) ? undefined : read(groups)
    if (edtf === undefined) continue
    found.push({
      date: {_type: 'partialDate', edtf, asPrinted: printed, precision: precisionOf(edtf)},
      from,
      to: from + printed.length,
    })
  }
  return found
}

/** The date that the whole text is: `"November 2016"` → 2016-11. Anything else → `undefined`. */
export function readPartialDate(text: string): PartialDate | undefined {
  const trimmed = text.trim()
  // A word that makes a bare year or month a date in running text goes without saying here.
  for (const lead of ['', 'in ']) {
    const [only] = findPartialDates(lead + trimmed)
    if (only && only.from === lead.length && only.to === lead.length + trimmed.length) {
      return only.date
    }
  }
  return undefined
}

/** Every match of `DATE`, from left to right; most places of a text are none where a date begins. */
function matchesIn(text: string): RegExpExecArray[] {
  const matches: RegExpExecArray[] = []
  for (let index = 0; index < text.length; index++) {
    if (!mayBeginDate(text.charCodeAt(index), text.charCodeAt(index - 1))) continue
    DATE.lastIndex = index
    const match = DATE.exec(text)
    if (match === null) continue
    matches.push(match)
    index += match[0].length - 1
  }
  return matches
}

/** Dates begin as words and numbers do; of letters beyond ASCII nothing is said here. */
function mayBeginDate(code: number, before: number): boolean {
  if (code >= 0x80) return true
  if (isDigit(code)) return !isDigit(before)
  return isLetter(code) && !isLetter(before) && !isDigit(before)
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}

const SEASONS = ['spring', 'summer', 'autumn', 'winter']

// `\b` knows only Latin letters.
const MONTH = `(?:${MONTH_NAMES})(?!\\p{L})`
const WEEKDAY = '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\\s+)?'
const DAY = '\\d{1,2}(?:st|nd|rd|th)?'
// Before the month: "4. Februar", "1er février".
const DAY_FIRST = '\\d{1,2}(?:st|nd|rd|th|er|º|\\.)?'
const YEAR = '[12]\\d{3}'

/** Alternatives in order: what says more stands before what says less. */
const DATE = new RegExp(
  [
    `(?<date>(?<isoYear>${YEAR})-(?<isoMonth>\\d\\d)(?:-(?<isoDay>\\d\\d))?)(?![-\\d])`,
    `(?<date>${WEEKDAY}(?<d1>${DAY_FIRST})\\s+(?:de\\s+)?(?<m1>${MONTH})\\.?,?\\s+(?:de\\s+)?(?<y1>${YEAR}))(?!\\d)`,
    `(?<date>(?<hanYear>${YEAR})\\s?年\\s?(?<hanMonth>\\d{1,2})\\s?月(?:\\s?(?<hanDay>\\d{1,2})\\s?日)?)`,
    `(?<date>${WEEKDAY}(?<m2>${MONTH})\\.?\\s+(?<d2>${DAY}),?\\s+(?<y2>${YEAR}))(?!\\d)`,
    `(?<date>between\\s+(?<start>${YEAR})\\s+and\\s+(?<end>${YEAR}))(?!\\d)`,
    `(?<date>(?<season>spring|summer|autumn|fall|winter)(?:\\s+of)?,?\\s+(?<seasonYear>${YEAR}))(?!\\d)`,
    `(?<date>(?:c\\.|ca\\.|circa|c)\\s*(?<about>${YEAR}))(?!\\d)`,
    `(?<date>(?:the\\s+)?(?<decade>[12]\\d\\d0)s)\\b`,
    `(?<date>(?<m3>${MONTH})\\.?,?\\s+(?:de\\s+)?(?<y3>${YEAR}))(?!\\d)`,
    `(?<date>${WEEKDAY}(?<d4>${DAY_FIRST})\\s+(?:de\\s+)?(?<m4>${MONTH}))`,
    `(?<date>${WEEKDAY}(?<m5>${MONTH})\\.?\\s+(?<d5>${DAY}))(?![\\d,]*\\d)`,
    `(?<date>since\\s+(?<since>${YEAR}))(?!\\d)`,
    `(?:in|during|from|dated)\\s+(?<date>(?<year>${YEAR}))(?![\\d/-])`,
    `(?:in|since|during|early|late|last|this|until)\\s+(?<date>(?<m6>${MONTH}))(?!\\.?\\s*\\d)`,
  ]
    // Chinese and Japanese put no blank before a date.
    .map(
      (alternative) =>
        (alternative.includes('年') ? '(?<!\\p{N})' : '(?<![\\p{L}\\p{N}])') + alternative,
    )
    .join('|'),
  'iuy',
)

function read(groups: Record<string, string | undefined>): string | undefined {
  const year =
    groups['isoYear'] ?? groups['hanYear'] ?? groups['y1'] ?? groups['y2'] ?? groups['y3']
  const month = monthOf(groups)
  const dayText =
    groups['isoDay'] ??
    groups['hanDay'] ??
    groups['d1'] ??
    groups['d2'] ??
    groups['d4'] ??
    groups['d5']
  if (month !== undefined) {
    if (month < 1 || month > 12) return undefined
    const head = `${year ?? 'XXXX'}-${twoDigits(month)}`
    if (dayText === undefined) return head
    const day = Number.parseInt(dayText, 10)
    // Without a year, a leap year: 29 February may have been one.
    return isExists(Number(year ?? 2000), month - 1, day) ? `${head}-${twoDigits(day)}` : undefined
  }
  if (groups['start'] && groups['end']) {
    return groups['start'] < groups['end'] ? `${groups['start']}/${groups['end']}` : undefined
  }
  if (groups['season'] && groups['seasonYear']) {
    const name = groups['season'].toLowerCase().replace('fall', 'autumn')
    return `${groups['seasonYear']}-${21 + SEASONS.indexOf(name)}`
  }
  if (groups['about']) return `${groups['about']}~`
  if (groups['decade']) return `${groups['decade'].slice(0, 3)}X`
  return groups['since'] ? `${groups['since']}/..` : groups['year']
}

function monthOf(groups: Record<string, string | undefined>): number | undefined {
  const digits = groups['isoMonth'] ?? groups['hanMonth']
  if (digits) return Number(digits)
  const name = monthName(groups)
  return name === undefined ? undefined : monthNumber(name)
}

function monthName(groups: Record<string, string | undefined>): string | undefined {
  for (const group of ['m1', 'm2', 'm3', 'm4', 'm5', 'm6']) if (groups[group]) return groups[group]
  return undefined
}

/** "Theresa May 2016" is no month, and neither is the verb in "it may 4 times". */
function isName(month: string | undefined, before: string): boolean {
  if (month === undefined) return false
  if (monthNumber(month) === undefined) return true
  if (!/^(?:may|april|june|august)$/i.test(month)) return false
  const lead = /\b(\p{Lu}\p{Ll}+)\s$/u.exec(before)?.[1]
  if (lead === undefined) return false
  return !/^(?:on|in|by|from|since|until|during|early|late|last|mid|this|of|the)$/i.test(lead)
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
