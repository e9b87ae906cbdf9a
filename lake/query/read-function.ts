import {type ExprNode, type FuncCallNode} from 'groq-js'
import {ALWAYS, CERTAIN, type Condition, either, EXACT} from './condition.ts'
import {readOperand} from './read-operand.ts'
import {reached, type Reading, singlePlace} from './reading.ts'

/** `undefined` for a function that no index knows of. */
export function readFunction(
  {namespace, name, args}: FuncCallNode,
  context: Reading,
): Condition | undefined {
  const [arg] = args
  if (namespace === 'string' && name === 'startsWith') return readPrefix(args, context)
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

export function readDefined(arg: ExprNode, context: Reading): Condition | undefined {
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
