import {type Access} from '../access/grants.ts'
import {type Dataset} from '../dataset.ts'
import {bundleOf, publishedIdOf} from '../documents/document-id.ts'
import {isRecord, type JsonObject} from '../documents/json.ts'
import {type LoggedEvent} from '../store/logged-event.ts'
import {type LoggedTransaction} from '../store/transaction-log.ts'
import {historyAccess} from './transactions.ts'

const MOST_EVENTS = 500

/**
 * What happened to a document, in an editor's words: created, published, unpublished, discarded,
 * deleted. Newest first. Asked for a published id, it tells of publishing; asked for a draft or a
 * version, of that. Edits are not events: the Studio reads them from the transactions.
 */
export function documentEvents(
  dataset: Dataset,
  access: Access,
  id: string,
  limit: number,
): JsonObject[] {
  const mayKnow = historyAccess(dataset, access)
  const publishedId = publishedIdOf(id)
  if (!mayKnow(id) && !mayKnow(publishedId)) return []
  const found: JsonObject[] = []
  for (const sequence of dataset.store.log.touching([id]).toReversed()) {
    if (found.length >= Math.min(limit, MOST_EVENTS)) break
    const transaction = dataset.store.log.at(sequence)
    const event = transaction && eventIn(transaction, id, publishedId)
    if (event) found.push(event)
  }
  return found
}

function eventIn(
  transaction: LoggedTransaction,
  id: string,
  publishedId: string,
): JsonObject | undefined {
  const {timestamp, author} = transaction
  const content = causedEvent(transaction, publishedId) ?? plainEvent(transaction, id)
  return content && {id: transaction.id, timestamp, author, documentId: publishedId, ...content}
}

/** What an action says that it did. */
function causedEvent(transaction: LoggedTransaction, publishedId: string): JsonObject | undefined {
  const cause = readCauses(transaction.cause).find((each) => each.publishedId === publishedId)
  switch (cause?.type) {
    case 'publish':
      return {
        type: 'publishDocumentVersion',
        revisionId: transaction.id,
        versionId: String(cause.versionId),
        versionRevisionId: String(cause.versionRevision),
        publishCause: {type: 'document.publish'},
      }
    case 'unpublish':
      return {
        type: 'unpublishDocument',
        versionId: String(cause.versionId),
        versionRevisionId: transaction.id,
      }
    case 'delete':
      return {type: 'deleteDocumentGroup'}
    default:
      return undefined
  }
}

function plainEvent(transaction: LoggedTransaction, id: string): JsonObject | undefined {
  const event = transaction.events.find(({documentId}) => documentId === id)
  const bundle = bundleOf(id)
  if (!event) return undefined
  if (bundle === null) return liveEvent(event, transaction.id)
  const release: JsonObject = bundle === 'drafts' ? {} : {releaseId: bundle}
  if (event.kind === 'create') {
    const versionRevisionId = transaction.id
    return {type: 'createDocumentVersion', versionId: id, versionRevisionId, ...release}
  }
  if (event.kind === 'update') return undefined
  const versionRevisionId = event.previousRevision
  return {type: 'deleteDocumentVersion', versionId: id, versionRevisionId, ...release}
}

/** Changes of a published document that no action published. */
function liveEvent({kind}: LoggedEvent, revisionId: string): JsonObject {
  if (kind === 'delete') return {type: 'deleteDocumentGroup'}
  return {type: kind === 'create' ? 'createLiveDocument' : 'updateLiveDocument', revisionId}
}

function readCauses(text: string | null): Record<string, unknown>[] {
  const causes: unknown = text === null ? [] : JSON.parse(text)
  return Array.isArray(causes) ? causes.filter((cause) => isRecord(cause)) : []
}
