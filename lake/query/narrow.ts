import {type ExprNode, type PipeFuncCallNode} from 'groq-js'
import {type Field} from '../store/field-index.ts'
import {mapChildren} from './ast.ts'
import {callOut} from './call-out.ts'
import {both, type Condition, either} from './condition.ts'
import {outerOperands, typesOf} from './condition-facts.ts'
import {readCondition} from './read-condition.ts'
import {readOrder} from './read-order.ts'
import {
  existingSource,
  isScorePositive,
  limitOf,
  readSource,
  sourceWithin,
  standsAlone,
  usesDeltas,
  withoutBoost,
} from './source.ts'
import {type Narrowing, Sources} from './sources.ts'
import {outerParts, withValues} from './surroundings.ts'

/**
 * The query with every `*[…]` replaced by the documents that it stands for, found through the
 * indexes wherever they can help. What remains needs no dataset.
 *
 * Three rules make this safe. An index only ever leaves out documents that the filter would reject:
 * the filter itself is asked about every other. Documents come in the order of their `_id`, which is
 * the order of unordered results. And a limit ends a search early only where the order is one that
 * an index has, and not before all documents of the same rank are there; the sorting is groq-js's.
 */
export function narrowQuery(tree: ExprNode, narrowing: Narrowing): ExprNode {
  return new Narrower(narrowing).narrow(tree, false)
}

class Narrower {
  readonly #narrowing: Narrowing
  readonly #sources: Sources

  constructor(narrowing: Narrowing) {
    this.#narrowing = narrowing
    this.#sources = new Sources(narrowing, (node) => this.narrow(node, false))
  }

  /**
   * `isHidden`: directly inside of a `[]` traversal, whose scope `^` passes over, so that nothing can
   * be said about the surrounding document there.
   */
  narrow(node: ExprNode, isHidden: boolean): ExprNode {
    const replaced =
      this.#surrounded(node, isHidden) ??
      this.#counted(node) ??
      this.#existing(node) ??
      this.#limited(node, isHidden) ??
      this.#scored(node) ??
      this.#source(node, isHidden)
    if (replaced) return replaced
    const isTraversal = node.type === 'Map' || node.type === 'FlatMap'
    const opensScope = isTraversal || node.type === 'Filter' || node.type === 'Projection'
    if (node.type === 'PipeFuncCall') {
      const args = node.args.map((arg) => this.narrow(arg, false))
      return {...node, base: this.narrow(node.base, isHidden), args}
    }
    if (!opensScope) return mapChildren(node, (child) => this.narrow(child, isHidden))
    return {
      ...node,
      base: this.narrow(node.base, isHidden),
      expr: this.narrow(node.expr, isTraversal),
    }
  }

  /**
   * `*[author._ref == ^._id]`, the first of them, or how many there are: looked up for each of the
   * surrounding documents, as if its values stood in the query.
   */
  #surrounded(node: ExprNode, isHidden: boolean): ExprNode | undefined {
    const within = isHidden ? undefined : sourceWithin(node)
    if (!within || standsAlone(within.source) || usesDeltas(node)) return undefined
    const {source, keys} = within
    const parts = outerParts([...source.filters, ...keys])
    const condition = parts && this.#sources.conditionOf(source, {mayLookOut: true})
    if (!condition || outerOperands(condition).length === 0) return undefined
    const look = this.#sources.lookUp(node, condition, (values: Map<ExprNode, unknown>) => {
      return this.narrow(withValues(node, values), false)
    })
    const known = new Map<string, unknown>()
    const nodes = [...parts.keys()]
    return callOut(
      [...parts.values()].map((part) => this.narrow(part, false)),
      (values) => {
        const key = JSON.stringify(values)
        if (!known.has(key)) {
          known.set(key, look(new Map(nodes.map((part, index) => [part, values[index]]))))
        }
        return known.get(key)
      },
    )
  }

  /** `count(*[…])`, when the indexes alone can tell. */
  #counted(node: ExprNode): ExprNode | undefined {
    if (node.type !== 'FuncCall' || node.namespace !== 'global' || node.name !== 'count') return
    const source = node.args[0] && readSource(node.args[0])
    const value = source && this.#sources.count(source, node)
    return value === undefined ? undefined : {type: 'Value', value}
  }

  /** `defined(*[…][0]._id)`: whichever there is. */
  #existing(node: ExprNode): ExprNode | undefined {
    const source = existingSource(node)
    if (!source || !standsAlone(source)) return undefined
    const wanted = {by: '_id', direction: 'asc', isAny: true, isWhole: true, limit: 1} as const
    const condition = this.#sources.conditionOf(source)
    const {documents} = this.#sources.documents(source, condition, wanted)
    const count: ExprNode = {
      type: 'FuncCall',
      namespace: 'global',
      name: 'count',
      args: [documents],
    }
    return {type: 'OpCall', op: '>', left: count, right: {type: 'Value', value: 0}}
  }

  /** `*[…]|order(…)[0...10]` and its like: only as many documents as can be among the first. */
  #limited(node: ExprNode, isHidden: boolean): ExprNode | undefined {
    const limit = limitOf(node)
    if (limit === undefined || (node.type !== 'Slice' && node.type !== 'AccessElement')) return
    const inner = this.#limitedBase(node.base, limit, isHidden)
    return inner && {...node, base: inner}
  }

  #limitedBase(node: ExprNode, limit: number, isHidden: boolean): ExprNode | undefined {
    if (node.type === 'Group') return this.#limitedBase(node.base, limit, isHidden)
    if (node.type === 'Map') {
      const base = this.#limitedBase(node.base, limit, isHidden)
      return base && {...node, base, expr: this.narrow(node.expr, true)}
    }
    if (node.type === 'PipeFuncCall' && node.name === 'order') {
      return this.#limitedOrder(node, limit)
    }
    const source = readSource(node)
    if (!source || !standsAlone(source)) return undefined
    const order = {by: '_id', direction: 'asc', isWhole: true} as const
    const condition = this.#sources.conditionOf(source)
    return this.#sources.documents(source, condition, {...order, limit}).documents
  }

  #limitedOrder(node: PipeFuncCallNode, limit: number): ExprNode | undefined {
    const projection = node.base.type === 'Map' ? node.base : undefined
    const source = readSource(projection ? projection.base : node.base)
    if (!source || !standsAlone(source)) return undefined
    const condition = this.#sources.conditionOf(source)
    const fieldOf = (path: string) => this.#fieldOf(path, condition)
    const order = readOrder(node.args, projection?.expr, fieldOf)
    if (!order) return undefined
    const {documents, isOrdered} = this.#sources.documents(source, condition, {...order, limit})
    const base: ExprNode = projection
      ? {...projection, base: documents, expr: this.narrow(projection.expr, true)}
      : documents
    if (isOrdered) return base
    return {...node, base, args: node.args.map((arg) => this.narrow(arg, false))}
  }

  /** The index of a path within the one type that the documents can have. */
  #fieldOf(path: string, condition: Condition | undefined): Field | undefined {
    const types = typesOf(condition)
    if (types?.length !== 1 || types[0] === undefined || path === '_originalId') return undefined
    const {view, wish} = this.#narrowing
    const field = view.fields.get(path)?.get(types[0])
    if (!field?.ready) wish(path)
    return field?.ready && field.ordered ? field : undefined
  }

  /** `*[…]|score(…)[_score > 0]`: only documents that some part of the score speaks for. */
  #scored(node: ExprNode): ExprNode | undefined {
    if (node.type !== 'Filter' || !isScorePositive(node.expr)) return undefined
    const {base} = node
    if (base.type !== 'PipeFuncCall' || base.name !== 'score') return undefined
    const source = readSource(base.base)
    if (!source || !standsAlone(source)) return undefined
    const relevant = base.args
      .map((arg) => readCondition(withoutBoost(arg), this.#narrowing.context))
      .reduce((left, right) => either(left, right))
    const condition = both(this.#sources.conditionOf(source), relevant)
    const {documents} = this.#sources.documents(source, condition)
    const args = base.args.map((arg) => this.narrow(arg, false))
    return {...node, base: {...base, base: documents, args}}
  }

  #source(node: ExprNode, isHidden: boolean): ExprNode | undefined {
    const source = readSource(node)
    if (!source) return undefined
    if (!standsAlone(source)) return this.#sources.filtered(source, node, isHidden)
    return this.#sources.documents(source, this.#sources.conditionOf(source)).documents
  }
}
