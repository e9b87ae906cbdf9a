import {Card, Flex, Stack, Text} from '@sanity/ui'
import {useTranslation} from 'sanity'
import {IntentLink} from 'sanity/router'
import {formatMoment} from '../../newsroom/dates/zoned-time.ts'
import {STAGE_TITLES} from '../../newsroom/stages.ts'
import {TRANSITIONS} from '../../newsroom/workflow.ts'
import {SmallBadge} from '../shared/small-text.tsx'
import {type Person} from '../workflow/use-people.ts'
import {editorialLogNamespace} from './i18n/index.ts'
import {type LogEntry} from './log-query.ts'

interface Props {
  entries: readonly LogEntry[]
  people: readonly Person[]
  label: string
}

/** Who did what, when and why. */
export function LogList({entries, people, label}: Props) {
  const names = new Map(people.map(({id, name}) => [id, name]))
  return (
    <Stack aria-label={label} as="ol" gap={2} style={{listStyle: 'none', margin: 0, padding: 0}}>
      {entries.map((entry) => (
        <Card as="li" border key={entry._id} padding={3} radius={2}>
          <Entry entry={entry} names={names} />
        </Card>
      ))}
    </Stack>
  )
}

function Entry({entry, names}: {entry: LogEntry; names: ReadonlyMap<string, string>}) {
  const {t} = useTranslation(editorialLogNamespace)
  const {event, from, to, by, at, note, mentions, about, imported} = entry
  const nameOf = (id: string) => names.get(id) ?? id
  return (
    <Stack gap={3}>
      <Flex align="center" gap={2} wrap="wrap">
        <Text size={1} weight="semibold">
          {titleOf(event, t)}
        </Text>
        {from && to && from !== to && (
          <SmallBadge>
            {t('entry.stages', {from: STAGE_TITLES[from], to: STAGE_TITLES[to]})}
          </SmallBadge>
        )}
        {about && (
          <Text muted size={1}>
            <IntentLink intent="edit" params={{id: about}}>
              {t('entry.about', {type: about.split('-')[0]})}
            </IntentLink>
          </Text>
        )}
      </Flex>
      {imported && (
        <Text size={1} style={{overflowWrap: 'anywhere'}}>
          {t(imported.source === '' ? 'entry.pasted' : 'entry.imported', {...imported})}
        </Text>
      )}
      {note && (
        <Text size={1} style={{overflowWrap: 'anywhere', whiteSpace: 'pre-wrap'}}>
          {note}
        </Text>
      )}
      {mentions && mentions.length > 0 && (
        <Text muted size={1}>
          {t('entry.for', {names: mentions.map(nameOf).join(', ')})}
        </Text>
      )}
      <Text muted size={1}>
        {[by && nameOf(by), formatMoment(at)].filter(Boolean).join(' · ')}
      </Text>
    </Stack>
  )
}

type Translate = ReturnType<typeof useTranslation>['t']

/** "check" is a step of pictures, and the sign-off of one of the five checks: the note says which. */
function titleOf(event: LogEntry['event'], t: Translate): string {
  if (event === 'note' || event === 'import' || event === 'check' || event === 'plan') {
    return t(`entry.${event}`)
  }
  return TRANSITIONS.find(({name}) => name === event)?.title ?? event
}
