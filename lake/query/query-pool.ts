import {Worker} from 'node:worker_threads'
import {QueryError} from './parse-query.ts'
import {type WorkerReply, type WorkerTask} from './query-worker.ts'
import {type QueryAnswer, type QueryRequest} from './run-query.ts'

interface Job {
  file: string
  request: QueryRequest
  wish(path: string): void
  resolve(answer: QueryAnswer): void
  reject(error: unknown): void
}

/** More queries are waiting than could be answered in reasonable time. Ask again later. */
export class TooManyQueriesError extends Error {
  override name = 'TooManyQueriesError'
}

const MOST_WAITING = 200
/** Enough for a scan of a hundred thousand documents; a query that wants more is stopped alone. */
const MEMORY_MB = 512

/**
 * Threads that answer the queries which may take long. A query that is not answered by its deadline
 * ends together with its thread; nothing else waits for it, and a new thread takes its place.
 */
export class QueryPool {
  readonly #threads: Thread[]
  readonly #waiting: Job[] = []

  constructor({threads, deadline}: {threads: number; deadline: number}) {
    this.#threads = Array.from({length: threads}, () => new Thread(deadline, () => this.#next()))
  }

  /**
   * Rejects with a {@link QueryError}, also for a deadline missed, or {@link TooManyQueriesError}.
   * `wish` is told for which paths an index would help, also when there is no answer.
   */
  run(file: string, request: QueryRequest, wish: (path: string) => void): Promise<QueryAnswer> {
    if (this.#waiting.length >= MOST_WAITING) {
      return Promise.reject(
        new TooManyQueriesError('Too many queries are waiting; try again later'),
      )
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({file, request, wish, resolve, reject})
      this.#next()
    })
  }

  /** Lets go of a dataset's file. */
  forget(file: string): void {
    for (const thread of this.#threads) thread.forget(file)
  }

  async close(): Promise<void> {
    for (const job of this.#waiting.splice(0)) job.reject(new Error('The lake is closed'))
    await Promise.all(this.#threads.map((thread) => thread.stop(new Error('The lake is closed'))))
  }

  #next(): void {
    for (const thread of this.#threads) {
      const job = thread.isIdle ? this.#waiting.shift() : undefined
      if (job) thread.start(job)
    }
  }
}

/** One worker, started when it is first needed and again whenever it had to be stopped. */
class Thread {
  readonly #deadline: number
  readonly #done: () => void
  #worker: Worker | undefined
  #isReady = false
  #job: Job | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(deadline: number, done: () => void) {
    this.#deadline = deadline
    this.#done = done
  }

  get isIdle(): boolean {
    return this.#job === undefined
  }

  start(job: Job): void {
    this.#job = job
    this.#worker ??= this.#launch()
    this.#worker.ref()
    if (this.#isReady) this.#ask()
  }

  forget(file: string): void {
    this.#post({task: 'forget', file})
  }

  async stop(reason: Error): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    this.#isReady = false
    this.#finish((job) => job.reject(reason))
    await worker?.terminate()
  }

  #launch(): Worker {
    const worker = new Worker(new URL('query-worker.ts', import.meta.url), {
      resourceLimits: {maxOldGenerationSizeMb: MEMORY_MB},
    })
    worker.on('message', (reply: WorkerReply) => {
      if (worker === this.#worker) this.#hear(reply)
    })
    worker.on('error', (error) => {
      if (worker === this.#worker) void this.stop(this.#failure(error))
    })
    return worker
  }

  #hear(reply: WorkerReply): void {
    if (reply.reply === 'ready') {
      this.#isReady = true
      this.#ask()
      return
    }
    if (reply.reply === 'wish') {
      this.#job?.wish(reply.path)
      return
    }
    this.#finish((job) => {
      if (reply.reply === 'answer') job.resolve(reply.answer)
      else if (reply.reply === 'failed') job.reject(new Error(reply.description))
      else job.reject(new QueryError(reply.type, reply.description, reply.query, reply.start))
    })
  }

  #ask(): void {
    const job = this.#job
    if (!job) return
    this.#post({task: 'query', file: job.file, request: job.request})
    this.#timer = setTimeout(() => {
      const description = `The query took longer than ${this.#deadline} milliseconds`
      void this.stop(new QueryError('queryTimeoutError', description, job.request.query))
    }, this.#deadline)
  }

  #post(task: WorkerTask): void {
    this.#worker?.postMessage(task)
  }

  /** Running out of memory is the query's own fault; anything else is ours. */
  #failure(error: Error): Error {
    const query = this.#job?.request.query ?? ''
    return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      ? new QueryError('queryEvaluationError', 'The query needs too much memory', query)
      : error
  }

  #finish(settle: (job: Job) => void): void {
    clearTimeout(this.#timer)
    const job = this.#job
    this.#job = undefined
    this.#worker?.unref()
    if (job) settle(job)
    this.#done()
  }
}
