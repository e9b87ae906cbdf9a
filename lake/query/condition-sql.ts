import {type SQLInputValue} from 'node:sqlite'
import {searchWord} from '../store/search-index.ts'
import {fieldValue, isIndexable} from '../store/field-value.ts'
import {type Field} from '../store/field-index.ts'
import {type Json} from '../documents/json.ts'
import {type Condition, type Operand, type RangeOperator, type SoughtWord} from './condition.ts'

export interface Sql {
  sql: string
  values: SQLInputValue[]
  /** The SQL decides: no document that it finds fails the filter. */
  exact: boolean
  /** Leads to few documents by an index of its own. */
  isPointed?: boolean
  /** The indexes that lead to the documents; none when all have to be gone through. */
  by?: string[]
}

export interface SqlContext {
  /** The table or alias whose columns are asked for. */
  table: string
  /** Documents are seen under their published id, as in every perspective but `raw`. */
  isOverlaid: boolean
  fields: Map<string, Map<string, Field>>
  /** Told about paths that an index would have helped with. */
  wish(path: string): void
  searchedUpTo: () => number
  /** Something else leads to the documents: SQLite must not go through all of their type instead. */
  isTypeBeside?: boolean
  valueOf(operand: Operand): unknown
}

/** A condition in SQL; `undefined` when the indexes cannot narrow by it after all. */
export function conditionSql(condition: Condition, context: SqlContext): Sql | undefined {
  switch (condition.is) {
    case 'all':
      return allOf(flattened(condition), context, condition.exact)
    case 'any':
      return anyOf(condition.of, context)
    case 'not': {
      const inner = conditionSql(condition.of, context)
      return inner?.exact
        ? {...inner, sql: `not (${inner.sql})`, by: [], isPointed: false}
        : undefined
    }
    case 'never':
      return NEVER
    case 'attribute':
      return attributeSql(condition.path, [context.valueOf(condition.value)], context)
    case 'attributeIn':
      return memberSql(condition.path, context.valueOf(condition.values), context)
    case 'range':
      return rangeSql(condition.path, condition.op, context.valueOf(condition.value), context)
    case 'prefix':
      return prefixSql(condition.path, context.valueOf(condition.value), context)
    case 'path':
      return pathSql(condition.pattern, context)
    case 'versionOf':
      return versionOfSql(context.valueOf(condition.id), context)
    case 'bundle':
      return bundleSql(context.valueOf(condition.name), context)
    case 'references':
      return referencesSql(context.valueOf(condition.targets), condition.exact, context)
    case 'words':
      return wordsSql(condition.words, context)
  }
}

/** Nothing has to be gone through to find nothing. */
export const NEVER: Sql = {sql: '0', values: [], exact: true, by: ['nothing']}
export const ALWAYS: Sql = {sql: '1', values: [], exact: true}

export function exactly(sql: string, ...values: SQLInputValue[]): Sql {
  return {sql, values, exact: true}
}

function pointed(by: string, sql: Sql): Sql {
  return {...sql, isPointed: true, by: [by]}
}

function by(index: string, sql: Sql): Sql {
  return {...sql, by: [index]}
}

export function joinSql(parts: Sql[], operator: 'and' | 'or'): Sql {
  return {
    sql: parts.map(({sql}) => `(${sql})`).join(` ${operator} `),
    values: parts.flatMap(({values}) => values),
    exact: parts.every(({exact}) => exact),
    by: operator === 'and' || parts.every(({by = []}) => by.length > 0) ? indexesOf(parts) : [],
  }
}

function indexesOf(parts: Sql[]): string[] {
  return [...new Set(parts.flatMap(({by = []}) => by))]
}

function allOf(parts: Condition[], context: SqlContext, exact: boolean): Sql | undefined {
  if (parts.length === 0) return ALWAYS
  const known = parts.flatMap((part) => conditionSql(part, context) ?? [])
  if (known.length === 0) return undefined
  const isPointed = known.some((part) => part.isPointed)
  if (isPointed && !context.isTypeBeside) {
    return allOf(parts, {...context, isTypeBeside: true}, exact)
  }
  const all = joinSql(known, 'and')
  return {...all, exact: exact && all.exact && known.length === parts.length, isPointed}
}

function flattened(condition: Condition): Condition[] {
  if (condition.is !== 'all') return [condition]
  return condition.of.flatMap((part) => flattened(part))
}

function anyOf(parts: Condition[], context: SqlContext): Sql | undefined {
  const known = parts.flatMap((part) => conditionSql(part, context) ?? [])
  if (known.length < parts.length) return undefined
  return {...joinSql(known, 'or'), isPointed: known.every((part) => part.isPointed)}
}

function memberSql(path: string, values: unknown, context: SqlContext): Sql | undefined {
  // `x in "text"` and `x in null` are null, which no filter lets through but `!` must not turn.
  if (!Array.isArray(values)) return {...NEVER, exact: false}
  return attributeSql(path, values, context)
}

function attributeSql(path: string, values: unknown[], context: SqlContext): Sql | undefined {
  const {table, isOverlaid, isTypeBeside = false} = context
  if (path === '_type') {
    return isTypeBeside
      ? textIn(`+${table}.type`, values)
      : by('_type', textIn(`${table}.type`, values))
  }
  if (path === '_id') return pointed('_id', textIn(seenId(context), values))
  if (path === '_originalId') {
    return isOverlaid ? by('_id', textIn(`${table}.id`, values)) : undefined
  }
  return fieldSql(path, values, context)
}

function textIn(column: string, values: unknown[]): Sql {
  const texts = values.filter((value) => typeof value === 'string')
  if (texts.length === 0) return NEVER
  if (texts.length === 1) return exactly(`${column} = ?`, texts[0] ?? null)
  return exactly(`${column} in (select value from json_each(?))`, JSON.stringify(texts))
}

function fieldSql(path: string, values: unknown[], context: SqlContext): Sql | undefined {
  const sought = values.filter((value): value is Json & (string | number | boolean) => {
    return isScalar(value) && isIndexable(value)
  })
  if (sought.length < values.length) return undefined
  const fields = readyFields(path, context)
  if (!fields) return undefined
  const keys = fields.map(({key}) => key).join(', ')
  const places = sought.map(() => '?').join(', ')
  return pointed(
    path,
    exactly(
      `${context.table}.key in (
        select document from field_value where field in (${keys}) and value in (${places})
      )`,
      ...sought.map((value) => fieldValue(value)),
    ),
  )
}

/** The index of a path, for every type; `undefined`, and wished for, until it is made. */
function readyFields(path: string, context: SqlContext): Field[] | undefined {
  const byType = context.fields.get(path)
  if (!byType) {
    context.wish(path)
    return undefined
  }
  const all = [...byType.values()]
  return all.every(({ready}) => ready) ? all : undefined
}

/** Values of one type lie together in the index: numbers, then texts, then everything else. */
function rangeSql(
  path: string,
  op: RangeOperator,
  value: unknown,
  context: SqlContext,
): Sql | undefined {
  const isText = typeof value === 'string'
  if (!isText && typeof value !== 'number') return undefined
  const {table} = context
  if (isText && path === '_id') return by('_id', exactly(`${seenId(context)} ${op} ?`, value))
  if (isText && path === '_updatedAt') return exactly(`${table}.updated_at ${op} ?`, value)
  if (path === '_id' || path === '_updatedAt' || path === '_type') return undefined
  const fields = readyFields(path, context)
  // Where texts sort otherwise than in GROQ, the index may leave out what the filter would not.
  if (!fields?.every(({ordered}) => ordered)) return undefined
  const keys = fields.map(({key}) => key).join(', ')
  const type = isText ? `>= '' and value < x''` : `< ''`
  return pointed(
    path,
    exactly(
      `${table}.key in (
        select document from field_value
        where field in (${keys}) and value ${op} ? and value ${type}
      )`,
      value,
    ),
  )
}

/** Texts that begin alike lie together. Nothing that sorts as in GROQ has a letter beyond U+D7FF. */
function prefixSql(path: string, beginning: unknown, context: SqlContext): Sql | undefined {
  if (typeof beginning !== 'string' || beginning === '' || path.startsWith('_')) return undefined
  const fields = readyFields(path, context)
  if (!fields?.every(({ordered}) => ordered)) return undefined
  const keys = fields.map(({key}) => key).join(', ')
  return pointed(
    path,
    exactly(
      `${context.table}.key in (
        select document from field_value where field in (${keys}) and value >= ? and value < ?
      )`,
      beginning,
      `${beginning}\ufffd`,
    ),
  )
}

/** `path("drafts.**")` and its like, on ids. */
function pathSql(pattern: string, context: SqlContext): Sql {
  const id = seenId(context)
  if (pattern === '**') return ALWAYS
  if (pattern === '*') return exactly(`instr(${id}, '.') = 0`)
  const star = pattern.indexOf('*')
  if (star < 0) return by('_id', exactly(`${id} = ?`, pattern))
  const prefix = pattern.slice(0, star)
  const under = by('_id', exactly(`${id} >= ? and ${id} < ?`, prefix, after(prefix)))
  if (!prefix.endsWith('.')) return {...under, exact: false}
  if (pattern === `${prefix}**`) return under
  if (pattern !== `${prefix}*`) return {...under, exact: false}
  return joinSql([under, exactly(`instr(substr(${id}, ?), '.') = 0`, prefix.length + 1)], 'and')
}

/** The first text that sorts after everything that begins with the prefix. Ids are ASCII. */
function after(prefix: string): string {
  return prefix === ''
    ? '~'
    : `${prefix.slice(0, -1)}${String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1)}`
}

function versionOfSql(id: unknown, context: SqlContext): Sql {
  if (typeof id !== 'string') return {...NEVER, exact: false}
  const {table, isOverlaid} = context
  if (isOverlaid) return pointed('versions', exactly(`${table}.published_id = ?`, id))
  const sql = `${table}.id = ? or (${table}.published_id = ? and ${table}.bundle is not null)`
  return pointed('versions', exactly(sql, id, id))
}

function bundleSql(name: unknown, context: SqlContext): Sql {
  if (typeof name !== 'string') return {...NEVER, exact: false}
  if (context.isOverlaid || name === 'drafts') return NEVER
  const {table} = context
  // Never null, so that it can be negated: published documents belong to no release.
  return by('release', exactly(`(${table}.bundle = ? and ${table}.bundle is not null)`, name))
}

/** GROQ's `references()` does not look inside of references; `list[]._ref` may. */
function referencesSql(targets: unknown, exact: boolean, context: SqlContext): Sql | undefined {
  // An item without `_ref` is null, and null is in that list.
  if (!exact && typeof targets !== 'string') return undefined
  const list: unknown[] = Array.isArray(targets) ? targets : [targets]
  const sought = list.filter((target) => typeof target === 'string')
  const {sql, values} = textIn('target', sought)
  const outside = exact ? 'and inside = 0' : ''
  return {
    sql: `${context.table}.key in (select source from reference where ${sql} ${outside})`,
    values,
    exact,
    isPointed: true,
    by: ['references'],
  }
}

function wordsSql(words: SoughtWord[], context: SqlContext): Sql | undefined {
  if (words.length === 0) return undefined
  const match = words.map(({word, isPrefix}) => `"${searchWord(word)}"${isPrefix ? '*' : ''}`)
  return {
    sql: `${context.table}.key in (
      select rowid from search where search match ?
      union all select key from document where sequence > ?
    )`,
    values: [match.join(' AND '), context.searchedUpTo()],
    exact: false,
    isPointed: true,
    by: ['words'],
  }
}

export function seenId({table, isOverlaid}: SqlContext): string {
  return isOverlaid ? `${table}.published_id` : `${table}.id`
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
