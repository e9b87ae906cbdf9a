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
  return {...canonicalObject({...content, ...system}), ...system}
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

/** The document without the named attributes; the input stays as it is. */
export function without(document: JsonObject, ...attributes: string[]): JsonObject {
  const left = Object.entries(document).filter(([key]) => !attributes.includes(key))
  return Object.fromEntries(left)
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
