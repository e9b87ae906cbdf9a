import {type ExprNode} from 'groq-js'
import {mapChildren} from './ast.ts'
import {usesDeltas} from './source.ts'

/** Longer queries could keep the parser busy for too long: its time grows with their square. */
export const LONGEST_LIGHT_QUERY = 2500

/** Loops within loops: over documents, and over the items of each. */
const DEEPEST_LOOP = 2

/** A pattern such as `**.**.**.a` makes groq-js try every way to share out the dots of an id. */
const MOST_STARS = 2

/**
 * True for queries that take about as long as reading their documents does, whatever those hold:
 * only they may be answered on the thread that serves everybody. Loops three deep, and `+`, which
 * can double a text again and again, take another thread.
 */
export function isLight(tree: ExprNode): boolean {
  return !usesDeltas(tree) && weightOf(tree) <= DEEPEST_LOOP
}

function weightOf(node: ExprNode): number {
  if (node.type === 'OpCall' && node.op === '+') return Infinity
  if (isStarry(node)) return Infinity
  switch (node.type) {
    case 'Filter':
    case 'Map':
    case 'FlatMap':
      return Math.max(weightOf(node.base), 1 + weightOf(node.expr))
    case 'PipeFuncCall':
      return Math.max(weightOf(node.base), 1 + Math.max(...node.args.map(weightOf)))
    default: {
      let weight = 0
      mapChildren(node, (child) => {
        weight = Math.max(weight, weightOf(child))
        return child
      })
      return weight
    }
  }
}

function isStarry(node: ExprNode): boolean {
  if (node.type !== 'FuncCall' || node.name !== 'path') return false
  return node.args.some((arg) => {
    const text: unknown = arg.type === 'Value' ? arg.value : undefined
    return typeof text !== 'string' || text.split(/\*+/).length - 1 > MOST_STARS
  })
}
