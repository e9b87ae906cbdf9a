import {type Access} from '../access/grants.ts'
import {publishedIdOf} from '../documents/document-id.ts'
import {isMarkedForUnpublishing, type LakeDocument} from '../documents/document.ts'
import {type Database} from '../store/database.ts'
import {type Field, knownFields} from '../store/field-index.ts'
import {type KnownDocuments, knownDocuments} from '../store/known-documents.ts'
import {numberIn, type Row, textIn} from '../store/rows.ts'
import {searchedUpTo} from '../store/search-index.ts'
import {type Budget} from './budget.ts'
import {type Condition, type Operand, readCondition, type ReadingContext} from './condition.ts'
import {
  ALWAYS,
  conditionSql,
  exactly,
  joinSql,
  NEVER,
  seenId,
  type Sql,
  type SqlContext,
} from './condition-sql.ts'
import {lazyDocument} from './lazy-document.ts'
import {type Perspective} from './perspective.ts'

/** A document as a query sees it: under its published id, with `_originalId`, unless it looks raw. */
export type SeenDocument = Record<string, unknown> & {_id: string}

/** What was found for a condition. */
interface Found {
  /** These are the documents that the condition names: no filter need be asked about them. */
  isDecided: boolean
  /** These are the first ones, as many as were asked for, in their order. */
  isComplete: boolean
  rows: Iterable<{document: SeenDocument; rank: unknown}>
}

/** As many rows are fetched at once; more are looked at one by one. */
const SHORT_LIST = 500

/** The order in which documents come; rows with the same `rank` are in no particular order. */
export interface RowOrder {
  /** `_id`, `_updatedAt`, or an indexed path of one type. */
  by: '_id' | '_updatedAt' | Field
  direction: 'asc' | 'desc'
}

/**
 * What one viewer sees of a dataset from one perspective, at one moment. Nothing that the viewer may
 * not read, or that another version covers, ever comes out of it: not as a document, not as the
 * target of a reference, not in a count.
 */
export class View {
  readonly #database: Database
  readonly #perspective: Perspective
  readonly #access: Access
  readonly #documents: KnownDocuments
  readonly #budget: Budget
  readonly #read = (characters: number) => this.#budget.document(characters)
  readonly #context: ReadingContext
  readonly #wish: (path: string) => void
  readonly fields: Map<string, Map<string, Field>>
  readonly #visible: Sql
  readonly #seen = new Map<string, SeenDocument | null>()

  constructor(options: {
    database: Database
    perspective: Perspective
    access: Access
    budget: Budget
    context: ReadingContext
    wish: (path: string) => void
  }) {
    this.#database = options.database
    this.#perspective = options.perspective
    this.#access = options.access
    this.#documents = knownDocuments(options.database)
    this.#documents.catchUp()
    this.#budget = options.budget
    this.#context = options.context
    this.#wish = options.wish
    this.fields = knownFields(options.database)
    this.#visible = this.#visibility()
  }

  /** The document that a reference leads to. `null` when there is none to be seen. */
  get(id: string): SeenDocument | null {
    const known = this.#seen.get(id)
    if (known !== undefined) return known
    const seen = this.#seenById(id)
    this.#seen.set(id, seen)
    return seen
  }

  /**
   * All documents that the condition does not rule out, in the order asked for; those of one rank by
   * `_id` if there is a limit. Where the indexes decide, there are no more than the limit.
   */
  find(
    condition: Condition | undefined,
    order: RowOrder & {limit?: number},
    valueOf: (operand: Operand) => unknown,
  ): Found {
    const wanted = this.#wanted(condition, valueOf)
    const where = {...joinSql([wanted, this.#visible], 'and'), isPointed: wanted.isPointed === true}
    const isDecided = condition?.exact === true && wanted.exact
    const isComplete = isDecided && this.#visible.exact && order.limit !== undefined
    const limit = isComplete ? order.limit : undefined
    const sql = orderedRows(where, {...order, limit}, this.#sqlContext('document'))
    return {isDecided, isComplete, rows: this.#rows(sql, limit ?? Infinity)}
  }

  *#rows({sql, values}: Sql, most: number): Iterable<{document: SeenDocument; rank: unknown}> {
    const isShort = most <= SHORT_LIST
    const rows = isShort
      ? this.#database.all(sql, ...values)
      : this.#database.iterate(sql, ...values)
    for (const row of rows) {
      this.#budget.row()
      const document = this.#see(row)
      if (document) yield {document, rank: row.rank}
    }
  }

  /** What would lead to the documents of a condition, for whoever wants to know. */
  explain(
    condition: Condition | undefined,
    valueOf: (operand: Operand) => unknown,
  ): {indexes: string[]; exact: boolean} {
    const {by = [], exact} = this.#where(condition, valueOf)
    return {indexes: by, exact}
  }

  /** All documents there are, whether they can be seen or not. */
  size(): number {
    const row = this.#database.get('select count(*) as documents from document')
    return row ? numberIn(row, 'documents') : 0
  }

  /** How many documents the condition names, if the indexes alone can tell. */
  count(
    condition: Condition | undefined,
    valueOf: (operand: Operand) => unknown,
  ): number | undefined {
    if (!condition?.exact || !this.#visible.exact) return undefined
    const where = this.#where(condition, valueOf)
    if (!where.exact) return undefined
    const row = this.#database.get(
      `select count(*) as documents from document where ${where.sql}`,
      ...where.values,
    )
    return row && numberIn(row, 'documents')
  }

  #where(condition: Condition | undefined, valueOf: (operand: Operand) => unknown): Sql {
    return joinSql([this.#wanted(condition, valueOf), this.#visible], 'and')
  }

  #wanted(condition: Condition | undefined, valueOf: (operand: Operand) => unknown): Sql {
    const narrowed =
      condition && conditionSql(condition, {...this.#sqlContext('document'), valueOf})
    return narrowed ?? {...ALWAYS, exact: false}
  }

  #sqlContext(table: string): SqlContext {
    return {
      table,
      isOverlaid: isOverlay(this.#perspective),
      fields: this.fields,
      wish: this.#wish,
      searchedUpTo: () => searchedUpTo(this.#database),
      valueOf: constantOf,
    }
  }

  /** Exact unless it takes GROQ to decide what the viewer may read. */
  #visibility(): Sql {
    if (this.#perspective.kind === 'raw') return this.#readable('document')
    const {bundles} = this.#perspective
    const versions = [...bundles, null].map((bundle, index) => {
      return this.#firstVersion(bundle, bundles.slice(0, index))
    })
    const remaining = exactly('document.unpublishing = 0')
    return joinSql([joinSql(versions, 'or'), remaining, this.#readable('document')], 'and')
  }

  /** Documents of a bundle that no version of an earlier bundle covers. */
  #firstVersion(bundle: string | null, earlier: string[]): Sql {
    const own =
      bundle === null ? exactly('document.bundle is null') : exactly('document.bundle = ?', bundle)
    const readable = this.#readable('cover')
    if (earlier.length === 0) return own
    // What covers a document must itself be readable; if only GROQ can tell, #see finds out.
    if (!readable.exact) return {...own, exact: false}
    const ids = earlier.map(() => '? || document.published_id').join(', ')
    const uncovered = exactly(
      `not exists (select 1 from document as cover where cover.id in (${ids}) and ${readable.sql})`,
      ...earlier.map(prefixOf),
      ...readable.values,
    )
    return joinSql([own, uncovered], 'and')
  }

  #readable(table: string): Sql {
    const rule = this.#access.rule('read')
    if (!rule) return NEVER
    if (rule.coversEverything) return ALWAYS
    const condition = readCondition(rule.filter, this.#context)
    const sql =
      condition && conditionSql(condition, {...this.#sqlContext(table), isOverlaid: false})
    return sql ?? {...ALWAYS, exact: false}
  }

  /** The document as the query sees it; `null` when the viewer sees another version, or none. */
  #see(row: Row): SeenDocument | null {
    const document = this.#lazily(row)
    if (this.#visible.exact) return document
    const id = textIn(row, 'id')
    if (this.#perspective.kind === 'raw') {
      return this.#access.may('read', document) ? document : null
    }
    return this.#firstReadable(publishedIdOf(id))?._id === id ? document : null
  }

  #lazily(row: Row): SeenDocument {
    const _id = textIn(row, 'id')
    const read = this.#documents.peek(_id)
    if (read) return this.#present(read)
    const key = numberIn(row, 'key')
    const known = {
      _id,
      _type: textIn(row, 'type'),
      _rev: textIn(row, 'revision'),
      _updatedAt: textIn(row, 'updated_at'),
    }
    return lazyDocument(this.#present(known), () => {
      return this.#present(this.#documents.at(known._id, key, this.#read) ?? known)
    })
  }

  #seenById(id: string): SeenDocument | null {
    const document = this.#perspective.kind === 'raw' ? this.#stored(id) : this.#firstReadable(id)
    if (!document || !this.#access.may('read', document)) return null
    return isMarkedForUnpublishing(document) && this.#perspective.kind === 'stack'
      ? null
      : this.#present(document)
  }

  #firstReadable(publishedId: string): LakeDocument | null {
    if (this.#perspective.kind === 'raw' || publishedIdOf(publishedId) !== publishedId) return null
    for (const bundle of [...this.#perspective.bundles, null]) {
      const document = this.#stored(`${prefixOf(bundle)}${publishedId}`)
      if (document && this.#access.may('read', document)) return document
    }
    return null
  }

  #stored(id: string): LakeDocument | null {
    return this.#documents.get(id, this.#read)
  }

  #present(document: SeenDocument): SeenDocument {
    if (!isOverlay(this.#perspective)) return document
    return {...document, _id: publishedIdOf(document._id), _originalId: document._id}
  }
}

/** In `raw` and `published` every document is seen under its own id, and nothing is added. */
function isOverlay(perspective: Perspective): boolean {
  return perspective.kind === 'stack' && perspective.bundles.length > 0
}

function prefixOf(bundle: string | null): string {
  if (bundle === null) return ''
  return bundle === 'drafts' ? 'drafts.' : `versions.${bundle}.`
}

function constantOf(operand: Operand): unknown {
  return 'constant' in operand ? operand.constant : undefined
}

/** Short columns only: a sort that carries whole documents along takes ten times as long. */
function orderedRows(
  where: Sql,
  order: RowOrder & {limit: number | undefined},
  context: SqlContext,
): Sql {
  // Few documents are sorted; SQLite would rather go through all of them in their order.
  const id = `${where.isPointed ? '+' : ''}${seenId(context)}`
  const {direction} = order
  const end = order.limit === undefined ? direction : `${direction}, ${id} limit ${order.limit}`
  if (order.by === '_id') return {...where, sql: select(id, where.sql, `${id} ${end}`)}
  if (order.by === '_updatedAt') {
    // Timestamps grow with every transaction, so its sequence is the same order, and indexed.
    const sequence = 'document.sequence'
    return {...where, sql: select(sequence, where.sql, `${sequence} ${end}`)}
  }
  const sql = `select ${ROW}, hex(field_value.value) || typeof(field_value.value) as rank
    from field_value join document on document.key = field_value.document
    where field_value.field = ${order.by.key} and ${where.sql}
    order by field_value.value ${end}`
  return {...where, sql}
}

const ROW = 'document.key, document.id, document.type, document.revision, document.updated_at'

function select(rank: string, where: string, order: string): string {
  return `select ${ROW}, ${rank} as rank from document where ${where} order by ${order}`
}
