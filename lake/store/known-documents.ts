import {type LakeDocument, readDocument} from '../documents/document.ts'
import {type Database} from './database.ts'
import {type Row, textIn} from './rows.ts'
import {EVENTS_PER_TRANSACTION} from './transaction-log.ts'

/** Characters of JSON, for each connection: about two thousand stories. */
const MOST_CHARACTERS = 8 * 1024 * 1024
/** What is kept for an id that leads nowhere costs something, too. */
const NOTHING = 100
/** Whoever has missed more transactions than these begins anew. */
const MOST_MISSED = 100

/**
 * The documents that were last read through one connection: what everybody asks for is neither looked
 * up nor parsed each time. Whoever gets a document shares it with others, and must not change it.
 */
export class KnownDocuments {
  readonly #database: Database
  readonly #documents = new Map<string, LakeDocument | null>()
  #characters = 0
  /** The last transaction whose changes are taken into account. */
  #sequence = 0

  constructor(database: Database) {
    this.#database = database
  }

  /** Forgets what has changed meanwhile. To be called before each query, in its SQL transaction. */
  catchUp(): void {
    const row = this.#database.get('select max(sequence) as sequence from transactions')
    const sequence = typeof row?.sequence === 'number' ? row.sequence : 0
    if (sequence === this.#sequence) return
    const missed = sequence - this.#sequence
    if (missed < 0 || missed > MOST_MISSED) this.#clear()
    else {
      const from = (this.#sequence + 1) * EVENTS_PER_TRANSACTION
      const changed = this.#database.all('select document_id from event where key >= ?', from)
      for (const event of changed) this.#documents.delete(textIn(event, 'document_id'))
    }
    this.#sequence = sequence
  }

  /** The document, if it need not be read. */
  peek(id: string): LakeDocument | undefined {
    return this.#documents.get(id) ?? undefined
  }

  /** `read` is told the size of a document that had to be parsed. */
  get(id: string, read: (characters: number) => void): LakeDocument | null {
    const known = this.#documents.get(id)
    if (known !== undefined) return known
    return this.#read(id, this.#database.get('select json from document where id = ?', id), read)
  }

  /** The same, when the key of its row is known. */
  at(id: string, key: number, read: (characters: number) => void): LakeDocument | null {
    const known = this.#documents.get(id)
    if (known) return known
    return this.#read(id, this.#database.get('select json from document where key = ?', key), read)
  }

  #read(id: string, row: Row | undefined, read: (characters: number) => void): LakeDocument | null {
    const text = row ? textIn(row, 'json') : ''
    if (row) read(text.length)
    const document = row ? readDocument(text) : null
    // Texts that were taken out since still count: then all of them go a little earlier.
    this.#characters += text.length + NOTHING
    if (this.#characters > MOST_CHARACTERS) this.#clear()
    this.#documents.set(id, document)
    return document
  }

  #clear(): void {
    this.#documents.clear()
    this.#characters = 0
  }
}

const known = new WeakMap<Database, KnownDocuments>()

export function knownDocuments(database: Database): KnownDocuments {
  const documents = known.get(database) ?? new KnownDocuments(database)
  known.set(database, documents)
  return documents
}
