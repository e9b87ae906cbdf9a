import {createHash} from 'node:crypto'
import {type Database} from './database.ts'
import {
  type EventColumns,
  eventColumns,
  type LoggedEvent,
  readEvent,
  storedColumns,
} from './logged-event.ts'
import {numberIn, type Row, textIn, textOrNullIn} from './rows.ts'

/** Events of one transaction get consecutive keys from here on, so a key tells its transaction. */
export const EVENTS_PER_TRANSACTION = 2 ** 16

export interface Transaction {
  sequence: number
  id: string
  timestamp: string
  author: string
  /** JSON of what was asked for, when it was actions: history tells publishing from editing by it. */
  cause: string | null
}

export interface LoggedTransaction extends Transaction {
  events: LoggedEvent[]
}

/** An event with the transaction that it is part of. */
export interface EventInLog extends LoggedEvent {
  in: Transaction
}

/** What a repeated request is recognised by, and answered with. */
export interface Receipt {
  request: string | null
  results: string | null
}

const EVENTS_OF_DOCUMENT = `select * from event
  join transactions on sequence = event.key / ${EVENTS_PER_TRANSACTION} where document_id = ?`

const BEFORE_ALL: Transaction = {sequence: 0, id: '0', timestamp: '', author: '', cause: null}

/**
 * Every transaction that ever changed something, in order. It is written in the same SQL transaction
 * as the documents, and is enough to rebuild them: listeners resume from it, history is read from
 * it, verify() replays it. Each row's digest covers the one before, so none can go missing unseen.
 */
export class TransactionLog {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** The newest transaction; sequence 0 and id `0` in a dataset where nothing happened yet. */
  last(): Transaction {
    const row = this.#database.get('select * from transactions order by sequence desc limit 1')
    return row ? readTransaction(row) : BEFORE_ALL
  }

  find(id: string): Transaction | undefined {
    if (id === BEFORE_ALL.id) return BEFORE_ALL
    const row = this.#database.get('select * from transactions where id = ?', id)
    return row && readTransaction(row)
  }

  /** The last transaction at or before an ISO time; 0 when there was none yet. */
  sequenceAt(time: string): number {
    const row = this.#database.get(
      'select sequence from transactions where timestamp <= ? order by sequence desc limit 1',
      time,
    )
    return row ? numberIn(row, 'sequence') : 0
  }

  receipt(sequence: number): Receipt {
    const row = this.#database.get(
      'select request, results from transactions where sequence = ?',
      sequence,
    )
    return row
      ? {request: textOrNullIn(row, 'request'), results: textOrNullIn(row, 'results')}
      : {request: null, results: null}
  }

  append(transaction: LoggedTransaction, receipt: Receipt): void {
    const {sequence, id, timestamp, author, cause} = transaction
    const events = transaction.events.map((event) => eventColumns(event))
    this.#database.run(
      `insert into transactions (sequence, id, timestamp, author, cause, request, results, digest)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
      sequence,
      id,
      timestamp,
      author,
      cause,
      receipt.request,
      receipt.results,
      digestOf(this.#digestAt(sequence - 1), transaction, events),
    )
    for (const [index, columns] of events.entries()) {
      this.#database.run(
        `insert into event (key, document_id, kind, previous_revision, mutations, apply, revert)
         values (?, ?, ?, ?, ?, ?, ?)`,
        sequence * EVENTS_PER_TRANSACTION + index,
        ...columns,
      )
    }
  }

  at(sequence: number): LoggedTransaction | undefined {
    const row = this.#database.get('select * from transactions where sequence = ?', sequence)
    if (!row) return undefined
    const transaction = readTransaction(row)
    const events = this.#eventRows(sequence).map((event) => readEvent(event, transaction.timestamp))
    return {...transaction, events}
  }

  /** Sequences of the transactions that touched any of the documents, oldest first. */
  touching(documentIds: string[]): number[] {
    return this.#database
      .all(
        `select distinct key / ${EVENTS_PER_TRANSACTION} as sequence from event
         where document_id in (select value from json_each(?)) order by sequence`,
        JSON.stringify(documentIds),
      )
      .map((row) => numberIn(row, 'sequence'))
  }

  /** The same for a document and all whose ids begin with a prefix that ends in a dot. */
  touchingBelow(documentId: string, prefix: string): number[] {
    return this.#database
      .all(
        `select distinct key / ${EVENTS_PER_TRANSACTION} as sequence from event
         where document_id = ? or (document_id > ? and document_id < ?) order by sequence`,
        documentId,
        prefix,
        // The character after the dot.
        prefix.replace(/\.$/, '/'),
      )
      .map((row) => numberIn(row, 'sequence'))
  }

  /** What happened to one document after a position, newest first. */
  *backwards(documentId: string, sequence: number): Iterable<EventInLog> {
    for (const row of this.#database.iterate(
      `${EVENTS_OF_DOCUMENT} and event.key >= ? order by event.key desc`,
      documentId,
      (sequence + 1) * EVENTS_PER_TRANSACTION,
    )) {
      yield readEventInLog(row)
    }
  }

  /** Everything that ever happened to one document, oldest first. */
  *forwards(documentId: string): Iterable<EventInLog> {
    const sql = `${EVENTS_OF_DOCUMENT} order by event.key`
    for (const row of this.#database.iterate(sql, documentId)) yield readEventInLog(row)
  }

  /** The sequence at which the digests stop being right: the first damaged or missing row. */
  firstDamage(): number | undefined {
    let digest = ''
    let expected = 1
    for (const row of this.#database.iterate('select * from transactions order by sequence')) {
      const transaction = readTransaction(row)
      const events = this.#eventRows(transaction.sequence).map((event) => storedColumns(event))
      digest = digestOf(digest, transaction, events)
      if (transaction.sequence !== expected || digest !== row.digest) return expected
      expected++
    }
    return undefined
  }

  #digestAt(sequence: number): string {
    const row = this.#database.get('select digest from transactions where sequence = ?', sequence)
    return row ? textIn(row, 'digest') : ''
  }

  #eventRows(sequence: number): Row[] {
    return this.#database.all(
      'select * from event where key >= ? and key < ? order by key',
      sequence * EVENTS_PER_TRANSACTION,
      (sequence + 1) * EVENTS_PER_TRANSACTION,
    )
  }
}

function readEventInLog(row: Row): EventInLog {
  const transaction = readTransaction(row)
  return {...readEvent(row, transaction.timestamp), in: transaction}
}

function readTransaction(row: Row): Transaction {
  return {
    sequence: numberIn(row, 'sequence'),
    id: textIn(row, 'id'),
    timestamp: textIn(row, 'timestamp'),
    author: textIn(row, 'author'),
    cause: textOrNullIn(row, 'cause'),
  }
}

function digestOf(previous: string, transaction: Transaction, events: EventColumns[]): string {
  const {sequence, id, timestamp, author, cause} = transaction
  const hash = createHash('sha256')
  hash.update(JSON.stringify([previous, sequence, id, timestamp, author, cause]))
  for (const columns of events) for (const column of columns) hash.update(`\n${column ?? ''}`)
  return hash.digest('base64url')
}
