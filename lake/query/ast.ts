import {type ExprNode, type ObjectAttributeNode} from 'groq-js'

/**
 * The same expression with `change` applied to the expressions directly inside it. Arguments of
 * `diff::` and `delta::` are selectors, not expressions; they stay as they are.
 */
export function mapChildren(node: ExprNode, change: (child: ExprNode) => ExprNode): ExprNode {
  switch (node.type) {
    case 'And':
    case 'Or':
    case 'OpCall':
      return {...node, left: change(node.left), right: change(node.right)}
    case 'InRange':
      return {
        ...node,
        base: change(node.base),
        left: change(node.left),
        right: change(node.right),
      }
    case 'Filter':
    case 'FlatMap':
    case 'Map':
    case 'Projection':
      return {...node, base: change(node.base), expr: change(node.expr)}
    case 'AccessAttribute':
      return node.base ? {...node, base: change(node.base)} : node
    case 'AccessElement':
    case 'ArrayCoerce':
    case 'Asc':
    case 'Deref':
    case 'Desc':
    case 'Group':
    case 'Neg':
    case 'Not':
    case 'Pos':
    case 'Slice':
      return {...node, base: change(node.base)}
    case 'PipeFuncCall':
      return {...node, base: change(node.base), args: node.args.map(change)}
    case 'FuncCall':
      return node.namespace === 'diff' || node.namespace === 'delta'
        ? node
        : {...node, args: node.args.map(change)}
    case 'Array':
      return {
        ...node,
        elements: node.elements.map((element) => ({...element, value: change(element.value)})),
      }
    case 'Object':
      return {...node, attributes: node.attributes.map((each) => mapAttribute(each, change))}
    case 'Select':
      return {
        ...node,
        alternatives: node.alternatives.map((each) => ({
          ...each,
          condition: change(each.condition),
          value: change(each.value),
        })),
        ...(node.fallback ? {fallback: change(node.fallback)} : {}),
      }
    case 'Tuple':
      return {...node, members: node.members.map(change)}
    case 'Context':
    case 'Everything':
    case 'Parameter':
    case 'Parent':
    case 'SelectorFuncCall':
    case 'SelectorNested':
    case 'This':
    case 'Value':
      return node
  }
}

function mapAttribute(
  attribute: ObjectAttributeNode,
  change: (child: ExprNode) => ExprNode,
): ObjectAttributeNode {
  if (attribute.type === 'ObjectConditionalSplat') {
    return {
      ...attribute,
      condition: change(attribute.condition),
      value: change(attribute.value),
    }
  }
  return {...attribute, value: change(attribute.value)}
}

/** Visits an expression and everything inside it, outermost first. */
export function visit(node: ExprNode, see: (node: ExprNode) => void): void {
  see(node)
  mapChildren(node, (child) => {
    visit(child, see)
    return child
  })
}

/** True when `test` holds for the expression or anything inside it. */
export function contains(node: ExprNode, test: (node: ExprNode) => boolean): boolean {
  let found = false
  visit(node, (each) => {
    found ||= test(each)
  })
  return found
}
