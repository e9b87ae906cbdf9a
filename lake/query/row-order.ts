import {type Field} from '../store/field-index.ts'
import {type Fragment} from './sql.ts'

export type Direction = 'asc' | 'desc'

/** The order in which documents come. */
export interface RowOrder {
  /** Any will do: they are not put into it. */
  isAny?: boolean
  /** `_id`, `_updatedAt`, or an indexed path of one type. */
  by: '_id' | '_updatedAt' | Field
  direction: Direction
  /** Among those that are equal in this. */
  second?: {by: '_id' | '_updatedAt'; direction: Direction}
}

/** The document's key where rows come in the order of a field: known before its row is read. */
export const RANKED_KEY = 'ranked.document'

const ROW = 'document.key, document.id, document.type, document.revision, document.updated_at'

/**
 * The documents of a condition, each with its `rank`: those with the same are in no order that
 * matters. Short columns only: a sort that carries whole documents along takes ten times as long.
 *
 * @param id the column of the id under which documents are seen
 */
export function orderedRows(
  where: Fragment & {isLed: boolean},
  {by, direction, second, isAny = false, limit}: RowOrder & {limit: number | undefined},
  id: string,
): Fragment {
  const column = (name: '_id' | '_updatedAt') => {
    // Timestamps grow with every transaction, so its sequence is the same order, and indexed.
    if (name === '_updatedAt') return 'document.sequence'
    // Few documents are sorted; SQLite would rather go through all of them in their order.
    return where.isLed ? `+${id}` : id
  }
  const further = second ? [`${column(second.by)} ${second.direction}`] : []
  const last = limit === undefined ? [] : [column('_id')]
  const end = limit === undefined ? '' : `limit ${limit}`
  if (typeof by === 'string') {
    const keys = [`${column(by)} ${direction}`, ...further, ...last].join(', ')
    const order = isAny ? '' : `order by ${keys}`
    const sql = `select ${ROW}, ${column(by)} as rank
      from document where ${where.sql} ${order} ${end}`
    return {sql, values: where.values}
  }
  const rank = `hex(ranked.value) || typeof(ranked.value)`
  const keys = [`ranked.value ${direction}`, ...further, ...last].join(', ')
  const sql = `select ${ROW}, ${second ? `${rank} || '/' || ${column(second.by)}` : rank} as rank
    from field_value as ranked join document on document.key = ${RANKED_KEY}
    where ranked.field = ${by.key} and ${where.sql} order by ${keys} ${end}`
  return {sql, values: where.values}
}
