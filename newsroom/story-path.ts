import {isExists} from 'date-fns/isExists'

/** What decides a story's address. */
export interface StoryAddress {
  slug?: string | undefined
  /** `originallyPublished.edtf` */
  edtf?: string | undefined
  /** `workflow.firstPublishedAt` */
  firstPublishedAt?: string | undefined
}

/**
 * The address of a story on the reader site: `/2017/02/04/offensive-to-capture-raqqa`. Made of its
 * day and its slug and of nothing that a desk may change later, such as the section.
 *
 * `undefined` while the story has no slug or no day.
 */
export function storyPath(story: StoryAddress): string | undefined {
  const day = storyDay(story)
  if (day === undefined || !story.slug) return undefined
  return `/${day.replaceAll('-', '/')}/${encodeURIComponent(story.slug)}`
}

/**
 * The day under which a story is filed, as `YYYY-MM-DD`: its own, where that is known to the day;
 * else the day (UTC) on which it first went live here. "November 2016" is no day.
 */
export function storyDay({edtf, firstPublishedAt}: StoryAddress): string | undefined {
  if (edtf !== undefined && isDay(edtf)) return edtf
  const instant = new Date(firstPublishedAt ?? '')
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString().slice(0, 10)
}

/** `2017-02-04`, but not `2017-02`, `2017-02-04~` or `2017-02-30`. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  return day !== undefined && isExists(Number(year), Number(month) - 1, Number(day))
}
