import {type Access} from '../access/grants.ts'
import {type CommittedTransaction} from '../commit/commit.ts'
import {effectsBetween} from '../commit/effects.ts'
import {type Dataset} from '../dataset.ts'
import {bundleOf} from '../documents/document-id.ts'
import {type LakeDocument, without} from '../documents/document.ts'
import {type Change} from '../store/dataset-store.ts'
import {type LoggedEvent} from '../store/logged-event.ts'
import {type EventStream} from './event-stream.ts'
import {type DocumentTest} from './listen-filter.ts'
import {missedSince} from './missed.ts'

export interface ListenOptions {
  includeResult: boolean
  includePreviousRevision: boolean
  includeMutations: boolean
  /** Drafts and versions of releases too. */
  includeAllVersions: boolean
  /** Mendoza patches, forwards and backwards. */
  includeEffects: boolean
  enableResume: boolean
}

type Transition = 'appear' | 'update' | 'disappear'

/** One event that a listener gets: a change, as its filter and its rights see it. */
interface Hit {
  event: LoggedEvent
  change: Change
  transition: Transition
}

/** The part of a change that a viewer may know. */
interface Seen extends Pick<LoggedEvent, 'mutations' | 'effects'> {
  key: string
  before: LakeDocument | null
  after: LakeDocument | null
}

/**
 * Tells a stream of every change to documents that pass a filter, until the stream is over:
 * `welcome`, then one `mutation` for each touched document in the order of the commits.
 *
 * Every event says in its id where in the log it stands. Whoever comes back with such an id gets
 * `welcomeback` and all that was missed; if that cannot be told any more, `reset`. A `welcome` after
 * a reconnect would mean "fetch everything again".
 */
export function listen(
  dataset: Dataset,
  stream: EventStream,
  {
    access,
    filter,
    options,
    lastEventId,
  }: {
    access: Access
    filter: DocumentTest
    options: ListenOptions
    lastEventId: string | undefined
  },
): void {
  const listener = new Listener(stream, access, filter, options)
  const listenerName = crypto.randomUUID()
  const welcome = JSON.stringify({listenerName})
  const position = `${dataset.store.log.last().id}#${listenerName}`
  if (lastEventId === undefined || !options.enableResume) {
    stream.send('welcome', welcome, position)
  } else {
    const missed = missedEvents(dataset, lastEventId)
    if (missed) {
      stream.send('welcomeback', welcome, lastEventId)
      for (const {transaction, after} of missed) listener.tell(transaction, after)
    } else stream.send('reset', '{}', position)
  }
  const leave = dataset.follow((transaction) => listener.tell(transaction))
  void stream.closed.then(leave)
}

class Listener {
  readonly #stream: EventStream
  readonly #access: Access
  readonly #filter: DocumentTest
  readonly #options: ListenOptions
  readonly #format: string

  constructor(stream: EventStream, access: Access, filter: DocumentTest, options: ListenOptions) {
    this.#stream = stream
    this.#access = access
    this.#filter = filter
    this.#options = options
    this.#format = JSON.stringify(options)
  }

  /** `after`: the document of the transaction whose event was the last to arrive. */
  tell(transaction: CommittedTransaction, after?: string): void {
    const hits = transaction.events.flatMap((event, index) => {
      const change = transaction.changes[index]
      const transition = change && this.#transitionOf(change)
      return change && transition ? [{event, change, transition}] : []
    })
    const heard = hits.findIndex(({change}) => change.id === after)
    for (const [index, hit] of hits.entries()) {
      if (index <= heard) continue
      const count = `"transactionTotalEvents":${hits.length},"transactionCurrentEvent":${index + 1}`
      const data = `${this.#body(transaction, hit)},${count}}`
      this.#stream.send('mutation', data, `${transaction.id}#${hit.change.id}`)
    }
  }

  /** Relative to the filter: a document that begins to pass it appears. */
  #transitionOf(change: Change): Transition | undefined {
    if (!this.#options.includeAllVersions && bundleOf(change.id) !== null) return undefined
    const before = this.#sees(change.before)
    const after = this.#sees(change.after)
    if (before && after) return 'update'
    if (after) return 'appear'
    return before ? 'disappear' : undefined
  }

  #sees(document: LakeDocument | null): boolean {
    return document !== null && this.#filter(document) && this.#access.may('read', document)
  }

  /** The event as JSON, but for its end. All listeners that may see the same share one text. */
  #body(transaction: CommittedTransaction, hit: Hit): string {
    const seen = this.#seenPart(hit)
    const texts = bodies.get(hit.event) ?? new Map<string, string>()
    bodies.set(hit.event, texts)
    const key = `${hit.transition} ${seen.key} ${this.#format}`
    const text =
      texts.get(key) ?? JSON.stringify(this.#content(transaction, hit, seen)).slice(0, -1)
    texts.set(key, text)
    return text
  }

  #content({id, author, timestamp}: CommittedTransaction, {change, transition}: Hit, seen: Seen) {
    const {includeEffects, includeMutations, includePreviousRevision, includeResult} = this.#options
    const hasResult = includeResult && seen.after !== null && transition !== 'disappear'
    return {
      eventId: `${id}#${change.id}`,
      documentId: change.id,
      transactionId: id,
      transition,
      identity: author,
      timestamp,
      // Queries always see a transaction before its listeners do; hosted Sanity may need a second.
      visibility: 'query',
      // Absent where there is no revision: the Studio takes null for one.
      ...(seen.before ? {previousRev: seen.before._rev} : {}),
      resultRev: id,
      ...(includeMutations ? {mutations: seen.mutations} : {}),
      ...(includeEffects ? {effects: seen.effects} : {}),
      ...(hasResult ? {result: seen.after} : {}),
      ...(includePreviousRevision ? {previous: seen.before} : {}),
    }
  }

  /** A state that the viewer may not read is, to them, no document; so it came to be, or was deleted. */
  #seenPart({event, change}: Hit): Seen {
    const before = this.#readable(change.before)
    const after = this.#readable(change.after)
    const isWhole = before === change.before && after === change.after
    const key = `${before !== null} ${after !== null}`
    if (isWhole) return {key, before, after, mutations: event.mutations, effects: event.effects}
    const mutations = after
      ? [{createOrReplace: without(after, '_rev', '_updatedAt')}]
      : [{delete: {id: change.id}}]
    return {key, before, after, mutations, effects: effectsBetween(before, after)}
  }

  #readable(document: LakeDocument | null): LakeDocument | null {
    return document && this.#access.may('read', document) ? document : null
  }
}

const bodies = new WeakMap<LoggedEvent, Map<string, string>>()

/** `undefined` when the position is not in the log, or too far back. */
function missedEvents(dataset: Dataset, lastEventId: string) {
  const separator = lastEventId.indexOf('#')
  const transactionId = separator < 0 ? lastEventId : lastEventId.slice(0, separator)
  const documentId = lastEventId.slice(separator + 1)
  const {log} = dataset.store
  const position = log.find(transactionId)
  const isEvent =
    position && log.at(position.sequence)?.events.some((event) => event.documentId === documentId)
  const missed = position && missedSince(dataset.store, position.sequence - (isEvent ? 1 : 0))
  return missed?.map((transaction) => ({
    transaction,
    ...(isEvent && transaction.id === transactionId ? {after: documentId} : {}),
  }))
}
