import {type Actor} from '../../newsroom/access/roles.ts'
import {type Day, momentOn} from '../../newsroom/dates/calendar-day.ts'
import {partialDate} from '../../newsroom/dates/partial-date.ts'
import {planForWeekOf} from '../../newsroom/dates/planned-for.ts'
import {type Hold} from '../../newsroom/holds/hold.ts'
import {findPlanningHolds, type PlanningChange} from '../../newsroom/steps/plan-planning.ts'
import {type Offer, offersFor} from '../board/moves.ts'
import {type BoardRow} from '../board/read-rows.ts'
import {type CalendarItem} from './calendar-items.ts'
import {type Axis} from './calendar-view.ts'

/** Where a story can be let go. */
export type Target =
  | {kind: 'day'; day: Day}
  /** The week in which the day lies, and the month. */
  | {kind: 'week'; day: Day}
  | {kind: 'month'; day: Day}
  | {kind: 'off'}

/** A deadline that is given by letting go on a day says no time: then it is this. */
const END_OF_WORK = '17:00'

/** What letting a story go means, or what keeps it where it is. */
export type Outcome =
  | {kind: 'stay'}
  | {kind: 'plan'; planning: PlanningChange}
  /** The schedule is asked, by its own dialog; `at` is what the newsroom's clocks show. */
  | {kind: 'schedule'; offer: Offer; at: string}
  | {kind: 'held'; holds: Hold[]}

export function letGoOn(
  item: CalendarItem,
  target: Target,
  {by, timeZone, actor, now}: {by: Axis; timeZone: string; actor: Actor; now: Date},
): Outcome {
  const stays =
    (target.kind === 'day' && target.day === item.day) ||
    (target.kind === 'off' && item.kind === 'none')
  if (item.kind === 'scheduled' && target.kind === 'day') {
    const offer = scheduleOffer(item, actor, now)
    if (offer && stays) return {kind: 'stay'}
    if (offer) return {kind: 'schedule', offer, at: `${target.day}T${item.clock ?? END_OF_WORK}`}
  }
  const holds = findPlanningHolds(item.versions, actor)
  if (holds.length > 0) return {kind: 'held', holds}
  const planning = stays ? undefined : planningFor(item, target, by, timeZone)
  return planning ? {kind: 'plan', planning} : {kind: 'stay'}
}

/** Can the person take the story to another day at all? */
export function isMovable(item: CalendarItem, actor: Actor, now: Date): boolean {
  if (item.kind === 'scheduled') return scheduleOffer(item, actor, now) !== undefined
  return findPlanningHolds(item.versions, actor).length === 0
}

function scheduleOffer(item: CalendarItem, actor: Actor, now: Date): Offer | undefined {
  return offersFor(item.row, actor, now).find(({transition}) => transition.name === 'schedule')
}

function planningFor(
  item: CalendarItem,
  target: Target,
  by: Axis,
  timeZone: string,
): PlanningChange | undefined {
  if (by === 'publication') {
    switch (target.kind) {
      case 'off':
        return {plannedFor: null}
      case 'day':
        return {plannedFor: partialDate(target.day)}
      case 'week':
        return {plannedFor: planForWeekOf(target.day)}
      case 'month':
        return {plannedFor: partialDate(target.day.slice(0, 7))}
    }
  }
  if (target.kind === 'off') return {dueAt: null}
  if (target.kind !== 'day') return undefined
  // The clock stays what it is, also over a night in which it changes.
  return {dueAt: momentOn(target.day, item.clock ?? END_OF_WORK, timeZone).toISOString()}
}

/** The row as it will be once it stands there: for what is under way or carried. */
export function asPlanned(row: BoardRow, planning: PlanningChange & {scheduledFor?: string}) {
  const {document} = row
  if (document._type !== 'article') return row
  const {plannedFor, dueAt, scheduledFor} = planning
  const {plannedFor: _plan, dueAt: _due, ...rest} = document.workflow ?? {_type: 'workflow'}
  const plan = plannedFor === undefined ? document.workflow?.plannedFor : plannedFor
  const due = dueAt === undefined ? document.workflow?.dueAt : dueAt
  const workflow = {
    ...rest,
    ...(plan ? {plannedFor: plan} : {}),
    ...(due ? {dueAt: due} : {}),
    ...(scheduledFor ? {scheduledFor} : {}),
  }
  return {...row, document: {...document, workflow}}
}

/** What a carried story would look like on that day, without asking anybody. */
export function previewOn(
  item: CalendarItem,
  day: Day,
  by: Axis,
  timeZone: string,
): PlanningChange & {scheduledFor?: string} {
  if (item.kind === 'scheduled') {
    return {scheduledFor: momentOn(day, item.clock ?? END_OF_WORK, timeZone).toISOString()}
  }
  return planningFor(item, {kind: 'day', day}, by, timeZone) ?? {}
}

/** A target as drag and drop calls it, `day 2026-11-30`; lists add more behind it. */
export function targetId(target: Target, more = ''): string {
  return [target.kind, 'day' in target ? target.day : '', more].join(' ').trim()
}

export function targetOf(id: string): Target | undefined {
  const [kind, day = ''] = id.split(' ')
  if (kind === 'off') return {kind}
  return kind === 'day' || kind === 'week' || kind === 'month' ? {kind, day} : undefined
}
