import {differenceInMinutes} from 'date-fns/differenceInMinutes'
import {formatDistanceStrict} from 'date-fns/formatDistanceStrict'
import {clockOf, dayOf, shiftDay} from './calendar-day.ts'
import {shortDay} from './short-day.ts'

export const DUE_BANDS = ['overdue', 'today', 'tomorrow', 'week', 'later', 'none'] as const

/** How near a deadline is, in the newsroom's days. */
export type DueBand = (typeof DUE_BANDS)[number]

export interface Deadline {
  band: DueBand
  /** In words, so that nobody needs to see a colour: "Overdue by 3 hours", "Due 17:00, in 40 minutes". */
  words: string
  tone: 'critical' | 'caution' | 'default'
}

/** A deadline as it looks now. A text that is no time counts as none. */
export function deadlineOf(dueAt: string | undefined, now: Date, timeZone: string): Deadline {
  const due = new Date(dueAt ?? Number.NaN)
  if (Number.isNaN(due.getTime())) return {band: 'none', words: 'No deadline', tone: 'default'}
  if (due <= now) {
    return {
      band: 'overdue',
      words: `Overdue by ${formatDistanceStrict(due, now)}`,
      tone: 'critical',
    }
  }
  const [day, today] = [dayOf(due, timeZone), dayOf(now, timeZone)]
  const clock = clockOf(due, timeZone)
  if (day === today) {
    const soon = differenceInMinutes(due, now) < 120
    const words = soon ? `Due ${clock}, in ${formatDistanceStrict(due, now)}` : `Due today ${clock}`
    return {band: 'today', words, tone: 'caution'}
  }
  if (day === shiftDay(today, 1)) {
    return {band: 'tomorrow', words: `Due tomorrow ${clock}`, tone: 'default'}
  }
  const band = day < shiftDay(today, 7) ? 'week' : 'later'
  const words = `Due ${shortDay(due, timeZone)} ${clock}`
  return {band, words, tone: 'default'}
}
