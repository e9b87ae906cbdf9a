import {type LakeDocument} from '../documents/document.ts'
import {type Database, openDatabase} from './database.ts'
import {DATASET_SCHEMA} from './dataset-schema.ts'
import {DocumentTable} from './document-table.ts'
import {FieldIndex} from './field-index.ts'
import {GroupCommit} from './group-commit.ts'
import {ReferenceTable} from './reference-table.ts'
import {SearchIndex} from './search-index.ts'
import {type LoggedTransaction, type Receipt, TransactionLog} from './transaction-log.ts'

/** One document, from what it was to what it is. */
export interface Change {
  id: string
  before: LakeDocument | null
  after: LakeDocument | null
}

/** One dataset on disk. All writing goes through {@link write}, in one order, by one connection. */
export class DatasetStore {
  readonly file: string
  readonly database: Database
  readonly documents: DocumentTable
  readonly references: ReferenceTable
  readonly fields: FieldIndex
  readonly search: SearchIndex
  readonly log: TransactionLog
  readonly #commits: GroupCommit

  constructor(file: string, durable: boolean) {
    this.file = file
    this.database = openDatabase(file, {schema: DATASET_SCHEMA, durable})
    this.documents = new DocumentTable(this.database)
    this.references = new ReferenceTable(this.database)
    this.fields = new FieldIndex(this.database)
    this.search = new SearchIndex(this.database)
    this.log = new TransactionLog(this.database)
    this.#commits = new GroupCommit(this.database, () => this.fields.reload())
  }

  /** See {@link GroupCommit.write}. */
  write<T>(work: () => T, committed?: (outcome: T) => void): Promise<T> {
    return this.#commits.write(work, committed)
  }

  /** Stores changes with their log row and all index rows. Only to be called inside {@link write}. */
  record(changes: Change[], transaction: LoggedTransaction, receipt: Receipt): void {
    this.log.append(transaction, receipt)
    for (const change of changes) this.#store(change, transaction.sequence)
  }

  close(): void {
    this.#commits.flush()
    this.database.close()
  }

  #store({id, before, after}: Change, sequence: number): void {
    const key = after ? this.documents.put(after, sequence) : this.documents.keyOf(id)
    if (key === undefined) return
    this.references.replace(key, before, after)
    this.fields.replace(key, before, after)
    if (after) return
    this.search.remove(key)
    this.documents.remove(key)
  }
}
