import {invalid, notFound, Refusal, unexpectedRevision} from '../commit/refusal.ts'
import {type StagedTransaction} from '../commit/staged-transaction.ts'
import {draftIdOf, publishedIdOf} from '../documents/document-id.ts'
import {type LakeDocument, without} from '../documents/document.ts'
import {type JsonObject} from '../documents/json.ts'
import {type ActionFields} from './read-action.ts'
import {strengthened} from './strengthen.ts'

/** Stages what an action does, and returns what history will tell of it; nothing for mere edits. */
export type Action = (
  fields: ActionFields,
  transaction: StagedTransaction,
) => JsonObject | undefined

export const createDraft: Action = (fields, transaction) => {
  const document = fields.document('attributes')
  const isThere = transaction.get(document._id) !== null
  if (!isThere || fields.optionalText('ifExists') !== 'ignore') transaction.create(document)
  return undefined
}

/** An edit of a published document begins with a draft that is a copy of it. */
export const edit: Action = (fields, transaction) => {
  const {id, publishedId} = readPair(fields)
  const {patch, ifRevision} = fields.patch('patch')
  if (!transaction.get(id)) {
    const published = transaction.get(publishedId)
    if (!published) throw notFound(id, 404)
    transaction.create(versionOf(published, id))
  }
  transaction.patch(id, patch, ifRevision)
  return undefined
}

export const publish: Action = (fields, transaction) => {
  const {id, publishedId} = readPair(fields)
  if (id === publishedId) throw invalid(`"${id}" is published already; name its draft or version`)
  const version = existing(transaction, id)
  transaction.expectRevision(version, fields.optionalText('ifDraftRevisionId'))
  expectPublished(transaction.get(publishedId), publishedId, fields)
  publishVersion(transaction, version, publishedId)
  return {type: 'publish', publishedId, versionId: id, versionRevision: version._rev}
}

export const unpublish: Action = (fields, transaction) => {
  const publishedId = fields.id('publishedId')
  const draftId = fields.has('draftId') ? fields.id('draftId') : draftIdOf(publishedId)
  const published = existing(transaction, publishedId)
  transaction.createIfNotExists({...contentOf(published), _id: draftId})
  transaction.delete(publishedId)
  return {type: 'unpublish', publishedId, versionId: draftId}
}

/** Deletes a draft or a version; also what is called `discard` of a draft. */
export const discard: Action = (fields, transaction) => {
  const version = existing(transaction, fields.id('versionId', 'draftId'))
  transaction.delete(version._id)
  return {type: 'discard', versionId: version._id, versionRevision: version._rev}
}

export const replaceDraft: Action = (fields, transaction) => {
  transaction.createOrReplace(fields.document('attributes', 'document'))
  return undefined
}

/** Refused while there are drafts or versions that the action does not name. */
export const deleteGroup: Action = (fields, transaction) => {
  const publishedId = fields.id('publishedId')
  const ids = [publishedId, ...fields.ids('includeDrafts'), ...fields.ids('includeVersions')]
  const group = transaction.group(publishedId).map(({_id}) => _id)
  const forgotten = group.filter((id) => !ids.includes(id))
  if (forgotten.length > 0) {
    throw new Refusal(
      409,
      'documentHasVersionsError',
      `Document "${publishedId}" has versions that would be left behind: ${forgotten.join(', ')}`,
      {id: publishedId, versionIDs: forgotten},
    )
  }
  if (group.length === 0) throw notFound(publishedId, 404)
  for (const id of ids) transaction.delete(id)
  return {type: 'delete', publishedId}
}

export const createVersion: Action = (fields, transaction) => {
  if (fields.has('document')) {
    transaction.create(fields.document('document'))
    return undefined
  }
  const base = existing(transaction, fields.id('baseId'))
  transaction.expectRevision(base, fields.optionalText('ifBaseRevisionId'))
  transaction.create(versionOf(base, fields.id('versionId')))
  return undefined
}

export const replaceVersion: Action = (fields, transaction) => {
  transaction.createOrReplace(fields.document('document'))
  return undefined
}

/** Marks that the document is to be unpublished when the release is published. */
export const unpublishVersion: Action = (fields, transaction) => {
  const versionId = fields.id('versionId')
  if (!transaction.get(versionId)) {
    const published = existing(transaction, fields.id('publishedId'))
    transaction.create(versionOf(published, versionId))
  }
  transaction.patch(versionId, {set: {'_system.delete': true}})
  return undefined
}

/** A version and the published document of the same group. */
function readPair(fields: ActionFields): {id: string; publishedId: string} {
  const id = fields.id('draftId', 'versionId')
  const publishedId = fields.id('publishedId')
  if (publishedIdOf(id) === publishedId) return {id, publishedId}
  throw invalid(`"${id}" is no version of the document "${publishedId}"`)
}

function existing(transaction: StagedTransaction, id: string): LakeDocument {
  const document = transaction.get(id)
  if (document) return document
  throw notFound(id, 404)
}

function expectPublished(
  published: LakeDocument | null,
  publishedId: string,
  fields: ActionFields,
): void {
  const expected = fields.optionalText('ifPublishedRevisionId')
  if (expected === undefined || published?._rev === expected) return
  throw unexpectedRevision(publishedId, expected, published?._rev ?? null)
}

/** The version takes the place of the published document, and is gone. */
export function publishVersion(
  transaction: StagedTransaction,
  version: LakeDocument,
  publishedId: string,
): void {
  const content = strengthened(contentOf(version))
  const published = transaction.get(publishedId)
  const createdAt = published?._createdAt ?? version._createdAt
  transaction.createOrReplace({...content, _id: publishedId, _createdAt: createdAt})
  transaction.delete(version._id)
}

/** A version remembers what it was copied from, so that the Studio can show what changed since. */
function versionOf(base: LakeDocument, id: string): JsonObject {
  return {...contentOf(base), _id: id, _system: {base: {id: base._id, rev: base._rev}}}
}

function contentOf(document: LakeDocument): JsonObject {
  return without(document, '_rev', '_updatedAt', '_system')
}
