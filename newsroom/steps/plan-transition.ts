import {approvedContent} from '../approval/approved-content.ts'
import {type Hold} from '../holds/hold.ts'
import {findHolds} from '../holds/holds.ts'
import {type Embargo} from '../model.ts'
import {stageOf} from '../stages.ts'
import {current, versionsIn} from '../story.ts'
import {type TransitionName} from '../transition.ts'
import {findTransition, transitionsFrom} from '../workflow.ts'
import {type Action, discardAction, editAction, publishAction} from './actions.ts'
import {logEntry} from './log-entry.ts'
import {announcedChanges, clearDebt, publishForced, publishTogether} from './publish-together.ts'
import {kill, withdraw} from './take-down.ts'
import {
  APPROVAL,
  move,
  type Step,
  type TransitionRequest,
  type WorkflowChange,
} from './transition-step.ts'

/** What a transition does, or everything that holds it. */
export type TransitionPlan = {ok: true; actions: Action[]} | {ok: false; holds: Hold[]}

/**
 * Turns a transition into the actions of **one** request, so that it happens whole or not at all:
 * the changed documents, what is published or taken down with them, and the entry in the private
 * editorial log. Pure: reads nothing, writes nothing; the same request gives the same plan.
 *
 * - *publish* takes the article, its galleries and their captions live together, and a correction
 *   with them when readers are to be told.
 * - *forcePublish* does the same without approval and leaves a debt that a second person clears.
 * - *check*, *clear* and *return* of a gallery take along the captions that can go the same way.
 * - *leave* throws away what was changed since the story went out; its pictures keep their changes.
 * - *kill* leaves a tombstone for readers (headline and notice) and keeps the story as a draft.
 */
export function planTransition(request: TransitionRequest): TransitionPlan {
  const subject = versionsIn(request.story, request.subjectId)
  const document = current(subject)
  if (subject === undefined || document === undefined) {
    const what = `There is no document ${request.subjectId}`
    return {
      ok: false,
      holds: [{code: 'missing', what, documentId: request.subjectId, path: [], clearedBy: []}],
    }
  }
  const offered = transitionsFrom(subject).find((row) => row.name === request.name)
  const transition = offered ?? findTransition(request.name, document._type)
  if (transition === undefined) {
    const what = `A ${document._type} has no "${request.name}"`
    return {
      ok: false,
      holds: [{code: 'nothing', what, documentId: subject.id, path: [], clearedBy: []}],
    }
  }
  const holds = findHolds(transition, request.story, subject, request)
  if (holds.length > 0) return {ok: false, holds}
  const step = {request, transition, subject, document}
  return {ok: true, actions: [...EFFECT[transition.name](step), ...entryOf(step)]}
}

const EFFECT: Record<TransitionName, (step: Step) => Action[]> = {
  take: (step) => [move(step)],
  submit: (step) => [move(step, submitted(step))],
  accept: (step) => [move(step)],
  return: (step) => moveTogether(step, {unset: APPROVAL}),
  approve: (step) => [move(step, approved(step))],
  publish: publishTogether,
  schedule: (step) => [move(step, {set: {scheduledFor: step.request.at}})],
  unschedule: (step) => [move(step, {unset: ['scheduledFor']})],
  // Who proposes a correction has submitted it: somebody else approves.
  correct: (step) => [move(step, submitted(step))],
  update: (step) => [move(step, {unset: [...APPROVAL, 'submittedBy', 'submittedAt']})],
  leave,
  kill,
  withdraw,
  restore: (step) => [
    move(
      step,
      {unset: [...APPROVAL, 'expiresAt']},
      {set: {pubStatus: 'usable'}, unset: ['publicNotice']},
    ),
  ],
  embargo: (step) => [
    move(step, {}, {set: {embargo: {_type: 'embargo', active: true, ...embargoOf(step)}}}),
  ],
  liftEmbargo: (step) => [move(step, {}, {set: {'embargo.active': false}})],
  spike: (step) => [move(step, {}, {set: {pubStatus: 'canceled'}})],
  check: (step) => moveTogether(step),
  clear: (step) => moveTogether(step),
  forcePublish: publishForced,
  clearDebt,
  expire: (step) => toldAtOnce(step, {set: {expiresAt: step.request.at}}),
  unexpire: (step) => toldAtOnce(step, {unset: ['expiresAt']}),
}

/** Readers keep what they have; the draft goes, unless somebody has written in it meanwhile. */
function leave({subject, document}: Step): Action[] {
  const same = {set: {'workflow.stage': stageOf(document)}}
  return [editAction(subject, same), discardAction(subject.id)]
}

function submitted({request}: Step): WorkflowChange {
  return {
    set: {submittedBy: request.actor.id, submittedAt: request.now.toISOString()},
    unset: APPROVAL,
  }
}

function approved({request}: Step): WorkflowChange {
  const {actor, now, seal} = request
  return {set: {approvedBy: actor.id, approvedAt: now.toISOString(), ...(seal ? {seal} : {})}}
}

function embargoOf({request}: Step): Pick<Embargo, 'until' | 'reason'> {
  return {
    ...(request.until ? {until: request.until} : {}),
    ...(request.note ? {reason: request.note} : {}),
  }
}

/** A live story is told at once when it will go, or that it stays; one that waits takes it along. */
function toldAtOnce(step: Step, workflow: WorkflowChange): Action[] {
  const edit = move(step, workflow)
  return step.subject.draft ? [edit] : [edit, publishAction(step.subject.id)]
}

/** A gallery goes ahead and its captions follow, as far as each of them can. */
function moveTogether(step: Step, workflow: WorkflowChange = {}): Action[] {
  const {request, subject, document, transition} = step
  const actions = [move(step, workflow)]
  if (document._type !== 'gallery') return actions
  for (const caption of request.story.captions) {
    const own = current(caption)
    const row = transitionsFrom(caption).find(({name}) => name === transition.name)
    if (own === undefined || row === undefined || caption.id === subject.id) continue
    const follow = {request, transition: row, subject: caption, document: own}
    if (findHolds(row, request.story, caption, request).length === 0)
      actions.push(move(follow, workflow))
  }
  return actions
}

function entryOf(step: Step): Action[] {
  const {request, transition, subject, document} = step
  return logEntry({
    ...request,
    about: request.story.article?.id ?? subject.id,
    subjectId: subject.id,
    event: transition.name,
    from: stageOf(document),
    ...(transition.to ? {to: transition.to} : {}),
    ...(transition.name === 'approve' ? {approved: approvedContent(request.story)} : {}),
    changes: announcedChanges(step),
  })
}
