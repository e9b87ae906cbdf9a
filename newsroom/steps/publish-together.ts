import {diffDocument, type Change} from '../approval/diff-story.ts'
import {draftId} from '../ids.ts'
import {type Reference, type StoryDocument} from '../model.ts'
import {isSettled, stageOf} from '../stages.ts'
import {type Versions} from '../story.ts'
import {type Action, editAction, publishAction} from './actions.ts'
import {type Step} from './transition-step.ts'

/**
 * Takes a document and what belongs to it to the readers: captions first, article last, so that each
 * finds what it refers to already there. A change of what is live carries its correction along.
 */
export function publishTogether(step: Step): Action[] {
  return publish(step, {})
}

/** Out without approval: everything goes as it is, and carries the debt until somebody has looked. */
export function publishForced(step: Step): Action[] {
  const {request} = step
  const at = request.now.toISOString()
  const debt = {_type: 'debt', by: request.actor.id, at}
  return publish(step, {'workflow.debt': debt})
}

/** What readers are told of: each field that changes under their eyes. */
export function announcedChanges(step: Step): Change[] {
  const {change} = step.request
  const isTold = step.transition.requires.includes('changeNote') && change && !change.minor
  return isTold ? goingOut(step).flatMap(diffDocument) : []
}

/** A second person has looked: the live documents lose their debt. */
export function clearDebt({request, subject, document}: Step): Action[] {
  const {galleries, captions} = request.story
  const indebted: Versions<StoryDocument>[] = [...captions, ...galleries].filter(
    ({draft, published}) => draft === undefined && published?.workflow?.debt !== undefined,
  )
  const approval = {
    'workflow.approvedBy': request.actor.id,
    'workflow.approvedAt': request.now.toISOString(),
  }
  return [...indebted, {...subject, published: document}].flatMap((one): Action[] => [
    editAction(one, {set: one.id === subject.id ? approval : {}, unset: ['workflow.debt']}),
    publishAction(one.id),
  ])
}

/** Without approval everything goes as it is; else what somebody has settled. */
function goingOut(step: Step): Versions<StoryDocument>[] {
  const isForced = step.transition.name === 'forcePublish'
  const followers = followersOf(step).filter(
    ({draft}) => draft !== undefined && (isForced || isSettled(stageOf(draft))),
  )
  return [...followers, step.subject]
}

function followersOf({request, document}: Step): Versions<StoryDocument>[] {
  const {captions, galleries} = request.story
  switch (document._type) {
    case 'article':
      return [...captions, ...galleries]
    case 'gallery':
      return captions
    case 'caption':
      return []
  }
}

function publish(step: Step, extra: Record<string, unknown>): Action[] {
  const {request, subject} = step
  const at = request.now.toISOString()
  const {change} = request
  const documents = goingOut(step)
  const changes = announcedChanges(step)
  const announced = change && !change.minor ? `correction-${request.logKey}` : undefined
  const actions = documents.flatMap((one): Action[] => [
    editAction(one, {
      setIfMissing: {'workflow.firstPublishedAt': at},
      set: {
        'workflow.lastPublishedAt': at,
        ...(announced ? {'workflow.lastSignificantAt': at} : {}),
        ...extra,
        ...(Object.keys(extra).length > 0 ? settling(one, request) : {}),
        ...(announced && concerns(one, subject, changes) ? withCorrection(one, announced) : {}),
      },
      unset: [
        'workflow.scheduledFor',
        'embargo.reason',
        ...(Object.keys(extra).length > 0 ? [] : ['workflow.debt']),
        // Only what goes out without approval gets here with such a time.
        ...(isOver(one, request) ? ['workflow.expiresAt'] : []),
      ],
    }),
    publishAction(one.id),
  ])
  return announced ? [...correctionActions(announced, request, changes), ...actions] : actions
}

/** Was it to be taken down by now? */
function isOver({draft}: Versions<StoryDocument>, {now}: Step['request']): boolean {
  const {expiresAt} = draft?.workflow ?? {}
  return expiresAt !== undefined && Date.parse(expiresAt) <= now.getTime()
}

/** A forced document stands where an approved one would, in the name of who forced it. */
function settling(
  {draft}: Versions<StoryDocument>,
  {actor, now}: Step['request'],
): Record<string, unknown> {
  const at = now.toISOString()
  if (draft?._type !== 'article') return {'workflow.stage': 'cleared'}
  return {'workflow.stage': 'ready', 'workflow.approvedBy': actor.id, 'workflow.approvedAt': at}
}

/** The correction stands at the story, and at each caption that it is about, wherever that is shown. */
function concerns(
  one: Versions<StoryDocument>,
  subject: Versions<StoryDocument>,
  changes: Change[],
): boolean {
  return one.id === subject.id || changes.some(({documentId}) => documentId === one.id)
}

function withCorrection(
  {draft, published}: Versions<StoryDocument>,
  id: string,
): Record<string, unknown> {
  const reference: Reference & {_key: string} = {
    _type: 'reference',
    _key: id,
    _ref: id,
    _weak: true,
    _strengthenOnPublish: {type: 'correction'},
  }
  return {corrections: [...((draft ?? published)?.corrections ?? []), reference]}
}

function correctionActions(
  id: string,
  {change, now}: Step['request'],
  changes: Change[],
): Action[] {
  if (change === undefined || change.minor) return []
  return [
    {
      actionType: 'sanity.action.document.create',
      publishedId: id,
      attributes: {
        _id: draftId(id),
        _type: 'correction',
        type: change.type,
        severity: 'significant',
        publicText: change.publicText.trim(),
        date: now.toISOString(),
        targets: changes.map(({documentId, field}, index) => ({
          _type: 'correctionTarget',
          _key: `t${index}`,
          document: {_type: 'reference', _ref: documentId, _weak: true},
          field,
        })),
      },
      ifExists: 'fail',
    },
    publishAction(id),
  ]
}
