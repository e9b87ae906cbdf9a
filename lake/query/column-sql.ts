import {type RangeOperator} from './condition.ts'
import {type SqlContext} from './condition-sql.ts'
import {ALWAYS, exactly, type Fragment, joinSql, NEVER, type Sql} from './sql.ts'

type Column = '_id' | '_type' | '_updatedAt' | '_originalId'

/** Attributes that are columns of their own: there is no index of them by path. */
export function isColumn(path: string): path is Column {
  return path === '_id' || path === '_type' || path === '_updatedAt' || path === '_originalId'
}

export function columnSql(path: Column, values: unknown[], context: SqlContext): Sql | undefined {
  const {table, isOverlaid, isReferredTo = false} = context
  const texts = values.filter((value) => typeof value === 'string')
  // Of a document that is not there, `_id` is null.
  if (isReferredTo && texts.length < values.length) return undefined
  switch (path) {
    case '_type': {
      const {sql, ...type} = textIn(`${table}.type`, texts)
      return {...type, sql, by: ['_type'], beside: `+${sql}`}
    }
    case '_id':
      return pointed('_id', isOverlaid ? 'published_id' : 'id', texts, table)
    case '_originalId':
      return isOverlaid ? pointed('_id', 'id', texts, table) : undefined
    case '_updatedAt':
      return undefined
  }
}

function pointed(by: string, column: string, texts: string[], table: string): Sql {
  if (texts.length === 0) return NEVER
  const found = textIn(`${table}.${column}`, texts)
  return {...found, by: [by], keys: keysWhere(textIn(column, texts)), isFew: true}
}

function keysWhere({sql, values}: Fragment): Fragment {
  return {sql: `select key from document where ${sql}`, values}
}

function textIn(column: string, texts: string[]): Sql {
  if (texts.length === 0) return NEVER
  if (texts.length === 1) return exactly(`${column} = ?`, texts[0] ?? null)
  return exactly(`${column} in (select value from json_each(?))`, JSON.stringify(texts))
}

export function columnRangeSql(
  path: Column,
  op: RangeOperator,
  value: unknown,
  {table, isOverlaid}: SqlContext,
): Sql | undefined {
  if (typeof value !== 'string') return undefined
  if (path === '_id') {
    const id = isOverlaid ? 'published_id' : 'id'
    return {...exactly(`${table}.${id} ${op} ?`, value), by: ['_id']}
  }
  return path === '_updatedAt' ? exactly(`${table}.updated_at ${op} ?`, value) : undefined
}

/** `path("drafts.**")` and its like, on ids. */
export function idPatternSql(
  attribute: '_id' | '_originalId',
  pattern: string,
  {table, isOverlaid}: SqlContext,
): Sql {
  // Without an overlay there is no `_originalId`, and null is in no path.
  if (attribute === '_originalId' && !isOverlaid) return {...NEVER, exact: false}
  const column = attribute === '_id' && isOverlaid ? 'published_id' : 'id'
  const id = `${table}.${column}`
  if (pattern === '**') return ALWAYS
  if (pattern === '*') return exactly(`instr(${id}, '.') = 0`)
  const star = pattern.indexOf('*')
  if (star < 0) return pointed('_id', column, [pattern], table)
  if (pattern === 'drafts.**' && column === 'id') return draftsSql(table)
  const prefix = pattern.slice(0, star)
  const range = (name: string) => exactly(`${name} >= ? and ${name} < ?`, prefix, after(prefix))
  const under: Sql = {...range(id), by: ['_id'], keys: keysWhere(range(column))}
  if (!prefix.endsWith('.')) return {...under, exact: false}
  if (pattern === `${prefix}**`) return under
  if (pattern !== `${prefix}*`) return {...under, exact: false}
  const isOnePart = exactly(`instr(substr(${id}, ?), '.') = 0`, prefix.length + 1)
  return {...joinSql([under, isOnePart], 'and'), keys: keysWhere(range(column))}
}

/** The work at hand, of which there is little beside the archive. */
function draftsSql(table: string): Sql {
  const sql = `(${table}.bundle = 'drafts' and ${table}.bundle is not null)`
  const keys = keysWhere(exactly(`bundle = 'drafts' and bundle is not null`))
  return {...exactly(sql), by: ['_id'], keys}
}

/** The first text that sorts after everything that begins with the prefix. Ids are ASCII. */
function after(prefix: string): string {
  return prefix === ''
    ? '~'
    : `${prefix.slice(0, -1)}${String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1)}`
}

export function versionOfSql(id: unknown, {table, isOverlaid}: SqlContext): Sql {
  if (typeof id !== 'string') return {...NEVER, exact: false}
  if (isOverlaid) return pointed('versions', 'published_id', [id], table)
  const versions = exactly(
    `${table}.id = ? or (${table}.published_id = ? and ${table}.bundle is not null)`,
    id,
    id,
  )
  const keys = keysWhere(exactly('published_id = ?', id))
  return {...versions, by: ['versions'], keys, isFew: true}
}

export function bundleSql(name: unknown, {table, isOverlaid}: SqlContext): Sql {
  if (typeof name !== 'string') return {...NEVER, exact: false}
  if (isOverlaid || name === 'drafts') return NEVER
  // Never null, so that it can be negated: published documents belong to no release.
  const of = (column: string) => exactly(`(${column} = ? and ${column} is not null)`, name)
  return {...of(`${table}.bundle`), by: ['release'], keys: keysWhere(of('bundle'))}
}
