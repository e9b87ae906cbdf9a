import {type SQLInputValue} from 'node:sqlite'

export interface Fragment {
  sql: string
  values: SQLInputValue[]
}

/** A condition in SQL, and what there is to know about carrying it out. */
export interface Sql extends Fragment {
  /** The SQL decides: no document that it finds fails the filter. */
  exact: boolean
  /** The indexes that lead to the documents; none when all have to be gone through. */
  by?: string[]
  /** A `select` of the keys of the documents, where an index of its own leads to them. */
  keys?: Fragment
  /** The keys are those of the condition, neither more nor fewer. */
  areKeys?: boolean
  /** There are few keys, whatever is sought: nothing need be counted. */
  isFew?: boolean
  /** The same, asked about one document after the other: all keys need not be gathered first. */
  test?: Fragment
  /** All keys are gathered before the first document can be looked at. */
  isGathered?: boolean
  /** The same for when something else leads to the documents, and SQLite shall not think otherwise. */
  beside?: string
}

export const ALWAYS: Sql = {sql: '1', values: [], exact: true}
/** Nothing has to be gone through to find nothing. */
export const NEVER: Sql = {
  sql: '0',
  values: [],
  exact: true,
  by: ['nothing'],
  keys: {sql: 'select key from document where 0', values: []},
  isFew: true,
}

export function exactly(sql: string, ...values: SQLInputValue[]): Sql {
  return {sql, values, exact: true}
}

/** Documents whose keys an index has together. */
export function gathered(
  by: string,
  key: string,
  keys: Fragment,
  test?: Fragment,
): Sql & {keys: Fragment} {
  const sql = `${key} in (${keys.sql})`
  const {values} = keys
  const found = {sql, values, exact: true, by: [by], keys, areKeys: true, isGathered: true}
  return test ? {...found, test} : found
}

export function joinSql(parts: Sql[], operator: 'and' | 'or'): Sql {
  const joined: Sql = {
    ...fragment(parts, operator),
    exact: parts.every(({exact}) => exact),
    by: operator === 'and' || parts.every(({by = []}) => by.length > 0) ? indexesOf(parts) : [],
    isGathered: parts.some(({isGathered}) => isGathered),
  }
  if (parts.some(({beside}) => beside !== undefined)) {
    const besides = parts.map((part) => ({...part, sql: part.beside ?? part.sql}))
    joined.beside = fragment(besides, operator).sql
  }
  if (joined.isGathered && parts.every(({test, isGathered}) => test || !isGathered)) {
    joined.test = fragment(
      parts.map((part) => part.test ?? part),
      operator,
    )
  }
  return joined
}

/** Only of what is true or false for every document. */
export function negated({sql, values, test, isGathered = false}: Sql): Sql {
  const inverse: Sql = {sql: `not (${sql})`, values, exact: true, by: [], isGathered}
  return test ? {...inverse, test: {sql: `not (${test.sql})`, values: test.values}} : inverse
}

function fragment(parts: Fragment[], operator: 'and' | 'or'): Fragment {
  return {
    sql: parts.map(({sql}) => `(${sql})`).join(` ${operator} `),
    values: parts.flatMap(({values}) => values),
  }
}

function indexesOf(parts: Sql[]): string[] {
  return [...new Set(parts.flatMap(({by = []}) => by))]
}
