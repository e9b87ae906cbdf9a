import {Button, Card, Flex, Select, Spinner, Stack, Text} from '@sanity/ui'
import {useState} from 'react'
import {type DocumentInspectorComponent, useTranslation} from 'sanity'
import {DocumentInspectorHeader} from 'sanity/structure'
import {isReader} from '../../newsroom/access/roles.ts'
import {publishedId} from '../../newsroom/ids.ts'
import {useActor} from '../shared/use-actor.ts'
import {useLiveQuery} from '../shared/use-live-query.ts'
import {type Person, usePeople} from '../workflow/use-people.ts'
import {editorialLogNamespace} from './i18n/index.ts'
import {LogList} from './log-list.tsx'
import {LOG_FILTERS, LOG_QUERY, type LogFilter, passes, readLog} from './log-query.ts'
import {NoteForm} from './note-form.tsx'

const PAGE = 100

/** The private log beside the form: a field for a note, and everything that has happened below it. */
export const LogInspector: DocumentInspectorComponent = ({documentId, onClose}) => {
  const {t} = useTranslation(editorialLogNamespace)
  const actor = useActor()
  const people = usePeople()
  const id = publishedId(documentId)
  return (
    <Flex direction="column" height="fill" overflow="hidden">
      <DocumentInspectorHeader
        as="header"
        closeButtonLabel={t('inspector.close')}
        onClose={onClose}
        title={t('inspector.title')}
      />
      <Card data-testid="editorial-log" flex={1} overflow="auto" padding={4}>
        <Stack gap={4}>
          <Text muted size={1}>
            {t('inspector.private')}
          </Text>
          {!isReader(actor) && <NoteForm about={id} actor={actor} people={people} />}
          <Log id={id} me={actor.id} people={people} />
        </Stack>
      </Card>
    </Flex>
  )
}

function Log({id, me, people}: {id: string; me: string; people: readonly Person[]}) {
  const {t} = useTranslation(editorialLogNamespace)
  const [filter, setFilter] = useState<LogFilter>('all')
  const [limit, setLimit] = useState(PAGE)
  const log = useLiveQuery(LOG_QUERY, {id, limit}, {perspective: 'raw', tag: 'editorial-log'})
  if (log.state === 'loading') {
    return (
      <Flex align="center" gap={3}>
        <Spinner muted />
        <Text muted size={1}>
          {t('log.loading')}
        </Text>
      </Flex>
    )
  }
  if (log.state === 'failed') {
    return (
      <Card padding={3} radius={2} tone="critical">
        <Text size={1}>{t('log.failed', {message: log.message})}</Text>
      </Card>
    )
  }
  const entries = readLog(log.data)
  const shown = entries.filter((entry) => passes(entry, filter, me))
  return (
    <Stack gap={3}>
      <Select
        aria-label={t('filter.label')}
        fontSize={1}
        onChange={(event) => {
          const chosen = LOG_FILTERS.find((one) => one === event.currentTarget.value)
          if (chosen) setFilter(chosen)
        }}
        value={filter}
      >
        {LOG_FILTERS.map((one) => (
          <option key={one} value={one}>
            {t(`filter.${one}`)}
          </option>
        ))}
      </Select>
      {shown.length === 0 ? (
        <Text muted size={1}>
          {t(entries.length === 0 ? 'log.empty' : 'log.none')}
        </Text>
      ) : (
        <LogList entries={shown} label={t('log.label')} people={people} />
      )}
      {entries.length >= limit && (
        <Button
          fontSize={1}
          mode="ghost"
          onClick={() => setLimit(limit + PAGE)}
          text={t('log.more')}
        />
      )}
    </Stack>
  )
}
