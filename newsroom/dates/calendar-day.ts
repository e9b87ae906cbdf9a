import {tzOffset} from '@date-fns/tz/tzOffset'
import {instantOf, localTime} from './zoned-time.ts'

/** A day as people write it down: `2026-03-29`. */
export type Day = string

const DAY = 24 * 60 * 60_000

/**
 * Which day it is in a newsroom when that happens: `2026-11-24T23:30Z` is `2026-11-25` in Berlin.
 *
 * @param timeZone an IANA name, `Europe/London`
 */
export function dayOf(instant: Date, timeZone: string): Day {
  return localTime(instant.getTime(), timeZone).slice(0, 10)
}

/** The time of the day there, `09:05`. */
export function clockOf(instant: Date, timeZone: string): string {
  return localTime(instant.getTime(), timeZone).slice(11, 16)
}

/**
 * When it is so late on that day there. A time that the clocks leave out in spring is the one an
 * hour later; of one that comes twice in autumn, the first is meant.
 */
export function momentOn(day: Day, clock: string, timeZone: string): Date {
  const found = instantOf(`${day}T${clock}`, timeZone)
  if (found.ok) return new Date(found.at)
  if (found.instead === undefined) return new Date(Number.NaN)
  return momentOn(day, found.instead.slice(11), timeZone)
}

/** The day so many days later, whatever the clocks do between. */
export function shiftDay(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/** Do the clocks change on that day there, and which way? */
export function clockChangeOn(day: Day, timeZone: string): 'forward' | 'back' | undefined {
  const [before, after] = [day, shiftDay(day, 1)].map((one) =>
    tzOffset(timeZone, momentOn(one, '00:00', timeZone)),
  )
  if (before === undefined || after === undefined || before === after) return undefined
  return after > before ? 'forward' : 'back'
}
