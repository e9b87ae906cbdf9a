import {setTimeout as sleep} from 'node:timers/promises'
import {type Dataset} from '../dataset.ts'
import {documentAt} from '../history/document-at.ts'
import {type LoggedTransaction} from '../store/transaction-log.ts'
import {type Hook} from './hook.ts'
import {type HookStore} from './hook-store.ts'
import {bodyFor, headersFor, type HookEvent} from './message.ts'

export interface RunnerOptions {
  projectId: string
  clock: () => number
  log: (line: string) => void
  /** Milliseconds before each further attempt; after the last one a delivery is given up. */
  retryDelays: number[]
}

/** Content Lake tries for about half an hour. */
export const RETRY_DELAYS = [1000, 5000, 30_000, 120_000, 600_000, 900_000]
const PATIENCE_MS = 30_000

/**
 * Sends the webhooks of one dataset. It reads them off the transaction log and remembers how far each
 * has got, so whatever happened while the lake was down is sent when it is up again: every event at
 * least once, those of a webhook in the order in which they happened. Who gets one twice, because the
 * process ended in between, knows it by its `idempotency-key`.
 */
export class HookRunner {
  readonly #dataset: Dataset
  readonly #hooks: HookStore
  readonly #options: RunnerOptions
  readonly #stopping = new AbortController()
  readonly #busy = new Set<string>()
  readonly #unfollow: (() => void)[]

  constructor(dataset: Dataset, hooks: HookStore, options: RunnerOptions) {
    this.#dataset = dataset
    this.#hooks = hooks
    this.#options = options
    this.#unfollow = [dataset.follow(() => this.#wake()), hooks.follow(() => this.#wake())]
    this.#wake()
  }

  stop(): void {
    this.#stopping.abort()
    for (const unfollow of this.#unfollow) unfollow()
  }

  get #name(): string {
    return this.#dataset.info.name
  }

  #wake(): void {
    for (const hook of this.#hooks.list()) {
      const isOurs = hook.dataset === '*' || hook.dataset === this.#name
      if (!isOurs || this.#busy.has(hook.id)) continue
      this.#busy.add(hook.id)
      this.#catchUp(hook.id)
        .catch((error: unknown) => {
          if (!this.#isStopped) this.#options.log(`Webhook ${hook.id} failed: ${String(error)}`)
        })
        .finally(() => this.#busy.delete(hook.id))
    }
  }

  get #isStopped(): boolean {
    return this.#stopping.signal.aborted
  }

  /** Until there is nothing more to send. What happens meanwhile is seen before it ends. */
  async #catchUp(id: string): Promise<void> {
    const {log} = this.#dataset.store
    const last = log.last().sequence
    // A new webhook hears of what is to come; one of a dataset made anew starts from its beginning.
    let position = Math.min(this.#hooks.position(id, this.#name) ?? last, last)
    this.#hooks.setPosition(id, this.#name, position)
    for (let next = log.at(position + 1); next; next = log.at(position + 1)) {
      await this.#sendAll(id, next)
      if (this.#isStopped || !this.#hooks.get(id)) return
      position = next.sequence
      this.#hooks.setPosition(id, this.#name, position)
    }
  }

  async #sendAll(id: string, transaction: LoggedTransaction): Promise<void> {
    const {store} = this.#dataset
    for (const {documentId, kind} of transaction.events) {
      const before = documentAt(store, documentId, transaction.sequence - 1)
      const after = documentAt(store, documentId, transaction.sequence)
      await this.#send(id, {transaction, kind, documentId, before, after})
      if (this.#isStopped) return
    }
  }

  async #send(id: string, event: HookEvent): Promise<void> {
    for (const delay of [0, ...this.#options.retryDelays]) {
      // Read again each time: somebody may have corrected its address meanwhile.
      const hook = this.#hooks.get(id)
      if (!hook || hook.isDisabledByUser) return
      const surroundings = {projectId: this.#options.projectId, dataset: this.#name}
      const body = await bodyFor(hook, event, surroundings)
      if (body === undefined) return
      if (delay > 0) await this.#wait(delay)
      if (this.#isStopped) return
      const now = this.#options.clock()
      const headers = headersFor(hook, event, surroundings, {body, now})
      const {status, failure, isFinal} = await this.#deliver(hook, body, headers)
      if (this.#isStopped) return
      const {documentId, transaction} = event
      this.#hooks.noteAttempt(id, {transactionId: transaction.id, documentId, status, failure})
      if (isFinal) return
    }
    this.#options.log(`Webhook ${id} gave up on transaction ${event.transaction.id}`)
  }

  async #wait(delay: number): Promise<void> {
    const {signal} = this.#stopping
    await sleep(delay, undefined, {signal, ref: false}).catch(() => undefined)
  }

  async #deliver(
    {url, httpMethod}: Hook,
    body: string,
    headers: Record<string, string>,
  ): Promise<{status: number | null; failure: string | null; isFinal: boolean}> {
    try {
      const response = await fetch(url, {
        method: httpMethod,
        headers,
        ...(httpMethod === 'GET' ? {} : {body}),
        // Where it leads is what the administrator has set, and nowhere else.
        redirect: 'manual',
        signal: AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(PATIENCE_MS)]),
      })
      await response.body?.cancel()
      const {status, ok} = response
      const isFinal = ok || (status < 500 && status !== 429)
      return {status, failure: ok ? null : `The receiver answered ${status}`, isFinal}
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error)
      return {status: null, failure, isFinal: false}
    }
  }
}
