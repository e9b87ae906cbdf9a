import {type Access} from '../access/grants.ts'
import {publishedIdOf} from '../documents/document-id.ts'
import {isMarkedForUnpublishing, type LakeDocument} from '../documents/document.ts'
import {type Database} from '../store/database.ts'
import {type KnownDocuments, knownDocuments} from '../store/known-documents.ts'
import {numberIn, type Row, textIn} from '../store/rows.ts'
import {type Budget} from './budget.ts'
import {lazyDocument} from './lazy-document.ts'
import {type Perspective} from './perspective.ts'
import {isOverlay, prefixOf} from './visibility.ts'

/** A document as a query sees it: under its published id, with `_originalId`, unless it looks raw. */
export type SeenDocument = Record<string, unknown> & {_id: string}

/** The documents of a dataset as one viewer sees them, one by one. */
export class SeenDocuments {
  readonly #perspective: Perspective
  readonly #access: Access
  readonly #documents: KnownDocuments
  readonly #read: (characters: number) => void
  readonly #known = new Map<string, SeenDocument | null>()

  constructor(options: {
    database: Database
    perspective: Perspective
    access: Access
    budget: Budget
  }) {
    this.#perspective = options.perspective
    this.#access = options.access
    this.#documents = knownDocuments(options.database)
    this.#documents.catchUp()
    this.#read = (characters) => options.budget.document(characters)
  }

  /** The document that a reference leads to. `null` when there is none to be seen. */
  get(id: string): SeenDocument | null {
    const known = this.#known.get(id)
    if (known !== undefined) return known
    const document = this.#byId(id)
    this.#known.set(id, document)
    return document
  }

  /**
   * The document of a row; `null` when the viewer sees another version of it, or none.
   *
   * @param isVisible when the row could only be found because they see it
   */
  at(row: Row, isVisible: boolean): SeenDocument | null {
    const document = this.#lazily(row)
    if (isVisible) return document
    const id = textIn(row, 'id')
    if (this.#perspective.kind === 'raw') {
      return this.#access.may('read', document) ? document : null
    }
    return this.#firstReadable(publishedIdOf(id))?._id === id ? document : null
  }

  #lazily(row: Row): SeenDocument {
    const _id = textIn(row, 'id')
    const read = this.#documents.peek(_id)
    if (read) return this.#present(read)
    const key = numberIn(row, 'key')
    const known = {
      _id,
      _type: textIn(row, 'type'),
      _rev: textIn(row, 'revision'),
      _updatedAt: textIn(row, 'updated_at'),
    }
    return lazyDocument(this.#present(known), () => {
      return this.#present(this.#documents.at(known._id, key, this.#read) ?? known)
    })
  }

  #byId(id: string): SeenDocument | null {
    const document = this.#perspective.kind === 'raw' ? this.#stored(id) : this.#firstReadable(id)
    if (!document || !this.#access.may('read', document)) return null
    return isMarkedForUnpublishing(document) && this.#perspective.kind === 'stack'
      ? null
      : this.#present(document)
  }

  #firstReadable(publishedId: string): LakeDocument | null {
    if (this.#perspective.kind === 'raw' || publishedIdOf(publishedId) !== publishedId) return null
    for (const bundle of [...this.#perspective.bundles, null]) {
      const document = this.#stored(`${prefixOf(bundle)}${publishedId}`)
      if (document && this.#access.may('read', document)) return document
    }
    return null
  }

  #stored(id: string): LakeDocument | null {
    return this.#documents.get(id, this.#read)
  }

  #present(document: SeenDocument): SeenDocument {
    if (!isOverlay(this.#perspective)) return document
    return {...document, _id: publishedIdOf(document._id), _originalId: document._id}
  }
}
