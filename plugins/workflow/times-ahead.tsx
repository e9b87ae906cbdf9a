import {ClockIcon} from '@sanity/icons/Clock'
import {Flex, Stack, Text} from '@sanity/ui'
import {useTranslation} from 'sanity'
import {formatMoment} from '../../newsroom/dates/zoned-time.ts'
import {type StoryDocument} from '../../newsroom/model.ts'
import {workflowNamespace} from './i18n/index.ts'

/** What will happen to the document by itself, as sentences; nothing where nothing will. */
export function TimesAhead({document, now}: {document: StoryDocument; now: Date}) {
  const {t} = useTranslation(workflowNamespace)
  const sentences = timesAhead(document, now).map(({at, what}) =>
    t(`times.${what}`, {time: formatMoment(at)}),
  )
  if (sentences.length === 0) return null
  return (
    <Stack gap={3}>
      {sentences.map((sentence) => (
        <Flex align="center" gap={2} key={sentence}>
          <Text size={1}>
            <ClockIcon />
          </Text>
          <Text size={1}>{sentence}</Text>
        </Flex>
      ))}
    </Stack>
  )
}

export function timesAhead(
  {workflow}: StoryDocument,
  now: Date,
): {what: 'out' | 'down'; at: string}[] {
  const {scheduledFor, expiresAt} = workflow ?? {}
  const isAhead = (at: string | undefined): at is string =>
    at !== undefined && Date.parse(at) > now.getTime()
  return [
    ...(isAhead(scheduledFor) ? [{what: 'out' as const, at: scheduledFor}] : []),
    ...(isAhead(expiresAt) ? [{what: 'down' as const, at: expiresAt}] : []),
  ]
}
