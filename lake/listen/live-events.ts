import {type Access} from '../access/grants.ts'
import {type CommittedTransaction} from '../commit/commit.ts'
import {type Dataset} from '../dataset.ts'
import {bundleOf, publishedIdOf} from '../documents/document-id.ts'
import {type LakeDocument} from '../documents/document.ts'
import {tagsOfChange} from '../query/sync-tags.ts'
import {type DatasetStore} from '../store/dataset-store.ts'
import {type EventStream} from './event-stream.ts'

/** So many are looked at for each document that changes. */
const MOST_REFERRERS = 1000

/**
 * Tells a stream which answers to queries may have changed, by their sync tags. Only of documents
 * that the viewer may read, before or after; drafts and versions only with `includeDrafts`.
 *
 * After a reconnect that missed something comes `restart`: fetch everything again.
 */
export function liveEvents(
  dataset: Dataset,
  stream: EventStream,
  {
    access,
    includeDrafts,
    lastEventId,
  }: {access: Access; includeDrafts: boolean; lastEventId: string | undefined},
): void {
  const position = String(dataset.store.log.last().sequence)
  stream.send('welcome', '{}', position)
  if (lastEventId !== undefined && lastEventId !== position) stream.send('restart', '{}', position)
  const isSeen = (document: LakeDocument | null) => {
    const isAnnounced = document && (includeDrafts || bundleOf(document._id) === null)
    return isAnnounced && access.may('read', document) ? [document] : []
  }
  const leave = dataset.follow(({sequence, changes}: CommittedTransaction) => {
    const seen = changes.flatMap(({before, after}) => [...isSeen(before), ...isSeen(after)])
    if (seen.length === 0) return
    // A version that goes uncovers others of its group, and they might be of another type.
    const groups = new Set(seen.map(({_id}) => publishedIdOf(_id)))
    const covered = [...groups].flatMap((id) => dataset.store.documents.group(id))
    const tags = tagsOfChange([...seen, ...covered.flatMap(isSeen)], (id) => {
      return readablePaths(dataset.store, access, id)
    })
    stream.send('message', JSON.stringify({tags}), String(sequence))
  })
  void stream.closed.then(leave)
}

/** Where the viewer could have seen a reference to it: other references are none of their business. */
function readablePaths(
  {references, documents}: DatasetStore,
  access: Access,
  target: string,
): string[] | undefined {
  const referrers = references.referrersUpTo(MOST_REFERRERS, target)
  if (!referrers) return undefined
  const paths = new Set<string>()
  for (const {id, path} of referrers) {
    const document = paths.has(path) ? null : documents.get(id)
    if (document && access.may('read', document)) paths.add(path)
  }
  return [...paths]
}
