import {searchWord} from '../store/search-index.ts'
import {type Condition, type SoughtWord} from './condition.ts'
import {type SqlContext} from './condition-sql.ts'
import {gathered, NEVER, type Sql} from './sql.ts'

/** More targets than these are not looked up for each document that is looked at. */
const MOST_TESTED = 20

/** GROQ's `references()` does not look inside of references; `list[]._ref` may. */
export function referencesSql(
  targets: unknown,
  {exact, at}: {exact: boolean; at?: string},
  context: SqlContext,
): Sql | undefined {
  // An item without `_ref` is null, and null is in that list.
  if (!exact && typeof targets !== 'string') return undefined
  const list: unknown[] = Array.isArray(targets) ? targets : [targets]
  const ids = list.filter((target) => typeof target === 'string')
  const found = referrersSql(ids, at, exact ? 'and inside = 0' : '', context)
  return {...found, exact}
}

export function throughSql(
  path: string,
  condition: Condition,
  context: SqlContext,
): Sql | undefined {
  const found = context.idsOf(condition)
  if (!found) return undefined
  const referrers = referrersSql(found.ids, path, '', context)
  return {...referrers, exact: false, by: [...found.by, 'references']}
}

function referrersSql(
  ids: string[],
  at: string | undefined,
  further: string,
  {key}: SqlContext,
): Sql {
  if (ids.length === 0) return NEVER
  const target = ids.length === 1 ? '= ?' : 'in (select value from json_each(?))'
  const where = `target ${target} ${at === undefined ? '' : 'and path = ?'} ${further}`
  const sought = ids.length === 1 ? (ids[0] ?? null) : JSON.stringify(ids)
  const values = at === undefined ? [sought] : [sought, at]
  const keys = {sql: `select source from reference where ${where}`, values}
  const test = {
    sql: `exists (select 1 from reference where ${where} and source = ${key})`,
    values,
  }
  return gathered('references', key, keys, ids.length <= MOST_TESTED ? test : undefined)
}

export function wordsSql(words: SoughtWord[], {key, searchedUpTo}: SqlContext): Sql | undefined {
  if (words.length === 0) return undefined
  const match = words.map(({word, isPrefix}) => `"${searchWord(word)}"${isPrefix ? '*' : ''}`)
  const keys = {
    sql: `select rowid from search where search match ?
      union all select key from document where sequence > ?`,
    values: [match.join(' AND '), searchedUpTo()],
  }
  return {...gathered('words', key, keys), exact: false}
}
