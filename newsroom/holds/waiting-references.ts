import {draftId} from '../ids.ts'
import {type Story, versionsOfAll} from '../story.ts'
import {type Unpublished} from '../transition.ts'
import {type Hold, hold, type HoldContext} from './hold.ts'

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

/**
 * Those of the documents that readers do not have, by what an editor calls them.
 *
 * @param documents what there is of them, drafts and published
 */
export function findUnpublished(
  ids: readonly string[],
  documents: readonly unknown[],
): Unpublished[] {
  const found = new Map(documents.filter(isDocument).map((document) => [document._id, document]))
  return [...new Set(ids)]
    .filter((id) => !found.has(id))
    .map((id) => ({id, name: nameIn(found.get(draftId(id))) ?? id}))
}

function isDocument(value: unknown): value is {_id: string} {
  return (
    typeof value === 'object' && value !== null && '_id' in value && typeof value._id === 'string'
  )
}

/** Whatever else a script may have written there is no name. */
function nameIn(document: object | undefined): string | undefined {
  const {name, title}: {name?: unknown; title?: unknown} = document ?? {}
  return [name, title].find((text) => typeof text === 'string')
}

const CLEARED_BY = ['sub-editor', 'picture-editor', 'duty-editor'] as const

/** What the story names and readers do not have, each once: Content Lake would refuse the whole story. */
export function waitingHolds({story, subject, request}: HoldContext): Hold[] {
  const places = waitingReferences(story)
  return (request.unpublished ?? []).flatMap(({id, name}) => {
    const [first, ...others] = places.filter((place) => place.id === id)
    if (first === undefined) return []
    const {documentId, path} = first
    const where = nameOf(story, documentId, subject.id)
    const who =
      others.length === 0 ? `${where} names` : `${where} and ${countOf(others.length)} name`
    const what = `${who} “${name}”, which is not published yet`
    return [hold('namedPublished', what, documentId, path, CLEARED_BY)]
  })
}

function countOf(others: number): string {
  return others === 1 ? 'another place' : `${others} other places`
}

function nameOf(story: Story, documentId: string, subjectId: string): string {
  if (documentId === subjectId) return 'It'
  const index = story.captions.findIndex(({id}) => id === documentId)
  if (index >= 0) return `Caption ${index + 1} of ${story.captions.length}`
  return 'The gallery'
}
