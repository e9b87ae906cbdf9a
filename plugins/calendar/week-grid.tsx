import {Box} from '@sanity/ui'
import {memo, useMemo} from 'react'
import {useTranslation} from 'sanity'
import {type Day} from '../../newsroom/dates/calendar-day.ts'
import {SmallText} from '../shared/small-text.tsx'
import {type ItemContext} from './calendar-item.tsx'
import {type CalendarItem} from './calendar-items.ts'
import {DayHead} from './day-head.tsx'
import {DropZone} from './drop-zone.tsx'
import {calendarNamespace} from './i18n/index.ts'
import {type Entry, ItemList} from './item-list.tsx'
import {sayDay, sayWeekday} from './say-day.ts'

interface Props {
  label: string
  days: readonly Day[]
  today: Day
  itemsOf: (day: Day) => readonly CalendarItem[]
  context: ItemContext
}

/** A week, a column for each day. */
export function WeekGrid({label, days, today, itemsOf, context}: Props) {
  return (
    <section
      aria-label={label}
      style={{
        display: 'grid',
        gap: 4,
        gridTemplateColumns: `repeat(${days.length}, minmax(130px, 1fr))`,
        height: '100%',
        minWidth: 'min-content',
      }}
    >
      {days.map((day) => (
        <WeekDay
          context={context}
          day={day}
          isToday={day === today}
          items={itemsOf(day)}
          key={day}
        />
      ))}
    </section>
  )
}

interface DayProps {
  day: Day
  isToday: boolean
  items: readonly CalendarItem[]
  context: ItemContext
}

const WeekDay = memo(function WeekDay({day, isToday, items, context}: DayProps) {
  const {t} = useTranslation(calendarNamespace)
  const entries = useMemo(
    () => items.map((item): Entry => ({kind: 'item', key: item.id, item})),
    [items],
  )
  return (
    <DropZone
      style={{display: 'flex', flexDirection: 'column', minHeight: 0, minWidth: 0}}
      target={{kind: 'day', day}}
      tone="transparent"
    >
      <Box paddingLeft={1} paddingTop={1}>
        <SmallText muted>{sayWeekday(day)}</SmallText>
      </Box>
      <DayHead count={items.length} day={day} isToday={isToday} timeZone={context.timeZone} />
      {items.length === 0 ? (
        <Box padding={3}>
          <SmallText align="center" muted>
            {t('day.empty')}
          </SmallText>
        </Box>
      ) : (
        <ItemList context={context} entries={entries} label={sayDay(day)} style={{flex: 1}} />
      )}
    </DropZone>
  )
})
