import {type Access} from '../access/grants.ts'
import {applyEffect} from '../commit/effects.ts'
import {type Dataset} from '../dataset.ts'
import {bundleOf, publishedIdOf, releaseIdOf, versionIdOf} from '../documents/document-id.ts'
import {type Json, type JsonObject} from '../documents/json.ts'
import {type DatasetStore} from '../store/dataset-store.ts'
import {type LoggedEvent} from '../store/logged-event.ts'
import {type LoggedTransaction} from '../store/transaction-log.ts'
import {documentAt} from './document-at.ts'
import {causesOf, type EventPage, type PageOptions, pageOf} from './event-page.ts'
import {historyAccess} from './transactions.ts'

/** What is told of a release as a whole. What was written about it, the Studio reads from the log. */
const WHOLE = new Set([
  'createRelease',
  'scheduleRelease',
  'unscheduleRelease',
  'publishRelease',
  'archiveRelease',
  'unarchiveRelease',
])

/**
 * What happened to a release, in an editor's words: created, scheduled, published, archived, and which
 * documents were added to it or taken out. Nothing to whom its document is hidden.
 */
export function releaseEvents(
  dataset: Dataset,
  access: Access,
  name: string,
  page: PageOptions,
): EventPage {
  const {store} = dataset
  const mayKnow = historyAccess(dataset, access)
  const releaseId = releaseIdOf(name)
  if (!mayKnow(releaseId)) return {events: [], nextCursor: ''}
  const sequences = store.log.touchingBelow(releaseId, versionIdOf(name, ''))
  return pageOf(store.log, sequences, page, (transaction) => {
    const {timestamp, author} = transaction
    const whole = wholeEvents(store, transaction, name)
    // Publishing, archiving and bringing back is told once, not again for each of the versions.
    const events = whole.length > 0 ? whole : versionEvents(transaction, name, mayKnow)
    return events.map((event) => ({
      id: transaction.id,
      timestamp,
      author,
      releaseName: name,
      ...event,
    }))
  })
}

function wholeEvents(
  store: DatasetStore,
  transaction: LoggedTransaction,
  name: string,
): JsonObject[] {
  return causesOf(transaction).flatMap(({type, release}) => {
    if (release !== name || typeof type !== 'string' || !WHOLE.has(type)) return []
    if (type !== 'scheduleRelease') return [{type}]
    const scheduled = documentAt(store, releaseIdOf(name), transaction.sequence)
    return [{type, publishAt: scheduled?.publishAt ?? null}]
  })
}

function versionEvents(
  transaction: LoggedTransaction,
  name: string,
  mayKnow: (id: string) => boolean,
): JsonObject[] {
  return transaction.events.flatMap((event): JsonObject[] => {
    const {documentId: versionId, kind, previousRevision} = event
    if (kind === 'update' || bundleOf(versionId) !== name || !mayKnow(versionId)) return []
    return [
      {
        type: kind === 'create' ? 'addDocumentToRelease' : 'discardDocumentFromRelease',
        documentId: publishedIdOf(versionId),
        documentType: typeOf(event),
        versionId,
        versionRevisionId: kind === 'create' ? transaction.id : previousRevision,
      },
    ]
  })
}

/** Of a document that came or went: either way its effect has all of it. */
function typeOf({kind, effects}: LoggedEvent): Json {
  const document = applyEffect(null, kind === 'create' ? effects.apply : effects.revert)
  return document?._type ?? null
}
