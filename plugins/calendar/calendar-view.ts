import {type Day} from '../../newsroom/dates/calendar-day.ts'

export const SHOWS = ['month', 'week', 'list'] as const
export type Show = (typeof SHOWS)[number]

export const AXES = ['publication', 'deadline'] as const
/** What brings a story to its day: when it runs, or when it must be done. */
export type Axis = (typeof AXES)[number]

/** What a calendar shows. It stands in the address, so a calendar can be sent to a colleague. */
export interface CalendarView {
  show: Show
  by: Axis
  /** A day in sight; without one, today. */
  on?: Day
  desk?: string
  /** A user id; `me` is whoever looks, `nobody` what nobody has. */
  assignee?: string
  text?: string
}

const WHOLE_CALENDAR: CalendarView = {show: 'month', by: 'publication'}

/** Only what differs from {@link WHOLE_CALENDAR}, in one order, so that one view has one address. */
export function toParams({show, by, on, desk, assignee, text}: CalendarView): [string, string][] {
  const params: [string, string | undefined][] = [
    ['show', show === WHOLE_CALENDAR.show ? undefined : show],
    ['by', by === WHOLE_CALENDAR.by ? undefined : by],
    ['on', on],
    ['desk', desk],
    ['assignee', assignee],
    ['text', text?.trim() || undefined],
  ]
  return params.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
}

/** Reads an address that anybody may have written: what it does not understand it leaves out. */
export function fromParams(params: readonly (readonly [string, string])[]): CalendarView {
  const given = new Map(params)
  const [on, desk, assignee, text] = ['on', 'desk', 'assignee', 'text'].map((name) =>
    given.get(name),
  )
  return {
    show: SHOWS.find((one) => one === given.get('show')) ?? WHOLE_CALENDAR.show,
    by: AXES.find((one) => one === given.get('by')) ?? WHOLE_CALENDAR.by,
    ...(on && isDay(on) ? {on} : {}),
    ...(desk ? {desk} : {}),
    ...(assignee ? {assignee} : {}),
    ...(text ? {text} : {}),
  }
}

/** Years of four digits from 1900 on: calendars that people use, and no `Date` out of range. */
function isDay(text: string): boolean {
  if (!/^(?:19|2\d)\d{2}-\d{2}-\d{2}$/.test(text)) return false
  const moment = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text)
}
