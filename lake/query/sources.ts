import {type EvaluateOptions, evaluateSync, type ExprNode} from 'groq-js'
import {callOut} from './call-out.ts'
import {both, type Condition, type Operand, type ReadingContext} from './condition.ts'
import {followedPaths, groupsOf, outerOperands, typesOf} from './condition-facts.ts'
import {withOwnFunctions} from './own-functions.ts'
import {type PlanRecorder, type PlanStep} from './plan.ts'
import {readCondition} from './read-condition.ts'
import {type RowOrder} from './row-order.ts'
import {type SeenDocument} from './seen-documents.ts'
import {type Source, standsAlone} from './source.ts'
import {type Dependency} from './sync-tags.ts'
import {passes} from './verdict.ts'
import {type View, type Wanted} from './view.ts'

export interface Narrowing {
  view: View
  context: ReadingContext
  options: EvaluateOptions
  /** Told what the answer depends on. */
  depends: (on: Dependency) => void
  wish: (path: string) => void
  /** Told how each part is answered, when somebody has asked for the plan. */
  recorder?: PlanRecorder
}

/** What `*` asks for. */
const NO_CONDITION: Condition = {is: 'all', of: [], exact: true, total: true}

const BY_ID: RowOrder = {by: '_id', direction: 'asc'}

/** Looks up the documents that each `*[…]` of a query stands for. */
export class Sources {
  readonly #narrowing: Narrowing
  readonly #narrow: (node: ExprNode) => ExprNode
  readonly #filters = new Map<ExprNode, ExprNode>()
  /** Of what is looked up again and again, and is one step of the plan. */
  #step: PlanStep | undefined

  /** @param narrow for the sources inside of filters */
  constructor(narrowing: Narrowing, narrow: (node: ExprNode) => ExprNode) {
    this.#narrowing = narrowing
    this.#narrow = narrow
  }

  /** What the indexes can say about the documents of a source. */
  conditionOf(source: Source, {mayLookOut = false} = {}): Condition | undefined {
    const context = {
      ...this.#narrowing.context,
      mayLookOut,
      valueOf: (closed: ExprNode) => this.#valueOf(closed),
    }
    const isAlone = standsAlone(source)
    const [first, ...rest] = source.filters.map((filter) =>
      readCondition(isAlone ? this.#narrowed(filter) : filter, context),
    )
    return rest.reduce((left, right) => both(left, right), first)
  }

  /** How many documents there are, when the indexes alone can tell. */
  count(source: Source, node: ExprNode): number | undefined {
    const condition = this.conditionOf(source)
    if (!condition || outerOperands(condition).length > 0) return undefined
    const documents = this.#narrowing.view.count(condition, constantOf)
    if (documents === undefined) return undefined
    this.#note(condition)
    this.#plan(node, condition, {})
    return documents
  }

  /**
   * The documents of a source that stands on its own, filtered while they are read. In the order of
   * their `_id`, unless another one is the only one wanted and the indexes have put them in it.
   */
  documents(
    source: Source,
    condition: Condition | undefined,
    wanted: Wanted = BY_ID,
  ): {documents: ExprNode; isOrdered: boolean} {
    this.#note(condition)
    const step = this.#plan(nodeOf(source), condition, wanted)
    const {view, options} = this.#narrowing
    const {limit = Infinity} = wanted
    const {isDecided, isComplete, rows} = view.find(condition, wanted, constantOf)
    const filters = isDecided ? [] : source.filters.map((filter) => this.#narrowed(filter))
    const found: SeenDocument[] = []
    let lastRank: unknown
    for (const {document, rank} of rows) {
      // Further keys of the order may want any of those that share a rank with the last.
      if (found.length >= limit && rank !== lastRank) break
      if (step && !isDecided) step.candidates++
      if (!filters.every((filter) => passes(filter, document, options))) continue
      found.push(document)
      lastRank = rank
      if (found.length >= limit && wanted.by === '_id') break
    }
    if (step) step.found += found.length
    if (!isComplete && (wanted.by !== '_id' || wanted.direction === 'desc')) found.sort(byId)
    return {documents: {type: 'Value', value: found}, isOrdered: isComplete}
  }

  /**
   * Evaluates an expression as often as it is looked up, each time with other values in it.
   *
   * @param narrowed the expression with the values, and with its documents
   */
  lookUp<Values>(
    node: ExprNode,
    condition: Condition,
    narrowed: (values: Values) => ExprNode,
  ): (values: Values) => unknown {
    this.#note(condition)
    const step = this.#plan(node, condition, BY_ID)
    if (step) step.lookups = 0
    return (values) => {
      if (step) step.lookups++
      const outer = this.#step
      this.#step = step
      try {
        return this.#valueOf(narrowed(values))
      } finally {
        this.#step = outer
      }
    }
  }

  /**
   * A source whose filters look at their surroundings. They are applied to what the indexes find,
   * which is looked up anew for each of the surrounding documents.
   *
   * @param isHidden nothing can be said about the surrounding document
   */
  filtered(source: Source, node: ExprNode, isHidden: boolean): ExprNode {
    const condition = this.conditionOf(source, {mayLookOut: !isHidden})
    this.#note(condition)
    return source.filters.reduce<ExprNode>(
      (base, expr) => ({type: 'Filter', base, expr: this.#narrow(expr)}),
      this.#candidates(node, condition),
    )
  }

  #candidates(node: ExprNode, condition: Condition | undefined): ExprNode {
    const outer = condition ? outerOperands(condition) : []
    const step = this.#plan(node, condition, BY_ID)
    const look = (valueOf: (operand: Operand) => unknown) => {
      const {rows} = this.#narrowing.view.find(condition, BY_ID, valueOf)
      const documents = Array.from(rows, ({document}) => document)
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
      outer.map((operand) => this.#narrow(operand.outer)),
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

  /** A filter with the sources inside of it looked up: once, however often it is read. */
  #narrowed(filter: ExprNode): ExprNode {
    const narrowed = this.#filters.get(filter) ?? this.#narrow(filter)
    this.#filters.set(filter, narrowed)
    return narrowed
  }

  #valueOf(closed: ExprNode): unknown {
    return evaluateSync(withOwnFunctions(closed), this.#narrowing.options).data
  }

  #note(condition: Condition | undefined): void {
    const {depends} = this.#narrowing
    const types = typesOf(condition)
    const groups = groupsOf(condition)
    if (groups) depends({groups})
    else depends(types ? {types} : 'everything')
    if (condition) depends({paths: followedPaths(condition)})
  }

  /** Without an order it is a count: no document is read, however many there are. */
  #plan(
    node: ExprNode,
    condition: Condition | undefined,
    {limit = Infinity, ...order}: Partial<Wanted>,
  ): PlanStep | undefined {
    const {recorder, view} = this.#narrowing
    if (!recorder) return undefined
    if (this.#step) return this.#step
    // What only a surrounding document knows leads by the same index, whatever it is.
    const wanted = node.type === 'Everything' ? NO_CONDITION : condition
    const {indexes, exact} = view.explain(wanted, (operand) => {
      return 'constant' in operand ? operand.constant : ''
    })
    const endsEarly = limit < Infinity && exact
    const isFullScan = order.by !== undefined && indexes.length === 0 && !endsEarly
    const step = recorder.begin(node, {indexes, isFullScan})
    if (order.by) step.order = `${nameOf(order.by)} ${order.direction ?? 'asc'}`
    if (limit < Infinity) step.limit = limit
    return step
  }
}

function nodeOf({filters}: Source): ExprNode {
  return filters.reduce<ExprNode>((base, expr) => ({type: 'Filter', base, expr}), {
    type: 'Everything',
  })
}

function nameOf(by: RowOrder['by']): string {
  return typeof by === 'string' ? by : by.path
}

function constantOf(operand: Operand): unknown {
  return 'constant' in operand ? operand.constant : undefined
}

function byId(left: SeenDocument, right: SeenDocument): number {
  return left._id < right._id ? -1 : 1
}
