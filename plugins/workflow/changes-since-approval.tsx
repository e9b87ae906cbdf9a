import {Button, Flex, Stack, Text} from '@sanity/ui'
import {useState} from 'react'
import {useTranslation} from 'sanity'
import {changesSince} from '../../newsroom/approval/approved-content.ts'
import {type Story} from '../../newsroom/story.ts'
import {useLiveQuery} from '../shared/use-live-query.ts'
import {Waiting} from '../shared/waiting.tsx'
import {ChangeRows} from './change-rows.tsx'
import {workflowNamespace} from './i18n/index.ts'

/** Text of the last approval's entry in the private log. */
const APPROVED = `*[_type == "editorialLog" && event == "approve" && story._ref == $id && defined(approved)]
  | order(at desc)[0].approved`

/** The seal says that a story was changed after it was approved; this shows what, when asked. */
export function ChangesSinceApproval({story}: {story: Story}) {
  const {t} = useTranslation(workflowNamespace)
  const [open, setOpen] = useState(false)
  return (
    <Stack gap={2}>
      <Flex>
        <Button
          aria-expanded={open}
          fontSize={1}
          mode="bleed"
          onClick={() => setOpen(!open)}
          padding={2}
          text={t(open ? 'changes.hide' : 'changes.show')}
        />
      </Flex>
      {open && story.article && <Changes id={story.article.id} story={story} />}
    </Stack>
  )
}

function Changes({id, story}: {id: string; story: Story}) {
  const {t} = useTranslation(workflowNamespace)
  const approved = useLiveQuery(APPROVED, {id}, {perspective: 'raw'})
  if (approved.state === 'loading') return <Waiting loading={t('changes.loading')} />
  if (approved.state === 'failed') return <Text size={1}>{t('changes.failed')}</Text>
  if (typeof approved.data !== 'string') return <Text size={1}>{t('changes.unknown')}</Text>
  return <ChangeRows changes={changesSince(approved.data, story)} />
}
