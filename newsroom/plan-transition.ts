import {type Action, editAction as edit, publishAction, unpublishAction} from './actions.ts'
import {findHolds, type Hold, type Request} from './holds.ts'
import {draftId} from './ids.ts'
import {logEntry} from './log-entry.ts'
import {type CheckName, type StoryDocument} from './model.ts'
import {current, type Story, type Versions} from './story.ts'
import {
  findTransition,
  isSettled,
  stageOf,
  type Transition,
  type TransitionName,
  transitionsFrom,
} from './workflow.ts'

export interface TransitionRequest extends Request {
  story: Story
  /** Id of the document that the transition is of; one of the story's. */
  subjectId: string
  name: TransitionName
  /** A fresh key for the entry in the editorial log; letters, digits and hyphens. */
  logKey: string
  /** Pictures of this story that other live stories show too: *kill* and *withdraw* leave them. */
  usedElsewhere?: readonly string[]
}

/** What a transition does, or everything that holds it. */
export type TransitionPlan = {ok: true; actions: Action[]} | {ok: false; holds: Hold[]}

/**
 * Turns a transition into the actions of **one** request, so that it happens whole or not at all:
 * the changed documents, what is published or taken down with them, and the entry in the private
 * editorial log. Pure: reads nothing, writes nothing; the same request gives the same plan.
 *
 * - *publish* takes the article, its galleries and their captions live together.
 * - *check*, *clear* and *return* of a gallery take along the captions that can go the same way.
 * - *kill* leaves a tombstone for readers (headline and notice) and keeps the story as a draft.
 */
export function planTransition(request: TransitionRequest): TransitionPlan {
  const subject = subjectOf(request)
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

interface Step {
  request: TransitionRequest
  transition: Transition
  subject: Versions<StoryDocument>
  document: StoryDocument
}

const EFFECT: Record<TransitionName, (step: Step) => Action[]> = {
  take: (step) => [move(step)],
  submit: (step) => [move(step, submitted(step))],
  accept: (step) => [move(step)],
  return: (step) => moveTogether(step, {unset: ['approvedBy', 'approvedAt', 'scheduledFor']}),
  approve: (step) => [move(step, approved(step))],
  publish: publishTogether,
  schedule: (step) => [move(step, {set: {scheduledFor: step.request.at}})],
  unschedule: (step) => [move(step, {unset: ['scheduledFor']})],
  // Who proposes a correction has submitted it: somebody else approves.
  correct: (step) => [move(step, submitted(step))],
  update: (step) => [move(step, {unset: [...APPROVAL, 'submittedBy', 'submittedAt']})],
  kill,
  withdraw,
  restore: (step) => [
    move(step, {unset: APPROVAL}, {set: {pubStatus: 'usable'}, unset: ['publicNotice']}),
  ],
  spike: (step) => [move(step, {}, {set: {pubStatus: 'canceled'}})],
  check: (step) => moveTogether(step),
  clear: (step) => moveTogether(step),
}

const APPROVAL = ['approvedBy', 'approvedAt', 'scheduledFor']

function subjectOf({story, subjectId}: TransitionRequest): Versions<StoryDocument> | undefined {
  const all: (Versions<StoryDocument> | undefined)[] = [
    story.article,
    ...story.galleries,
    ...story.captions,
  ]
  return all.find((versions) => versions?.id === subjectId)
}

interface WorkflowChange {
  set?: Record<string, unknown>
  unset?: string[]
}

function submitted({request}: Step): WorkflowChange {
  return {
    set: {submittedBy: request.actor.id, submittedAt: request.now.toISOString()},
    unset: APPROVAL,
  }
}

function approved({request}: Step): WorkflowChange {
  return {set: {approvedBy: request.actor.id, approvedAt: request.now.toISOString()}}
}

/** The edit that takes one document to its next stage. */
function move(step: Step, workflow: WorkflowChange = {}, fields: WorkflowChange = {}): Action {
  const {subject, document, transition, request} = step
  const stage = transition.to
  const inWorkflow = {
    ...(stage && stage !== stageOf(document) ? {stage, stageSince: request.now.toISOString()} : {}),
    ...signed(transition.signs ?? [], document, request),
    ...workflow.set,
  }
  return edit(subject, {
    ...(document.workflow ? {} : {setIfMissing: {workflow: {_type: 'workflow'}}}),
    set: {...prefixed(inWorkflow), ...fields.set},
    unset: [...(workflow.unset ?? []).map((field) => `workflow.${field}`), ...(fields.unset ?? [])],
  })
}

function signed(
  names: readonly CheckName[],
  document: StoryDocument,
  {actor, now}: Request,
): Record<string, unknown> {
  const open = names.filter((name) => document.workflow?.checks?.[name]?.state === 'required')
  const done = {_type: 'check', state: 'done', by: actor.id, at: now.toISOString()}
  return Object.fromEntries(open.map((name) => [`checks.${name}`, done]))
}

function prefixed(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [`workflow.${name}`, value]),
  )
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

/** Captions first, article last: each finds what it refers to already there. */
function publishTogether({request, subject, document}: Step): Action[] {
  const {captions, galleries} = request.story
  const followers: Record<StoryDocument['_type'], Versions<StoryDocument>[]> = {
    article: [...captions, ...galleries],
    gallery: captions,
    caption: [],
  }
  const waiting = followers[document._type].filter(
    ({draft}) => draft !== undefined && isSettled(stageOf(draft)),
  )
  const at = request.now.toISOString()
  return [...waiting, subject].flatMap((one): Action[] => [
    edit(one, {
      setIfMissing: {'workflow.firstPublishedAt': at},
      set: {'workflow.lastPublishedAt': at},
      unset: ['workflow.scheduledFor'],
    }),
    publishAction(one.id),
  ])
}

/** What readers keep of a killed story. */
const TOMBSTONE = new Set([
  '_id',
  '_type',
  'headline',
  'slugline',
  'slug',
  'formerSlugs',
  'section',
  'originallyPublished',
  'language',
  'workflow',
  'provenance',
])

function kill({request, subject, document}: Step): Action[] {
  const {_rev, _createdAt, _updatedAt, ...content} = document
  const notice = {pubStatus: 'canceled', publicNotice: request.publicNotice}
  const gone = Object.keys(content).filter((field) => !TOMBSTONE.has(field))
  const kept = weakened({...content, ...notice}, takenDown(request))
  return [
    edit(subject, {set: notice, unset: gone}),
    publishAction(subject.id),
    ...takeDown(takenDown(request)),
    {
      actionType: 'sanity.action.document.replaceDraft',
      publishedId: subject.id,
      attributes: {...kept, _id: draftId(subject.id), _type: document._type},
    },
  ]
}

function withdraw(step: Step): Action[] {
  const {request, subject, document} = step
  const body = document._type === 'article' ? {body: document.body ?? []} : {}
  const fields = {pubStatus: 'withheld', ...weakened(body, takenDown(request))}
  return [
    move(step, {unset: APPROVAL}, {set: fields}),
    unpublishAction(subject.id),
    ...takeDown(takenDown(request)),
  ]
}

/** The live pictures that go down with their story; galleries stand before their captions. */
function takenDown({story, usedElsewhere}: TransitionRequest): Versions<StoryDocument>[] {
  const pictures: Versions<StoryDocument>[] = [...story.galleries, ...story.captions]
  return pictures.filter(
    ({id, published}) => published !== undefined && !usedElsewhere?.includes(id),
  )
}

/** A document that is strongly referred to cannot be taken down, so its gallery lets go first. */
function takeDown(pictures: Versions<StoryDocument>[]): Action[] {
  return pictures.flatMap((one): Action[] => {
    const document = current(one)
    const captions = document?._type === 'gallery' ? (document.captions ?? []) : []
    return [
      ...(captions.length > 0 ? [edit(one, {set: weakened({captions}, pictures)})] : []),
      unpublishAction(one.id),
    ]
  })
}

/** References to the pictures become weak, to be strong again at the next publish. */
function weakened<T extends object>(value: T, pictures: Versions<StoryDocument>[]): T {
  const types = new Map(pictures.map((one) => [one.id, current(one)?._type]))
  const copy: T = structuredClone(value)
  weaken(copy, types)
  return copy
}

function weaken(value: unknown, types: ReadonlyMap<string, string | undefined>): void {
  if (typeof value !== 'object' || value === null) return
  if ('_ref' in value && typeof value._ref === 'string' && types.has(value._ref)) {
    Object.assign(value, {_weak: true, _strengthenOnPublish: {type: types.get(value._ref)}})
  }
  for (const child of Object.values(value)) weaken(child, types)
}

function entryOf({request, transition, subject, document}: Step): Action[] {
  return logEntry({
    ...request,
    about: request.story.article?.id ?? subject.id,
    subjectId: subject.id,
    event: transition.name,
    from: stageOf(document),
    ...(transition.to ? {to: transition.to} : {}),
  })
}
