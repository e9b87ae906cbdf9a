import {applyEffect} from '../commit/effects.ts'
import {type LakeDocument, makeDocument, without} from '../documents/document.ts'
import {type JsonObject} from '../documents/json.ts'
import {type DatasetStore} from '../store/dataset-store.ts'

/**
 * A document as it stood after a transaction, `null` when it did not exist then. Goes back from the
 * present, one change at a time.
 */
export function documentAt(
  store: DatasetStore,
  documentId: string,
  sequence: number,
): LakeDocument | null {
  const present = store.documents.get(documentId)
  let state: JsonObject | null = present && without(present, '_rev')
  let revision = present?._rev ?? null
  for (const event of store.log.backwards(documentId, sequence)) {
    state = applyEffect(state, event.effects.revert)
    revision = event.previousRevision
  }
  return state && revision !== null ? withRevision(state, revision) : null
}

/** The last state of a document that may have been deleted since; `null` if it never existed. */
export function lastState(store: DatasetStore, documentId: string): LakeDocument | null {
  const present = store.documents.get(documentId)
  if (present) return present
  for (const event of store.log.backwards(documentId, 0)) {
    return documentAt(store, documentId, event.in.sequence - 1)
  }
  return null
}

function withRevision(state: JsonObject, revision: string): LakeDocument {
  const {_id, _type, _createdAt, _updatedAt} = state
  if (
    typeof _id !== 'string' ||
    typeof _type !== 'string' ||
    typeof _createdAt !== 'string' ||
    typeof _updatedAt !== 'string'
  ) {
    throw new TypeError('The log leads back to something that is no document')
  }
  return makeDocument(state, {_id, _type, _createdAt, _updatedAt, _rev: revision})
}
