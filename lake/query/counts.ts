import {type Database} from '../store/database.ts'
import {numberIn} from '../store/rows.ts'
import {type Fragment} from './sql.ts'

/** How many rows there are, counted no further than matters, and once within one query. */
export class Counts {
  readonly #database: Database
  readonly #known = new Map<string, number>()

  constructor(database: Database) {
    this.#database = database
  }

  upTo(limit: number, {sql, values}: Fragment): number {
    const question = JSON.stringify([sql, values, limit])
    const known = this.#known.get(question)
    if (known !== undefined) return known
    const count = this.all({sql: `select * from (${sql}) limit ?`, values: [...values, limit]})
    this.#known.set(question, count)
    return count
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
