import {
  DateTime,
  type ExprNode,
  type FilterNode,
  type InRangeNode,
  type OpCallNode,
  Path,
} from 'groq-js'
import {contains} from './ast.ts'
import {withoutCoalesce} from './coalesce.ts'
import {
  ALWAYS,
  both,
  CERTAIN,
  type Condition,
  either,
  EXACT,
  LOOSE,
  loosely,
  negation,
  type RangeOperator,
  type ReadingContext,
} from './condition.ts'
import {earliestText, latestText} from './date-bounds.ts'
import {itemsOf, type Place, placeWithin, readPlace} from './place.ts'
import {isConstant, readOperand} from './read-operand.ts'
import {readMatch} from './read-words.ts'

/** `items`: where the list stands whose items the filter is about: `authors[role == "editor"]`. */
interface Reading extends ReadingContext {
  items?: Place
}

/** `undefined` when the indexes have nothing to say about the expression. */
export function readCondition(node: ExprNode, context: Reading): Condition | undefined {
  switch (node.type) {
    case 'Group':
      return readCondition(node.base, context)
    case 'And':
      return both(readCondition(node.left, context), readCondition(node.right, context))
    case 'Or':
      return either(readCondition(node.left, context), readCondition(node.right, context))
    case 'Not':
      return negated(readCondition(node.base, context), context)
    case 'InRange':
      return readInterval(node, context)
    case 'OpCall':
      return readConstant(node, context) ?? readComparison(node, context)
    case 'FuncCall':
      return readFunction(node, context)
    case 'Value':
      return verdict(node.value)
    default:
      return undefined
  }
}

/** That none of the items is so, is not that one of them is not so. */
function negated(condition: Condition | undefined, {items}: Reading): Condition | undefined {
  return items ? undefined : negation(condition)
}

function verdict(value: unknown): Condition {
  return value === true ? ALWAYS : {is: 'never', exact: true, total: value === false}
}

/** `$section == ""`, once `$section` is known. Never what may change while somebody listens. */
function readConstant(node: OpCallNode, context: Reading): Condition | undefined {
  const mayChange = contains(node, (part) => part.type === 'FuncCall' && part.name === 'now')
  const value = mayChange || !isConstant(node) ? undefined : readOperand(node, context)
  return value && 'constant' in value ? verdict(value.constant) : undefined
}

function readComparison(node: OpCallNode, context: Reading): Condition | undefined {
  const {op, left, right} = node
  const spread = op === 'match' || op === '!=' ? undefined : withoutCoalesce(node)
  if (spread) return readCondition(spread, context)
  switch (op) {
    case '==':
      return readEquality(left, right, context) ?? readEquality(right, left, context)
    case '!=':
      return negated(readComparison({...node, op: '=='}, context), context)
    case '<':
    case '<=':
    case '>':
    case '>=':
      return readRange(left, op, right, context) ?? readRange(right, MIRRORED[op], left, context)
    case 'in':
      return readMembership(left, right, context) ?? readMember(left, right, context)
    case 'match':
      return context.items ? undefined : readMatch(left, right, context)
    default:
      return undefined
  }
}

/** `1 < n` is `n > 1`. */
const MIRRORED = {'<': '>', '<=': '>=', '>': '<', '>=': '<='} as const

function readEquality(left: ExprNode, right: ExprNode, context: Reading): Condition | undefined {
  const place = singlePlace(left, context)
  const value = place && readOperand(right, context)
  if (!place || !value) return undefined
  if ('constant' in value && value.constant === null) return negation(readDefined(left, context))
  return reached(place, {is: 'attribute', path: place.path, value, ...CERTAIN})
}

function readRange(
  left: ExprNode,
  op: RangeOperator,
  right: ExprNode,
  context: Reading,
): Condition | undefined {
  if (left.type === 'FuncCall') return readRangeOfCall(left, op, right, context)
  const place = singlePlace(left, context)
  const value = place && readOperand(right, context)
  return place && value && reached(place, {is: 'range', path: place.path, op, value, ...EXACT})
}

function readRangeOfCall(
  {namespace, name, args: [arg]}: ExprNode & {type: 'FuncCall'},
  op: RangeOperator,
  right: ExprNode,
  context: Reading,
): Condition | undefined {
  const isOurs = namespace === 'global' && (name === 'dateTime' || name === 'count')
  const operand = arg && isOurs ? readOperand(right, context) : undefined
  if (!arg || !operand || !('constant' in operand)) return undefined
  const {constant} = operand
  if (name === 'dateTime') {
    return constant instanceof DateTime ? readDateRange(arg, op, constant.date, context) : undefined
  }
  return arg.type === 'Filter' && isAboveZero(op, constant) ? readSome(arg, context) : undefined
}

/** `dateTime(embargo.until) > dateTime(now())`, by the first letters of the text. */
function readDateRange(
  text: ExprNode,
  op: RangeOperator,
  date: Date,
  context: Reading,
): Condition | undefined {
  const place = singlePlace(text, context)
  const bound = op === '>' || op === '>=' ? earliestText(date) : latestText(date)
  if (!place || bound === undefined) return undefined
  const value = {constant: bound}
  return reached(place, {is: 'range', path: place.path, op, value, ...LOOSE})
}

/** `count(authors[role == "editor"]) > 0` */
function readSome({base, expr}: FilterNode, context: Reading): Condition | undefined {
  const items = itemsOf(placeOf(base, context))
  if (!items) return undefined
  const inner = readCondition(expr, {...context, items, mayLookOut: false})
  // Each part of the condition may be met by another item.
  return inner === ALWAYS ? undefined : loosely(inner)
}

function isAboveZero(op: RangeOperator, value: unknown): boolean {
  return typeof value === 'number' && ((op === '>' && value >= 0) || (op === '>=' && value > 0))
}

/** `n in 1..5` */
function readInterval(
  {base, left, right, isInclusive}: InRangeNode,
  context: Reading,
): Condition | undefined {
  return both(
    readRange(base, '>=', left, context),
    readRange(base, isInclusive ? '<=' : '<', right, context),
  )
}

/** `_type in ["a", "b"]`, `_id in path("drafts.**")` */
function readMembership(left: ExprNode, right: ExprNode, context: Reading): Condition | undefined {
  const place = singlePlace(left, context)
  const values = place && readOperand(right, context)
  if (!place || !values) return undefined
  const pattern = 'constant' in values ? values.constant : undefined
  if (pattern instanceof Path) return readIdPattern(place, pattern.toJSON())
  return reached(place, {is: 'attributeIn', path: place.path, values, ...CERTAIN})
}

/** Of other attributes the indexes know values, and not what these look like. */
function readIdPattern({path, through}: Place, pattern: string): Condition | undefined {
  if (through.length > 0) return undefined
  if (path === '_id') return {is: 'path', attribute: path, pattern, ...CERTAIN}
  return path === '_originalId' ? {is: 'path', attribute: path, pattern, ...EXACT} : undefined
}

/** `"sport" in topics`, `$id in authors[]._ref`, `"jane" in authors[]->slug.current` */
function readMember(left: ExprNode, right: ExprNode, context: Reading): Condition | undefined {
  const list = itemsOf(placeOf(right, context))
  const value = list && readOperand(left, context)
  if (!list || !value) return undefined
  const {path} = list
  if (!path.endsWith('[]._ref')) return reached(list, {is: 'attribute', path, value, ...EXACT})
  const at = path.slice(0, -'._ref'.length)
  return reached(list, {is: 'references', targets: value, at, ...LOOSE})
}

function readFunction(
  node: ExprNode & {type: 'FuncCall'},
  context: Reading,
): Condition | undefined {
  const {namespace, name, args} = node
  const [arg] = args
  if (namespace === 'string' && name === 'startsWith') {
    const spread = withoutCoalesce(node)
    return spread ? readCondition(spread, context) : readPrefix(args, context)
  }
  // What the others look at is the item, where there is one, and not its document.
  if (!arg || context.items) return undefined
  if (namespace === 'global' && name === 'references') return readReferences(args, context)
  if (args.length > 1) return undefined
  if (namespace === 'global' && name === 'defined') return readDefined(arg, context)
  const operand = namespace === 'sanity' ? readOperand(arg, context) : undefined
  if (!operand) return undefined
  if (name === 'versionOf') return {is: 'versionOf', id: operand, ...CERTAIN}
  return name === 'partOfRelease' ? {is: 'bundle', name: operand, ...CERTAIN} : undefined
}

/** `references("a", *[…]._id)`: any of them, whether it is one id or a list. */
function readReferences(args: ExprNode[], context: Reading): Condition | undefined {
  const conditions = args.map((arg): Condition | undefined => {
    const targets = readOperand(arg, context)
    return targets && {is: 'references', targets, ...CERTAIN}
  })
  return conditions.reduce((left, right) => either(left, right))
}

const ALWAYS_THERE = new Set(['_id', '_type', '_rev', '_createdAt', '_updatedAt'])

function readDefined(arg: ExprNode, context: Reading): Condition | undefined {
  const place = singlePlace(arg, context)
  if (!place || place.path.includes('[]') || place.path === '_originalId') return undefined
  if (place.through.length === 0 && ALWAYS_THERE.has(place.path)) return ALWAYS
  return reached(place, {is: 'presence', path: place.path, present: true, ...CERTAIN})
}

/** `string::startsWith(firstPublishedAt, "2017-02")` */
function readPrefix([text, beginning]: ExprNode[], context: Reading): Condition | undefined {
  const place = text && singlePlace(text, context)
  const value = place && beginning && readOperand(beginning, context)
  return place && value && reached(place, {is: 'prefix', path: place.path, value, ...EXACT})
}

function placeOf(node: ExprNode, {items}: Reading): Place | undefined {
  const place = readPlace(node)
  return items && place ? placeWithin(items, place) : place
}

/** Of an expression that is one value for each document, or for each item. */
function singlePlace(node: ExprNode, context: Reading): Place | undefined {
  const place = placeOf(node, context)
  return place && !place.isList && place.path !== '' ? place : undefined
}

/** The condition on the last document of a place, seen from the first. */
function reached({through, isWhole}: Place, condition: Condition): Condition {
  return through.reduceRight<Condition>(
    (of, step) => ({is: 'through', path: step, of, ...LOOSE}),
    isWhole ? condition : {...condition, ...LOOSE},
  )
}
