import {useMemo, useState} from 'react'
import {sealOf} from '../../newsroom/approval/seal.ts'
import {type Hold} from '../../newsroom/holds/hold.ts'
import {findStandingHolds} from '../../newsroom/holds/holds.ts'
import {versionsIn} from '../../newsroom/story.ts'
import {type Transition} from '../../newsroom/transition.ts'
import {useActor} from '../shared/use-actor.ts'
import {useNow} from '../shared/use-now.ts'
import {HeldDialog} from './held-dialog.tsx'
import {Box, TransitionBox} from './transition-box.tsx'
import {type TransitionDialogProps} from './transition-dialog.tsx'
import {useStory} from './use-story.ts'

interface Props extends TransitionDialogProps {
  /** Said above what holds the transition. */
  heldHeader: string
}

/**
 * Asks for what the transition needs, unless it could not go whatever is said: then tells what holds
 * it, and asks as soon as nothing does. Who has begun to answer is not interrupted.
 */
export function TransitionQuestion({heldHeader, ...props}: Props) {
  const {id, transition, onCancel} = props
  const holds = useStandingHolds(transition, id)
  const [asks, setAsks] = useState(false)
  if (holds?.length === 0 && !asks) setAsks(true)
  if (asks) return <TransitionBox {...props} />
  // The banner above the form has looked at the story already: this takes no time that one sees.
  if (holds === undefined) return null
  return (
    <Box header={heldHeader} onClose={onCancel}>
      <HeldDialog holds={holds} id={id} />
    </Box>
  )
}

/** `undefined` until the story is known; nothing where it cannot be, so that the step itself says why. */
export function useStandingHolds(
  transition: Transition,
  id: string | undefined,
): readonly Hold[] | undefined {
  const state = useStory(id)
  const actor = useActor()
  const now = useNow()
  return useMemo(() => {
    if (state.state === 'loading') return undefined
    if (state.state !== 'ready' || id === undefined) return []
    const {story, unpublished} = state
    const subject = versionsIn(story, id)
    if (subject === undefined) return []
    const request = {actor, now, seal: sealOf(story), unpublished}
    return findStandingHolds(transition, story, subject, request)
  }, [state, transition, id, actor, now])
}
