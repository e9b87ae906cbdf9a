import {draftId, publishedId} from '../ids.ts'
import {type Reference, type StoryDocument} from '../model.ts'
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
    editAction(subject, {set: notice, unset: [...gone, 'workflow.expiresAt']}),
    publishAction(subject.id),
    ...takeDown(request),
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
    ...takeDown(request),
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
function takeDown(request: TransitionRequest): Action[] {
  const pictures = takenDown(request)
  const down = pictures.flatMap((one): Action[] => {
    const document = current(one)
    const captions = document?._type === 'gallery' ? (document.captions ?? []) : []
    return [
      ...(captions.length > 0 ? [editAction(one, {set: weakened({captions}, pictures)})] : []),
      unpublishAction(one.id),
    ]
  })
  return [...(request.inWorkElsewhere ?? []).flatMap((one) => letGo(one, pictures)), ...down]
}

/** Somebody else may be writing there: the references alone are changed, whatever stands around them. */
function letGo(draft: StoryDocument, pictures: Versions<StoryDocument>[]): Action[] {
  const types = typesOf(pictures)
  const set = referencesIn(draft).flatMap(([path, {_ref}]) => {
    if (!types.has(_ref)) return []
    return Object.entries(weak(types.get(_ref))).map(([key, value]) => [`${path}.${key}`, value])
  })
  if (set.length === 0) return []
  return [editAction({id: publishedId(draft._id)}, {set: Object.fromEntries(set)})]
}

/** Of a draft, what it shows, with the path in its document. */
function referencesIn(draft: StoryDocument): [string, Reference][] {
  switch (draft._type) {
    case 'article':
      return (draft.body ?? []).flatMap((block): [string, Reference][] => {
        const at = `body[_key==${JSON.stringify(block._key)}]`
        if (block._type === 'galleryEmbed' && block.gallery) {
          return [[`${at}.gallery`, block.gallery]]
        }
        return block._type === 'imageEmbed' && block.caption
          ? [[`${at}.caption`, block.caption]]
          : []
      })
    case 'gallery':
      return (draft.captions ?? []).map((one) => [
        `captions[_key==${JSON.stringify(one._key)}]`,
        one,
      ])
    case 'caption':
      return []
  }
}

/** References to the pictures become weak, to be strong again at the next publish. */
function weakened<T extends object>(value: T, pictures: Versions<StoryDocument>[]): T {
  const types = typesOf(pictures)
  const copy: T = structuredClone(value)
  weaken(copy, types)
  return copy
}

type Types = ReadonlyMap<string, StoryDocument['_type'] | undefined>

function typesOf(pictures: Versions<StoryDocument>[]): Types {
  return new Map(pictures.map((one) => [one.id, current(one)?._type]))
}

function weak(type: StoryDocument['_type'] | undefined) {
  return {_weak: true, _strengthenOnPublish: {type}}
}

function weaken(value: unknown, types: Types): void {
  if (typeof value !== 'object' || value === null) return
  if ('_ref' in value && typeof value._ref === 'string' && types.has(value._ref)) {
    Object.assign(value, weak(types.get(value._ref)))
  }
  for (const child of Object.values(value)) weaken(child, types)
}
