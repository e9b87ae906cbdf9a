import {type StoryDates} from '../content/story.ts'

/**
 * The date under which machines file a story: its own, as ISO 8601 can say it (`2017-02-04`,
 * `2016-11`), else the moment at which it went live. "About 1916" is left unsaid.
 */
export function publishedDate({own, live}: StoryDates): string | undefined {
  return own ? isoDate(own.edtf) : live
}

/** EDTF that is plain ISO 8601: a year, a month or a day, without doubts and seasons. */
export function isoDate(edtf: string | undefined): string | undefined {
  return edtf && /^\d{4}(?:-(?:0\d|1[0-2])(?:-\d{2})?)?$/.test(edtf) ? edtf : undefined
}
