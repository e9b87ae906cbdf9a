import {useMemo} from 'react'
import {type Hold} from '../../newsroom/hold.ts'
import {findPublishingHolds} from '../../newsroom/holds.ts'
import {sealOf} from '../../newsroom/seal.ts'
import {type Story, versionsIn} from '../../newsroom/story.ts'
import {useNow} from '../shared/use-now.ts'
import {type StoryState, useStory} from './use-story.ts'

export type Holds =
  | Exclude<StoryState, {state: 'ready'}>
  | {state: 'ready'; holds: Hold[]; story: Story; now: Date}

/** What stands between a document and its readers, kept up to date; {@link HoldSentence} says it. */
export function useHolds(id: string | undefined): Holds {
  const state = useStory(id)
  const story = state.state === 'ready' ? state.story : undefined
  const now = useNow()
  const holds = useMemo(() => {
    const subject = story && id ? versionsIn(story, id) : undefined
    return story && subject ? findPublishingHolds(story, subject, now, sealOf(story)) : []
  }, [story, id, now])
  return state.state === 'ready' ? {state: 'ready', holds, story: state.story, now} : state
}
