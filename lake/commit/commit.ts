import {type Access} from '../access/grants.ts'
import {type LakeDocument} from '../documents/document.ts'
import {isRecord, type Json} from '../documents/json.ts'
import {documentAt} from '../history/document-at.ts'
import {type Change, type DatasetStore} from '../store/dataset-store.ts'
import {DocumentTooLargeError} from '../store/document-table.ts'
import {type EventKind, type LoggedEvent} from '../store/logged-event.ts'
import {type LoggedTransaction} from '../store/transaction-log.ts'
import {effectsBetween} from './effects.ts'
import {invalid, objectedTo, Refusal} from './refusal.ts'
import {type MutationResult, type StagedChange, StagedTransaction} from './staged-transaction.ts'

export interface CommitRequest {
  access: Access
  author: string
  /** Becomes the revision of every document that is touched. Made up when absent. */
  transactionId?: string
  /** Tells whether a repeated transaction id is the same request again. */
  fingerprint?: string
  /** Checks everything and stores nothing. */
  dryRun?: boolean
  generateArrayKeys?: boolean
  /** Id of the document that tells of a file which has just come in. */
  uploaded?: string
  /** Stages the changes. What it returns is logged as the cause, for the history. */
  work: (transaction: StagedTransaction) => Json | void
}

export interface Outcome {
  transactionId: string
  results: MutationResult[]
  /** The state of a document of the results after the transaction. */
  documentOf(id: string): LakeDocument | null
  /** What listeners must hear of. Absent when nothing was stored: no change, a dry run, a replay. */
  committed?: CommittedTransaction
}

/** A transaction with the documents it changed: `changes[n]` is what `events[n]` tells of. */
export interface CommittedTransaction extends LoggedTransaction {
  changes: Change[]
}

/** A transaction that grants allow, just before it would be stored. */
export interface Vetted {
  author: string
  changes: readonly Change[]
  /** See {@link CommitRequest.uploaded}. */
  uploaded?: string | undefined
  /** Milliseconds since 1970. */
  now: number
  /** A document as it was before the transaction. */
  get: (id: string) => LakeDocument | null
}

export interface Surroundings {
  now: () => number
  /** What speaks against a transaction, in a sentence. */
  vet?: ((transaction: Vetted) => string | undefined) | undefined
  committed: (transaction: CommittedTransaction) => void
}

/**
 * The one way in which documents ever change. Everything in a request happens, or nothing does; when
 * the promise resolves, it is on disk. `committed` is told of each transaction in order.
 *
 * Timestamps grow strictly, whatever the clock does. Every touched document gets the transaction's
 * id as its revision, even when the change left it as it was. A transaction id that is known already
 * is answered as the first time if the request is the same, and refused otherwise: so whoever did
 * not hear the answer can simply ask again.
 */
export async function commit(
  store: DatasetStore,
  request: CommitRequest,
  {now, vet, committed}: Surroundings,
): Promise<Outcome> {
  return store.write(
    () => replay(store, request) ?? perform(store, request, now(), vet),
    (outcome) => {
      if (outcome.committed) committed(outcome.committed)
    },
  )
}

function perform(
  store: DatasetStore,
  request: CommitRequest,
  now: number,
  vet: Surroundings['vet'],
): Outcome {
  const {access, author, transactionId = randomId(), generateArrayKeys = false} = request
  const last = store.log.last()
  const timestamp = after(last.timestamp, now)
  const staged = new StagedTransaction(store, {
    id: transactionId,
    timestamp,
    access,
    generateArrayKeys,
    makeKey: () => randomId().slice(0, 12),
  })
  const cause = request.work(staged)
  const changes = staged.finish()
  const {uploaded} = request
  const get = (id: string) => store.documents.get(id)
  const objection = vet?.({author, changes, uploaded, now, get})
  if (objection !== undefined) throw objectedTo(objection)
  const documents = new Map(changes.map((change) => [change.id, change.after]))
  const outcome: Outcome = {
    transactionId,
    results: staged.results,
    documentOf: (id) => documents.get(id) ?? store.documents.get(id),
  }
  if (request.dryRun || changes.length === 0) return outcome
  const transaction: LoggedTransaction = {
    sequence: last.sequence + 1,
    id: transactionId,
    timestamp,
    author,
    cause: cause === undefined || cause === null ? null : JSON.stringify(cause),
    events: changes.map((change) => eventOf(change)),
  }
  record(store, changes, transaction, request, staged.results)
  return {...outcome, committed: {...transaction, changes}}
}

function record(
  store: DatasetStore,
  changes: StagedChange[],
  transaction: LoggedTransaction,
  {fingerprint, transactionId}: CommitRequest,
  results: MutationResult[],
): void {
  // Nobody can ask again for a transaction whose id we made up.
  const mayBeRepeated = transactionId !== undefined && fingerprint !== undefined
  const receipt = mayBeRepeated
    ? {request: fingerprint, results: JSON.stringify(results)}
    : {request: null, results: null}
  try {
    store.record(changes, transaction, receipt)
  } catch (error) {
    throw error instanceof DocumentTooLargeError ? invalid(error.message) : error
  }
}

/** The answer of the first time, when the transaction is known. */
function replay(store: DatasetStore, request: CommitRequest): Outcome | undefined {
  const {transactionId, fingerprint, author} = request
  const known = transactionId === undefined ? undefined : store.log.find(transactionId)
  if (transactionId === undefined || !known || known.sequence === 0) return undefined
  const receipt = store.log.receipt(known.sequence)
  if (receipt.request !== fingerprint || receipt.results === null || known.author !== author) {
    throw new Refusal(
      409,
      'transactionAlreadyExistsError',
      `Transaction "${transactionId}" already exists with other content`,
      {transactionId},
    )
  }
  return {
    transactionId,
    results: readResults(receipt.results),
    documentOf: (id) => documentAt(store, id, known.sequence),
  }
}

function eventOf({id, before, after, mutations}: StagedChange): LoggedEvent {
  return {
    documentId: id,
    kind: kindOf(before, after),
    previousRevision: before?._rev ?? null,
    mutations,
    effects: effectsBetween(before, after),
  }
}

function kindOf(before: LakeDocument | null, after: LakeDocument | null): EventKind {
  if (!before) return 'create'
  return after ? 'update' : 'delete'
}

/** The present, or the next millisecond after the last transaction if the clock is behind it. */
function after(last: string, now: number): string {
  return new Date(last === '' ? now : Math.max(now, Date.parse(last) + 1)).toISOString()
}

/** 22 letters and digits, as Content Lake's own revisions look. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24))
  return Buffer.from(bytes).toString('base64url').replace(/[-_]/g, 'x').slice(0, 22)
}

function readResults(text: string): MutationResult[] {
  const results: unknown = JSON.parse(text)
  return Array.isArray(results) ? results.filter((each) => isMutationResult(each)) : []
}

function isMutationResult(value: unknown): value is MutationResult {
  return isRecord(value) && typeof value.id === 'string' && typeof value.operation === 'string'
}
