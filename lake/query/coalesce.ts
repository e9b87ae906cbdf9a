import {type ExprNode} from 'groq-js'

/**
 * A condition on `coalesce()` as conditions on each of its arguments, which may each have an index:
 *
 *     coalesce(a, b) == c   →   defined(a) && a == c || !defined(a) && b == c
 *     coalesce(a, b) == 1   →   a == 1 || !defined(a) && b == 1
 *
 * `undefined` when none of the operands is a `coalesce()`.
 */
export function withoutCoalesce(node: ExprNode): ExprNode | undefined {
  if (node.type === 'OpCall') {
    const left = argsOf(node.left)
    if (left) return inTurn(left, (arg) => ({...node, left: arg}), isSomething(node.right))
    const right = argsOf(node.right)
    return right && inTurn(right, (arg) => ({...node, right: arg}), isSomething(node.left))
  }
  const [first, ...others] = node.type === 'FuncCall' ? node.args : []
  const args = first && argsOf(first)
  return args && node.type === 'FuncCall'
    ? inTurn(args, (arg) => ({...node, args: [arg, ...others]}))
    : undefined
}

function argsOf(node: ExprNode): ExprNode[] | undefined {
  if (node.type === 'Group') return argsOf(node.base)
  const isCoalesce =
    node.type === 'FuncCall' && node.namespace === 'global' && node.name === 'coalesce'
  return isCoalesce && node.args.length > 0 ? node.args : undefined
}

/** What is compared with it is there if the comparison holds: that need not be asked. */
function isSomething(node: ExprNode): boolean {
  return node.type === 'Value' && node.value !== null && typeof node.value !== 'object'
}

function inTurn(
  [arg, ...others]: ExprNode[],
  of: (arg: ExprNode) => ExprNode,
  isThereIfTrue = false,
): ExprNode {
  if (!arg) return {type: 'Value', value: null}
  if (others.length === 0) return of(arg)
  const isThere: ExprNode = {type: 'FuncCall', namespace: 'global', name: 'defined', args: [arg]}
  return {
    type: 'Or',
    left: isThereIfTrue ? of(arg) : {type: 'And', left: isThere, right: of(arg)},
    right: {
      type: 'And',
      left: {type: 'Not', base: isThere},
      right: inTurn(others, of, isThereIfTrue),
    },
  }
}
