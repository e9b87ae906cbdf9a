import {type Access} from '../access/grants.ts'
import {type Database} from '../store/database.ts'
import {type Field, knownFields} from '../store/field-index.ts'
import {textIn} from '../store/rows.ts'
import {searchedUpTo} from '../store/search-index.ts'
import {type Budget} from './budget.ts'
import {outerOperands} from './condition-facts.ts'
import {conditionSql, type SqlContext} from './condition-sql.ts'
import {type Condition, type Operand, type ReadingContext} from './condition.ts'
import {Counts} from './counts.ts'
import {type Perspective} from './perspective.ts'
import {orderedRows, RANKED_KEY, type RowOrder} from './row-order.ts'
import {type SeenDocument, SeenDocuments} from './seen-documents.ts'
import {ALWAYS, type Fragment, joinSql, type Sql} from './sql.ts'
import {isOverlay, visibilitySql} from './visibility.ts'

/** What was found for a condition. */
interface Found {
  /** These are the documents that the condition names: no filter need be asked about them. */
  isDecided: boolean
  /** These are the first ones, as many as were asked for, in their order. */
  isComplete: boolean
  /** In their order, unless all have the same rank. */
  rows: Iterable<{document: SeenDocument; rank: unknown}>
}

export interface Wanted extends RowOrder {
  /** So many of the first ones are enough. */
  limit?: number
  /** The order is the one that is asked for, and not only how that one begins. */
  isWhole?: boolean
}

export type ValueOf = (operand: Operand) => unknown

/** As many rows are fetched at once; more are looked at one by one. */
const SHORT_LIST = 500
/** To read a document costs what it costs to pass over so many rows of an index. */
const ROWS_A_DOCUMENT = 20
/** So many are looked at to see whether the other conditions leave few of them. */
const MOST_LOOKED_AT = 5000
/** More documents than these are not gathered to find out who refers to them. */
const MOST_TARGETS = 5000

/**
 * What one viewer sees of a dataset from one perspective, at one moment. Nothing that the viewer may
 * not read, or that another version covers, ever comes out of it: not as a document, not as the
 * target of a reference, not in a count.
 */
export class View {
  readonly #database: Database
  readonly #isOverlaid: boolean
  readonly #documents: SeenDocuments
  readonly #budget: Budget
  readonly #wish: (path: string) => void
  readonly fields: Map<string, Map<string, Field>>
  readonly #visible: Sql
  readonly #counts: Counts
  readonly #targets = new Map<Condition, ReturnType<SqlContext['idsOf']>>()

  constructor(options: {
    database: Database
    perspective: Perspective
    access: Access
    budget: Budget
    context: ReadingContext
    wish: (path: string) => void
  }) {
    const {database, perspective, access} = options
    this.#database = database
    this.#isOverlaid = isOverlay(perspective)
    this.#documents = new SeenDocuments(options)
    this.#budget = options.budget
    this.#wish = options.wish
    this.#counts = new Counts(database, options.budget)
    this.fields = knownFields(database)
    this.#visible = visibilitySql({
      perspective,
      access,
      reading: options.context,
      // A grant looks at its document alone, and follows no reference.
      sqlContext: (table) => ({...this.#sqlContext(table, constantOf), idsOf: () => undefined}),
    })
  }

  /** The document that a reference leads to. `null` when there is none to be seen. */
  get(id: string): SeenDocument | null {
    return this.#documents.get(id)
  }

  /**
   * All documents that the condition does not rule out, in the order asked for; those of one rank by
   * `_id` if there is a limit. Where the indexes decide, there are no more than the limit.
   */
  find(condition: Condition | undefined, wanted: Wanted, valueOf: ValueOf): Found {
    const {sql, isInOrder} = this.#inOrder(condition, wanted, valueOf)
    const isDecided = condition?.exact === true && sql.exact
    const mayEnd = isDecided && isInOrder && this.#visible.exact && wanted.isWhole === true
    const limit = mayEnd ? wanted.limit : undefined
    const where = {...joinSql([sql, this.#visible], 'and'), isLed: sql.keys !== undefined}
    const order = isInOrder ? wanted : BY_ID
    if (order.second && typeof order.by !== 'string' && wanted.limit !== undefined) {
      // Those that are equal in the first key are sorted, and these may be all.
      const sql = `select document from field_value where field = ${order.by.key}`
      this.#counts.keysUpTo(MOST_AT_ONCE, {sql, values: []})
    }
    const rows = orderedRows(where, {...order, limit}, this.#seenId)
    return {
      isDecided,
      isComplete: limit !== undefined,
      rows: this.#rows(rows, limit ?? Infinity, isInOrder),
    }
  }

  /**
   * Either the documents are passed in their order until there are enough; or, if an index leads to
   * few, these are gathered, to be sorted by whoever gets them.
   */
  #inOrder(
    condition: Condition | undefined,
    {by, limit, isAny = false}: Wanted,
    valueOf: ValueOf,
  ): {sql: Sql; isInOrder: boolean} {
    const sql = this.#wanted(condition, valueOf)
    const isField = typeof by !== 'string'
    if (!sql.keys || limit === undefined || isAny) return {sql, isInOrder: true}
    if (sql.isFew || this.#isFew({...sql, keys: sql.keys}, limit, isField)) {
      return {sql, isInOrder: !isField}
    }
    const order = isField ? {key: RANKED_KEY} : {isTypeBeside: by === '_id'}
    const passing = this.#wanted(condition, valueOf, {...order, isInOrder: true, limit})
    return {sql: passing.test ? {...passing, ...passing.test} : passing, isInOrder: true}
  }

  /**
   * Whether it costs less to gather them all than to pass the others until `limit` of them are found.
   * Who sorts by a field has to read the documents for it.
   */
  #isFew(sql: Sql & {keys: Fragment}, limit: number, isField: boolean): boolean {
    if (this.#counts.keysUpTo(ROWS_A_DOCUMENT, sql.keys) < ROWS_A_DOCUMENT) return true
    const cost = isField ? ROWS_A_DOCUMENT : 1
    const most = Math.max(limit, Math.ceil(Math.sqrt((limit * this.#counts.size()) / cost)))
    const keys = this.#counts.keysUpTo(Math.max(most, MOST_LOOKED_AT) + 1, sql.keys)
    if (keys <= most) return true
    if (keys > MOST_LOOKED_AT) return false
    // Most of what an index leads to may be ruled out by the others.
    return this.#counts.documentsUpTo(most + 1, joinSql([sql, this.#visible], 'and')) <= most
  }

  *#rows(
    {sql, values}: Fragment,
    most: number,
    isInOrder: boolean,
  ): Iterable<{document: SeenDocument; rank: unknown}> {
    const isShort = most <= SHORT_LIST
    const rows = isShort
      ? this.#database.all(sql, ...values)
      : this.#database.iterate(sql, ...values)
    for (const row of rows) {
      this.#budget.row()
      const document = this.#documents.at(row, this.#visible.exact)
      if (document) yield {document, rank: isInOrder ? row.rank : null}
    }
  }

  /** What would lead to the documents of a condition, for whoever wants to know. */
  explain(condition: Condition | undefined, valueOf: ValueOf): {indexes: string[]; exact: boolean} {
    const {by = [], exact} = joinSql([this.#wanted(condition, valueOf), this.#visible], 'and')
    return {indexes: by, exact}
  }

  /** All documents there are, whether they can be seen or not. */
  size(): number {
    return this.#counts.all({sql: 'select 1 from document', values: []})
  }

  /** How many documents the condition names, if the indexes alone can tell. */
  count(condition: Condition | undefined, valueOf: ValueOf): number | undefined {
    if (!condition?.exact || !this.#visible.exact) return undefined
    const wanted = this.#wanted(condition, valueOf)
    const where = joinSql([wanted, this.#visible], 'and')
    if (!where.exact) return undefined
    this.#counts.keysUpTo(MOST_AT_ONCE, wanted.keys ?? ALL_KEYS)
    return this.#counts.all({
      sql: `select 1 from document where ${where.sql}`,
      values: where.values,
    })
  }

  #wanted(
    condition: Condition | undefined,
    valueOf: ValueOf,
    further: Partial<SqlContext> = {},
  ): Sql {
    const context = {...this.#sqlContext('document', valueOf), ...further}
    return (condition && conditionSql(condition, context)) ?? {...ALWAYS, exact: false}
  }

  #sqlContext(table: string, valueOf: ValueOf): SqlContext {
    return {
      table,
      key: `${table}.key`,
      isOverlaid: this.#isOverlaid,
      fields: this.fields,
      wish: this.#wish,
      searchedUpTo: () => searchedUpTo(this.#database),
      count: (keys, limit) => this.#counts.keysUpTo(limit, keys),
      idsOf: (condition) => this.#idsOf(condition, valueOf),
      valueOf,
    }
  }

  #idsOf(condition: Condition, valueOf: ValueOf): ReturnType<SqlContext['idsOf']> {
    if (outerOperands(condition).length > 0) return this.#idsOfAnew(condition, valueOf)
    if (!this.#targets.has(condition)) {
      this.#targets.set(condition, this.#idsOfAnew(condition, valueOf))
    }
    return this.#targets.get(condition)
  }

  #idsOfAnew(condition: Condition, valueOf: ValueOf): ReturnType<SqlContext['idsOf']> {
    const sql = this.#wanted(condition, valueOf, {isReferredTo: true})
    if (!sql.keys) return undefined
    const where = joinSql([sql, this.#visible], 'and')
    const rows = this.#database.all(
      `select ${this.#seenId} as id from document where ${where.sql} limit ${MOST_TARGETS + 1}`,
      ...where.values,
    )
    if (rows.length > MOST_TARGETS) return undefined
    const ids = rows.map((row) => {
      this.#budget.row()
      return textIn(row, 'id')
    })
    return {ids, by: sql.by ?? []}
  }

  get #seenId(): string {
    return this.#isOverlaid ? 'document.published_id' : 'document.id'
  }
}

/** What goes through more keys than these is left to a thread: see budget.ts. */
const MOST_AT_ONCE = 20_000
const ALL_KEYS: Fragment = {sql: 'select key from document', values: []}

const BY_ID: RowOrder = {by: '_id', direction: 'asc'}

function constantOf(operand: Operand): unknown {
  return 'constant' in operand ? operand.constant : undefined
}
