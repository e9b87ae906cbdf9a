import {type Field} from '../store/field-index.ts'
import {type Condition, type Operand} from './condition.ts'
import {typesOf} from './condition-facts.ts'
import {absenceSql, comparedSql, presenceSql, prefixSql, rangeSql, valueSql} from './field-sql.ts'
import {
  bundleSql,
  idPatternSql,
  isColumn,
  columnRangeSql,
  columnSql,
  versionOfSql,
} from './column-sql.ts'
import {referencesSql, throughSql, wordsSql} from './reference-sql.ts'
import {ALWAYS, type Fragment, joinSql, negated, NEVER, type Sql} from './sql.ts'

export interface SqlContext {
  /** The table or alias whose columns are asked for. */
  table: string
  /** The document's key, as an expression: known before its row is, in the order of a field. */
  key: string
  /** Documents are seen under their published id, as in every perspective but `raw`. */
  isOverlaid: boolean
  /** The document may not be there: nothing may be said that would hold of none. */
  isReferredTo?: boolean
  fields: Map<string, Map<string, Field>>
  /** The only types that documents can have here, if that is known. */
  types?: string[]
  /** Documents come in an order that an index has: no other index may lead to them… */
  isInOrder?: boolean
  /** …and not that of their type either, which is in another order. */
  isTypeBeside?: boolean
  /** So many of them are wanted, and at least as many have to be looked at. */
  limit?: number
  /** Told about paths that an index would have helped with. */
  wish: (path: string) => void
  searchedUpTo: () => number
  /** How many keys there are, counted up to a limit. */
  count: (keys: Fragment, limit: number) => number
  /** The ids under which documents are seen for which the condition holds, unless they are many. */
  idsOf: (condition: Condition) => {ids: string[]; by: string[]} | undefined
  valueOf: (operand: Operand) => unknown
}

/** A condition in SQL; `undefined` when the indexes cannot narrow by it after all. */
export function conditionSql(condition: Condition, context: SqlContext): Sql | undefined {
  switch (condition.is) {
    case 'all':
      return allOf(condition, context)
    case 'any':
      return anyOf(condition.of, context)
    case 'not': {
      const inner = conditionSql(condition.of, context)
      return inner?.exact ? negated(inner) : undefined
    }
    case 'never':
      return NEVER
    case 'attribute':
      return attributeSql(condition.path, [context.valueOf(condition.value)], context)
    case 'attributeIn':
      return memberSql(condition.path, context.valueOf(condition.values), context)
    case 'presence':
      return condition.present
        ? presenceSql(condition.path, context)
        : absenceSql(condition.path, context)
    case 'range': {
      const {path, op} = condition
      const value = context.valueOf(condition.value)
      return isColumn(path)
        ? columnRangeSql(path, op, value, context)
        : rangeSql(path, op, value, context)
    }
    case 'compared':
      return comparedSql(condition, context)
    case 'prefix': {
      const beginning = context.valueOf(condition.value)
      return isColumn(condition.path) ? undefined : prefixSql(condition.path, beginning, context)
    }
    case 'path':
      return idPatternSql(condition.attribute, condition.pattern, context)
    case 'versionOf':
      return versionOfSql(context.valueOf(condition.id), context)
    case 'bundle':
      return bundleSql(context.valueOf(condition.name), context)
    case 'references':
      return referencesSql(context.valueOf(condition.targets), condition, context)
    case 'through':
      return throughSql(condition.path, condition.of, context)
    case 'words':
      return wordsSql(condition.words, context)
  }
}

/** Keys are counted up to the first of these; if all conditions have as many, up to the next. */
const FEW = [20, 1000, 20_000]
const MANY = FEW.at(-1) ?? 0
/** So many keys are gathered rather than asked about one by one. */
const GATHERED = 1000
/** To ask about a document whether it has a key takes as long as to gather so many. */
const GATHERED_A_DOCUMENT = 10
/** Gathering so many keys takes no longer than reading a document. */
const KEYS_A_DOCUMENT = 20

/**
 * Of several conditions that lead to documents, the one that leads to the fewest is followed; whether
 * the others hold is asked about each of these documents, or left to the filter.
 */
function allOf(condition: Condition & {is: 'all'}, context: SqlContext): Sql | undefined {
  const conditions = condition.of.flatMap((part) => flattened(part))
  if (conditions.length === 0) return ALWAYS
  const types = typesOf(condition) ?? context.types
  const inner = {...context, isInOrder: false, isTypeBeside: false, ...(types ? {types} : {})}
  const parts = conditions.flatMap((part) => conditionSql(part, inner) ?? [])
  if (parts.length === 0) return undefined
  const isComplete = parts.length === conditions.length && parts.every(({exact}) => exact)
  const exact = condition.exact && isComplete
  const few = fewOf(parts, context)
  const [fewest] = few.keys()
  const leading = context.isInOrder ? undefined : fewest
  const gathered = Math.max(GATHERED, (context.limit ?? 0) * GATHERED_A_DOCUMENT)
  const kept = parts.flatMap((part) => {
    if (part === leading) return part
    const isLed = leading !== undefined || context.isTypeBeside === true
    return beside(part, {isLed, few, gathered, mayDrop: !exact && part !== fewest}) ?? []
  })
  if (kept.length === 0) return undefined
  const all: Sql = {...joinSql(kept, 'and'), exact}
  // What is gathered and what is asked about each document has been decided.
  if (context.isInOrder) delete all.test
  if (leading?.keys) all.keys = leading.keys
  if (leading?.isFew) all.isFew = true
  return all
}

function flattened(condition: Condition): Condition[] {
  if (condition.is !== 'all' || condition.of.length === 0) return [condition]
  return condition.of.flatMap((part) => flattened(part))
}

/** The parts that lead to documents, and to how many; the fewest first. */
function fewOf(parts: Sql[], {count}: SqlContext): Map<Sql, number> {
  const leading = parts.filter(({keys}) => keys)
  const isDecided = leading.length === 1 || leading.some(({isFew}) => isFew)
  let counted = leading.map((part): [Sql, number] => [part, part.isFew ? 0 : MANY])
  const countUpTo = (limit: number) => {
    return counted.map(([part, known]): [Sql, number] => {
      const keys = part.keys && known === MANY ? count(part.keys, limit) : MANY
      return [part, known < MANY ? known : keys < limit ? keys : MANY]
    })
  }
  for (const limit of isDecided ? [] : FEW) {
    counted = countUpTo(limit)
    const fewest = Math.min(...counted.map(([, keys]) => keys))
    if (fewest === MANY) continue
    // To gather keys costs less than to ask about each document in another way.
    counted = countUpTo(Math.min(MANY, GATHERED + fewest * KEYS_A_DOCUMENT))
    break
  }
  return new Map(counted.toSorted(([, left], [, right]) => left - right))
}

/** How a condition is asked where something else leads; `undefined` to leave it to the filter. */
function beside(
  part: Sql,
  {
    isLed,
    few,
    gathered,
    mayDrop,
  }: {isLed: boolean; few: Map<Sql, number>; gathered: number; mayDrop: boolean},
): Sql | undefined {
  if (!part.isGathered) {
    return isLed && part.beside !== undefined ? {...part, sql: part.beside, by: []} : part
  }
  if ((few.get(part) ?? MANY) < (part.test ? gathered : MANY)) return part
  if (part.test && (isLed || part.keys)) return {...part, ...part.test, isGathered: false}
  return mayDrop ? undefined : part
}

function anyOf(conditions: Condition[], context: SqlContext): Sql | undefined {
  // All are asked for before any is missed: what they wish for shall be made together.
  const parts = conditions.flatMap((condition) => conditionSql(condition, context) ?? [])
  if (parts.length < conditions.length) return undefined
  const exact = parts.every((part) => part.exact)
  const possible = parts.filter(({sql}) => sql !== NEVER.sql)
  const [first] = possible
  if (!first || possible.length === 1) return {...(first ?? NEVER), exact}
  const any = {...joinSql(possible, 'or'), exact}
  const keys = possible.flatMap((part) => part.keys ?? [])
  return keys.length < possible.length ? any : ledByAll(any, possible, keys, context)
}

/** SQLite follows one list of keys, but not several that are joined by `or`. */
function ledByAll(any: Sql, parts: Sql[], keys: Fragment[], {key}: SqlContext): Sql {
  const all = {
    sql: keys.map(({sql}) => `select * from (${sql})`).join(' union all '),
    values: keys.flatMap(({values}) => values),
  }
  const led = {...any, keys: all, isGathered: true, isFew: parts.every(({isFew}) => isFew)}
  const listed = {sql: `${key} in (${all.sql})`, values: all.values}
  if (parts.every(({areKeys}) => areKeys)) return {...led, ...listed, areKeys: true}
  const {sql, values} = any.test ?? any
  return {
    ...led,
    sql: `(${listed.sql}) and (${sql})`,
    values: [...listed.values, ...values],
    ...(any.isGathered ? {} : {test: {sql, values}}),
  }
}

function memberSql(path: string, values: unknown, context: SqlContext): Sql | undefined {
  // `x in "text"` and `x in null` are null, which no filter lets through but `!` must not turn.
  if (!Array.isArray(values)) return {...NEVER, exact: false}
  return attributeSql(path, values, context)
}

function attributeSql(path: string, values: unknown[], context: SqlContext): Sql | undefined {
  return isColumn(path) ? columnSql(path, values, context) : valueSql(path, values, context)
}
