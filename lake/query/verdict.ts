import {evaluateSync, type EvaluateOptions, type ExprNode} from 'groq-js'
import {withOwnFunctions} from './own-functions.ts'
import {pathOf} from './place.ts'
import {StrictPath} from './strict-path.ts'

/** `null` where GROQ says null, which lets no document through and cannot be negated. */
type Verdict = boolean | null
type Judge = (document: object, options: EvaluateOptions) => Verdict

/**
 * Whether a document passes a filter, as groq-js would say. Filters of access control are asked about
 * every document that anybody reads, so what most of them are made of is done here: `&&`, `||` and
 * `!`, which stop at the first side that decides, and comparisons of one attribute with a value.
 * Anything else inside of them is given to groq-js.
 */
export function passes(filter: ExprNode, document: object, options: EvaluateOptions): boolean {
  let judge = judges.get(filter)
  if (!judge) {
    judge = judgeOf(filter)
    judges.set(filter, judge)
  }
  return judge(document, options) === true
}

const judges = new WeakMap<ExprNode, Judge>()

function judgeOf(node: ExprNode): Judge {
  switch (node.type) {
    case 'Group':
      return judgeOf(node.base)
    case 'And':
      return joined(judgeOf(node.left), judgeOf(node.right), false)
    case 'Or':
      return joined(judgeOf(node.left), judgeOf(node.right), true)
    case 'Not': {
      const inner = judgeOf(node.base)
      return (document, options) => {
        const verdict = inner(document, options)
        return verdict === null ? null : !verdict
      }
    }
    case 'OpCall':
      return comparison(node.op, node.left, node.right) ?? byGroqJs(node)
    default:
      return byGroqJs(node)
  }
}

/** `&&` is decided by a side that is false, `||` by one that is true; else both must be booleans. */
function joined(left: Judge, right: Judge, decisive: boolean): Judge {
  return (document, options) => {
    const first = left(document, options)
    if (first === decisive) return decisive
    const second = right(document, options)
    if (second === decisive) return decisive
    return first === null || second === null ? null : !decisive
  }
}

function comparison(op: string, left: ExprNode, right: ExprNode): Judge | undefined {
  const path = pathOf(left)?.split('.')
  if (path === undefined) return undefined
  if (op === 'in') return membership(path, right)
  if (op !== '==' && op !== '!=') return undefined
  const sought = scalarIn(right)
  if (sought === undefined) return undefined
  const isSought = op === '=='
  return (document) => (valueAt(document, path) === sought) === isSought
}

function membership(path: string[], right: ExprNode): Judge | undefined {
  const pattern = patternIn(right)
  if (pattern) {
    return (document) => {
      const value = valueAt(document, path)
      return typeof value === 'string' ? pattern.matches(value) : null
    }
  }
  if (right.type !== 'Array') return undefined
  const scalars = right.elements.map((each) => (each.isSplat ? undefined : scalarIn(each.value)))
  const sought = new Set<unknown>(scalars)
  if (sought.has(undefined)) return undefined
  return (document) => sought.has(valueAt(document, path))
}

/** Never `undefined`, which is what stands for an expression that is no scalar. */
function scalarIn(node: ExprNode): string | number | boolean | null | undefined {
  if (node.type === 'Group') return scalarIn(node.base)
  if (node.type !== 'Value') return undefined
  const value: unknown = node.value
  const isScalar =
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  return isScalar ? value : undefined
}

/** `path("drafts.**")` */
function patternIn(node: ExprNode): StrictPath | undefined {
  if (node.type === 'Group') return patternIn(node.base)
  if (node.type !== 'FuncCall' || node.namespace !== 'global' || node.name !== 'path') return
  const [arg] = node.args
  const pattern = arg && scalarIn(arg)
  return typeof pattern === 'string' ? new StrictPath(pattern) : undefined
}

/** As GROQ reads `slug.current`: null wherever there is no such attribute. */
function valueAt(document: object, path: string[]): unknown {
  let value: unknown = document
  for (const name of path) {
    if (!isObject(value) || !Object.hasOwn(value, name)) return null
    value = value[name]
  }
  return value
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function byGroqJs(node: ExprNode): Judge {
  const runnable = withOwnFunctions(node)
  return (document, options) => {
    const value: unknown = evaluateSync(runnable, {...options, root: document}).data
    return typeof value === 'boolean' ? value : null
  }
}
