import {type PartialDate} from '../model.ts'
import {type Day, shiftDay} from './calendar-day.ts'
import {readPartialDate} from './find-partial-dates.ts'
import {boundsOf, formatPartialDate, partialDate, precisionOf} from './partial-date.ts'

/** EDTF for a time of which nothing is known; the words beside it say what people do know. */
const SOME_TIME = 'XXXX'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The days on which a story is meant to run; both the same for a plan that names one day. */
export interface PlannedSpan {
  from: Day
  to: Day
}

/** `2026-12-03` → the Monday of that week, `2026-11-30` (ISO 8601: weeks begin on Mondays). */
export function mondayOf(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return shiftDay(day, -((weekday + 6) % 7))
}

/** The whole week in which the day lies, as EDTF knows it: `2026-11-30/2026-12-06`. */
export function planForWeekOf(day: Day): PartialDate {
  const monday = mondayOf(day)
  return partialDate(`${monday}/${shiftDay(monday, 6)}`)
}

/**
 * What somebody has typed: "December 2026" is a month, "3 December 2026" a day, and "after the
 * verdict" stays what it is. Nothing typed → `undefined`.
 */
export function planInWords(words: string): PartialDate | undefined {
  const text = words.trim()
  if (text === '') return undefined
  const read = readPartialDate(text)
  return read && boundsOf(read).from ? read : partialDate(SOME_TIME, text)
}

/**
 * The days that a plan may mean. `undefined` for words, for a date without a year, for one with an
 * open end, and for a season, which is another half of the year on another half of the globe.
 */
export function spanOf(plan: PartialDate | undefined): PlannedSpan | undefined {
  if (plan === undefined || precisionOf(plan.edtf) === 'season') return undefined
  const {from, to} = DAY.test(plan.edtf) ? {from: plan.edtf, to: plan.edtf} : boundsOf(plan)
  return from !== undefined && to !== undefined && from <= to ? {from, to} : undefined
}

/** "3 December 2026", "Week of 30 November 2026", "December 2026", "after the verdict". */
export function sayPlan(plan: PartialDate): string {
  const span = spanOf(plan)
  if (span === undefined) return plan.asPrinted ?? formatPartialDate(plan)
  const isWeek = span.to === shiftDay(span.from, 6) && span.from === mondayOf(span.from)
  return isWeek ? `Week of ${formatPartialDate(partialDate(span.from))}` : formatPartialDate(plan)
}
