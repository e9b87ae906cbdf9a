import {isSettled, stageOf} from '../stages.ts'
import {versionsOfAll} from '../story.ts'
import {stagedSince} from './content-holds.ts'
import {type Hold, hold, type HoldContext, holdForAnother} from './hold.ts'

const APPROVERS = ['sub-editor', 'duty-editor'] as const
const DUTY = ['duty-editor'] as const

/** Nobody lets out what they sent in. */
export function submitterHolds({subject, document, request}: HoldContext): Hold[] {
  const {submittedBy, submittedAt} = document.workflow ?? {}
  const {actor} = request
  if (submittedBy === undefined || submittedBy !== actor.id) return []
  const what = `${actor.name ?? 'This user'} sent the story in; a second person must let it out`
  return [holdForAnother('notSubmitter', what, subject.id, ['workflow'], APPROVERS, submittedAt)]
}

/** A story is approved by a second person, a picture cleared by the picture desk. */
export function approvalHolds({subject, document}: HoldContext): Hold[] {
  const {id} = subject
  const since = stagedSince(document)
  if (document._type !== 'article') {
    if (isSettled(stageOf(document))) return []
    const who = ['picture-editor', 'duty-editor'] as const
    return [hold('approved', 'The picture desk has not cleared it', id, [], who, since)]
  }
  const {approvedBy, submittedBy} = document.workflow ?? {}
  const isApproved = approvedBy !== undefined && approvedBy !== submittedBy
  if (stageOf(document) === 'ready' && isApproved) return []
  const what = 'Nobody but its writer has approved the story'
  return [hold('approved', what, id, ['workflow'], APPROVERS, since)]
}

/** What goes out is what was approved. */
export function sealHolds({story, subject, document, request}: HoldContext): Hold[] {
  if (document._type !== 'article') return []
  if (request.seal !== undefined && document.workflow?.seal === request.seal) return []
  const what = 'The story has been changed since it was approved'
  const edits = versionsOfAll(story).flatMap(({draft}) => draft?._updatedAt ?? [])
  const since = edits.toSorted().at(-1)
  return [hold('sealed', what, subject.id, ['workflow'], APPROVERS, since)]
}

/** Approving again needs something new to approve. */
export function changedHolds({subject, document, request}: HoldContext): Hold[] {
  if (request.seal === undefined || document.workflow?.seal !== request.seal) return []
  const what = 'Nothing has changed since the story was approved'
  return [hold('changedSinceApproval', what, subject.id, ['workflow'], [])]
}

/** What went out without approval is looked at by somebody else than who let it out. */
export function debtHolds({subject, document, request}: HoldContext): Hold[] {
  const {debt} = document.workflow ?? {}
  const {actor} = request
  if (debt === undefined) {
    return [hold('debtOfAnother', 'There is no debt to clear', subject.id, [], [])]
  }
  if (debt.by !== actor.id) return []
  const what = `${actor.name ?? 'This user'} let the story out; a second person must look at it`
  return [holdForAnother('debtOfAnother', what, subject.id, ['workflow'], DUTY, debt.at)]
}
