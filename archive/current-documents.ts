import {isDraftId, publishedId} from '../newsroom/ids.ts'
import {type StoryDocument} from '../newsroom/model.ts'
import {type Versions, current} from '../newsroom/story.ts'
import {isSettled, stageOf} from '../newsroom/workflow.ts'

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
