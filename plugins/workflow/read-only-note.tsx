import {LockIcon} from '@sanity/icons/Lock'
import {Card, Flex, Text} from '@sanity/ui'
import {whyReadOnly} from '../../newsroom/access/why-read-only.ts'
import {versionsIn} from '../../newsroom/story.ts'
import {useActor} from '../shared/use-actor.ts'
import {useStory} from './use-story.ts'

/** Why the fields below are only to be looked at, and which step opens them. */
export function ReadOnlyNote({id}: {id: string}) {
  const actor = useActor()
  const state = useStory(id)
  const versions = state.state === 'ready' ? versionsIn(state.story, id) : undefined
  const why = versions && whyReadOnly(versions, actor)
  if (why === undefined) return null
  return (
    <Card border data-testid="read-only-note" padding={3} radius={2} tone="transparent">
      <Flex align="center" gap={2}>
        <Text muted size={1}>
          <LockIcon />
        </Text>
        <Text size={1}>{why}</Text>
      </Flex>
    </Card>
  )
}
