import {dayOf} from '../../newsroom/dates/calendar-day.ts'
import {NEWSROOM_TIME_ZONE} from '../../newsroom/dates/zoned-time.ts'
import {type PartialDate} from '../../newsroom/model.ts'
import {isFreeForSection} from '../../newsroom/section-slug.ts'
import {storyPath} from '../../newsroom/story-path.ts'
import {instantOf, rowOf, textOf} from './fields.ts'
import {readDate} from './read-date.ts'
import {type AddressRow, type SectionRow} from './rows.ts'
import {type Section, type StoryDates, type StoryLink} from './story.ts'

const NO_HEADLINE = 'Story without a headline'

export function readStoryLink(
  row: AddressRow & {language?: string | null; section?: SectionRow | null},
): StoryLink {
  return {
    id: row._id,
    headline: textOf(row.headline) ?? NO_HEADLINE,
    path: pathOf(row),
    dates: readDates(row),
    language: languageOf(row.language),
    section: readSection(row.section),
  }
}

export function pathOf(row: AddressRow): string | undefined {
  return storyPath({
    slug: textOf(row.slug),
    edtf: textOf(rowOf(row.originallyPublished)?.edtf),
    firstPublishedAt: liveOf(row),
  })
}

/** One that squats on an address of the site's own has no page, so nothing leads to it. */
export function readSection(value: SectionRow | null | undefined): Section | undefined {
  const row = rowOf(value)
  const [title, slug] = [textOf(row?.title), textOf(row?.slug)]
  return row && title && slug && isFreeForSection(slug) ? {id: row._id, title, slug} : undefined
}

/** A draft has not been live, and is to have an address all the same: that of its first day. */
function liveOf(row: AddressRow): string | undefined {
  return instantOf(row.firstPublishedAt) ?? instantOf(row._createdAt)
}

function readDates(row: AddressRow): StoryDates {
  const live = instantOf(row.firstPublishedAt)
  // Not `lastPublishedAt`: a minor change is not announced, neither here nor by a newer date.
  const told = instantOf(row.lastSignificantAt)
  const own = readDate(row.originallyPublished)
  return {
    live,
    ...(live && told && told > live ? {updated: told} : {}),
    ...(own && !isDayOf(own, live) ? {own} : {}),
  }
}

/** Desks write the day of their own calendar: London's 5 June begins at 23:00 UTC on the 4th. */
function isDayOf(own: PartialDate, live: string | undefined): boolean {
  return live !== undefined && dayOf(new Date(live), NEWSROOM_TIME_ZONE) === own.edtf
}

/** A language tag that browsers and `Intl` can read. */
function languageOf(value: unknown): string | undefined {
  try {
    return Intl.getCanonicalLocales(textOf(value))[0]
  } catch {
    return undefined
  }
}
