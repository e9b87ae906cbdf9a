import {type ExprNode, type ObjectAttributeNode, Path, type PipeFuncCallNode} from 'groq-js'
import {mapChildren} from './ast.ts'
import {callOut} from './call-out.ts'
import {GEO_FUNCTIONS} from './geo.ts'
import {globallyReferred} from './global-reference.ts'
import {matches, matchScore} from './match.ts'
import {StrictPath} from './strict-path.ts'
import {matchesSearch, searchScore} from './text-query.ts'

/**
 * The same expression with our functions in the place of those that groq-js lacks, or does dangerously
 * or otherwise than the specification: `match`, `match text::query()`, `path()`, `path() in path()`,
 * `array::unique()`, all of `geo`, `documents::get()` and, since it scores by the first, the pipe function `score()`.
 */
export function withOwnFunctions(node: ExprNode): ExprNode {
  if (node.type === 'PipeFuncCall' && node.name === 'score') return scoring(node)
  const pattern = node.type === 'OpCall' && node.op === 'in' ? pathArgument(node.left) : undefined
  if (pattern && node.type === 'OpCall') {
    const args = [withOwnFunctions(pattern), withOwnFunctions(node.right)]
    return callOut(args, ([text, list]) => isPathIn(text, list))
  }
  const inner = mapChildren(node, withOwnFunctions)
  if (inner.type === 'FuncCall') {
    if (inner.namespace === 'documents' && inner.name === 'get') return globallyReferred(inner.args)
    const own = OWN.get(`${inner.namespace}::${inner.name}`)
    return own ? callOut(inner.args, own) : inner
  }
  if (inner.type !== 'OpCall' || inner.op !== 'match') return inner
  const search = searchOf(inner.right)
  return search
    ? callOut([inner.left, search], ([value, text]) => matchesSearch(value, text))
    : callOut([inner.left, inner.right], ([text, pattern]) => matches(text, pattern))
}

/** The argument of `text::query(…)`. */
export function searchOf(node: ExprNode): ExprNode | undefined {
  if (node.type === 'Group') return searchOf(node.base)
  const isSearch = node.type === 'FuncCall' && node.namespace === 'text' && node.name === 'query'
  return isSearch ? node.args[0] : undefined
}

const OWN = new Map<string, (args: unknown[]) => unknown>([
  ['global::path', ([text]) => (typeof text === 'string' ? new StrictPath(text) : null)],
  ['array::unique', ([list]) => unique(list)],
  ...GEO_FUNCTIONS,
])

/** The text of the path in `path(text) in …`, which groq-js only knows of ids. */
function pathArgument(node: ExprNode): ExprNode | undefined {
  if (node.type === 'Group') return pathArgument(node.base)
  const isPath = node.type === 'FuncCall' && node.namespace === 'global' && node.name === 'path'
  return isPath ? node.args[0] : undefined
}

function isPathIn(text: unknown, list: unknown): boolean | null {
  if (list instanceof Path) return typeof text === 'string' ? list.matches(text) : null
  return Array.isArray(list) ? typeof text !== 'string' && list.includes(null) : null
}

/** Each text, number, boolean and null once; groq-js leaves every null. */
function unique(list: unknown): unknown[] | null {
  if (!Array.isArray(list)) return null
  const values: unknown[] = list
  const known = new Set<unknown>()
  return values.filter((value) => {
    if (typeof value === 'object' && value !== null) return true
    return !known.has(value) && known.add(value)
  })
}

/** `base|score(a, b)` → `base{..., "_score": _score + score of a + score of b}|order(_score desc)` */
function scoring(node: PipeFuncCallNode): ExprNode {
  const before: ExprNode = {type: 'AccessAttribute', name: '_score'}
  const total = callOut([before, ...node.args.map(scoreOf)], sum)
  const attributes: ObjectAttributeNode[] = [
    {type: 'ObjectSplat', value: {type: 'This'}},
    {type: 'ObjectAttributeValue', name: '_score', value: total},
  ]
  const documents: ExprNode = {
    type: 'Filter',
    base: withOwnFunctions(node.base),
    expr: callOut([{type: 'This'}], ([value]) => isObject(value)),
  }
  const scored: ExprNode = {
    type: 'Map',
    base: documents,
    expr: {type: 'Projection', base: {type: 'This'}, expr: {type: 'Object', attributes}},
  }
  const byScore: ExprNode = {type: 'Desc', base: {type: 'AccessAttribute', name: '_score'}}
  return {type: 'PipeFuncCall', name: 'order', base: scored, args: [byScore]}
}

/** The number that groq-js's `score()` would give for one of its arguments. */
function scoreOf(node: ExprNode): ExprNode {
  if (node.type === 'Group') return scoreOf(node.base)
  if (node.type === 'Or') return callOut([scoreOf(node.left), scoreOf(node.right)], sum)
  if (node.type === 'And') {
    return callOut([scoreOf(node.left), scoreOf(node.right)], (scores) => {
      return scores.includes(0) ? 0 : sum(scores)
    })
  }
  const [boosted, boost] = boostOf(node)
  if (boosted && boost) {
    return callOut([scoreOf(boosted), withOwnFunctions(boost)], ([score, by]) => {
      return typeof by === 'number' && isPositive(score) ? sum([score, by]) : 0
    })
  }
  if (node.type !== 'OpCall' || node.op !== 'match') {
    return callOut([withOwnFunctions(node)], ([value]) => (value === true ? 1 : 0))
  }
  const search = searchOf(node.right)
  const left = withOwnFunctions(node.left)
  return search
    ? callOut([left, withOwnFunctions(search)], ([value, text]) => searchScore(value, text))
    : callOut([left, withOwnFunctions(node.right)], ([text, by]) => matchScore(text, by))
}

function boostOf(node: ExprNode): ExprNode[] {
  return node.type === 'FuncCall' && node.namespace === 'global' && node.name === 'boost'
    ? node.args
    : []
}

function sum(scores: unknown[]): number {
  return scores.reduce<number>((total, score) => {
    return typeof score === 'number' ? total + score : total
  }, 0)
}

function isPositive(score: unknown): boolean {
  return typeof score === 'number' && score > 0
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
