import {
  type EvaluateOptions,
  evaluateSync,
  type ExprNode,
  type FilterNode,
  type PipeFuncCallNode,
} from 'groq-js'
import {type Field} from '../store/field-index.ts'
import {mapChildren} from './ast.ts'
import {callOut} from './call-out.ts'
import {
  both,
  type Condition,
  either,
  type Operand,
  pathOf,
  readCondition,
  type ReadingContext,
} from './condition.ts'
import {groupsOf, outerOperands, typesOf} from './condition-facts.ts'
import {withOwnFunctions} from './own-functions.ts'
import {type PlanRecorder, type PlanStep} from './plan.ts'
import {
  beforeProjection,
  isScorePositive,
  limitOf,
  readSource,
  type Source,
  standsAlone,
  withoutBoost,
} from './source.ts'
import {passes} from './verdict.ts'
import {type RowOrder, type SeenDocument, type View} from './view.ts'

/** What `*` asks for. */
const NO_CONDITION: Condition = {is: 'all', of: [], exact: true, total: true}

const BY_ID: RowOrder = {by: '_id', direction: 'asc'}

export interface Narrowing {
  view: View
  context: ReadingContext
  options: EvaluateOptions
  /** Told what the answer depends on: see sync-tags.ts. */
  depends(on: {types: string[]} | {groups: string[]} | 'everything'): void
  wish(path: string): void
  /** Told how each part is answered, when somebody has asked for the plan. */
  recorder?: PlanRecorder
}

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
  readonly #filters = new Map<ExprNode, ExprNode>()

  constructor(narrowing: Narrowing) {
    this.#narrowing = narrowing
  }

  /**
   * `isHidden`: directly inside of a `[]` traversal, whose scope `^` passes over, so that nothing can
   * be said about the surrounding document there.
   */
  narrow(node: ExprNode, isHidden: boolean): ExprNode {
    const replaced =
      this.#counted(node) ??
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

  /** `count(*[…])`, when the indexes alone can tell. */
  #counted(node: ExprNode): ExprNode | undefined {
    if (node.type !== 'FuncCall' || node.namespace !== 'global' || node.name !== 'count') return
    const source = node.args[0] && readSource(node.args[0])
    if (!source) return undefined
    const condition = this.#condition(source, undefined, true)
    if (!condition || outerOperands(condition).length > 0) return undefined
    const documents = this.#narrowing.view.count(condition, constantOf)
    if (documents === undefined) return undefined
    this.#note(condition)
    this.#plan(node, condition, {})
    return {type: 'Value', value: documents}
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
    return this.#documents(source, {order: BY_ID, limit, isWholeOrder: true}).documents
  }

  #limitedOrder(node: PipeFuncCallNode, limit: number): ExprNode | undefined {
    const projection = node.base.type === 'Map' ? node.base : undefined
    const source = readSource(projection ? projection.base : node.base)
    if (!source || !standsAlone(source)) return undefined
    const order = this.#orderOf(node.args[0], projection?.expr, source)
    if (!order) return undefined
    const isWholeOrder = node.args.length === 1
    const {documents, isOrdered} = this.#documents(source, {order, limit, isWholeOrder})
    if (isOrdered) {
      return projection
        ? {...projection, base: documents, expr: this.narrow(projection.expr, true)}
        : documents
    }
    const args = node.args.map((arg) => this.narrow(arg, false))
    if (!projection) return {...node, base: documents, args}
    const expr = this.narrow(projection.expr, true)
    return {...node, base: {...projection, base: documents, expr}, args}
  }

  /** The order of an index that begins as the wanted one does. */
  #orderOf(
    key: ExprNode | undefined,
    projection: ExprNode | undefined,
    source: Source,
  ): RowOrder | undefined {
    if (!key) return undefined
    const direction = key.type === 'Desc' ? 'desc' : 'asc'
    const value = key.type === 'Desc' || key.type === 'Asc' ? key.base : key
    const original = projection ? beforeProjection(value, projection) : value
    const path = original && pathOf(original)
    if (path === undefined) return undefined
    if (path === '_id' || path === '_updatedAt') return {by: path, direction}
    const field = this.#fieldOf(path, source)
    return field && {by: field, direction}
  }

  #fieldOf(path: string, source: Source): Field | undefined {
    const types = typesOf(this.#condition(source, undefined, true))
    if (types?.length !== 1 || types[0] === undefined || path === '_originalId') return undefined
    const field = this.#narrowing.view.fields.get(path)?.get(types[0])
    if (!this.#narrowing.view.fields.has(path)) this.#narrowing.wish(path)
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
    const {documents} = this.#documents(source, {order: BY_ID, also: relevant})
    const args = base.args.map((arg) => this.narrow(arg, false))
    return {...node, base: {...base, base: documents, args}}
  }

  #source(node: ExprNode, isHidden: boolean): ExprNode | undefined {
    const source = readSource(node)
    if (!source) return undefined
    if (standsAlone(source)) {
      return this.#documents(source, {order: BY_ID}).documents
    }
    const condition = this.#condition(source, undefined, isHidden)
    this.#note(condition)
    return source.filters.reduce<ExprNode>(
      (base, expr): FilterNode => ({type: 'Filter', base, expr: this.narrow(expr, false)}),
      this.#candidates(node, condition),
    )
  }

  /** What a filter that looks at its surroundings is applied to: looked up anew for each of them. */
  #candidates(node: ExprNode, condition: Condition | undefined): ExprNode {
    const {view} = this.#narrowing
    const outer = condition ? outerOperands(condition) : []
    const step = this.#plan(node, condition, {order: BY_ID})
    const look = (valueOf: (operand: Operand) => unknown) => {
      const documents = all(view, condition, valueOf)
      if (step) {
        step.candidates += documents.length
        step.found += documents.length
      }
      return documents
    }
    if (outer.length === 0) return {type: 'Value', value: look(constantOf)}
    if (step) step.lookups = 0
    const known = new Map<string, SeenDocument[]>()
    return callOut(
      outer.map((operand) => this.narrow(operand.outer, false)),
      (values) => {
        const key = JSON.stringify(values)
        const documents =
          known.get(key) ??
          look((operand) => {
            return 'constant' in operand ? operand.constant : values[outer.indexOf(operand)]
          })
        if (step && !known.has(key)) step.lookups++
        known.set(key, documents)
        return documents
      },
    )
  }

  /**
   * The documents of a source that stands on its own, filtered while they are read. In the order of
   * their `_id`, unless another one is the only one wanted and the indexes have put them in it.
   */
  #documents(
    source: Source,
    {
      order,
      limit = Infinity,
      also,
      isWholeOrder = false,
    }: {order: RowOrder; limit?: number; also?: Condition; isWholeOrder?: boolean},
  ): {documents: ExprNode; isOrdered: boolean} {
    const condition = this.#condition(source, also, true)
    this.#note(condition)
    const step = this.#plan(sourceNode(source), condition, {order, limit})
    const {view} = this.#narrowing
    // Further keys of the order may want any of those that share a rank with the last.
    const asked = limit < Infinity && isWholeOrder ? {...order, limit} : order
    const {isDecided, isComplete, rows} = view.find(condition, asked, constantOf)
    const narrowed = isDecided ? [] : source.filters.map((filter) => this.#narrowed(filter))
    const found: SeenDocument[] = []
    let lastRank: unknown
    for (const {document, rank} of rows) {
      if (found.length >= limit && rank !== lastRank) break
      if (step && !isDecided) step.candidates++
      const {options} = this.#narrowing
      if (!narrowed.every((filter) => passes(filter, document, options))) continue
      found.push(document)
      lastRank = rank
      if (found.length >= limit && order.by === '_id') break
    }
    if (step) step.found = found.length
    const isOrdered = isWholeOrder && isComplete
    if (!isOrdered && (order.by !== '_id' || order.direction === 'desc')) found.sort(byId)
    return {documents: {type: 'Value', value: found}, isOrdered}
  }

  /** Without an order it is a count: no document is read, however many there are. */
  #plan(
    node: ExprNode,
    condition: Condition | undefined,
    {order, limit = Infinity}: {order?: RowOrder; limit?: number},
  ): PlanStep | undefined {
    const {recorder, view} = this.#narrowing
    if (!recorder) return undefined
    // What only a surrounding document knows leads by the same index, whatever it is.
    const wanted = node.type === 'Everything' ? NO_CONDITION : condition
    const {indexes, exact} = view.explain(wanted, (operand) => {
      return 'constant' in operand ? operand.constant : ''
    })
    const endsEarly = limit < Infinity && exact
    const isFullScan = order !== undefined && indexes.length === 0 && !endsEarly
    const step = recorder.begin(node, {indexes, isFullScan})
    if (order) step.order = nameOf(order)
    if (limit < Infinity) step.limit = limit
    return step
  }

  #condition(
    source: Source,
    also: Condition | undefined,
    isHidden: boolean,
  ): Condition | undefined {
    const context = {
      ...this.#narrowing.context,
      mayLookOut: !isHidden,
      valueOf: (closed: ExprNode) => this.#valueOf(closed),
    }
    const isAlone = standsAlone(source)
    const conditions = source.filters.map((filter) =>
      readCondition(isAlone ? this.#narrowed(filter) : filter, context),
    )
    const [first, ...rest] = also ? [...conditions, also] : conditions
    return rest.reduce((left, right) => both(left, right), first)
  }

  /** A filter with the sources inside of it looked up: once, however often it is read. */
  #narrowed(filter: ExprNode): ExprNode {
    const narrowed = this.#filters.get(filter) ?? this.narrow(filter, false)
    this.#filters.set(filter, narrowed)
    return narrowed
  }

  #valueOf(closed: ExprNode): unknown {
    return evaluateSync(withOwnFunctions(closed), this.#narrowing.options).data
  }

  #note(condition: Condition | undefined): void {
    const types = typesOf(condition)
    const groups = groupsOf(condition)
    if (groups) this.#narrowing.depends({groups})
    else this.#narrowing.depends(types ? {types} : 'everything')
  }
}

function all(
  view: View,
  condition: Condition | undefined,
  valueOf: (operand: Operand) => unknown,
): SeenDocument[] {
  return Array.from(view.find(condition, BY_ID, valueOf).rows, ({document}) => document)
}

function sourceNode({filters}: Source): ExprNode {
  return filters.reduce<ExprNode>((base, expr) => ({type: 'Filter', base, expr}), {
    type: 'Everything',
  })
}

function nameOf({by, direction}: RowOrder): string {
  return `${typeof by === 'string' ? by : by.path} ${direction}`
}

function constantOf(operand: Operand): unknown {
  return 'constant' in operand ? operand.constant : undefined
}

function byId(left: SeenDocument, right: SeenDocument): number {
  return left._id < right._id ? -1 : 1
}
