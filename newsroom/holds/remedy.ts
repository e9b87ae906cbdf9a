import {type Actor, hasRole, isReader, type RoleName} from '../access/roles.ts'
import {CHECKS, type CheckName, CHECK_ROLES} from '../checks.ts'
import {type Story, versionsIn} from '../story.ts'
import {type Transition, type TransitionName} from '../transition.ts'
import {transitionsFrom} from '../workflow.ts'
import {type Hold} from './hold.ts'
import {findHolds} from './holds.ts'

/** What one person can do about a hold: clear it in one step, correct a field, or ask somebody. */
export type Remedy =
  | {kind: 'transition'; transition: Transition; documentId: string}
  | {kind: 'check'; check: CheckName; documentId: string}
  | {kind: 'edit'; documentId: string; path: Hold['path']}
  | {kind: 'ask'; roles: readonly RoleName[]}

/** The transitions that clear a hold, the furthest-reaching first. */
const CLEARED_BY: Partial<Record<Hold['code'], readonly TransitionName[]>> = {
  captionsCleared: ['clear', 'check'],
  approved: ['approve', 'clear', 'check'],
  sealed: ['approve'],
  debtOfAnother: ['clearDebt'],
  notEmbargoed: ['liftEmbargo'],
  staysUp: ['unexpire'],
  down: ['restore'],
}

/**
 * The shortest way for this person to clear a hold; `undefined` where only time or somebody's work
 * on another document can. A step is offered only when nothing else holds it: what does is a hold of
 * its own, with its own remedy.
 */
export function remedyOf(hold: Hold, story: Story, actor: Actor, now: Date): Remedy | undefined {
  const {code, documentId, path, clearedBy} = hold
  const check = code === 'checksDone' ? checkAt(path) : undefined
  if (check && hasRole(actor, CHECK_ROLES[check])) return {kind: 'check', check, documentId}
  const transition = stepFor(hold, story, {actor, now})
  if (transition) return {kind: 'transition', transition, documentId}
  const inForm = code === 'valid' || code === 'namedPublished'
  if (inForm && hasRole(actor, [...clearedBy, 'administrator'])) {
    return {kind: 'edit', documentId, path}
  }
  return clearedBy.length > 0 && !isReader(actor) ? {kind: 'ask', roles: clearedBy} : undefined
}

function stepFor(
  {code, documentId}: Hold,
  story: Story,
  request: {actor: Actor; now: Date},
): Transition | undefined {
  const subject = versionsIn(story, documentId)
  if (subject === undefined) return undefined
  const offered = transitionsFrom(subject)
  const steps = (CLEARED_BY[code] ?? []).flatMap((name) =>
    offered.filter((row) => row.name === name),
  )
  // A reason is asked for on the way; whatever else is missing cannot be given there.
  return steps.find((step) =>
    findHolds(step, story, subject, request).every((one) => one.code === 'note'),
  )
}

function checkAt(path: Hold['path']): CheckName | undefined {
  const [, , name] = path
  return CHECKS.find((check) => check === name)
}
