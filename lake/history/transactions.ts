import {type Access} from '../access/grants.ts'
import {type Dataset} from '../dataset.ts'
import {type LakeDocument} from '../documents/document.ts'
import {type JsonObject} from '../documents/json.ts'
import {type LoggedEvent} from '../store/logged-event.ts'
import {type LoggedTransaction} from '../store/transaction-log.ts'
import {type DatasetStore} from '../store/dataset-store.ts'
import {documentAt, lastState} from './document-at.ts'
import {causesOf} from './event-page.ts'

export interface HistoryQuery {
  documentIds: string[] | 'all'
  /** Both ends are included. Ids that are not in the log do not limit anything. */
  fromTransaction: string | undefined
  toTransaction: string | undefined
  fromTime: string | undefined
  toTime: string | undefined
  authors: string[]
  reverse: boolean
  limit: number
  excludeContent: boolean
  excludeMutations: boolean
  includeEffects: boolean
  includeIdentifiedDocumentsOnly: boolean
}

/**
 * The transactions that touched any of the documents, as history tells them, oldest first. Only of
 * documents whose history the viewer may read; a transaction about nothing else is not there.
 */
export function transactionsOf(
  dataset: Dataset,
  access: Access,
  query: HistoryQuery,
): JsonObject[] {
  const {log} = dataset.store
  const mayKnow = historyAccess(dataset, access)
  const ids = query.documentIds === 'all' ? [] : query.documentIds.filter((id) => mayKnow(id))
  const isIdentified = new Set(ids)
  const isTold = ({documentId}: LoggedEvent) =>
    isIdentified.has(documentId) || (!query.includeIdentifiedDocumentsOnly && mayKnow(documentId))
  const found: JsonObject[] = []
  for (const sequence of sequencesOf(dataset, query, ids)) {
    if (found.length >= query.limit) break
    const transaction = log.at(sequence)
    if (!transaction || !isAskedFor(transaction, query)) continue
    const told = transaction.events.filter((event) => isTold(event))
    if (told.length > 0) found.push(tell(transaction, told, query))
  }
  return found
}

/** So many transactions of a whole dataset are looked at for one answer; the next asks from there. */
const MOST_LOOKED_AT = 5000

/** In the order in which they are told. */
function sequencesOf(dataset: Dataset, query: HistoryQuery, ids: string[]): number[] {
  const {log} = dataset.store
  const first = Math.max(1, sequenceOf(dataset, query.fromTransaction) ?? 1)
  const last = Math.min(log.last().sequence, sequenceOf(dataset, query.toTransaction) ?? Infinity)
  if (query.documentIds !== 'all') {
    const touching = log.touching(ids).filter((each) => each >= first && each <= last)
    return query.reverse ? touching.toReversed() : touching
  }
  const length = Math.max(0, Math.min(MOST_LOOKED_AT, last - first + 1))
  return Array.from({length}, (_, index) => (query.reverse ? last - index : first + index))
}

/** May the viewer know what happened to a document, as it is or as it last was? */
export function historyAccess(dataset: Dataset, access: Access): (id: string) => boolean {
  const known = new Map<string, boolean>()
  return (id) => {
    const before = known.get(id)
    if (before !== undefined) return before
    const document = lastState(dataset.store, id)
    const isAllowed =
      document !== null && access.may('history', document) && access.may('read', document)
    known.set(id, isAllowed)
    return isAllowed
  }
}

export type Moment = {revision: string} | {time: string} | 'last'

/**
 * A document as of a moment. A revision is that of any transaction of the dataset. `undefined` when
 * it did not exist then, or the viewer may not read it as it was.
 */
export function documentAsOf(
  dataset: Dataset,
  access: Access,
  id: string,
  moment: Moment,
): JsonObject | undefined {
  const {store} = dataset
  const sequence = sequenceAt(dataset, moment)
  if (sequence === undefined) return undefined
  const document = moment === 'last' ? lastRevision(store, id) : documentAt(store, id, sequence)
  const isAllowed = document && access.may('read', document) && access.may('history', document)
  return isAllowed ? document : undefined
}

/**
 * A version that was published last stood under the revision that readers got it with: from there the
 * Studio looks for what a release replaced, to take it back.
 */
function lastRevision(store: DatasetStore, id: string): LakeDocument | null {
  const document = lastState(store, id)
  const [event] = store.log.backwards(id, 0)
  const isPublished =
    event?.kind === 'delete' &&
    causesOf(event.in).some(({type}) => type === 'publish' || type === 'publishRelease')
  return document && isPublished ? {...document, _rev: event.in.id} : document
}

function sequenceAt(dataset: Dataset, moment: Moment): number | undefined {
  if (moment === 'last') return Infinity
  if ('revision' in moment) return sequenceOf(dataset, moment.revision)
  return dataset.store.log.sequenceAt(moment.time)
}

function sequenceOf(dataset: Dataset, transactionId: string | undefined): number | undefined {
  return transactionId === undefined ? undefined : dataset.store.log.find(transactionId)?.sequence
}

function isAskedFor({timestamp, author}: LoggedTransaction, query: HistoryQuery): boolean {
  const {fromTime, toTime, authors} = query
  return (
    (fromTime === undefined || timestamp >= fromTime) &&
    (toTime === undefined || timestamp <= toTime) &&
    (authors.length === 0 || authors.includes(author))
  )
}

function tell(
  transaction: LoggedTransaction,
  events: LoggedEvent[],
  query: HistoryQuery,
): JsonObject {
  const {id, timestamp, author} = transaction
  const hasMutations = !query.excludeMutations && !query.excludeContent
  const effects = events.map((event): [string, JsonObject] => {
    return [event.documentId, {apply: event.effects.apply, revert: event.effects.revert}]
  })
  return {
    id,
    timestamp,
    author,
    documentIDs: events.map(({documentId}) => documentId),
    ...(hasMutations ? {mutations: events.flatMap(({mutations}) => mutations)} : {}),
    ...(query.includeEffects ? {effects: Object.fromEntries(effects)} : {}),
  }
}
