import {tzOffset} from '@date-fns/tz/tzOffset'

/** Where the newsroom's clocks hang: what people type and read is in this zone, what is kept in UTC. */
export const NEWSROOM_TIME_ZONE = 'Europe/London'

const MINUTE = 60_000
const LOCAL = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/

export type Instant =
  | {ok: true; at: string; twice?: string}
  | {ok: false; message: string; instead?: string}

/**
 * The moment at which the clocks of a zone show `2026-03-29T01:30`, in UTC. A time that the clocks
 * leave out when they go forward is refused, with the time that they show instead; of a time that
 * they show twice when they go back the first is taken, and `twice` is the second.
 */
export function instantOf(local: string, zone: string = NEWSROOM_TIME_ZONE): Instant {
  const [, day, time] = LOCAL.exec(local) ?? []
  const asUtc = Date.parse(`${day}T${time}Z`)
  if (Number.isNaN(asUtc)) return {ok: false, message: 'Give a day and a time'}
  // The offset of the zone changes at most once within a day: one of its two values is the right one.
  const offsets = [-1, 1].map((days) => tzOffset(zone, new Date(asUtc + days * 24 * 60 * MINUTE)))
  const moments = [...new Set(offsets)]
    .map((offset) => asUtc - offset * MINUTE)
    .filter((moment) => localTime(moment, zone) === local)
    .toSorted((a, b) => a - b)
  const [first, second] = moments.map((moment) => new Date(moment).toISOString())
  if (first !== undefined) return {ok: true, at: first, ...(second ? {twice: second} : {})}
  const before = Math.min(...offsets)
  const instead = localTime(asUtc - before * MINUTE, zone)
  const message = `The clocks go forward at that time: there is no ${time} on that day`
  return {ok: false, message, instead}
}

/** `2026-03-29T01:30` as the clocks of the zone show it; for fields of a date and a time. */
export function localTime(at: number | string, zone: string = NEWSROOM_TIME_ZONE): string {
  const moment = new Date(at)
  const shifted = new Date(moment.getTime() + tzOffset(zone, moment) * MINUTE)
  return shifted.toISOString().slice(0, 16)
}

/** "24 Nov 2026, 14:05 GMT", as the newsroom says it. A time that cannot be read stays as it is. */
export function formatMoment(at: string, zone: string = NEWSROOM_TIME_ZONE): string {
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime())) return at
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(moment)
}
