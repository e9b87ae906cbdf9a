import {type Day} from '../../newsroom/dates/calendar-day.ts'

// A day is not a moment: it is formatted as what it is, whatever zone anybody is in.
const LONG = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
})
const SHORT = new Intl.DateTimeFormat('en-GB', {timeZone: 'UTC', weekday: 'short'})
const MONTH = new Intl.DateTimeFormat('en-GB', {timeZone: 'UTC', month: 'long', year: 'numeric'})

const RANGE = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})

/** "30 Nov – 6 Dec 2026". */
export function sayDays(from: Day, to: Day): string {
  return RANGE.formatRange(dateOf(from), dateOf(to))
}

/** "Monday 30 November". */
export function sayDay(day: Day): string {
  return LONG.format(dateOf(day))
}

/** "Mon". */
export function sayWeekday(day: Day): string {
  return SHORT.format(dateOf(day))
}

/** "November 2026". */
export function sayMonth(day: Day): string {
  return MONTH.format(dateOf(day))
}

function dateOf(day: Day): Date {
  return new Date(`${day}T00:00:00Z`)
}
