import {type Hold, hold, type HoldContext} from './hold.ts'
import {type Story, versionsOfAll} from './story.ts'

/** A place in a story that names something which readers must have before it: a credit source, a person. */
export interface WaitingReference {
  /** Published id of what is named. */
  id: string
  documentId: string
  path: Hold['path']
}

/** These go live in the same request as the story. */
const PUBLISHED_TOGETHER = ['article', 'gallery', 'caption', 'correction']

/**
 * The references of a story that are weak only until what they name is published. The Studio makes
 * them where somebody begins a new document from a reference: `{_ref, _weak, _strengthenOnPublish}`.
 */
export function waitingReferences(story: Story): WaitingReference[] {
  return versionsOfAll(story).flatMap((versions) => {
    const {draft} = versions
    return draft ? waitingIn(draft, versions.id, []) : []
  })
}

function waitingIn(value: unknown, documentId: string, path: Hold['path']): WaitingReference[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      waitingIn(item, documentId, [...path, keyOf(item) ?? index]),
    )
  }
  if ('_ref' in value && typeof value._ref === 'string') {
    return mustBePublished(value) ? [{id: value._ref, documentId, path}] : []
  }
  return Object.entries(value).flatMap(([field, child]) =>
    waitingIn(child, documentId, [...path, field]),
  )
}

function mustBePublished(reference: object): boolean {
  if (!('_strengthenOnPublish' in reference)) return false
  const promise = reference._strengthenOnPublish
  if (typeof promise !== 'object' || promise === null || !('type' in promise)) return false
  const staysWeak = 'weak' in promise && promise.weak === true
  return !staysWeak && !PUBLISHED_TOGETHER.includes(String(promise.type))
}

function keyOf(item: unknown): {_key: string} | undefined {
  const isKeyed = typeof item === 'object' && item !== null && '_key' in item
  return isKeyed && typeof item._key === 'string' ? {_key: item._key} : undefined
}

const CLEARED_BY = ['sub-editor', 'picture-editor', 'duty-editor'] as const

/** What the story names and readers do not have: Content Lake would refuse the whole story. */
export function waitingHolds({story, subject, request}: HoldContext): Hold[] {
  const unpublished = request.unpublished ?? []
  return waitingReferences(story).flatMap(({id, documentId, path}) => {
    const one = unpublished.find((each) => each.id === id)
    if (one === undefined) return []
    const what = `${nameOf(story, documentId, subject.id)} names “${one.name}”, which is not published yet`
    return [hold('namedPublished', what, documentId, path, CLEARED_BY)]
  })
}

function nameOf(story: Story, documentId: string, subjectId: string): string {
  if (documentId === subjectId) return 'It'
  const index = story.captions.findIndex(({id}) => id === documentId)
  if (index >= 0) return `Caption ${index + 1} of ${story.captions.length}`
  return 'The gallery'
}
