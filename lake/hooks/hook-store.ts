import {isRecord} from '../documents/json.ts'
import {type Database} from '../store/database.ts'
import {numberIn, numberOrNullIn, textIn, textOrNullIn} from '../store/rows.ts'
import {type Hook, readHook} from './hook.ts'

/** One delivery that was tried, as `…/attempts` tells it. */
export interface Attempt {
  transactionId: string
  documentId: string
  at: string
  /** HTTP status; `null` when there was no answer. */
  status: number | null
  failure: string | null
}

const ATTEMPTS_KEPT = 100

/** All webhooks of a lake, how far each has got, and what became of its last deliveries. */
export class HookStore {
  readonly #control: Database
  readonly #clock: () => number
  readonly #audience = new Set<() => void>()
  #known: Hook[] | undefined

  constructor(control: Database, clock: () => number) {
    this.#control = control
    this.#clock = clock
  }

  list(): Hook[] {
    this.#known ??= this.#read()
    return this.#known
  }

  get(id: string): Hook | undefined {
    return this.list().find((hook) => hook.id === id)
  }

  /** Throws {@link InvalidHookError}. */
  create(description: unknown): Hook {
    const id = crypto.randomUUID().replaceAll('-', '').slice(0, 16)
    const createdAt = new Date(this.#clock()).toISOString()
    return this.#put(readHook(description, {id, createdAt}))
  }

  /** Throws {@link InvalidHookError}. What is left out stays as it was. */
  update(hook: Hook, changes: Record<string, unknown>): Hook {
    const rule = isRecord(changes.rule) ? {...hook.rule, ...changes.rule} : hook.rule
    return this.#put(readHook({...hook, ...changes, rule}, hook))
  }

  remove(id: string): void {
    this.#control.run('delete from hook where id = ?', id)
    this.#tell()
  }

  /** The last transaction of a dataset that a webhook has done with; `undefined` for a new one. */
  position(id: string, dataset: string): number | undefined {
    const row = this.#control.get(
      'select sequence from hook_position where hook = ? and dataset = ?',
      id,
      dataset,
    )
    return row && numberIn(row, 'sequence')
  }

  setPosition(id: string, dataset: string, sequence: number): void {
    if (!this.get(id)) return
    this.#control.run(
      `insert into hook_position (hook, dataset, sequence) values (?, ?, ?)
       on conflict (hook, dataset) do update set sequence = excluded.sequence`,
      id,
      dataset,
      sequence,
    )
  }

  attempts(id: string): Attempt[] {
    return this.#control
      .all('select * from hook_attempt where hook = ? order by key desc', id)
      .map((row) => ({
        transactionId: textIn(row, 'transaction_id'),
        documentId: textIn(row, 'document_id'),
        at: textIn(row, 'at'),
        status: numberOrNullIn(row, 'status'),
        failure: textOrNullIn(row, 'failure'),
      }))
  }

  noteAttempt(id: string, {transactionId, documentId, status, failure}: Omit<Attempt, 'at'>): void {
    if (!this.get(id)) return
    this.#control.run(
      `insert into hook_attempt (hook, transaction_id, document_id, at, status, failure)
       values (?, ?, ?, ?, ?, ?)`,
      id,
      transactionId,
      documentId,
      new Date(this.#clock()).toISOString(),
      status,
      failure,
    )
    this.#control.run(
      `delete from hook_attempt where hook = ? and key <= (
         select key from hook_attempt where hook = ? order by key desc limit 1 offset ?)`,
      id,
      id,
      ATTEMPTS_KEPT,
    )
  }

  /** Calls `hear` whenever a webhook was made, changed or removed. */
  follow(hear: () => void): () => void {
    this.#audience.add(hear)
    return () => this.#audience.delete(hear)
  }

  #read(): Hook[] {
    return this.#control.all('select * from hook order by id').map((row) => {
      const stored: unknown = JSON.parse(textIn(row, 'definition'))
      const createdAt = isRecord(stored) ? String(stored.createdAt) : ''
      return readHook(stored, {id: textIn(row, 'id'), createdAt})
    })
  }

  #put(hook: Hook): Hook {
    this.#control.run(
      `insert into hook (id, definition) values (?, ?)
       on conflict (id) do update set definition = excluded.definition`,
      hook.id,
      JSON.stringify(hook),
    )
    this.#tell()
    return hook
  }

  #tell(): void {
    this.#known = undefined
    for (const hear of this.#audience) hear()
  }
}
