import {Button, Card, Flex, Label, Stack, Text, TextInput} from '@sanity/ui'
import {formatDistance} from 'date-fns/formatDistance'
import {useId} from 'react'
import {useTranslation} from 'sanity'
import {formatMoment, instantOf, NEWSROOM_TIME_ZONE} from '../../newsroom/dates/zoned-time.ts'
import {workflowNamespace} from './i18n/index.ts'

interface Props {
  label: string
  /** As the newsroom's clocks show it: `2026-03-29T01:30`. {@link instantOf} says when that is. */
  value: string
  onChange: (local: string) => void
  /** A time that has passed is none. */
  ahead?: boolean
}

/**
 * A day and a time by the newsroom's clocks, wherever the person sits. Says back when that is, and
 * what is wrong with a time that the clocks leave out or show twice.
 */
export function MomentField({label, value, onChange, ahead = false}: Props) {
  const {t} = useTranslation(workflowNamespace)
  const id = useId()
  const instant = value === '' ? undefined : instantOf(value)
  const zone = NEWSROOM_TIME_ZONE.replaceAll('_', ' ')
  return (
    <Stack gap={3}>
      <Label as="label" htmlFor={id}>
        {label}
      </Label>
      <TextInput
        aria-describedby={`${id}-said`}
        id={id}
        onChange={(event) => onChange(event.currentTarget.value)}
        type="datetime-local"
        value={value}
      />
      <Stack aria-live="polite" gap={2} id={`${id}-said`}>
        {instant === undefined && (
          <Text muted size={1}>
            {t('moment.zone', {zone})}
          </Text>
        )}
        {instant?.ok && (
          <Text muted size={1}>
            {t('moment.said', {
              moment: formatMoment(instant.at),
              zone,
              distance: formatDistance(new Date(instant.at), new Date(), {addSuffix: true}),
            })}
          </Text>
        )}
        {ahead && instant?.ok && momentAhead(value) === undefined && (
          <Card padding={3} radius={2} tone="caution">
            <Text size={1}>{t('moment.passed')}</Text>
          </Card>
        )}
        {instant?.ok && instant.twice && <Text size={1}>{t('moment.twice')}</Text>}
        {instant?.ok === false && (
          <Card padding={3} radius={2} tone="caution">
            <Flex align="center" gap={3} justify="space-between">
              <Text size={1}>{instant.message}</Text>
              {instant.instead && (
                <Button
                  fontSize={1}
                  mode="ghost"
                  onClick={() => onChange(instant.instead ?? '')}
                  padding={2}
                  text={t('moment.instead', {time: instant.instead.slice(11)})}
                  type="button"
                />
              )}
            </Flex>
          </Card>
        )}
      </Stack>
    </Stack>
  )
}

/** What the field says, in UTC; `undefined` while it says nothing or something that is no time. */
export function momentOf(local: string): string | undefined {
  const instant = instantOf(local)
  return instant.ok ? instant.at : undefined
}

/** The same of a time that lies ahead. */
export function momentAhead(local: string): string | undefined {
  const at = momentOf(local)
  return at !== undefined && Date.parse(at) > Date.now() ? at : undefined
}
