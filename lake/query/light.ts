import {type ExprNode, type FuncCallNode} from 'groq-js'
import {mapChildren} from './ast.ts'
import {usesDeltas} from './source.ts'

/** Longer queries could keep the parser busy for too long: its time grows with their square. */
export const LONGEST_LIGHT_QUERY = 2500

/** A pattern such as `**.**.**.a` makes groq-js try every way to share out the dots of an id. */
const MOST_STARS = 2

/**
 * True for expressions whose loops are at most so deep within each other: over documents, over the
 * items of each, over the text of each item. Only they may be evaluated on the thread that serves
 * everybody, since a single document may have a hundred thousand items.
 *
 * Never for `+`, which can double a text again and again, nor for what takes asynchronous evaluation,
 * nor for `geo`.
 */
export function isLight(tree: ExprNode, {deepestLoop}: {deepestLoop: number}): boolean {
  let loops = known.get(tree)
  if (loops === undefined) {
    loops = loopsIn(tree)
    known.set(tree, loops)
  }
  return loops <= deepestLoop && !usesDeltas(tree)
}

/** Of trees that are kept: see parse-query.ts. */
const known = new WeakMap<ExprNode, number>()

function loopsIn(node: ExprNode): number {
  switch (node.type) {
    case 'Filter':
    case 'Map':
    case 'FlatMap':
      return Math.max(loopsIn(node.base), 1 + loopsIn(node.expr))
    case 'PipeFuncCall':
      return Math.max(loopsIn(node.base), 1 + Math.max(...node.args.map(loopsIn)))
    case 'FuncCall':
      return isStarry(node) || isGeographical(node) ? Infinity : Math.max(1, loopsInside(node))
    case 'OpCall':
      if (node.op === '+') return Infinity
      return Math.max(isLoop(node.op, node.right) ? 1 : 0, loopsInside(node))
    default:
      return loopsInside(node)
  }
}

function loopsInside(node: ExprNode): number {
  let most = 0
  mapChildren(node, (child) => {
    most = Math.max(most, loopsIn(child))
    return child
  })
  return most
}

/** `match` goes through a text, `in` through a list; one that is written out is short. */
function isLoop(op: string, right: ExprNode): boolean {
  const isShort = right.type === 'Array' || right.type === 'Value'
  return op === 'match' || (op === 'in' && !isShort)
}

/** A polygon may have a hundred thousand corners. */
function isGeographical({namespace, name}: FuncCallNode): boolean {
  return namespace === 'geo' || (namespace === 'global' && name === 'geo')
}

function isStarry(node: ExprNode): boolean {
  if (node.type !== 'FuncCall' || node.name !== 'path') return false
  return node.args.some((arg) => {
    const text: unknown = arg.type === 'Value' ? arg.value : undefined
    return typeof text !== 'string' || text.split(/\*+/).length - 1 > MOST_STARS
  })
}
