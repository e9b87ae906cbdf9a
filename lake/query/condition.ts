import {DateTime, evaluateSync, type ExprNode, Path, type OpCallNode} from 'groq-js'
import {contains} from './ast.ts'
import {isClosed} from './closed.ts'
import {searchOf} from './own-functions.ts'
import {patternWords} from './match.ts'
import {readSearch} from './text-query.ts'

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
 */
export type Condition = Certainty &
  (
    | {is: 'all'; of: Condition[]}
    | {is: 'any'; of: Condition[]}
    | {is: 'not'; of: Condition}
    | {is: 'never'}
    | {is: 'attribute'; path: string; value: Operand}
    | {is: 'attributeIn'; path: string; values: Operand}
    | {is: 'range'; path: string; op: RangeOperator; value: Operand}
    | {is: 'prefix'; path: string; value: Operand}
    | {is: 'path'; pattern: string}
    | {is: 'versionOf'; id: Operand}
    | {is: 'bundle'; name: Operand}
    | {is: 'references'; targets: Operand}
    | {is: 'words'; words: SoughtWord[]}
  )

/** A word that some text of the document must hold, or begin with. */
export interface SoughtWord {
  word: string
  isPrefix: boolean
}

const CERTAIN: Certainty = {exact: true, total: true}

/** Holds for every document, as the filter does. */
const ALWAYS: Condition = {is: 'all', of: [], ...CERTAIN}

export interface ReadingContext {
  now: Date
  identity: string
  sanity: {projectId: string; dataset: string}
  /** False where the surrounding document cannot be asked. */
  mayLookOut: boolean
  /** Evaluates what is closed (see closed.ts). */
  valueOf?: (closed: ExprNode) => unknown
}

/** `undefined` when the indexes have nothing to say about the expression. */
export function readCondition(node: ExprNode, context: ReadingContext): Condition | undefined {
  switch (node.type) {
    case 'Group':
      return readCondition(node.base, context)
    case 'And':
      return both(readCondition(node.left, context), readCondition(node.right, context))
    case 'Or':
      return either(readCondition(node.left, context), readCondition(node.right, context))
    case 'Not':
      return negation(readCondition(node.base, context))
    case 'OpCall':
      return readComparison(node, context)
    case 'FuncCall':
      return readFunction(node.namespace, node.name, node.args, context)
    case 'Value':
      return node.value === true ? ALWAYS : {is: 'never', ...CERTAIN}
    default:
      return undefined
  }
}

export function both(left?: Condition, right?: Condition): Condition | undefined {
  if (left === ALWAYS) return right
  if (right === ALWAYS) return left
  if (left && right) return {is: 'all', of: [left, right], ...bothCertain(left, right)}
  const known = left ?? right
  return known && {is: 'all', of: [known], exact: false, total: false}
}

export function either(left?: Condition, right?: Condition): Condition | undefined {
  if (left === ALWAYS || right === ALWAYS) return ALWAYS
  return left && right && {is: 'any', of: [left, right], ...bothCertain(left, right)}
}

function bothCertain(left: Condition, right: Condition): Certainty {
  return {exact: left.exact && right.exact, total: left.total && right.total}
}

function negation(condition?: Condition): Condition | undefined {
  return condition?.exact && condition.total ? {is: 'not', of: condition, ...CERTAIN} : undefined
}

function readComparison(node: OpCallNode, context: ReadingContext): Condition | undefined {
  const {op, left, right} = node
  if (op === '==') return readEquality(left, right, context) ?? readEquality(right, left, context)
  if (op === '!=') {
    return negation(readEquality(left, right, context) ?? readEquality(right, left, context))
  }
  if (op === '<' || op === '<=' || op === '>' || op === '>=') {
    return readRange(left, op, right, context) ?? readRange(right, MIRRORED[op], left, context)
  }
  if (op === 'in') return readMembership(left, right, context)
  if (op === 'match') return readMatch(left, right, context)
  return undefined
}

function readEquality(
  attribute: ExprNode,
  value: ExprNode,
  context: ReadingContext,
): Condition | undefined {
  const path = pathOf(attribute)
  const operand = path === undefined ? undefined : readOperand(value, context)
  if (path === undefined || operand === undefined) return undefined
  return {is: 'attribute', path, value: operand, ...CERTAIN}
}

/** `1 < n` is `n > 1`. */
const MIRRORED = {'<': '>', '<=': '>=', '>': '<', '>=': '<='} as const

/** Null, and so no condition to negate, for values of another type. */
function readRange(
  attribute: ExprNode,
  op: RangeOperator,
  value: ExprNode,
  context: ReadingContext,
): Condition | undefined {
  const path = pathOf(attribute)
  const operand = path === undefined ? undefined : readOperand(value, context)
  if (path === undefined || operand === undefined) return undefined
  return {is: 'range', path, op, value: operand, exact: true, total: false}
}

/** `_type in ["a", "b"]`, `_id in path("drafts.**")`, `"sport" in topics`, `$id in authors[]._ref` */
function readMembership(
  left: ExprNode,
  right: ExprNode,
  context: ReadingContext,
): Condition | undefined {
  const path = pathOf(left)
  const list = path === undefined ? undefined : readOperand(right, context)
  if (path !== undefined && list !== undefined) {
    if ('constant' in list && list.constant instanceof Path) {
      // Of another field, `_originalId` say, the indexes know values and not what they look like.
      if (path !== '_id') return undefined
      return {is: 'path', pattern: list.constant.toJSON(), ...CERTAIN}
    }
    return {is: 'attributeIn', path, values: list, ...CERTAIN}
  }
  const listPath = pathOf(right)
  if (listPath === undefined && !isReferenceList(right)) return undefined
  const member = readOperand(left, context)
  if (member === undefined) return undefined
  if (listPath === undefined) return {is: 'references', targets: member, exact: false, total: false}
  return {is: 'attribute', path: `${listPath}[]`, value: member, exact: true, total: false}
}

/** `authors[]._ref` */
function isReferenceList(node: ExprNode): boolean {
  if (node.type !== 'Map' || node.base.type !== 'ArrayCoerce') return false
  return pathOf(node.base.base) !== undefined && pathOf(node.expr) === '_ref'
}

function readFunction(
  namespace: string,
  name: string,
  args: ExprNode[],
  context: ReadingContext,
): Condition | undefined {
  if (namespace === 'string' && name === 'startsWith') return readPrefix(args, context)
  const is = FUNCTIONS.get(`${namespace}::${name}`)
  const [arg] = args
  if (is === undefined || arg === undefined || args.length > 1) return undefined
  const operand = readOperand(arg, context)
  if (operand === undefined) return undefined
  if (is === 'versionOf') return {is, id: operand, ...CERTAIN}
  if (is === 'bundle') return {is, name: operand, ...CERTAIN}
  return {is, targets: operand, ...CERTAIN}
}

/** `string::startsWith(firstPublishedAt, "2017-02")` */
function readPrefix(
  [attribute, beginning]: ExprNode[],
  context: ReadingContext,
): Condition | undefined {
  const path = attribute && pathOf(attribute)
  const value = path === undefined || !beginning ? undefined : readOperand(beginning, context)
  if (path === undefined || value === undefined) return undefined
  return {is: 'prefix', path, value, exact: true, total: false}
}

const FUNCTIONS = new Map<string, 'versionOf' | 'bundle' | 'references'>([
  ['sanity::versionOf', 'versionOf'],
  ['sanity::partOfRelease', 'bundle'],
  ['global::references', 'references'],
])

/**
 * The words that a document must hold for a `match` to succeed. Only for texts that full-text search
 * has seen: those of this document, under names that do not begin with `_`, and its id.
 */
function readMatch(
  left: ExprNode,
  right: ExprNode,
  context: ReadingContext,
): Condition | undefined {
  const search = searchOf(right)
  const pattern = readOperand(search ?? right, context)
  if (pattern === undefined || !('constant' in pattern)) return undefined
  // What the Studio asks when nothing has been typed into the search field of a list.
  if (search && isEmptySearch(pattern.constant)) return ALWAYS
  if (!isSearched(left)) return undefined
  const words = search ? wordsOfSearch(pattern.constant) : wordsOfPattern(pattern.constant)
  return words && {is: 'words', words, exact: false, total: false}
}

function isSearched(node: ExprNode): boolean {
  if (node.type === 'This') return true
  if (node.type === 'Array') return node.elements.every(({value}) => isSearched(value))
  if (node.type === 'FuncCall') {
    return node.namespace === 'pt' && node.name === 'text' && node.args.every(isSearched)
  }
  if (node.type === 'ArrayCoerce' || node.type === 'Group') return isSearched(node.base)
  const path = pathOf(node)
  return path === '_id' || (path !== undefined && !/(^|\.)_/.test(path))
}

function isEmptySearch(search: unknown): boolean {
  return typeof search === 'string' && readSearch(search).length === 0
}

function wordsOfSearch(search: unknown): SoughtWord[] | undefined {
  if (typeof search !== 'string') return undefined
  return readSearch(search)
    .filter((term) => !term.isExcluded)
    .flatMap(({words, isPrefix}) => {
      return words.map((word, index) => ({
        word,
        isPrefix: isPrefix && index === words.length - 1,
      }))
    })
}

/** `o'bri*` → `o`, `bri…`. What follows a star can stand anywhere in a word, so it is left out. */
function wordsOfPattern(pattern: unknown): SoughtWord[] | undefined {
  return patternWords(pattern)?.flatMap((word) => {
    const [beginning = '', ...rest] = word.split('*')
    const runs = beginning.match(/[\p{L}\p{N}]+/gu) ?? []
    return runs.map((run, index) => ({
      word: run,
      isPrefix: rest.length > 0 && index === runs.length - 1 && beginning.endsWith(run),
    }))
  })
}

/** `slug.current` for an attribute of the document itself. `undefined` for anything else. */
export function pathOf(node: ExprNode): string | undefined {
  if (node.type === 'Group') return pathOf(node.base)
  if (node.type !== 'AccessAttribute' || !/^[A-Za-z_][\w-]*$/.test(node.name)) return undefined
  if (node.base === undefined || node.base.type === 'This') return node.name
  const base = pathOf(node.base)
  return base === undefined ? undefined : `${base}.${node.name}`
}

function readOperand(node: ExprNode, context: ReadingContext): Operand | undefined {
  if (node.type === 'Value') return {constant: node.value}
  if (isConstant(node)) {
    try {
      const {data} = evaluateSync(node, {timestamp: context.now, identity: context.identity})
      return data instanceof DateTime ? undefined : {constant: data}
    } catch {
      return undefined
    }
  }
  if (context.valueOf && isClosed(node)) return {constant: context.valueOf(node)}
  const outer = context.mayLookOut ? hoisted(node) : undefined
  return outer && {outer}
}

const PURE = new Set(['now', 'identity', 'lower', 'upper', 'path', 'coalesce', 'string'])
const CONSTANT = new Set([
  'Value',
  'Array',
  'Group',
  'OpCall',
  'Neg',
  'AccessElement',
  'ArrayCoerce',
])

function isConstant(node: ExprNode): boolean {
  return !contains(node, (part) => {
    if (part.type === 'FuncCall') return part.namespace !== 'global' || !PURE.has(part.name)
    if (part.type === 'AccessAttribute') return part.base === undefined
    return !CONSTANT.has(part.type)
  })
}

/**
 * An expression on the surrounding document, as that document's own scope would write it:
 * `"drafts." + ^._id` → `"drafts." + _id`. `undefined` when it looks at the inner document too.
 */
function hoisted(node: ExprNode): ExprNode | undefined {
  if (isConstant(node)) return node
  switch (node.type) {
    case 'Parent':
      return node.n === 1 ? {type: 'This'} : {type: 'Parent', n: node.n - 1}
    case 'Group':
    case 'ArrayCoerce': {
      const base = hoisted(node.base)
      return base && {...node, base}
    }
    case 'AccessAttribute': {
      const base = node.base && hoisted(node.base)
      return base && {...node, base}
    }
    case 'Map':
    case 'FlatMap': {
      const base = hoisted(node.base)
      return base && pathOf(node.expr) !== undefined ? {...node, base} : undefined
    }
    case 'OpCall': {
      const left = hoisted(node.left)
      const right = hoisted(node.right)
      return node.op === '+' && left && right ? {...node, left, right} : undefined
    }
    case 'Array': {
      const elements = node.elements.flatMap((element) => {
        const value = hoisted(element.value)
        return value ? [{...element, value}] : []
      })
      return elements.length === node.elements.length ? {...node, elements} : undefined
    }
    default:
      return undefined
  }
}
