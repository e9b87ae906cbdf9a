import {useMemo} from 'react'
import {sealOf} from '../../newsroom/approval/seal.ts'
import {type Hold} from '../../newsroom/holds/hold.ts'
import {findPublishingHolds} from '../../newsroom/holds/holds.ts'
import {type Story, versionsIn} from '../../newsroom/story.ts'
import {useNow} from '../shared/use-now.ts'
import {type StoryState, useStory} from './use-story.ts'

export type Holds =
  | Exclude<StoryState, {state: 'ready'}>
  | {state: 'ready'; holds: Hold[]; story: Story; now: Date}

const NOTHING = {story: undefined, unpublished: []}

/** What stands between a document and its readers, kept up to date; {@link HoldSentence} says it. */
export function useHolds(id: string | undefined): Holds {
  const state = useStory(id)
  const {story, unpublished} = state.state === 'ready' ? state : NOTHING
  const now = useNow()
  const holds = useMemo(() => {
    const subject = story && id ? versionsIn(story, id) : undefined
    if (story === undefined || subject === undefined) return []
    return findPublishingHolds(story, subject, now, {seal: sealOf(story), unpublished})
  }, [story, unpublished, id, now])
  return state.state === 'ready' ? {state: 'ready', holds, story: state.story, now} : state
}
