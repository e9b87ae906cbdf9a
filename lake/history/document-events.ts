import {type Access} from '../access/grants.ts'
import {type Dataset} from '../dataset.ts'
import {bundleOf, publishedIdOf, releaseIdOf, versionIdOf} from '../documents/document-id.ts'
import {isMarkedForUnpublishing} from '../documents/document.ts'
import {type JsonObject} from '../documents/json.ts'
import {type DatasetStore} from '../store/dataset-store.ts'
import {type LoggedEvent} from '../store/logged-event.ts'
import {type LoggedTransaction} from '../store/transaction-log.ts'
import {documentAt} from './document-at.ts'
import {causesOf, type EventPage, type PageOptions, pageOf} from './event-page.ts'
import {historyAccess} from './transactions.ts'

/**
 * What happened to a document, in an editor's words: created, published, scheduled, unpublished,
 * discarded, deleted. Asked for a published id, it tells of publishing; asked for a draft or a
 * version, of that. Edits are not events: the Studio reads them from the transactions.
 */
export function documentEvents(
  dataset: Dataset,
  access: Access,
  id: string,
  page: PageOptions,
): EventPage {
  const mayKnow = historyAccess(dataset, access)
  const publishedId = publishedIdOf(id)
  if (!mayKnow(id) && !mayKnow(publishedId)) return {events: [], nextCursor: ''}
  const {log} = dataset.store
  const bundle = bundleOf(id)
  const isVersion = bundle !== null && bundle !== 'drafts'
  // A version is scheduled by a change of its release.
  const sequences = log.touching(isVersion ? [id, releaseIdOf(bundle)] : [id])
  return pageOf(log, sequences, page, (transaction) => {
    const {timestamp, author} = transaction
    const event = eventIn(dataset.store, transaction, id)
    return event ? [{id: transaction.id, timestamp, author, documentId: publishedId, ...event}] : []
  })
}

function eventIn(
  store: DatasetStore,
  transaction: LoggedTransaction,
  id: string,
): JsonObject | undefined {
  for (const cause of causesOf(transaction)) {
    const told =
      cause.publishedId === publishedIdOf(id)
        ? groupEvent(cause, transaction.id)
        : releaseEvent(store, cause, transaction, id)
    if (told) return told
  }
  const event = eventOf(transaction, id)
  return event && plainEvent(event, transaction.id)
}

/** What an action did to the whole group: published document, draft and versions. */
function groupEvent(cause: Record<string, unknown>, revisionId: string): JsonObject | undefined {
  switch (cause.type) {
    case 'publish':
      return {
        type: 'publishDocumentVersion',
        revisionId,
        versionId: String(cause.versionId),
        versionRevisionId: String(cause.versionRevision),
        publishCause: 'document.publish',
      }
    case 'unpublish':
      return {
        type: 'unpublishDocument',
        versionId: String(cause.versionId),
        versionRevisionId: revisionId,
      }
    case 'delete':
      return {type: 'deleteDocumentGroup'}
    default:
      return undefined
  }
}

/** What was done to a release as a whole, as far as it concerns the version of this document. */
function releaseEvent(
  store: DatasetStore,
  {type, release}: Record<string, unknown>,
  transaction: LoggedTransaction,
  id: string,
): JsonObject | undefined {
  if (typeof release !== 'string') return undefined
  const versionId = versionIdOf(release, publishedIdOf(id))
  const before = transaction.sequence - 1
  const version = documentAt(store, versionId, before)
  if (!version) return undefined
  const common = {versionId, releaseId: release, versionRevisionId: version._rev}
  switch (type) {
    case 'publishRelease': {
      if (isMarkedForUnpublishing(version)) return {type: 'unpublishDocument', ...common}
      const wasScheduled = documentAt(store, releaseIdOf(release), before)?.state === 'scheduled'
      const publishCause = wasScheduled ? 'release.schedule' : 'release.publish'
      const revisionId = transaction.id
      return {type: 'publishDocumentVersion', revisionId, publishCause, ...common}
    }
    case 'scheduleRelease': {
      const scheduled = documentAt(store, releaseIdOf(release), transaction.sequence)
      const publishAt = scheduled?.publishAt ?? null
      return {type: 'scheduleDocumentVersion', publishAt, state: 'pending', ...common}
    }
    case 'unscheduleRelease':
      return {type: 'unscheduleDocumentVersion', ...common}
    default:
      return undefined
  }
}

function plainEvent(event: LoggedEvent, revisionId: string): JsonObject | undefined {
  const {documentId: id, kind, previousRevision} = event
  const bundle = bundleOf(id)
  if (bundle === null) return liveEvent(event, revisionId)
  const release: JsonObject = bundle === 'drafts' ? {} : {releaseId: bundle}
  if (kind === 'create') {
    return {type: 'createDocumentVersion', versionId: id, versionRevisionId: revisionId, ...release}
  }
  if (kind === 'update') return undefined
  const versionRevisionId = previousRevision
  return {type: 'deleteDocumentVersion', versionId: id, versionRevisionId, ...release}
}

/** Changes of a published document that no action published. */
function liveEvent({kind}: LoggedEvent, revisionId: string): JsonObject {
  if (kind === 'delete') return {type: 'deleteDocumentGroup'}
  return {type: kind === 'create' ? 'createLiveDocument' : 'updateLiveDocument', revisionId}
}

function eventOf({events}: LoggedTransaction, id: string): LoggedEvent | undefined {
  return events.find(({documentId}) => documentId === id)
}
