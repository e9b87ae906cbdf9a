import {type Database} from '../store/database.ts'
import {numberIn} from '../store/rows.ts'
import {type Budget} from './budget.ts'
import {type Fragment} from './sql.ts'

/** To count so many keys of an index, or documents by their columns, takes as long as to read a row. */
const KEYS_A_ROW = 20
const DOCUMENTS_A_ROW = 10

/** How many rows there are, counted no further than matters, and once within one query. */
export class Counts {
  readonly #database: Database
  readonly #budget: Budget
  /** By question, how many were found, and after how many the search ended. */
  readonly #known = new Map<string, {found: number; most: number}>()

  constructor(database: Database, budget: Budget) {
    this.#database = database
    this.#budget = budget
  }

  keysUpTo(limit: number, keys: Fragment): number {
    return this.#upTo(limit, keys, KEYS_A_ROW)
  }

  documentsUpTo(limit: number, {sql, values}: Fragment): number {
    return this.#upTo(limit, {sql: `select 1 from document where ${sql}`, values}, DOCUMENTS_A_ROW)
  }

  #upTo(limit: number, {sql, values}: Fragment, counted: number): number {
    const question = JSON.stringify([sql, values])
    const known = this.#known.get(question)
    const isKnown = known && (known.found < known.most || known.most >= limit)
    if (isKnown) return Math.min(known.found, limit)
    // Whoever asks for a little more each time shall not have all counted again each time.
    const most = Math.max(limit, 2 * (known?.most ?? 0))
    const found = this.all({sql: `select * from (${sql}) limit ?`, values: [...values, most]})
    for (let spent = counted; spent <= found; spent += counted) this.#budget.row()
    this.#known.set(question, {found, most})
    return Math.min(found, limit)
  }

  all({sql, values}: Fragment): number {
    const row = this.#database.get(`select count(*) as number from (${sql})`, ...values)
    return row ? numberIn(row, 'number') : 0
  }

  /** No fewer than there are documents, at the cost of a look. */
  size(): number {
    const row = this.#database.get('select coalesce(max(key), 0) as number from document')
    return row ? numberIn(row, 'number') : 0
  }
}
