import {Flex, Spinner, Text} from '@sanity/ui'
import {useTranslation} from 'sanity'
import {diffStory} from '../../newsroom/approval/diff-story.ts'
import {ChangeRows} from './change-rows.tsx'
import {workflowNamespace} from './i18n/index.ts'
import {useStory} from './use-story.ts'

/** What readers will find changed when the story goes out, field by field, was and will be. */
export function ChangeList({id}: {id: string}) {
  const {t} = useTranslation(workflowNamespace)
  const story = useStory(id)
  if (story.state === 'loading') {
    return (
      <Flex justify="center" padding={3}>
        <Spinner muted />
      </Flex>
    )
  }
  if (story.state !== 'ready') return <Text size={1}>{t('changes.failed')}</Text>
  const changes = diffStory(story.story)
  if (changes.length === 0) return <Text size={1}>{t('changes.none')}</Text>
  return <ChangeRows changes={changes} />
}
