import {Box, Text} from '@sanity/ui'
import {useMemo} from 'react'
import {useTranslation} from 'sanity'
import {type Day} from '../../newsroom/dates/calendar-day.ts'
import {type ItemContext} from './calendar-item.tsx'
import {type CalendarItem} from './calendar-items.ts'
import {DayHead} from './day-head.tsx'
import {DropZone} from './drop-zone.tsx'
import {calendarNamespace} from './i18n/index.ts'
import {type Entry, ItemList} from './item-list.tsx'

interface Props {
  label: string
  days: readonly Day[]
  today: Day
  itemsOf: (day: Day) => readonly CalendarItem[]
  context: ItemContext
}

/** Four weeks from a day on as one list. Days on which nothing happens are left out. */
export function Agenda({label, days, today, itemsOf, context}: Props) {
  const {t} = useTranslation(calendarNamespace)
  const {timeZone} = context
  const entries = useMemo(
    () =>
      days.flatMap((day): Entry[] => {
        const items = itemsOf(day)
        if (items.length === 0) return []
        const heading = (
          <DropZone target={{kind: 'day', day}} tone="transparent">
            <DayHead
              count={items.length}
              day={day}
              isToday={day === today}
              long
              timeZone={timeZone}
            />
          </DropZone>
        )
        return [
          {kind: 'heading', key: day, heading},
          ...items.map((item): Entry => ({kind: 'item', key: item.id, item})),
        ]
      }),
    [days, itemsOf, today, timeZone],
  )
  if (entries.length === 0) {
    return (
      <Box padding={4}>
        <Text muted size={1}>
          {t('list.empty')}
        </Text>
      </Box>
    )
  }
  return <ItemList context={context} entries={entries} label={label} style={{height: '100%'}} />
}
