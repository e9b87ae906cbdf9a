import {isDraftId, publishedId} from '../../newsroom/ids.ts'
import {type StoryDocument} from '../../newsroom/model.ts'
import {isSettled, stageOf} from '../../newsroom/stages.ts'
import {type Versions, current, shownIn} from '../../newsroom/story.ts'

/** Documents as they are in Content Lake now, drafts and published ones, by their published id. */
export function versionsById(
  documents: readonly StoryDocument[],
): Map<string, Versions<StoryDocument>> {
  const byId = new Map<string, Versions<StoryDocument>>()
  for (const document of documents) {
    const id = publishedId(document._id)
    const versions = byId.get(id) ?? {id}
    byId.set(
      id,
      isDraftId(document._id) ? {...versions, draft: document} : {...versions, published: document},
    )
  }
  return byId
}

/** A text that has been signed off is changed by people or not at all. */
export function isSignedOff(versions: Versions<StoryDocument>): boolean {
  return isSettled(stageOf(current(versions)))
}

/** Still as an import leaves it: a draft at the stage `intake` that was never published. */
export function isFresh(versions: Versions<StoryDocument>): boolean {
  return versions.published === undefined && stageOf(versions.draft) === 'intake'
}

/** Galleries and captions that a document which stays shows, each with the one that shows it. */
export function shownBy(
  staying: readonly string[],
  documents: readonly StoryDocument[],
): Map<string, string> {
  const byId = versionsById(documents)
  const shown = new Map<string, string>()
  const queue = [...staying]
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const versions = byId.get(id)
    const document = versions && current(versions)
    for (const one of document ? shownIn(document) : []) {
      if (shown.has(one)) continue
      shown.set(one, id)
      queue.push(one)
    }
  }
  return shown
}
