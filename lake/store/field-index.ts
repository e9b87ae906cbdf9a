import {type LakeDocument, readDocument} from '../documents/document.ts'
import {type Database} from './database.ts'
import {fieldValue, type FieldValue, NOTHING, sortsAsInGroq, valuesAt} from './field-value.ts'
import {flagIn, numberIn, textIn} from './rows.ts'

/** Enough for any newsroom; without a limit, a stranger's queries could fill the disk with indexes. */
const MOST_PATHS = 96
/**
 * Paths that no document has are worth an index too: `slug == $x || formerSlug == $x` would go
 * through every document otherwise, and a list that is empty today is asked for as often as one that is
 * not. There are endlessly many, so only the first ones get it.
 */
const MOST_EMPTY_PATHS = 40
/** A path that was given up is looked at again when the dataset has changed so often since. */
const CHANGES_UNTIL_RETRY = 1000
const MOST_GIVEN_UP = 1000

/** One path within one type of document. */
export interface Field {
  key: number
  path: string
  type: string
  /** All documents of the type are in the index: it may answer. */
  ready: boolean
  /** The index sorts as GROQ does: it may answer `order()`. */
  ordered: boolean
}

/**
 * An index by value for the paths that queries have asked about, and for no others, since each one
 * costs every write. Plain paths have exactly one row a document, so the index is also an order.
 */
export class FieldIndex {
  readonly #database: Database
  #fields: Map<string, Map<string, Field>>
  /** Paths that no document had when somebody asked, one too many; and when that was. */
  readonly #givenUp = new Map<string, number>()
  #changes = 0

  constructor(database: Database) {
    this.#database = database
    this.#fields = readFields(database)
  }

  /** Forgets what a rolled-back transaction had begun. */
  reload(): void {
    this.#fields = readFields(this.#database)
  }

  /** False for a path that is indexed already, was given up lately, or would be one too many. */
  wants(path: string): boolean {
    const givenUp = this.#givenUp.get(path)
    if (givenUp !== undefined && this.#changes - givenUp < CHANGES_UNTIL_RETRY) return false
    return !this.#fields.has(path) && this.#fields.size < MOST_PATHS
  }

  /** Begins to index a path, for every type there is; {@link fill} must be called until it is done. */
  add(path: string): void {
    if (!this.wants(path)) return
    this.#fields.set(path, new Map())
    for (const row of this.#database.all('select distinct type from document')) {
      this.#addField(path, textIn(row, 'type'), false)
    }
  }

  /** Paths whose filling was interrupted. */
  unfinished(): string[] {
    const paths = [...this.#fields].filter(([, fields]) => {
      return [...fields.values()].some(({ready}) => !ready)
    })
    return paths.map(([path]) => path)
  }

  /** Those of the paths that are not indexed yet, and will be. */
  inTheMaking(paths: string[]): string[] {
    const unfinished = this.unfinished()
    return paths.filter((path) => this.wants(path) || unfinished.includes(path))
  }

  /**
   * Indexes up to `limit` documents after the one with the given key, and tells where to go on;
   * `undefined` when the path is done: ready, or given up as one of too many that no document has.
   */
  fill(path: string, after: number, limit: number): number | undefined {
    const fields = this.#fields.get(path)
    const rows = this.#database.all(
      'select key, json from document where key > ? order by key limit ?',
      after,
      limit,
    )
    for (const row of rows) {
      const document = readDocument(textIn(row, 'json'))
      const field = fields?.get(document._type)
      if (field && !field.ready) this.#addValues(field, numberIn(row, 'key'), document)
    }
    const last = rows.at(-1)
    if (last && rows.length === limit) return numberIn(last, 'key')
    this.#finish(path)
    return undefined
  }

  /** Brings the rows of one document from its state before to its state after. */
  replace(key: number, before: LakeDocument | null, after: LakeDocument | null): void {
    this.#changes++
    for (const [path, fields] of this.#fields) {
      if (before && before._type !== after?._type) {
        const field = fields.get(before._type)
        if (field) this.#removeValues(field, key, before)
      }
      if (!after) continue
      const field = fields.get(after._type) ?? this.#addField(path, after._type, true)
      const isSameType = before?._type === after._type
      if (isSameType && isSameValue(before, after, path)) continue
      if (isSameType) this.#removeValues(field, key, before)
      this.#addValues(field, key, after)
    }
  }

  #finish(path: string): void {
    const fields = [...(this.#fields.get(path)?.values() ?? [])]
    if (!fields.some((field) => this.#hasValues(field)) && this.#isOneTooMany(path)) {
      for (const {key} of fields) {
        this.#database.run('delete from field_value where field = ?', key)
        this.#database.run('delete from field where key = ?', key)
      }
      this.#fields.delete(path)
      if (this.#givenUp.size >= MOST_GIVEN_UP) this.#givenUp.clear()
      this.#givenUp.set(path, this.#changes)
      return
    }
    for (const field of fields) {
      field.ready = true
      this.#database.run('update field set ready = 1 where key = ?', field.key)
    }
  }

  #isOneTooMany(path: string): boolean {
    const empty = [...this.#fields].filter(([other, fields]) => {
      return other !== path && ![...fields.values()].some((field) => this.#hasValues(field))
    })
    return empty.length >= MOST_EMPTY_PATHS
  }

  #hasValues({key}: Field): boolean {
    const row = this.#database.get(
      'select 1 from field_value where field = ? and value <> ? limit 1',
      key,
      NOTHING,
    )
    return row !== undefined
  }

  #addField(path: string, type: string, ready: boolean): Field {
    const {lastKey} = this.#database.run(
      'insert into field (path, type, ready, ordered) values (?, ?, ?, 1)',
      path,
      type,
      ready ? 1 : 0,
    )
    const field = {key: lastKey, path, type, ready, ordered: true}
    this.#fields.get(path)?.set(type, field)
    return field
  }

  #addValues(field: Field, key: number, document: LakeDocument): void {
    for (const value of valuesAt(document, field.path)) {
      this.#database.run(
        'insert or ignore into field_value (field, value, document) values (?, ?, ?)',
        field.key,
        fieldValue(value),
        key,
      )
      if (field.ordered && !sortsAsInGroq(value)) {
        field.ordered = false
        this.#database.run('update field set ordered = 0 where key = ?', field.key)
      }
    }
  }

  #removeValues(field: Field, key: number, document: LakeDocument): void {
    for (const value of valuesAt(document, field.path)) {
      this.#database.run(
        'delete from field_value where field = ? and value = ? and document = ?',
        field.key,
        fieldValue(value),
        key,
      )
    }
  }
}

/** The fields as another connection sees them, by path and type. */
export function readFields(database: Database): Map<string, Map<string, Field>> {
  const fields = new Map<string, Map<string, Field>>()
  for (const row of database.all('select key, path, type, ready, ordered from field')) {
    const field = {
      key: numberIn(row, 'key'),
      path: textIn(row, 'path'),
      type: textIn(row, 'type'),
      ready: flagIn(row, 'ready'),
      ordered: flagIn(row, 'ordered'),
    }
    const byType = fields.get(field.path)
    if (byType) byType.set(field.type, field)
    else fields.set(field.path, new Map([[field.type, field]]))
  }
  return fields
}

const known = new WeakMap<Database, {version: number; fields: Map<string, Map<string, Field>>}>()

/** {@link readFields} for whoever only looks: read anew when the list has changed, by whichever connection. */
export function knownFields(database: Database): Map<string, Map<string, Field>> {
  const row = database.get(`select sequence from progress where name = 'fields'`)
  const version = row ? numberIn(row, 'sequence') : 0
  const last = known.get(database)
  if (last?.version === version) return last.fields
  const fields = readFields(database)
  known.set(database, {version, fields})
  return fields
}

/** The rows that a document should have in one field: verify() compares them with what is stored. */
export function expectedValues(document: LakeDocument, path: string): FieldValue[] {
  return valuesAt(document, path).map((value) => fieldValue(value))
}

function isSameValue(before: LakeDocument, after: LakeDocument, path: string): boolean {
  const left = valuesAt(before, path)
  const right = valuesAt(after, path)
  return left.length === right.length && left.every((value, index) => value === right[index])
}
