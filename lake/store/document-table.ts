import {bundleOf, isDotted, publishedIdOf} from '../documents/document-id.ts'
import {
  documentText,
  isMarkedForUnpublishing,
  type LakeDocument,
  readDocument,
} from '../documents/document.ts'
import {type Database} from './database.ts'
import {numberIn, textIn} from './rows.ts'

/** Content Lake's limit for one document, in characters of JSON. */
const LARGEST_DOCUMENT = 32 * 1024 * 1024

export class DocumentTooLargeError extends Error {
  override name = 'DocumentTooLargeError'

  constructor(id: string) {
    super(`Document "${id}" is larger than ${LARGEST_DOCUMENT} characters; split it`)
  }
}

/** The present state of every document, with the columns that queries are narrowed by. */
export class DocumentTable {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  get(id: string): LakeDocument | null {
    const row = this.#database.get('select json from document where id = ?', id)
    return row ? readDocument(textIn(row, 'json')) : null
  }

  /** Published document, draft and versions of one group, in order of id. */
  group(publishedId: string): LakeDocument[] {
    return this.#database
      .all('select json from document where published_id = ? order by id', publishedId)
      .map((row) => readDocument(textIn(row, 'json')))
  }

  /** All versions that belong to one release, in order of id. */
  inBundle(bundle: string): LakeDocument[] {
    return this.#database
      .all('select json from document where bundle = ? order by id', bundle)
      .map((row) => readDocument(textIn(row, 'json')))
  }

  /** All documents of a type, in order of id. */
  ofType(type: string): LakeDocument[] {
    return this.#database
      .all('select json from document where type = ? order by id', type)
      .map((row) => readDocument(textIn(row, 'json')))
  }

  /** Up to `limit` documents whose ids follow the given one. */
  after(id: string, limit: number): LakeDocument[] {
    return this.#database
      .all('select json from document where id > ? order by id limit ?', id, limit)
      .map((row) => readDocument(textIn(row, 'json')))
  }

  /** The keys of documents are what the index tables point at. */
  keyOf(id: string): number | undefined {
    const row = this.#database.get('select key from document where id = ?', id)
    return row && numberIn(row, 'key')
  }

  /** Stores a new state, and tells its key. Throws {@link DocumentTooLargeError}. */
  put(document: LakeDocument, sequence: number): number {
    const text = documentText(document)
    if (text.length > LARGEST_DOCUMENT) throw new DocumentTooLargeError(document._id)
    const row = this.#database.get(
      `insert into document
         (id, published_id, bundle, type, revision, updated_at, dotted, unpublishing, sequence, json)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (id) do update set type = excluded.type, revision = excluded.revision,
         updated_at = excluded.updated_at, unpublishing = excluded.unpublishing,
         sequence = excluded.sequence, json = excluded.json
       returning key`,
      ...columnsOf(document),
      sequence,
      text,
    )
    if (row) return numberIn(row, 'key')
    throw new Error(`Document "${document._id}" was not stored`)
  }

  remove(key: number): void {
    this.#database.run('delete from document where key = ?', key)
  }
}

/** In the order of {@link columnsOf}. */
export const COLUMNS = [
  'id',
  'published_id',
  'bundle',
  'type',
  'revision',
  'updated_at',
  'dotted',
  'unpublishing',
]

/** The columns that are derived from a document: verify() compares them with what is stored. */
export function columnsOf(document: LakeDocument) {
  return [
    document._id,
    publishedIdOf(document._id),
    bundleOf(document._id),
    document._type,
    document._rev,
    document._updatedAt,
    isDotted(document._id) ? 1 : 0,
    isMarkedForUnpublishing(document) ? 1 : 0,
  ] as const
}
