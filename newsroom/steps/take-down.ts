import {draftId} from '../ids.ts'
import {type StoryDocument} from '../model.ts'
import {current, type Versions} from '../story.ts'
import {type Action, editAction, publishAction, unpublishAction} from './actions.ts'
import {APPROVAL, move, type Step, type TransitionRequest} from './transition-step.ts'

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
  'pubStatus',
  'publicNotice',
  'workflow',
  'provenance',
])

export function kill({request, subject, document}: Step): Action[] {
  const {_rev, _createdAt, _updatedAt, ...content} = document
  const notice = {pubStatus: 'canceled', publicNotice: request.publicNotice}
  const gone = Object.keys(content).filter((field) => !TOMBSTONE.has(field))
  const kept = weakened({...content, ...notice}, takenDown(request))
  return [
    editAction(subject, {set: notice, unset: gone}),
    publishAction(subject.id),
    ...takeDown(takenDown(request)),
    {
      actionType: 'sanity.action.document.replaceDraft',
      publishedId: subject.id,
      attributes: {...kept, _id: draftId(subject.id), _type: document._type},
    },
  ]
}

export function withdraw(step: Step): Action[] {
  const {request, subject, document} = step
  const body = document._type === 'article' && document.body ? {body: document.body} : {}
  const fields = {pubStatus: 'withheld', ...weakened(body, takenDown(request))}
  return [
    move(step, {unset: [...APPROVAL, 'expiresAt']}, {set: fields}),
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
      ...(captions.length > 0 ? [editAction(one, {set: weakened({captions}, pictures)})] : []),
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
