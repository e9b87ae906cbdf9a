import {clockOf, dayOf, shiftDay} from './calendar-day.ts'
import {shortDay, shortWeekday} from './short-day.ts'

/**
 * When readers get a scheduled story, in words: "Goes out today 18:00", "Goes out Mon 06:05", a week
 * ahead "Goes out Mon 30 Nov 06:05". Nothing for a text that is no time.
 */
export function sayGoingOut(
  scheduledFor: string | undefined,
  now: Date,
  timeZone: string,
): string | undefined {
  const moment = new Date(scheduledFor ?? Number.NaN)
  if (Number.isNaN(moment.getTime())) return undefined
  const when = `${dayWords(moment, now, timeZone)} ${clockOf(moment, timeZone)}`
  // What its time has passed and still holds has not gone by itself: nobody must believe that it did.
  return moment <= now ? `Has not gone out ${when}` : `Goes out ${when}`
}

function dayWords(moment: Date, now: Date, timeZone: string): string {
  const [day, today] = [dayOf(moment, timeZone), dayOf(now, timeZone)]
  if (day === today) return 'today'
  if (day === shiftDay(today, 1)) return 'tomorrow'
  const isNear = day > today && day < shiftDay(today, 7)
  return isNear ? shortWeekday(moment, timeZone) : shortDay(moment, timeZone)
}
