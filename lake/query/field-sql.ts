import {type SQLInputValue} from 'node:sqlite'
import {type Field} from '../store/field-index.ts'
import {fieldValue, isIndexable} from '../store/field-value.ts'
import {type RangeOperator} from './condition.ts'
import {type SqlContext} from './condition-sql.ts'
import {type Fragment, gathered, type Sql} from './sql.ts'

/** `slug.current == "fire"`, `topics[]` of which one is `"sport"`. */
export function valueSql(path: string, values: unknown[], context: SqlContext): Sql | undefined {
  const sought = values.filter((value) => isScalar(value) && isIndexable(value))
  if (sought.length < values.length) return undefined
  const places = sought.map(() => '?').join(', ')
  return fieldSql(path, context, {
    where: `value in (${places})`,
    values: sought.map((value) => fieldValue(isScalar(value) ? value : null)),
    isTestable: true,
  })
}

/** Null sorts last of all, and whatever else cannot be looked up before it: see field-value.ts. */
const IS_NULL = `value = x'ff'`

export function presenceSql(path: string, context: SqlContext): Sql | undefined {
  const found = fieldSql(path, context, {where: `value < x'ff'`, values: []})
  const absent = found && absenceSql(path, context)
  if (!found || !absent?.test) return found
  return {...found, test: {...absent.test, sql: `not ${absent.test.sql}`}}
}

export function absenceSql(path: string, context: SqlContext): Sql | undefined {
  return fieldSql(path, context, {where: IS_NULL, values: [], isTestable: true})
}

/** Values of one type lie together in the index: numbers, then texts, then everything else. */
export function rangeSql(
  path: string,
  op: RangeOperator,
  value: unknown,
  context: SqlContext,
): Sql | undefined {
  const isText = typeof value === 'string'
  if (!isText && typeof value !== 'number') return undefined
  const type = isText ? `>= '' and value < x''` : `< ''`
  return fieldSql(path, context, {
    where: `value ${op} ? and value ${type}`,
    values: [value],
    isSorted: true,
  })
}

/**
 * No index has two values of a document side by side: all are brought together first. Each path has
 * one value, if it is a number; without one on either side, it is null that is compared.
 */
export function comparedSql(
  {left, op, right}: {left: string; op: RangeOperator; right: string},
  context: SqlContext,
): Sql | undefined {
  const [ones, others] = [readyFields(left, context), readyFields(right, context)]
  if (!ones || !others) return undefined
  const numbers = (fields: Field[], side: string) => `select document, value, '${side}' as side
    from field_value where field in (${fields.map(({key}) => key).join(', ')}) and value < ''`
  const value = (side: string) => `max(value) filter (where side = '${side}')`
  const keys: Fragment = {
    sql: `select document from (${numbers(ones, 'left')} union all ${numbers(others, 'right')})
      group by document having ${value('left')} ${op} ${value('right')}`,
    values: [],
  }
  return {...gathered(left, context.key, keys), by: [left, right]}
}

/** Texts that begin alike lie together. Nothing that sorts as in GROQ has a letter beyond U+D7FF. */
export function prefixSql(path: string, beginning: unknown, context: SqlContext): Sql | undefined {
  if (typeof beginning !== 'string' || beginning === '') return undefined
  return fieldSql(path, context, {
    where: 'value >= ? and value < ?',
    values: [beginning, `${beginning}\ufffd`],
    isSorted: true,
  })
}

function fieldSql(
  path: string,
  context: SqlContext,
  {
    where,
    values,
    isSorted = false,
    isTestable = false,
  }: {where: string; values: SQLInputValue[]; isSorted?: boolean; isTestable?: boolean},
): Sql | undefined {
  const fields = readyFields(path, context)
  // Where texts sort otherwise than in GROQ, the index may leave out what the filter would not.
  if (!fields || (isSorted && !fields.every(({ordered}) => ordered))) return undefined
  const rows = `from field_value where field in (${fields.map(({key}) => key).join(', ')})`
  const keys: Fragment = {sql: `select document ${rows} and ${where}`, values}
  const sql = `exists (select 1 ${rows} and ${where} and document = ${context.key})`
  return gathered(path, context.key, keys, isTestable ? {sql, values} : undefined)
}

/** The index of a path for the types that matter; `undefined`, and wished for, until it is made. */
function readyFields(path: string, {fields, types, wish}: SqlContext): Field[] | undefined {
  const byType = fields.get(path)
  if (byType) {
    const all = types ? types.flatMap((type) => byType.get(type) ?? []) : [...byType.values()]
    if (all.every(({ready}) => ready)) return all
  }
  wish(path)
  return undefined
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
