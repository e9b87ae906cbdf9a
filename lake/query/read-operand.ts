import {evaluateSync, type ExprNode} from 'groq-js'
import {contains} from './ast.ts'
import {isClosed} from './closed.ts'
import {type Operand, type ReadingContext} from './condition.ts'
import {withOwnFunctions} from './own-functions.ts'
import {readPlace} from './place.ts'

/**
 * The value that something is compared with: one that is known already, or one that the surrounding
 * document will tell. `undefined` when it depends on the document that is looked for.
 */
export function readOperand(node: ExprNode, context: ReadingContext): Operand | undefined {
  if (node.type === 'Value') return {constant: node.value}
  if (isConstant(node)) return constantValue(node, context)
  if (context.valueOf && isClosed(node)) return {constant: context.valueOf(node)}
  const outer = context.mayLookOut ? hoisted(node) : undefined
  return outer && {outer}
}

const PURE = new Set([
  'now',
  'identity',
  'lower',
  'upper',
  'path',
  'coalesce',
  'string',
  'dateTime',
  'defined',
])
const CONSTANT = new Set([
  'Value',
  'Array',
  'Group',
  'And',
  'Or',
  'Not',
  'OpCall',
  'Neg',
  'AccessElement',
  'ArrayCoerce',
])

/** True for an expression that is the same for every document, since it looks at none. */
export function isConstant(node: ExprNode): boolean {
  return !contains(node, (part) => {
    if (part.type === 'FuncCall') return part.namespace !== 'global' || !PURE.has(part.name)
    if (part.type === 'AccessAttribute') return part.base === undefined
    return !CONSTANT.has(part.type)
  })
}

/** `undefined` where groq-js refuses: then it shall refuse the query itself. */
function constantValue(node: ExprNode, context: ReadingContext): {constant: unknown} | undefined {
  try {
    const options = {timestamp: context.now, identity: context.identity}
    return {constant: evaluateSync(withOwnFunctions(node), options).data}
  } catch {
    return undefined
  }
}

/**
 * An expression on the surrounding document, as that document's own scope would write it:
 * `"drafts." + ^._id` → `"drafts." + _id`. `undefined` when it looks at the inner document too.
 */
export function hoisted(node: ExprNode): ExprNode | undefined {
  if (isConstant(node)) return node
  switch (node.type) {
    case 'Parent':
      return node.n === 1 ? {type: 'This'} : {type: 'Parent', n: node.n - 1}
    case 'AccessElement':
    case 'ArrayCoerce':
    case 'Deref':
    case 'Group': {
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
      // What a filter inside of it looks at cannot be said from here.
      return base && readPlace(node.expr)?.isWhole ? {...node, base} : undefined
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
