import {
  type FoundDate,
  findPartialDates,
  readPartialDate,
} from '../../newsroom/dates/find-partial-dates.ts'
import {readNumericDate} from '../../newsroom/dates/numeric-date.ts'
import {precisionOf} from '../../newsroom/dates/partial-date.ts'
import {type PartialDate} from '../../newsroom/model.ts'
import {isAhead} from './date-ahead.ts'

/**
 * The date that a caption names, only as exact as it is told; of several the most exact, and of
 * those the first: heading "2002" and "(Kabul, March 1, 2002)" → 2002-03-01; of "04/02/2016" the
 * year. A day that was still to come is not when the picture was taken. The words stay in the caption.
 *
 * @param printedBeside the date that the page prints beside the caption
 */
export function readCaptionDate(caption: string, printedBeside?: string): PartialDate | undefined {
  const beside = printedBeside === undefined ? undefined : readPartialDate(printedBeside)
  if (beside) return beside
  if (!MAY_NAME_DATE.test(caption)) return undefined
  let best: PartialDate | undefined
  for (const {date, from, to} of [...findPartialDates(caption), ...findNumericDates(caption)]) {
    if (best !== undefined && exactness(date) <= exactness(best)) continue
    if (!isAhead(caption.slice(0, from), caption.slice(to))) best = date
  }
  return best ?? headingYear(caption) ?? closingYear(caption)
}

/** Dates have a digit, or the name of a month behind "in" and such; most captions have neither. */
const MAY_NAME_DATE = /\d|\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}*/u

function findNumericDates(caption: string): FoundDate[] {
  return [...caption.matchAll(NUMERIC)].flatMap(({0: asPrinted, index: from}) => {
    const edtf = readNumericDate(asPrinted)?.edtf
    if (edtf === undefined) return []
    const date: PartialDate = {_type: 'partialDate', edtf, asPrinted, precision: precisionOf(edtf)}
    return [{date, from, to: from + asPrinted.length}]
  })
}

const NUMERIC = /(?<![\d/.-])\d{1,2}([/.-])\d{1,2}\1(?:1[89]|20)\d\d(?![\d/-])/g

/** "2001 A woman waits …": a year as a heading, before a capital. */
function headingYear(caption: string): PartialDate | undefined {
  const year = /^((?:1[89]|20)\d\d)[.:]?\s+(?=["'“‘]?\p{Lu}\p{L}*\s+[\p{Ll}\d])/u.exec(caption)?.[1]
  return year === undefined ? undefined : readPartialDate(year)
}

/** "Children leave Coventry, 1940": a year behind the last comma. */
function closingYear(caption: string): PartialDate | undefined {
  const year = /[^\d\s],\s((?:1[4-9]|20)\d\d)[.)]?$/.exec(caption)?.[1]
  return year === undefined ? undefined : readPartialDate(year)
}

function exactness({edtf, precision}: PartialDate): number {
  const hasYear = !edtf.startsWith('XXXX')
  switch (precision) {
    case 'day':
      return hasYear ? 8 : 5
    case 'month':
      return hasYear ? 7 : 2
    case 'season':
      return 6
    case 'year':
      return 4
    case 'interval':
      return 3
    default:
      return 1
  }
}
