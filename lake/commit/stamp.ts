import {canonicalObject} from '../documents/canonical-json.ts'
import {isDocumentId} from '../documents/document-id.ts'
import {type LakeDocument, makeDocument} from '../documents/document.ts'
import {type JsonObject} from '../documents/json.ts'
import {keyed} from './patch.ts'
import {invalid} from './refusal.ts'

/** What a transaction gives to every document that it touches. */
export interface Stamp {
  /** Id of the transaction, and `_rev` of the document. */
  id: string
  /** ISO time; `_updatedAt` of the document. */
  timestamp: string
}

/**
 * `{_type: 'article', title: 'Fire'}` → the document as it will be stored, with an id if it has none.
 * Throws a Refusal for a bad id or a missing type.
 */
export function newDocument(
  value: JsonObject,
  stamp: Stamp,
  /** Makes a `_key`, where objects in lists shall be given one. */
  makeKey: (() => string) | undefined,
): LakeDocument {
  const {_id: id, _type: type, _createdAt: createdAt} = value
  if (typeof type !== 'string' || !isTypeName(type)) {
    throw invalid('Document is missing required key "_type"')
  }
  const withId = {...value, _id: completeId(id), _type: type}
  const complete = makeKey ? canonicalObject(keyed(withId, makeKey)) : withId
  return stamped(withoutNulls(complete), stamp, {
    _id: withId._id,
    _type: type,
    _createdAt: typeof createdAt === 'string' ? createdAt : stamp.timestamp,
  })
}

/** With the system fields that the lake alone decides; a patch may touch them, but not change them. */
export function stamped(
  value: JsonObject,
  {id: _rev, timestamp: _updatedAt}: Stamp,
  {_id, _type, _createdAt}: {_id: string; _type: string; _createdAt: string},
): LakeDocument {
  for (const [name, kept] of Object.entries({_id, _type, _createdAt})) {
    if (value[name] !== undefined && value[name] !== kept) {
      throw invalid(`The attribute "${name}" of document "${_id}" cannot be changed`)
    }
  }
  return makeDocument(value, {_id, _type, _rev, _createdAt, _updatedAt})
}

/** An id that ends with a dot is one that wants an end. */
function completeId(id: unknown): string {
  const isOpen = id === undefined || (typeof id === 'string' && id.endsWith('.'))
  const complete = isOpen ? `${typeof id === 'string' ? id : ''}${crypto.randomUUID()}` : id
  if (typeof complete === 'string' && isDocumentId(complete)) return complete
  throw invalid(`Invalid document ID ${JSON.stringify(id)}`)
}

/** Content Lake has no attributes that are null, at the top of a document. */
function withoutNulls(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null))
}

function isTypeName(type: string): boolean {
  return /^[^\p{C}]{1,200}$/u.test(type)
}
