import {DateTime, type ExprNode, type InRangeNode} from 'groq-js'
import {isCount} from '../store/field-value.ts'
import {both, type Condition, EXACT, LOOSE, type RangeOperator} from './condition.ts'
import {earliestText, latestText} from './date-bounds.ts'
import {readOperand} from './read-operand.ts'
import {reached, type Reading, singlePlace} from './reading.ts'

/** `1 < n` is `n > 1`. */
export const MIRRORED = {'<': '>', '<=': '>=', '>': '<', '>=': '<='} as const

/** `priority > 1`, `"2017" <= day`, `dateTime(until) > dateTime(now())`, `expected > count(list)` */
export function readRange(
  left: ExprNode,
  op: RangeOperator,
  right: ExprNode,
  context: Reading,
): Condition | undefined {
  return (
    readBound(left, op, right, context) ??
    readBound(right, MIRRORED[op], left, context) ??
    readComparedCount(left, op, right, context)
  )
}

/** `n in 1..5` */
export function readInterval(
  {base, left, right, isInclusive}: InRangeNode,
  context: Reading,
): Condition | undefined {
  return both(
    readRange(base, '>=', left, context),
    readRange(base, isInclusive ? '<=' : '<', right, context),
  )
}

function readBound(
  left: ExprNode,
  op: RangeOperator,
  right: ExprNode,
  context: Reading,
): Condition | undefined {
  const dated = readDateRange(left, op, right, context)
  if (dated) return dated
  const place = singlePlace(left, context)
  const value = place && readOperand(right, context)
  return place && value && reached(place, {is: 'range', path: place.path, op, value, ...EXACT})
}

/** `dateTime(embargo.until) > dateTime(now())`, by the first letters of the text. */
function readDateRange(
  left: ExprNode,
  op: RangeOperator,
  right: ExprNode,
  context: Reading,
): Condition | undefined {
  const isDate = left.type === 'FuncCall' && left.namespace === 'global' && left.name === 'dateTime'
  const [text] = isDate ? left.args : []
  const operand = text && readOperand(right, context)
  const date = operand && 'constant' in operand ? operand.constant : undefined
  const place = text && singlePlace(text, context)
  if (!place || !(date instanceof DateTime)) return undefined
  const bound = op === '>' || op === '>=' ? earliestText(date.date) : latestText(date.date)
  if (bound === undefined) return undefined
  const value = {constant: bound}
  return reached(place, {is: 'range', path: place.path, op, value, ...LOOSE})
}

/** `expectedCount > count(captions)`: a count is a number, which only numbers are compared with. */
function readComparedCount(
  left: ExprNode,
  op: RangeOperator,
  right: ExprNode,
  context: Reading,
): Condition | undefined {
  const [one, other] = [singlePlace(left, context), singlePlace(right, context)]
  if (!one || !other || !(isCount(one.path) || isCount(other.path))) return undefined
  const areHere = [...one.through, ...other.through].length === 0 && one.isWhole && other.isWhole
  if (!areHere || context.items) return undefined
  return {is: 'compared', left: one.path, op, right: other.path, ...EXACT}
}
