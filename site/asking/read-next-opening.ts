import {NEXT_OPENING_QUERY} from '../queries.ts'
import {instantOf} from '../content/fields.ts'
import {type Read} from './reading.ts'

/** When the next story opens by itself: an embargo ends, or the minute of its publication comes. */
export async function readNextOpening(read: Read, now: Date): Promise<Date | undefined> {
  const {lift, start} = await read(NEXT_OPENING_QUERY, {now: now.toISOString()})
  const next = [instantOf(lift), instantOf(start)].filter((time) => time !== undefined).sort()[0]
  return next === undefined ? undefined : new Date(next)
}
