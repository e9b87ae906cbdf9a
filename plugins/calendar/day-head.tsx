import {Box, Flex, Text} from '@sanity/ui'
import {useTranslation} from 'sanity'
import {clockChangeOn, type Day} from '../../newsroom/dates/calendar-day.ts'
import {SmallBadge, SmallText} from '../shared/small-text.tsx'
import {calendarNamespace} from './i18n/index.ts'
import {sayDay} from './say-day.ts'

interface Props {
  day: Day
  count: number
  isToday: boolean
  timeZone: string
  /** The day in full, for lists. */
  long?: boolean
}

/** The head of a day, with a word where its clocks change. */
export function DayHead({day, count, isToday, timeZone, long = false}: Props) {
  const {t} = useTranslation(calendarNamespace)
  const change = clockChangeOn(day, timeZone)
  const number = String(Number(day.slice(8)))
  return (
    <Flex align="center" gap={2} padding={1}>
      <Text
        as="h2"
        muted={count === 0 && !isToday}
        size={1}
        weight={isToday ? 'bold' : 'medium'}
        {...(isToday ? {'aria-current': 'date'} : {})}
      >
        <time aria-label={t('day.label', {day: sayDay(day), count})} dateTime={day}>
          {long ? sayDay(day) : number}
        </time>
      </Text>
      {isToday && <SmallBadge tone="primary">{t('header.today')}</SmallBadge>}
      {change && <SmallText muted>{t(`day.clocks.${change}`)}</SmallText>}
      <Box flex={1} />
      {count > 1 && <SmallText muted>{count}</SmallText>}
    </Flex>
  )
}
