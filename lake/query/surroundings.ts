import {type ExprNode} from 'groq-js'
import {mapChildren} from './ast.ts'
import {hoisted} from './read-operand.ts'
import {looksOut} from './source.ts'

/**
 * What the filters and orders of a source ask of the surrounding document, each as that document's
 * own scope would write it: of `*[desk == ^.desk && n < ^.n]` these are `desk` and `n`.
 *
 * `undefined` when they ask for more than can be said in advance.
 */
export function outerParts(nodes: ExprNode[]): Map<ExprNode, ExprNode> | undefined {
  const found = new Map<ExprNode, ExprNode>()
  return nodes.every((node) => collect(node, found)) ? found : undefined
}

function collect(node: ExprNode, found: Map<ExprNode, ExprNode>): boolean {
  if (!looksOut(node, 0)) return true
  const outer = hoisted(node)
  if (outer) {
    found.set(node, outer)
    return true
  }
  if (SCOPES.has(node.type)) return false
  let areKnown = true
  mapChildren(node, (child) => {
    areKnown &&= collect(child, found)
    return child
  })
  return areKnown
}

const SCOPES = new Set(['Filter', 'FlatMap', 'Map', 'PipeFuncCall', 'Projection'])

/** The expression with values in the place of these parts. */
export function withValues(node: ExprNode, values: Map<ExprNode, unknown>): ExprNode {
  if (values.has(node)) return {type: 'Value', value: values.get(node)}
  return mapChildren(node, (child) => withValues(child, values))
}
