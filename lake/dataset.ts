import {type Access} from './access/grants.ts'
import {
  commit,
  type CommitRequest,
  type CommittedTransaction,
  type Outcome,
  type Vetted,
} from './commit/commit.ts'
import {type JsonObject} from './documents/json.ts'
import {smallBudget, OverBudgetError} from './query/budget.ts'
import {isLight, LONGEST_LIGHT_QUERY} from './query/light.ts'
import {parseQuery} from './query/parse-query.ts'
import {type Perspective} from './query/perspective.ts'
import {type QueryPlan} from './query/plan.ts'
import {type QueryPool} from './query/query-pool.ts'
import {type QueryAnswer, type QueryRequest, runQuery} from './query/run-query.ts'
import {Housekeeping} from './store/housekeeping.ts'
import {type DatasetStore} from './store/dataset-store.ts'

export interface DatasetInfo {
  name: string
  aclMode: 'public' | 'private'
  createdAt: string
}

export interface Question {
  query: string
  params: JsonObject
  perspective: Perspective
  access: Access
  /** Tell how it was answered, too. The numbers in a plan count documents that `access` may not read. */
  explain?: boolean
}

/** The result as JSON text, and what it depends on: see sync-tags.ts. */
export interface Answer extends Omit<QueryAnswer, 'plan'> {
  plan?: QueryPlan
}

export interface DatasetSurroundings {
  projectId: string
  pool: QueryPool
  clock: () => number
  log: (line: string) => void
  vet?: ((transaction: Vetted) => string | undefined) | undefined
}

/** One dataset at work: its store, its queries, and whoever wants to hear of its changes. */
export class Dataset {
  readonly info: DatasetInfo
  readonly store: DatasetStore
  readonly #projectId: string
  readonly #pool: QueryPool
  readonly #clock: () => number
  readonly #log: (line: string) => void
  readonly #vet: DatasetSurroundings['vet']
  readonly #housekeeping: Housekeeping
  readonly #atClose: (() => void)[] = []
  readonly #audience = new Set<(transaction: CommittedTransaction) => void>()

  constructor(
    info: DatasetInfo,
    store: DatasetStore,
    {projectId, pool, clock, log, vet}: DatasetSurroundings,
  ) {
    this.info = info
    this.store = store
    this.#projectId = projectId
    this.#pool = pool
    this.#clock = clock
    this.#log = log
    this.#vet = vet
    this.#housekeeping = new Housekeeping(store, log)
  }

  /** See {@link commit}. Every audience has heard of the transaction when the promise resolves. */
  commit(request: CommitRequest): Promise<Outcome> {
    return commit(this.store, request, {
      now: this.#clock,
      vet: this.#vet,
      committed: (transaction) => {
        for (const hear of this.#audience) this.#tell(hear, transaction)
        this.#housekeeping.documentsChanged()
      },
    })
  }

  /**
   * Answers a query: at once when indexes make it cheap, otherwise in another thread, so that no
   * query can keep anybody else waiting.
   */
  async query(question: Question): Promise<Answer> {
    const {query, params, perspective, access, explain = false} = question
    const request = {
      query,
      params,
      perspective,
      grants: access.grants,
      identity: access.identity,
      now: this.#clock(),
      sanity: {projectId: this.#projectId, dataset: this.info.name},
      explain,
    }
    const wishes = new Set<string>()
    try {
      const {plan, ...answer} = await this.#answer(request, (path) => wishes.add(path))
      if (!plan) return answer
      return {...answer, plan: {...plan, coming: this.store.fields.inTheMaking([...wishes])}}
    } finally {
      // Above all when there is no answer: what missed its deadline would miss it again otherwise.
      if (wishes.size > 0) this.#housekeeping.indexFields([...wishes])
    }
  }

  /** Calls `hear` for every transaction from now on, in order, until the returned function is called. */
  follow(hear: (transaction: CommittedTransaction) => void): () => void {
    this.#audience.add(hear)
    return () => this.#audience.delete(hear)
  }

  /** Work that ends with the dataset. */
  atClose(work: () => void): void {
    this.#atClose.push(work)
  }

  close(): void {
    for (const work of this.#atClose) work()
    this.#housekeeping.stop()
    this.#pool.forget(this.store.file)
    this.store.close()
  }

  /** One listener that fails keeps nobody else from hearing. */
  #tell(
    hear: (transaction: CommittedTransaction) => void,
    transaction: CommittedTransaction,
  ): void {
    try {
      hear(transaction)
    } catch (error) {
      this.#log(`A listener failed: ${error instanceof Error ? error.stack : String(error)}`)
    }
  }

  async #answer(request: QueryRequest, wish: (path: string) => void): Promise<QueryAnswer> {
    const mayBeLight = request.query.length <= LONGEST_LIGHT_QUERY && !request.explain
    if (mayBeLight && isSmall(request.params)) {
      const tree = parseQuery(request.query, request.params)
      try {
        if (isLight(tree, {deepestLoop: 2}))
          return await runQuery(this.store.database, request, {budget: smallBudget(), wish}, tree)
      } catch (error) {
        // A tree too deep to be walked is left to a thread as well, which may fail alone.
        if (!(error instanceof OverBudgetError || error instanceof RangeError)) throw error
      }
    }
    return this.#pool.run(this.store.file, request, wish)
  }
}

/** Lists of a thousand ids are cheap to look up, but may be gone through for every document. */
function isSmall(params: JsonObject): boolean {
  return Object.values(params).every((value) => !Array.isArray(value) || value.length <= 100)
}
