import {applyEffect} from '../commit/effects.ts'
import {type CommittedTransaction} from '../commit/commit.ts'
import {type LakeDocument, withoutRevision, withRevision} from '../documents/document.ts'
import {type Change, type DatasetStore} from '../store/dataset-store.ts'
import {type LoggedEvent} from '../store/logged-event.ts'
import {type LoggedTransaction} from '../store/transaction-log.ts'

/** Reading more than this again is slower for everybody than fetching anew. */
const MOST_MISSED = 2000

/**
 * The transactions after a position, oldest first, as their audience heard them. `undefined` when
 * there are too many to tell.
 *
 * The log has only the differences, so the documents are taken back from what they are now, one
 * change at a time.
 */
export function missedSince(
  store: DatasetStore,
  sequence: number,
): CommittedTransaction[] | undefined {
  const last = store.log.last().sequence
  if (last - sequence > MOST_MISSED) return undefined
  const states = new Map<string, LakeDocument | null>()
  const missed: CommittedTransaction[] = []
  for (let each = last; each > sequence; each--) {
    const transaction = store.log.at(each)
    if (!transaction) return undefined
    missed.push({...transaction, changes: changesOf(transaction, states, store)})
  }
  return missed.toReversed()
}

function changesOf(
  {events}: LoggedTransaction,
  states: Map<string, LakeDocument | null>,
  store: DatasetStore,
): Change[] {
  return events.map((event) => {
    const id = event.documentId
    const known = states.get(id)
    const after = known === undefined ? store.documents.get(id) : known
    const before = takenBack(after, event)
    states.set(id, before)
    return {id, before, after}
  })
}

function takenBack(after: LakeDocument | null, event: LoggedEvent): LakeDocument | null {
  const before = applyEffect(after && withoutRevision(after), event.effects.revert)
  if (!before || event.previousRevision === null) return null
  return withRevision(before, event.previousRevision)
}
