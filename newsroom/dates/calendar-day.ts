import {tzOffset} from '@date-fns/tz/tzOffset'

/** A day as people write it down: `2026-03-29`. */
export type Day = string

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/**
 * Which day it is in a newsroom when that happens: `2026-11-24T23:30Z` is `2026-11-25` in Berlin.
 *
 * @param timeZone an IANA name, `Europe/London`
 */
export function dayOf(instant: Date, timeZone: string): Day {
  return shown(instant, timeZone).slice(0, 10)
}

/** The time of the day there, `09:05`. */
export function clockOf(instant: Date, timeZone: string): string {
  return shown(instant, timeZone).slice(11, 16)
}

/**
 * When it is so late on that day there. A time that the clocks leave out in spring is the one an
 * hour later; of one that comes twice in autumn, the first is meant.
 */
export function momentOn(day: Day, clock: string, timeZone: string): Date {
  const asUtc = Date.parse(`${day}T${clock}:00Z`)
  // The offset of a zone changes at most once within two days: one of its two values is the right one.
  const offsets = [-DAY, DAY].map((away) => tzOffset(timeZone, new Date(asUtc + away)))
  const first = new Date(asUtc - Math.max(...offsets) * MINUTE)
  if (clockOf(first, timeZone) === clock) return first
  return new Date(asUtc - Math.min(...offsets) * MINUTE)
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

function shown(instant: Date, timeZone: string): string {
  return new Date(instant.getTime() + tzOffset(timeZone, instant) * MINUTE).toISOString()
}
