import {type SystemFields} from '../../newsroom/model.ts'
import {type MergePatch} from './merge-reading.ts'

/** Mutations of Content Lake, as `client.mutate()` takes them. */
export type Mutation =
  | {create: WholeDocument}
  | {createOrReplace: WholeDocument}
  | {patch: Patch}
  | {delete: {id: string}}

export interface WholeDocument {
  _id: string
  _type: string
  [field: string]: unknown
}

interface Patch {
  id: string
  ifRevisionID?: string
  set?: Record<string, unknown>
  unset?: string[]
}

type StoredDocument = SystemFields & {_type: string}

/** A document as it is to be written; what Content Lake keeps for itself is left to it. */
export function wholeDocument(document: StoredDocument, _id = document._id): WholeDocument {
  const {_rev, _createdAt, _updatedAt, ...content} = document
  return {...content, _id}
}

/** Changes one draft, which is made of the published document first when there is none. */
export function patchMutations({id, base, revision, set, unset}: MergePatch): Mutation[] {
  const isGuarded = base === undefined && revision !== undefined
  const patch: Patch = {
    id,
    ...(isGuarded ? {ifRevisionID: revision} : {}),
    ...(Object.keys(set).length > 0 ? {set} : {}),
    ...(unset.length > 0 ? {unset} : {}),
  }
  return [...(base ? [{create: wholeDocument(base, id)}] : []), {patch}]
}

/**
 * Deletes a document only as it was seen: a deletion alone asks for no revision, so a patch that
 * does goes before it.
 */
export function deleteMutations({_id, _rev}: StoredDocument, field: string): Mutation[] {
  const guard: Mutation[] =
    _rev === undefined ? [] : [{patch: {id: _id, ifRevisionID: _rev, unset: [field]}}]
  return [...guard, {delete: {id: _id}}]
}

/** Puts another content in the place of a document that is still as it was seen. */
export function replaceMutations(
  {_id, _rev}: StoredDocument,
  content: StoredDocument,
  field: string,
): Mutation[] {
  const guard: Mutation[] =
    _rev === undefined ? [] : [{patch: {id: _id, ifRevisionID: _rev, unset: [field]}}]
  return [...guard, {createOrReplace: wholeDocument(content, _id)}]
}
