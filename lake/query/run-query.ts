import {evaluate, type EvaluateOptions, evaluateSync, type ExprNode} from 'groq-js'
import {Access, type Grant} from '../access/grants.ts'
import {publishedIdOf} from '../documents/document-id.ts'
import {type JsonObject} from '../documents/json.ts'
import {type Database} from '../store/database.ts'
import {type ReadingContext} from './condition.ts'
import {narrowQuery} from './narrow.ts'
import {withOwnFunctions} from './own-functions.ts'
import {parseQuery, QueryError} from './parse-query.ts'
import {type Plan, PlanRecorder} from './plan.ts'
import {type Perspective} from './perspective.ts'
import {usesDeltas} from './source.ts'
import {Dependencies} from './sync-tags.ts'
import {type Budget, OverBudgetError} from './budget.ts'
import {View} from './view.ts'

/** Everything that a query depends on but the documents. Plain data, so that it can go to a thread. */
export interface QueryRequest {
  query: string
  params: JsonObject
  perspective: Perspective
  grants: Grant[]
  identity: string
  /** Milliseconds; `now()` is the same throughout one query. */
  now: number
  sanity: {projectId: string; dataset: string}
  /** Tell how it was answered, too. */
  explain?: boolean
}

export interface QueryAnswer {
  /** The result as JSON text; `null` for a result that JSON has no value for. */
  json: string
  syncTags: string[]
  /** Only when asked for. */
  plan?: Plan
}

/** The result that {@link runQuery} gives for a `diff::` query comes later. */
export type Answering = QueryAnswer | Promise<QueryAnswer>

const LARGEST_RESULT = 32 * 1024 * 1024

/**
 * Answers a query from one state of the dataset. `wish` is told, before any document is read, for
 * which paths the query would have liked an index. Throws {@link QueryError} for queries that cannot
 * be read or evaluated, and whatever the budget throws when it is spent.
 */
export function runQuery(
  database: Database,
  request: QueryRequest,
  {budget, wish}: {budget: Budget; wish: (path: string) => void},
  tree: ExprNode = parseQuery(request.query, request.params),
): Answering {
  const {query, identity, sanity} = request
  const context = {now: new Date(request.now), identity, sanity, mayLookOut: true}
  const access = new Access(request.grants, identity, () => request.now)
  const {perspective} = request
  const view = new View({database, perspective, access, budget, context, wish})
  const dependencies = new Dependencies()
  const recorder = request.explain ? new PlanRecorder() : undefined
  const answer = (value: unknown): QueryAnswer => ({
    json: resultText(value, query),
    syncTags: dependencies.syncTags(),
    ...(recorder ? {plan: recorder.plan(view.size())} : {}),
  })
  try {
    const depends = dependencies.add.bind(dependencies)
    const options = evaluationOptions(view, context, dependencies, recorder)
    const narrowing = {view, context, options, depends, wish}
    const narrowed = narrowQuery(tree, recorder ? {...narrowing, recorder} : narrowing)
    const runnable = withOwnFunctions(narrowed)
    if (usesDeltas(tree)) {
      return evaluateLater(runnable, options).then(answer, (error: unknown) => {
        throw evaluationError(error, query)
      })
    }
    return answer(evaluateSync(runnable, options).data)
  } catch (error) {
    throw evaluationError(error, query)
  }
}

function evaluationOptions(
  view: View,
  context: ReadingContext,
  dependencies: Dependencies,
  recorder: PlanRecorder | undefined,
): EvaluateOptions {
  return {
    dataset: [],
    timestamp: context.now,
    identity: context.identity,
    sanity: context.sanity,
    dereference: ({_ref}) => {
      recorder?.dereferenced()
      const document = view.get(_ref)
      dependencies.add({groups: [publishedIdOf(_ref)], type: document?._type})
      return document
    },
  }
}

async function evaluateLater(tree: ExprNode, options: EvaluateOptions): Promise<unknown> {
  const value = await evaluate(tree, options)
  return value.get()
}

function resultText(value: unknown, query: string): string {
  const text = value === undefined ? 'null' : JSON.stringify(value)
  if (text.length <= LARGEST_RESULT) return text
  throw new QueryError(
    'queryEvaluationError',
    `The result is larger than ${LARGEST_RESULT} characters; ask for fewer documents or attributes`,
    query,
  )
}

/** Whatever goes wrong inside groq-js is the query's fault; a store that fails is not. */
function evaluationError(error: unknown, query: string): unknown {
  const isOurs = error instanceof QueryError || error instanceof OverBudgetError
  if (isOurs || !(error instanceof Error) || 'errcode' in error) return error
  const description =
    error instanceof RangeError ? 'The query needs too much memory' : error.message
  return new QueryError('queryEvaluationError', description, query)
}
