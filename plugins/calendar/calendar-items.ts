import {clockOf, type Day, dayOf} from '../../newsroom/dates/calendar-day.ts'
import {type PlannedSpan, sayPlan, spanOf} from '../../newsroom/dates/planned-for.ts'
import {type Article, type PartialDate} from '../../newsroom/model.ts'
import {type Versions} from '../../newsroom/story.ts'
import {type BoardRow} from '../board/read-rows.ts'
import {type Axis} from './calendar-view.ts'

/**
 * Why a story stands where it does. `scheduled` and `live` are exact and true; `planned` is what
 * somebody means to do; `due` is when the work must be done, which says nothing about readers.
 */
type ItemKind = 'scheduled' | 'live' | 'planned' | 'due' | 'none'

/** A story on the calendar. */
export interface CalendarItem {
  id: string
  row: BoardRow
  versions: Versions<Article>
  kind: ItemKind
  /** Missing for what has no day. */
  day?: Day
  /** Exact: an ISO time, and what the newsroom's clocks show then. */
  at?: string
  clock?: string
  /** A plan in words: "December 2026", "after the verdict". */
  plan?: string
}

export interface Calendar {
  days: ReadonlyMap<Day, CalendarItem[]>
  /** Planned for more than a day, with the days that may be meant; the nearest end first. */
  vague: (CalendarItem & {span: PlannedSpan})[]
  /** Planned in words that no calendar can place. */
  someDay: CalendarItem[]
  /** Neither planned nor scheduled; without a deadline. */
  unplanned: CalendarItem[]
}

/** Puts each story on its day. Stories that are down are on no calendar. */
export function toCalendar(rows: readonly BoardRow[], by: Axis, timeZone: string): Calendar {
  const days = new Map<Day, CalendarItem[]>()
  const vague: Calendar['vague'] = []
  const someDay: CalendarItem[] = []
  const unplanned: CalendarItem[] = []
  for (const row of rows) {
    const versions = articleOf(row)
    if (versions === undefined || row.column === 'down') continue
    const subject = {id: row.id, row, versions}
    const place = by === 'deadline' ? dueOf(row, timeZone) : publicationOf(row, timeZone)
    if (place === undefined) continue
    const item: CalendarItem = {...subject, ...place.fields}
    if (place.fields.day !== undefined) {
      const list = days.get(place.fields.day)
      if (list) list.push(item)
      else days.set(place.fields.day, [item])
    } else if (place.span) vague.push({...item, span: place.span})
    else if (item.plan !== undefined) someDay.push(item)
    else unplanned.push(item)
  }
  for (const list of days.values()) list.sort(byTime)
  vague.sort((a, b) => compare(a.span.to, b.span.to) || byTime(a, b))
  someDay.sort(byTime)
  unplanned.sort(byTime)
  return {days, vague, someDay, unplanned}
}

interface Place {
  fields: Pick<CalendarItem, 'kind' | 'day' | 'at' | 'clock' | 'plan'>
  span?: PlannedSpan
}

/** Work that is over has no deadline any more. */
function dueOf({document, column}: BoardRow, timeZone: string): Place | undefined {
  if (column === 'live') return undefined
  return exact('due', document.workflow?.dueAt, timeZone) ?? {fields: {kind: 'none'}}
}

function publicationOf({document, column}: BoardRow, timeZone: string): Place | undefined {
  const {scheduledFor, lastPublishedAt, plannedFor} = document.workflow ?? {}
  if (column === 'live') return exact('live', lastPublishedAt, timeZone)
  if (column === 'scheduled') return exact('scheduled', scheduledFor, timeZone)
  return plannedPlace(plannedFor)
}

function plannedPlace(plan: PartialDate | undefined): Place {
  // A script may have written anything there.
  if (typeof plan?.edtf !== 'string') return {fields: {kind: 'none'}}
  const span = spanOf(plan)
  const fields = {kind: 'planned', plan: sayPlan(plan)} as const
  if (span === undefined) return {fields}
  return span.from === span.to ? {fields: {...fields, day: span.from}} : {fields, span}
}

function exact(
  kind: 'scheduled' | 'live' | 'due',
  at: string | undefined,
  timeZone: string,
): Place | undefined {
  const moment = new Date(at ?? Number.NaN)
  if (at === undefined || Number.isNaN(moment.getTime())) return undefined
  return {fields: {kind, at, day: dayOf(moment, timeZone), clock: clockOf(moment, timeZone)}}
}

function articleOf({versions}: BoardRow): Versions<Article> | undefined {
  return isArticle(versions) ? versions : undefined
}

function isArticle(versions: BoardRow['versions']): versions is Versions<Article> {
  return (versions.draft ?? versions.published)?._type === 'article'
}

/** What has a time stands by it; what has none comes after, the most urgent first. */
function byTime(a: CalendarItem, b: CalendarItem): number {
  return (
    compare(a.at ?? '9', b.at ?? '9') ||
    (b.row.document.workflow?.priority ?? 0) - (a.row.document.workflow?.priority ?? 0) ||
    compare(a.row.title, b.row.title) ||
    compare(a.id, b.id)
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
