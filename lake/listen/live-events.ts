import {type Access} from '../access/grants.ts'
import {type CommittedTransaction} from '../commit/commit.ts'
import {type Dataset} from '../dataset.ts'
import {bundleOf} from '../documents/document-id.ts'
import {type LakeDocument} from '../documents/document.ts'
import {tagsOfChange} from '../query/sync-tags.ts'
import {type EventStream} from './event-stream.ts'

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
  const isSeen = (document: LakeDocument) => {
    const isPublic = includeDrafts || bundleOf(document._id) === null
    return isPublic && access.may('read', document)
  }
  const leave = dataset.follow(({sequence, changes}: CommittedTransaction) => {
    const states = changes.flatMap(({before, after}) => [before, after])
    const seen = states.filter((document) => document !== null && isSeen(document))
    const tags = tagsOfChange(seen.filter((document) => document !== null))
    if (seen.length > 0) stream.send('message', JSON.stringify({tags}), String(sequence))
  })
  void stream.closed.then(leave)
}
