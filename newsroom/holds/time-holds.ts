import {formatMoment} from '../dates/zoned-time.ts'
import {embargoEnd, isEmbargoed} from '../embargo.ts'
import {type Hold, hold, type HoldContext} from './hold.ts'

const DUTY = ['duty-editor'] as const

/** @param at when the story would go out */
export function embargoHolds({subject, document}: HoldContext, at: Date): Hold[] {
  if (document._type !== 'article' || !isEmbargoed(document, at)) return []
  const end = embargoEnd(document.embargo)
  const until =
    end instanceof Date ? `until ${formatMoment(end.toISOString())}` : 'until somebody lifts it'
  const reason = document.embargo?.reason ? ` (${document.embargo.reason})` : ''
  const what = `The story is under embargo ${until}${reason}`
  return [hold('notEmbargoed', what, subject.id, ['embargo'], DUTY)]
}

/*
 * Of a time that was just given nobody is named who can clear it: whoever gave it gives another.
 */

/** A time to publish at lies ahead, after the embargo, and before the story is to be taken down. */
export function timeHolds(context: HoldContext): Hold[] {
  const {at, now} = context.request
  const time = at === undefined ? Number.NaN : Date.parse(at)
  const held = (what: string) => [
    hold('futureTime', what, context.subject.id, ['workflow', 'scheduledFor'], []),
  ]
  if (Number.isNaN(time)) return held('Say when the story is to be published')
  if (time <= now.getTime()) return held('The time has already passed')
  return [...embargoHolds(context, new Date(time)), ...expiryHolds(context, new Date(time))]
}

/**
 * What would come down as soon as it is out does not go out.
 *
 * @param at when the story would go out
 */
export function expiryHolds({subject, document}: HoldContext, at: Date): Hold[] {
  const {expiresAt} = document.workflow ?? {}
  if (expiresAt === undefined || Date.parse(expiresAt) > at.getTime()) return []
  const what = `The story is to be taken down at ${formatMoment(expiresAt)}, which is no later than it would go out`
  return [hold('staysUp', what, subject.id, ['workflow', 'expiresAt'], DUTY)]
}

/** A time to take down at lies ahead, and after the story is out. */
export function takeDownHolds({subject, document, request}: HoldContext): Hold[] {
  const time = request.at === undefined ? Number.NaN : Date.parse(request.at)
  const held = (what: string) => [
    hold('takeDownTime', what, subject.id, ['workflow', 'expiresAt'], []),
  ]
  if (Number.isNaN(time)) return held('Say when the story is to be taken down')
  if (time <= request.now.getTime()) return held('The time has already passed')
  const {scheduledFor} = document.workflow ?? {}
  if (scheduledFor === undefined || Date.parse(scheduledFor) < time) return []
  return held(`The story goes out at ${formatMoment(scheduledFor)}, which is no earlier`)
}

/** An embargo must end in the future, and before the time at which the story is to go out. */
export function embargoEndHolds({subject, document, request}: HoldContext): Hold[] {
  const {until, now} = request
  const held = (what: string, path: Hold['path'] = ['embargo', 'until']) => [
    hold('embargoEnd', what, subject.id, path, []),
  ]
  const end = until ? Date.parse(until) : Number.POSITIVE_INFINITY
  if (Number.isNaN(end)) return held(`"${until}" is no time`)
  if (end <= now.getTime()) return held('The embargo would be over already')
  const {scheduledFor} = document.workflow ?? {}
  if (scheduledFor === undefined || Date.parse(scheduledFor) >= end) return []
  const what = `The story is scheduled for ${formatMoment(scheduledFor)}, before the embargo would end; take it off the schedule first`
  return held(what, ['workflow', 'scheduledFor'])
}
