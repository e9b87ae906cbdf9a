import {applyEffect} from '../commit/effects.ts'
import {type LakeDocument, withoutRevision, withRevision} from '../documents/document.ts'
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
  let state: JsonObject | null = present && withoutRevision(present)
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
