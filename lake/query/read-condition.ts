import {type ExprNode, type OpCallNode, Path} from 'groq-js'
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
  type Operand,
  type RangeOperator,
} from './condition.ts'
import {itemsOf, type Place} from './place.ts'
import {readDefined, readFunction} from './read-function.ts'
import {isConstant, readOperand} from './read-operand.ts'
import {MIRRORED, readInterval, readRange} from './read-range.ts'
import {readMatch} from './read-words.ts'
import {placeOf, reached, type Reading, singlePlace} from './reading.ts'

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
    case 'FuncCall': {
      const spread = node.name === 'startsWith' ? withoutCoalesce(node) : undefined
      return spread ? readCondition(spread, context) : readFunction(node, context)
    }
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
      return (
        readSome(left, op, right, context) ??
        readSome(right, MIRRORED[op], left, context) ??
        readRange(left, op, right, context)
      )
    case 'in':
      return readMembership(left, right, context) ?? readMember(left, right, context)
    case 'match':
      return context.items ? undefined : readMatch(left, right, context)
    default:
      return undefined
  }
}

function readEquality(left: ExprNode, right: ExprNode, context: Reading): Condition | undefined {
  const place = singlePlace(left, context)
  const value = place && readOperand(right, context)
  if (!place || !value) return undefined
  if ('constant' in value && value.constant === null) return negation(readDefined(left, context))
  return reached(place, {is: 'attribute', path: place.path, value, ...CERTAIN})
}

/** `count(authors[role == "editor"]) > 0` */
function readSome(
  left: ExprNode,
  op: RangeOperator,
  right: ExprNode,
  context: Reading,
): Condition | undefined {
  const isCount = left.type === 'FuncCall' && left.namespace === 'global' && left.name === 'count'
  const [filter] = isCount ? left.args : []
  const bound = filter?.type === 'Filter' ? readOperand(right, context) : undefined
  if (filter?.type !== 'Filter' || !bound || !isAboveZero(op, bound)) return undefined
  const items = itemsOf(placeOf(filter.base, context))
  if (!items) return undefined
  const inner = readCondition(filter.expr, {...context, items, mayLookOut: false})
  // Each part of the condition may be met by another item.
  return inner === ALWAYS ? undefined : loosely(inner)
}

function isAboveZero(op: RangeOperator, bound: Operand): boolean {
  const value = 'constant' in bound ? bound.constant : undefined
  return typeof value === 'number' && ((op === '>' && value >= 0) || (op === '>=' && value > 0))
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
