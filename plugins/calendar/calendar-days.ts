import {type Day, shiftDay} from '../../newsroom/dates/calendar-day.ts'
import {mondayOf} from '../../newsroom/dates/planned-for.ts'
import {type Show} from './calendar-view.ts'

/** How far a list looks ahead. */
const LIST_DAYS = 28

/** The days that a view has in sight, whole weeks from Monday on; a list begins on its day. */
export function daysInSight(show: Show, on: Day): Day[] {
  switch (show) {
    case 'list':
      return days(on, LIST_DAYS)
    case 'week':
      return days(mondayOf(on), 7)
    case 'month': {
      const first = mondayOf(`${on.slice(0, 7)}-01`)
      const last = shiftDay(`${monthAfter(on, 1)}-01`, -1)
      const end = shiftDay(mondayOf(last), 6)
      const count = (Date.parse(end) - Date.parse(first)) / 86_400_000 + 1
      return days(first, count)
    }
  }
}

/** The day to look at after a step forward (1) or back (-1). */
export function stepFrom(show: Show, on: Day, step: 1 | -1): Day {
  switch (show) {
    case 'list':
      return shiftDay(on, step * LIST_DAYS)
    case 'week':
      // Its Monday, so that a list of the same days begins with the first of them.
      return shiftDay(mondayOf(on), step * 7)
    case 'month':
      return `${monthAfter(on, step)}-01`
  }
}

/** `2026-12-31` and 1 → `2027-01`. */
function monthAfter(day: Day, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const index = year * 12 + month - 1 + months
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

function days(from: Day, count: number): Day[] {
  return Array.from({length: count}, (_, index) => shiftDay(from, index))
}
