import {type LakeDocument, readDocument} from '../documents/document.ts'
import {type Database} from './database.ts'
import {numberIn, textIn} from './rows.ts'

/** Characters of JSON, for each connection: about two thousand stories. */
const MOST_CHARACTERS = 8 * 1024 * 1024

/**
 * The documents that were last read through one connection, so that what everybody asks for is not
 * parsed each time. A document is known by its key and its revision, which no two states share: what
 * is kept is never out of date, only no longer asked for.
 *
 * Whoever gets a document shares it with others, and must not change it.
 */
export class KnownDocuments {
  readonly #database: Database
  readonly #documents = new Map<number, {document: LakeDocument; size: number}>()
  #characters = 0

  constructor(database: Database) {
    this.#database = database
  }

  /** The document in a row of the table; `read` is told the size of one that had to be parsed. */
  get(key: number, revision: string, read: (characters: number) => void): LakeDocument {
    const known = this.#documents.get(key)
    if (known?.document._rev === revision) return known.document
    const row = this.#database.get('select json from document where key = ?', key)
    const text = row ? textIn(row, 'json') : ''
    read(text.length)
    const document = readDocument(text)
    this.#keep(key, document, text.length)
    return document
  }

  find(id: string, read: (characters: number) => void): LakeDocument | null {
    const row = this.#database.get('select key, revision from document where id = ?', id)
    return row ? this.get(numberIn(row, 'key'), textIn(row, 'revision'), read) : null
  }

  #keep(key: number, document: LakeDocument, size: number): void {
    this.#characters += size - (this.#documents.get(key)?.size ?? 0)
    this.#documents.set(key, {document, size})
    if (this.#characters <= MOST_CHARACTERS) return
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
