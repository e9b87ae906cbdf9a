import {type ExprNode} from 'groq-js'
import {mapChildren} from './ast.ts'

/** Functions that look at nothing but their arguments. */
const PLAIN = new Set(['coalesce', 'count', 'length', 'lower', 'round', 'string', 'upper'])
const PLAIN_NAMESPACES = new Set(['array', 'math', 'string'])

/**
 * True for an expression whose value is the same wherever it stands: it looks at no surrounding
 * document, and every `*` in it has been replaced by the documents it stood for.
 *
 *     ["a", "b"][@ != "a"]                         true
 *     (the drafts)[]{"id": string::split(_id, ".")[1]}.id   true
 *     authors[]._ref                               false
 */
export function isClosed(node: ExprNode): boolean {
  return isClosedAt(node, false)
}

/** `isInside`: within a scope that the expression itself has opened. */
function isClosedAt(node: ExprNode, isInside: boolean): boolean {
  switch (node.type) {
    case 'Everything':
    case 'Parent':
    case 'Context':
    case 'Parameter':
      return false
    case 'This':
      return isInside
    case 'AccessAttribute':
      return node.base ? isClosedAt(node.base, isInside) : isInside
    case 'FuncCall':
      if (node.namespace === 'diff' || node.namespace === 'delta') return false
      return (isInside || isPlain(node.namespace, node.name)) && areClosed(node, isInside)
    case 'Filter':
    case 'FlatMap':
    case 'Map':
    case 'Projection':
      return isClosedAt(node.base, isInside) && isClosedAt(node.expr, true)
    case 'PipeFuncCall':
      return isClosedAt(node.base, isInside) && node.args.every((arg) => isClosedAt(arg, true))
    default:
      return areClosed(node, isInside)
  }
}

function isPlain(namespace: string, name: string): boolean {
  return namespace === 'global' ? PLAIN.has(name) : PLAIN_NAMESPACES.has(namespace)
}

function areClosed(node: ExprNode, isInside: boolean): boolean {
  let all = true
  mapChildren(node, (child) => {
    all &&= isClosedAt(child, isInside)
    return child
  })
  return all
}
