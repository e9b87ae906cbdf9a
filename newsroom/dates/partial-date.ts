import {isExists} from 'date-fns/isExists'
import edtf from 'edtf'
import {type PartialDate, type Precision} from '../model.ts'

/**
 * `partialDate('2016-11', 'November 2016')` →
 * `{_type: 'partialDate', edtf: '2016-11', asPrinted: 'November 2016', precision: 'month'}`.
 *
 * Throws `RangeError` when the first argument is not EDTF (ISO 8601-2:2019, levels 0–2) or names a
 * day that does not exist.
 */
export function partialDate(value: string, asPrinted?: string): PartialDate {
  if (!isEdtf(value)) throw new RangeError(`"${value}" is not an EDTF date`)
  return {
    _type: 'partialDate',
    edtf: value,
    ...(asPrinted === undefined ? {} : {asPrinted}),
    precision: precisionOf(value),
  }
}

/** Never throws, whatever the text. */
export function isEdtf(value: string): boolean {
  if (isPlainDate(value)) return true
  try {
    edtf(value, {level: 2})
    return true
  } catch {
    return false
  }
}

/** Plain years, months and days are most dates there are, and reading grammar takes 0.3 ms. */
function isPlainDate(value: string): boolean {
  const [, year, month = '01', day = '01'] =
    /^([1-9]\d{3})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(value) ?? []
  return year !== undefined && isExists(Number(year), Number(month) - 1, Number(day))
}

/** What an EDTF text is exact to. Decided by its shape alone; does not check that the day exists. */
export function precisionOf(value: string): Precision {
  const bare = value.replace(/[?~%]/g, '')
  if (bare.includes('/')) return 'interval'
  if (/^[\dX]{4}-[\dX]{2}-[\dX]{2}$/.test(bare)) return 'day'
  if (/^[\dX]{4}-2[1-4]$/.test(bare)) return 'season'
  if (/^[\dX]{4}-[\dX]{2}$/.test(bare)) return 'month'
  if (/^\d{4}$/.test(bare)) return 'year'
  if (/^\d{3}X$/.test(bare)) return 'decade'
  if (/^\d{2}XX$/.test(bare)) return 'century'
  return 'unknown'
}

/**
 * The first and the last day that the date may mean, as `YYYY-MM-DD`, for sorting and for
 * schema.org. An open or unknown end (`2016/..`, a day without a year) is left out.
 */
export function boundsOf(date: PartialDate): {from?: string; to?: string} {
  if (!isEdtf(date.edtf) || date.edtf.startsWith('XXXX')) return {}
  const {min, max} = edtf(date.edtf, {level: 2})
  return {
    ...(Number.isFinite(min) ? {from: day(min)} : {}),
    ...(Number.isFinite(max) ? {to: day(max)} : {}),
  }
}

function day(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10)
}

/** `XXXX-06` → "June": how dates are kept is nothing that an editor has to read. */
export function sayEdtf(edtf: string): string {
  return formatPartialDate({_type: 'partialDate', edtf})
}

/**
 * How a reader is told the date, never more exactly than it is known: `2016-11` → "November 2016",
 * `1916~` → "about 1916", `XXXX-02-04` → "4 February", `2016/..` → "since 2016".
 * What is not EDTF comes back as it was printed.
 */
export function formatPartialDate(date: PartialDate, locale = 'en-GB'): string {
  if (!isEdtf(date.edtf)) return date.asPrinted ?? date.edtf
  const [start, end] = date.edtf.split('/')
  if (start === undefined || end === undefined) return formatPoint(date.edtf, locale)
  if (end === '..' || end === '') return `since ${formatPoint(start, locale)}`
  if (start === '..' || start === '') return `until ${formatPoint(end, locale)}`
  return `${formatPoint(start, locale)} to ${formatPoint(end, locale)}`
}

const SEASONS: Record<string, string> = {
  '21': 'spring',
  '22': 'summer',
  '23': 'autumn',
  '24': 'winter',
}

function formatPoint(value: string, locale: string): string {
  const known = formatKnown(value.replace(/[?~%]/g, ''), locale)
  if (value.includes('%')) return `perhaps about ${known}`
  if (value.includes('~')) return `about ${known}`
  if (value.includes('?')) return `perhaps ${known}`
  return known
}

function formatKnown(bare: string, locale: string): string {
  if (/^\d{3}X$/.test(bare)) return `the ${bare.slice(0, 3)}0s`
  if (/^\d{2}XX$/.test(bare)) return `${bare.slice(0, 2)}00 to ${bare.slice(0, 2)}99`
  const [year = '', month, dayOfMonth] = bare.split('-')
  const hasYear = !year.includes('X')
  if (month === undefined || month.includes('X')) return hasYear ? String(Number(year)) : bare
  const season = SEASONS[month]
  if (season) return hasYear ? `${season} ${Number(year)}` : season
  const hasDay = dayOfMonth !== undefined && !dayOfMonth.includes('X')
  // A leap year stands in for an unknown one, so that 29 February can be said.
  const instant = new Date(
    `${hasYear ? year : '2000'}-${month}-${hasDay ? dayOfMonth : '01'}T00:00Z`,
  )
  return formatFor(locale, hasYear, hasDay).format(instant)
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format costs forty times what formatting does. */
function formatFor(locale: string, hasYear: boolean, hasDay: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${hasYear} ${hasDay}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    month: 'long',
    ...(hasYear ? {year: 'numeric'} : {}),
    ...(hasDay ? {day: 'numeric'} : {}),
  })
  formats.set(key, made)
  return made
}
