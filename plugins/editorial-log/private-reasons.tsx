import {Card, Flex, Heading, Stack, Text} from '@sanity/ui'
import {useId} from 'react'
import {type InputProps, useTranslation} from 'sanity'
import {isReader} from '../../newsroom/access/roles.ts'
import {publishedId} from '../../newsroom/ids.ts'
import {useActor} from '../shared/use-actor.ts'
import {useLiveQuery} from '../shared/use-live-query.ts'
import {usePeople} from '../workflow/use-people.ts'
import {editorialLogNamespace} from './i18n/index.ts'
import {LogList} from './log-list.tsx'
import {NoteForm} from './note-form.tsx'
import {CORRECTED_QUERY, correctedIn, REASONS_QUERY, reasonsFor} from './reasons.ts'

/** Above the form of a correction: why there is one. Any other input stays as it is. */
export function CorrectionInput(props: InputProps) {
  const {value} = props
  const isCorrection = props.path.length === 0 && props.schemaType.name === 'correction'
  if (!isCorrection || !hasId(value)) return props.renderDefault(props)
  return (
    <Stack gap={5}>
      <PrivateReasons id={publishedId(value._id)} />
      {props.renderDefault(props)}
    </Stack>
  )
}

/** The private reasons of a correction, as they stand in the log of its story, and a field for more. */
function PrivateReasons({id}: {id: string}) {
  const {t} = useTranslation(editorialLogNamespace)
  const headingId = useId()
  const actor = useActor()
  const people = usePeople()
  const corrected = useLiveQuery(
    {fetch: CORRECTED_QUERY, listen: CORRECTED_QUERY.replace('._id', '')},
    {correction: id},
    {perspective: 'raw', tag: 'correction.stories'},
  )
  const stories = corrected.state === 'ready' ? correctedIn(corrected.data) : []
  const log = useLiveQuery(
    REASONS_QUERY,
    {correction: id, stories},
    {perspective: 'raw', tag: 'correction.reasons'},
  )
  const reasons = log.state === 'ready' ? reasonsFor(id, log.data) : []
  const failed = [corrected, log].find((one) => one.state === 'failed')
  const [story] = stories
  return (
    <Card aria-labelledby={headingId} as="section" border padding={4} radius={2} tone="transparent">
      <Stack gap={4}>
        <Flex align="baseline" gap={3} wrap="wrap">
          <Heading as="h2" id={headingId} size={1}>
            {t('reasons.title')}
          </Heading>
          <Text muted size={1}>
            {t('reasons.about')}
          </Text>
        </Flex>
        {failed?.state === 'failed' && (
          <Text size={1}>{t('log.failed', {message: failed.message})}</Text>
        )}
        {log.state === 'loading' && (
          <Text muted size={1}>
            {t('log.loading')}
          </Text>
        )}
        {log.state === 'ready' && reasons.length === 0 && (
          <Text muted size={1}>
            {t('reasons.none')}
          </Text>
        )}
        {reasons.length > 0 && (
          <LogList entries={reasons} label={t('reasons.label')} people={people} />
        )}
        {story !== undefined && !isReader(actor) && (
          <NoteForm
            about={story}
            actor={actor}
            label={t('reasons.add')}
            people={people}
            subjectId={id}
          />
        )}
      </Stack>
    </Card>
  )
}

function hasId(value: unknown): value is {_id: string} {
  return (
    typeof value === 'object' && value !== null && '_id' in value && typeof value._id === 'string'
  )
}
