import {type ExprNode, type ObjectNode} from 'groq-js'
import {contains, mapChildren} from './ast.ts'

/** `*[a][b]`, a choice of documents: its filters, first to last. */
export interface Source {
  filters: ExprNode[]
}

/** `undefined` for anything but `*` and filters on it. */
export function readSource(node: ExprNode): Source | undefined {
  if (node.type === 'Everything') return {filters: []}
  if (node.type === 'Group') return readSource(node.base)
  if (node.type === 'FuncCall' && node.namespace === 'releases' && node.name === 'all') {
    return {filters: [IS_RELEASE]}
  }
  const inner = node.type === 'Filter' ? readSource(node.base) : undefined
  return node.type === 'Filter' && inner ? {filters: [...inner.filters, node.expr]} : undefined
}

const IS_RELEASE: ExprNode = {
  type: 'OpCall',
  op: '==',
  left: {type: 'AccessAttribute', name: '_type'},
  right: {type: 'Value', value: 'system.release'},
}

/** True when a filter looks at what surrounds the source: `*[author == ^._id]`. */
function isCorrelated(source: Source): boolean {
  return source.filters.some((filter) => looksOut(filter, 0))
}

/** True when the source can be evaluated at once, document by document. */
export function standsAlone(source: Source): boolean {
  return !isCorrelated(source) && !source.filters.some((filter) => usesDeltas(filter))
}

/** `depth` counts the scopes entered on the way; `^` leaves one each. */
export function looksOut(node: ExprNode, depth: number): boolean {
  if (node.type === 'Parent') return node.n > depth
  let found = false
  const look = (child: ExprNode, inside: boolean) => {
    found ||= looksOut(child, inside ? depth + 1 : depth)
    return child
  }
  if (node.type === 'Filter' || node.type === 'Projection') {
    look(node.base, false)
    look(node.expr, true)
  } else if (node.type === 'PipeFuncCall') {
    look(node.base, false)
    for (const arg of node.args) look(arg, true)
  } else mapChildren(node, (child) => look(child, false))
  return found
}

/** `diff::` and `delta::` cannot be evaluated synchronously. */
export function usesDeltas(node: ExprNode): boolean {
  let uses = deltas.get(node)
  if (uses === undefined) {
    uses = contains(node, (part) => {
      return part.type === 'FuncCall' && (part.namespace === 'diff' || part.namespace === 'delta')
    })
    deltas.set(node, uses)
  }
  return uses
}

/** Of trees that are kept: see parse-query.ts. */
const deltas = new WeakMap<ExprNode, boolean>()

/** How many items from the beginning a slice or an element looks at: `[2...5]` → 5, `[0]` → 1. */
export function limitOf(node: ExprNode): number | undefined {
  if (node.type === 'AccessElement') return node.index >= 0 ? node.index + 1 : undefined
  if (node.type !== 'Slice' || node.left < 0 || node.right < 0) return undefined
  return node.isInclusive ? node.right + 1 : node.right
}

/** Of `defined(*[…][0]._id)`, which asks whether there is any document: each has an id. */
export function existingSource(node: ExprNode): Source | undefined {
  const [arg] = node.type === 'FuncCall' && node.name === 'defined' ? node.args : []
  const isId = arg?.type === 'AccessAttribute' && arg.name === '_id'
  const first = isId ? arg.base : undefined
  return first?.type === 'AccessElement' && first.index === 0 ? readSource(first.base) : undefined
}

/**
 * The source of an expression that is one, or takes the first of it, or counts it; and the keys that
 * it is ordered by.
 */
export function sourceWithin(node: ExprNode): {source: Source; keys: ExprNode[]} | undefined {
  const source = readSource(node)
  if (source) return {source, keys: []}
  if (node.type === 'FuncCall') {
    const isCount = node.namespace === 'global' && node.name === 'count'
    const counted = isCount && node.args[0] ? readSource(node.args[0]) : undefined
    const asked = counted ?? existingSource(node)
    return asked && {source: asked, keys: []}
  }
  return limitOf(node) === undefined ? undefined : orderedSource(node)
}

function orderedSource(node: ExprNode): {source: Source; keys: ExprNode[]} | undefined {
  switch (node.type) {
    case 'AccessElement':
    case 'Group':
    case 'Slice':
      return orderedSource(node.base)
    case 'PipeFuncCall': {
      const source = node.name === 'order' ? readSource(node.base) : undefined
      return source && {source, keys: node.args}
    }
    default: {
      const source = readSource(node)
      return source && {source, keys: []}
    }
  }
}

/** `_score > 0` */
export function isScorePositive(node: ExprNode): boolean {
  if (node.type === 'Group') return isScorePositive(node.base)
  if (node.type !== 'OpCall' || node.op !== '>') return false
  const {left, right} = node
  const isScore = left.type === 'AccessAttribute' && !left.base && left.name === '_score'
  return isScore && right.type === 'Value' && right.value === 0
}

/** `boost(a, 3)` scores above zero exactly when `a` does. */
export function withoutBoost(node: ExprNode): ExprNode {
  if (node.type === 'Group') return withoutBoost(node.base)
  const [boosted] = node.type === 'FuncCall' && node.name === 'boost' ? node.args : []
  return boosted ? withoutBoost(boosted) : node
}

/**
 * What a value after a projection was before it: `orderings[0]` after `{"orderings": [_updatedAt]}`
 * was `_updatedAt`. `undefined` when that cannot be said for every document.
 */
export function beforeProjection(value: ExprNode, projection: ExprNode): ExprNode | undefined {
  if (projection.type !== 'Projection' || projection.base.type !== 'This') return undefined
  return projection.expr.type === 'Object' ? resolve(value, projection.expr) : undefined
}

function resolve(value: ExprNode, object: ObjectNode): ExprNode | undefined {
  if (value.type === 'Group') return resolve(value.base, object)
  if (value.type === 'AccessElement') {
    const list = resolve(value.base, object)
    if (list?.type !== 'Array' || list.elements.some(({isSplat}) => isSplat)) return undefined
    return list.elements[value.index]?.value
  }
  if (value.type !== 'AccessAttribute') return undefined
  if (value.base !== undefined && value.base.type !== 'This') {
    const base = resolve(value.base, object)
    return base && {...value, base}
  }
  return attributeOf(object, value.name)
}

function attributeOf(object: ObjectNode, name: string): ExprNode | undefined {
  let found: ExprNode | undefined
  for (const attribute of object.attributes) {
    if (attribute.type === 'ObjectConditionalSplat') return undefined
    if (attribute.type === 'ObjectSplat') {
      if (attribute.value.type !== 'This') return undefined
      found = {type: 'AccessAttribute', name}
    } else if (attribute.name === name) found = attribute.value
  }
  return found
}
