import {isDay} from '../../newsroom/story-path.ts'
import {type StoryDates} from '../content/story.ts'

/**
 * The date under which machines file a story: its own day, else the moment at which it went live.
 * Of "November 2016" they would make a day of their own: what is no day is left unsaid.
 */
export function publishedDate({own, live}: StoryDates): string | undefined {
  if (own === undefined) return live
  return isDay(own.edtf) ? own.edtf : undefined
}

/** EDTF that is plain ISO 8601: a year, a month or a day, without doubts and seasons. */
export function isoDate(edtf: string | undefined): string | undefined {
  return edtf && /^\d{4}(?:-(?:0\d|1[0-2])(?:-\d{2})?)?$/.test(edtf) ? edtf : undefined
}
