import {type Access} from '../access/grants.ts'
import {bundleOf, publishedIdOf} from '../documents/document-id.ts'
import {type LakeDocument, without} from '../documents/document.ts'
import {type JsonObject} from '../documents/json.ts'
import {lastState} from '../history/document-at.ts'
import {type Change, type DatasetStore} from '../store/dataset-store.ts'
import {checkLock, checkReferences, type EndState} from './integrity.ts'
import {applyPatch, type Patch, withArrayKeys} from './patch.ts'
import {alreadyExists, notFound, notPermitted, Refusal, unexpectedRevision} from './refusal.ts'
import {newDocument, type Stamp, stamped} from './stamp.ts'

export interface TransactionOptions extends Stamp {
  access: Access
  /** Gives `_key`s to the objects that are put into arrays without one. */
  generateArrayKeys: boolean
  makeKey: () => string
}

export interface MutationResult {
  id: string
  operation: 'create' | 'update' | 'delete' | 'none'
}

/** One touched document: what it was, what it is, and the mutations that lead from one to the other. */
export interface StagedChange extends Change {
  mutations: JsonObject[]
  /** The mutation or action of the request that touched it last. */
  index: number
}

/**
 * A transaction while it is being put together, in memory: each mutation sees what the ones before
 * it did, nothing is stored. All rules of a change are kept here, for mutations, actions and uploads
 * alike: permissions on the state before and after, revisions, and references that must hold at the
 * end. Throws a {@link Refusal} for the first rule that is broken.
 *
 * The recorded mutations hold what was stored (generated ids, keys and times filled in), because the
 * Studio applies them to its own copy and must arrive at the same document.
 */
export class StagedTransaction {
  readonly results: MutationResult[] = []
  readonly #store: DatasetStore
  readonly #options: TransactionOptions
  readonly #changes = new Map<string, StagedChange>()
  #index = 0

  constructor(store: DatasetStore, options: TransactionOptions) {
    this.#store = store
    this.#options = options
  }

  get timestamp(): string {
    return this.#options.timestamp
  }

  /** Who makes the changes. */
  get identity(): string {
    return this.#options.access.identity
  }

  /** Runs one mutation or action of the request; a refusal will carry its number. */
  step(index: number, work: () => void): void {
    this.#index = index
    try {
      work()
    } catch (error) {
      if (error instanceof Refusal) error.index = index
      throw error
    }
  }

  /** The document as it stands at this point of the transaction, if the user may know of it. */
  get(id: string): LakeDocument | null {
    const document = this.#current(id)
    if (!document) return null
    const {access} = this.#options
    return access.may('read', document) || access.may('update', document) ? document : null
  }

  /** The documents of a group as they stand at this point, in order of id. */
  group(publishedId: string): LakeDocument[] {
    const stored = this.#store.documents.group(publishedId).map(({_id}) => _id)
    const staged = [...this.#changes.keys()]
    const ids = [...new Set([...stored, ...staged])].sort()
    return ids
      .flatMap((id) => this.get(id) ?? [])
      .filter((document) => belongsTo(document, publishedId))
  }

  /** The versions of a release as they stand at this point, in order of id. */
  inBundle(bundle: string): LakeDocument[] {
    const stored = this.#store.documents.inBundle(bundle).map(({_id}) => _id)
    const ids = [...new Set([...stored, ...this.#changes.keys()])].sort()
    return ids.flatMap((id) => {
      if (bundleOf(id) !== bundle || !this.#current(id)) return []
      const version = this.get(id)
      // Half a release is none: whoever may not see all of it cannot do anything with it.
      if (!version) throw notPermitted('read')
      return [version]
    })
  }

  /** A document as it was last, though it may be deleted; if the user might have read it. */
  lastState(id: string): LakeDocument | null {
    const document = lastState(this.#store, id)
    return document && this.#options.access.may('read', document) ? document : null
  }

  /** Refuses what `work` would be refused for, and changes nothing. */
  rehearse(work: (rehearsal: StagedTransaction) => void): void {
    const rehearsal = new StagedTransaction(this.#store, this.#options)
    for (const [id, change] of this.#changes) {
      rehearsal.#changes.set(id, {...change, mutations: [...change.mutations]})
    }
    rehearsal.step(this.#index, () => work(rehearsal))
    rehearsal.#checkEverything()
  }

  create(value: JsonObject): LakeDocument {
    const document = this.#newDocument(value)
    if (this.#current(document._id)) {
      this.#permit('create', document)
      throw alreadyExists(document._id)
    }
    return this.#put('create', null, document)
  }

  createOrReplace(value: JsonObject): LakeDocument {
    const current = typeof value._id === 'string' ? this.#current(value._id) : null
    const createdAt = current ? {_createdAt: current._createdAt, ...value} : value
    return this.#put('createOrReplace', current, this.#newDocument(createdAt))
  }

  createIfNotExists(value: JsonObject): LakeDocument {
    const document = this.#newDocument(value)
    const current = this.#current(document._id)
    if (!current) return this.#put('createIfNotExists', null, document)
    this.#permit('create', document)
    this.results.push({id: current._id, operation: 'none'})
    return current
  }

  /** Deleting what does not exist, or what the user cannot see, does nothing. */
  delete(id: string): void {
    const current = this.get(id)
    if (!current) {
      this.results.push({id, operation: 'none'})
      return
    }
    this.#permit('update', current)
    this.#stage(id, current, null, {delete: {id}})
    this.results.push({id, operation: 'delete'})
  }

  patch(id: string, patch: Patch, ifRevision?: string): LakeDocument {
    const current = this.get(id)
    if (!current) throw notFound(id, 409)
    this.expectRevision(current, ifRevision)
    this.#permit('update', current)
    const complete = this.#options.generateArrayKeys
      ? withArrayKeys(patch, this.#options.makeKey)
      : patch
    const document = stamped(applyPatch(current, complete), this.#options, current)
    this.#permit('update', document)
    this.#stage(id, current, document, {patch: {id, ...complete}})
    this.results.push({id, operation: 'update'})
    return document
  }

  expectRevision(document: LakeDocument, expected: string | undefined): void {
    if (expected === undefined || expected === document._rev) return
    throw unexpectedRevision(document._id, expected, document._rev)
  }

  /**
   * What the transaction comes to. Throws when a strong reference would lead nowhere, and when a
   * version would change whose release is scheduled or over.
   */
  finish(): StagedChange[] {
    const end = this.#endState()
    for (const change of this.#changes.values()) {
      this.step(change.index, () => checkLock(change, end))
    }
    return this.#checkEverything()
  }

  #checkEverything(): StagedChange[] {
    const changes = [...this.#changes.values()].filter(({before, after}) => before ?? after)
    const end = this.#endState()
    for (const change of changes) this.step(change.index, () => checkReferences(change, end))
    return changes
  }

  #endState(): EndState {
    return {
      get: (id) => this.#current(id),
      changes: [...this.#changes.values()],
      isChanged: (id) => this.#changes.has(id),
      referrersBefore: (id) => this.#store.references.strongReferrers(id),
      isKnown: (id) => this.get(id) !== null,
    }
  }

  #current(id: string): LakeDocument | null {
    const staged = this.#changes.get(id)
    return staged ? staged.after : this.#store.documents.get(id)
  }

  #put(
    kind: 'create' | 'createOrReplace' | 'createIfNotExists',
    current: LakeDocument | null,
    document: LakeDocument,
  ): LakeDocument {
    if (current) this.#permit('update', current)
    this.#permit(current ? 'update' : 'create', document)
    this.#stage(document._id, current, document, {
      [kind]: without(document, '_rev', '_updatedAt'),
    })
    this.results.push({id: document._id, operation: current ? 'update' : 'create'})
    return document
  }

  #stage(
    id: string,
    before: LakeDocument | null,
    after: LakeDocument | null,
    mutation: JsonObject,
  ): void {
    const index = this.#index
    const known = this.#changes.get(id)
    if (known) {
      known.after = after
      known.index = index
      known.mutations.push(mutation)
    } else this.#changes.set(id, {id, before, after, mutations: [mutation], index})
  }

  #newDocument(value: JsonObject): LakeDocument {
    const {generateArrayKeys, makeKey} = this.#options
    return newDocument(value, this.#options, generateArrayKeys ? makeKey : undefined)
  }

  #permit(permission: 'create' | 'update', document: LakeDocument): void {
    if (!this.#options.access.may(permission, document)) throw notPermitted(permission)
  }
}

function belongsTo({_id}: LakeDocument, publishedId: string): boolean {
  return publishedIdOf(_id) === publishedId
}
