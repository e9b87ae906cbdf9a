import {canonicalObject} from './canonical-json.ts'
import {isRecord, type JsonObject} from './json.ts'

/** A document as the lake stores it: canonical, with all five system fields. */
export interface LakeDocument extends JsonObject {
  _id: string
  _type: string
  _rev: string
  _createdAt: string
  _updatedAt: string
}

/** What the lake alone decides about a document. */
export type SystemFields = Pick<
  LakeDocument,
  '_id' | '_type' | '_rev' | '_createdAt' | '_updatedAt'
>

/** A document of the given content, canonical. System fields among the content are replaced. */
export function makeDocument(content: JsonObject, system: SystemFields): LakeDocument {
  const {_id, _type, _rev, _createdAt, _updatedAt} = system
  const fields = {_id, _type, _rev, _createdAt, _updatedAt}
  return {...canonicalObject({...content, ...fields}), ...fields}
}

/** Reads what {@link documentText} wrote. Throws when the text is no document: the store is damaged. */
export function readDocument(text: string): LakeDocument {
  const value: unknown = JSON.parse(text)
  if (isLakeDocument(value)) return value
  throw new Error('A stored document lacks its system fields; run verify() on the lake')
}

export function documentText(document: LakeDocument): string {
  return JSON.stringify(document)
}

/** Published documents that are marked so vanish from a release's perspective (`unpublish`). */
export function isMarkedForUnpublishing(document: JsonObject): boolean {
  const system = document._system
  return isRecord(system) && system.delete === true
}

export type ReleaseState = 'active' | 'scheduled' | 'published' | 'archived'

/** Whatever is not known about a release leaves it open. */
export function releaseStateOf({state}: JsonObject): ReleaseState {
  return state === 'scheduled' || state === 'published' || state === 'archived' ? state : 'active'
}

/** The document without the named attributes; the input stays as it is. */
export function without(document: JsonObject, ...attributes: string[]): JsonObject {
  const left = Object.entries(document).filter(([key]) => !attributes.includes(key))
  return Object.fromEntries(left)
}

/** Effects in the log do not mention revisions: they are the ids of the transactions. */
export function withoutRevision(document: LakeDocument): JsonObject {
  return without(document, '_rev')
}

/** Throws when the content is no document, which only a damaged log can cause. */
export function withRevision(content: JsonObject, revision: string): LakeDocument {
  const document = {...content, _rev: revision}
  if (isLakeDocument(document)) return makeDocument(document, document)
  throw new TypeError('The log leads to something that is no document; run verify() on the lake')
}

function isLakeDocument(value: unknown): value is LakeDocument {
  return (
    isRecord(value) &&
    typeof value._id === 'string' &&
    typeof value._type === 'string' &&
    typeof value._rev === 'string' &&
    typeof value._createdAt === 'string' &&
    typeof value._updatedAt === 'string'
  )
}
