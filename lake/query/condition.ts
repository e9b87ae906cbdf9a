import {type ExprNode} from 'groq-js'

/** A value that is known when the query is read, or one of the surrounding document (`^._id`). */
export type Operand = {constant: unknown} | {outer: ExprNode}

export type RangeOperator = '<' | '<=' | '>' | '>='

interface Certainty {
  exact: boolean
  /** The filter is true or false for every document, never null: only then may it be negated. */
  total: boolean
}

/**
 * What the store's indexes can say about a filter. A condition holds for every document that passes
 * the filter, and may hold for others: it narrows the search, the filter decides. Where it is
 * `exact` it holds for no others, and the filter need not be asked.
 *
 * A path such as `authors[].name` stands for every value there; its condition holds when one does.
 */
export type Condition = Certainty &
  (
    | {is: 'all'; of: Condition[]}
    | {is: 'any'; of: Condition[]}
    | {is: 'not'; of: Condition}
    | {is: 'never'}
    | {is: 'attribute'; path: string; value: Operand}
    | {is: 'attributeIn'; path: string; values: Operand}
    | {is: 'presence'; path: string; present: boolean}
    | {is: 'range'; path: string; op: RangeOperator; value: Operand}
    | {is: 'prefix'; path: string; value: Operand}
    /** Of two paths in the document, which both hold numbers. */
    | {is: 'compared'; left: string; op: RangeOperator; right: string}
    | {is: 'path'; attribute: '_id' | '_originalId'; pattern: string}
    | {is: 'versionOf'; id: Operand}
    | {is: 'bundle'; name: Operand}
    /** `at`: only references that stand there, `authors[]`. */
    | {is: 'references'; targets: Operand; at?: string}
    /** A reference at the path leads to a document for which the condition holds. */
    | {is: 'through'; path: string; of: Condition}
    | {is: 'words'; words: SoughtWord[]}
  )

/** A word that some text of the document must hold, or begin with. */
export interface SoughtWord {
  word: string
  isPrefix: boolean
}

export interface ReadingContext {
  now: Date
  identity: string
  sanity: {projectId: string; dataset: string}
  /** False where the surrounding document cannot be asked. */
  mayLookOut: boolean
  /** Evaluates what is closed (see closed.ts). */
  valueOf?: (closed: ExprNode) => unknown
}

export const CERTAIN: Certainty = {exact: true, total: true}
/** Null, and so nothing that could be negated, for some documents. */
export const EXACT: Certainty = {exact: true, total: false}
export const LOOSE: Certainty = {exact: false, total: false}

/** Holds for every document, as the filter does. */
export const ALWAYS: Condition = {is: 'all', of: [], ...CERTAIN}

export function both(left?: Condition, right?: Condition): Condition | undefined {
  if (left === ALWAYS) return right
  if (right === ALWAYS) return left
  if (left?.is === 'never') return {...left, total: left.total && right?.total === true}
  if (right?.is === 'never') return {...right, total: right.total && left?.total === true}
  if (left && right) return {is: 'all', of: [left, right], ...bothCertain(left, right)}
  const known = left ?? right
  return known && {is: 'all', of: [known], ...LOOSE}
}

export function either(left?: Condition, right?: Condition): Condition | undefined {
  if (left === ALWAYS || right === ALWAYS) return ALWAYS
  if (!left || !right) return undefined
  if (left.is === 'never') return {...right, total: left.total && right.total}
  if (right.is === 'never') return {...left, total: left.total && right.total}
  return {is: 'any', of: [left, right], ...bothCertain(left, right)}
}

export function negation(condition?: Condition): Condition | undefined {
  if (!condition?.exact || !condition.total) return undefined
  if (condition.is === 'presence') return {...condition, present: !condition.present}
  return {is: 'not', of: condition, ...CERTAIN}
}

/** Narrows as the condition does, and decides nothing. */
export function loosely(condition?: Condition): Condition | undefined {
  return condition && {...condition, ...LOOSE}
}

function bothCertain(left: Condition, right: Condition): Certainty {
  return {exact: left.exact && right.exact, total: left.total && right.total}
}
