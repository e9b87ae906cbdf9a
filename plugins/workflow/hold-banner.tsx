import {CheckmarkCircleIcon} from '@sanity/icons/CheckmarkCircle'
import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import {Box, Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useState} from 'react'
import {useTranslation} from 'sanity'
import {formatMoment} from '../../newsroom/dates/zoned-time.ts'
import {foldHolds} from '../../newsroom/holds/fold-holds.ts'
import {type Hold} from '../../newsroom/holds/hold.ts'
import {current, type Story, versionsIn} from '../../newsroom/story.ts'
import {ChangesSinceApproval} from './changes-since-approval.tsx'
import {keyOf} from './hold-list.tsx'
import {HoldRemedy} from './hold-remedy.tsx'
import {HoldSentence} from './hold-sentence.tsx'
import {workflowNamespace} from './i18n/index.ts'
import {TimesAhead, timesAhead} from './times-ahead.tsx'
import {useHolds} from './use-holds.ts'

interface Props {
  /** Published id of the article, gallery or caption. */
  id: string
  /** Goes to a field of the form around the banner. */
  onOpen?: (path: Hold['path']) => void
}

/** So many sentences at once; the rest when asked for. */
const FEW = 4

/** What stands between the document and its readers, each with a click that clears it or asks. */
export function HoldBanner({id, onOpen}: Props) {
  const {t} = useTranslation(workflowNamespace)
  const state = useHolds(id)
  const [all, setAll] = useState(false)
  if (state.state === 'loading' || state.state === 'missing') return null
  if (state.state === 'failed') {
    return (
      <Card border padding={3} radius={2} tone="critical">
        <Text size={1}>{t('holds.failed', {message: state.message})}</Text>
      </Card>
    )
  }
  const {story, now} = state
  const holds = foldHolds(state.holds, story)
  if (holds.length === 0) return <Free id={id} now={now} story={story} />
  const shown = all ? holds : holds.slice(0, FEW)
  return (
    <Card
      aria-label={t('holds.region')}
      as="section"
      border
      data-testid="hold-banner"
      padding={3}
      radius={2}
      tone="caution"
    >
      <Stack gap={3}>
        <Flex align="center" gap={2}>
          <Text size={1}>
            <WarningOutlineIcon />
          </Text>
          <Text size={1} weight="semibold">
            {headingOf(holds, t)}
          </Text>
        </Flex>
        <Overdue id={id} now={now} story={story} />
        <Stack as="ul" gap={3} style={{listStyle: 'none', margin: 0, padding: 0}}>
          {shown.map((hold) => (
            <Box as="li" key={keyOf(hold)}>
              <Flex align="center" gap={2} justify="space-between" style={{minHeight: 25}}>
                <Box flex={1}>
                  <HoldSentence
                    hold={hold}
                    now={now}
                    onOpen={hold.documentId === id ? onOpen : undefined}
                  />
                </Box>
                <HoldRemedy hold={hold} now={now} story={story} />
              </Flex>
              {hold.code === 'sealed' && <ChangesSinceApproval story={story} />}
            </Box>
          ))}
        </Stack>
        {holds.length > FEW && (
          <Flex>
            <Button
              aria-expanded={all}
              fontSize={1}
              mode="bleed"
              onClick={() => setAll(!all)}
              padding={2}
              text={all ? t('holds.fewer') : t('holds.all', {count: holds.length})}
            />
          </Flex>
        )}
      </Stack>
    </Card>
  )
}

type Translate = ReturnType<typeof useTranslation>['t']

function headingOf(holds: readonly Hold[], t: Translate): string {
  if (holds.every(({code}) => code === 'debtOfAnother')) return t('holds.debt')
  return t('holds.title', {count: holds.length})
}

/** The time that somebody promised has passed, and the scheduler could not keep the promise. */
function Overdue({id, story, now}: {id: string; story: Story; now: Date}) {
  const {t} = useTranslation(workflowNamespace)
  const at = current(versionsIn(story, id))?.workflow?.scheduledFor
  if (at === undefined || Date.parse(at) > now.getTime()) return null
  return <Text size={1}>{t('holds.overdue', {time: formatMoment(at)})}</Text>
}

/** That nothing holds it is said of drafts only: what is live is with its readers, and nobody asks. */
function Free({id, story, now}: {id: string; story: Story; now: Date}) {
  const {t} = useTranslation(workflowNamespace)
  const versions = versionsIn(story, id)
  const document = current(versions)
  const isDraft = versions?.draft !== undefined
  if (document === undefined || !(isDraft || timesAhead(document, now).length > 0)) return null
  return (
    <Card
      border
      data-testid="hold-banner"
      padding={3}
      radius={2}
      tone={isDraft ? 'positive' : 'transparent'}
    >
      <Stack gap={3}>
        {isDraft && (
          <Flex align="center" gap={2}>
            <Text size={1}>
              <CheckmarkCircleIcon />
            </Text>
            <Text size={1}>{t('holds.none')}</Text>
          </Flex>
        )}
        <TimesAhead document={document} now={now} />
      </Stack>
    </Card>
  )
}
