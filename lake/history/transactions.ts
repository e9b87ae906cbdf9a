import {type Access} from '../access/grants.ts'
import {type Dataset} from '../dataset.ts'
import {type JsonObject} from '../documents/json.ts'
import {type LoggedEvent} from '../store/logged-event.ts'
import {type LoggedTransaction} from '../store/transaction-log.ts'
import {documentAt, lastState} from './document-at.ts'

export interface HistoryQuery {
  documentIds: string[]
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
  const ids = query.documentIds.filter((id) => mayKnow(id))
  const first = sequenceOf(dataset, query.fromTransaction) ?? 0
  const last = sequenceOf(dataset, query.toTransaction) ?? Infinity
  const sequences = log.touching(ids).filter((each) => each >= first && each <= last)
  const found: JsonObject[] = []
  for (const sequence of query.reverse ? sequences.toReversed() : sequences) {
    if (found.length >= query.limit) break
    const transaction = log.at(sequence)
    if (!transaction || !isAskedFor(transaction, query)) continue
    const told = transaction.events.filter(({documentId}) => {
      return (
        ids.includes(documentId) || (!query.includeIdentifiedDocumentsOnly && mayKnow(documentId))
      )
    })
    found.push(tell(transaction, told, query))
  }
  return found
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
  const document = moment === 'last' ? lastState(store, id) : documentAt(store, id, sequence)
  const isAllowed = document && access.may('read', document) && access.may('history', document)
  return isAllowed ? document : undefined
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
