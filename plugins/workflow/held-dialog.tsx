import {Stack, Text} from '@sanity/ui'
import {useTranslation} from 'sanity'
import {type Hold} from '../../newsroom/holds/hold.ts'
import {useNow} from '../shared/use-now.ts'
import {HoldList} from './hold-list.tsx'
import {workflowNamespace} from './i18n/index.ts'
import {useStory} from './use-story.ts'

/** Why a transition did not go: one sentence each, with the click that clears it or asks. */
export function HeldDialog({holds, id}: {holds: readonly Hold[]; id: string}) {
  const {t} = useTranslation(workflowNamespace)
  const state = useStory(id)
  const now = useNow()
  return (
    <Stack gap={4} padding={4}>
      <Text size={1}>{t('dialog.held.text')}</Text>
      <HoldList holds={holds} now={now} story={state.state === 'ready' ? state.story : undefined} />
    </Stack>
  )
}
