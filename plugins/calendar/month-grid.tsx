import {Button, Flex, Stack} from '@sanity/ui'
import {type CSSProperties, memo} from 'react'
import {useTranslation} from 'sanity'
import {type Day} from '../../newsroom/dates/calendar-day.ts'
import {SmallText} from '../shared/small-text.tsx'
import {DraggableItem, type ItemContext} from './calendar-item.tsx'
import {type CalendarItem} from './calendar-items.ts'
import {DayHead} from './day-head.tsx'
import {DropZone} from './drop-zone.tsx'
import {calendarNamespace} from './i18n/index.ts'
import {sayDay, sayWeekday} from './say-day.ts'

/** So many stories stand on a day of a month; the rest are a click away. */
const IN_A_DAY = 3

interface Props {
  label: string
  /** Whole weeks. */
  days: readonly Day[]
  /** The month that is shown; days of its neighbours are muted. */
  month: string
  today: Day
  itemsOf: (day: Day) => readonly CalendarItem[]
  context: ItemContext
  onMore: (day: Day) => void
}

/** A month as a table: a row for each week, Monday first. */
export function MonthGrid({label, days, month, today, itemsOf, context, onMore}: Props) {
  const weeks = Array.from({length: days.length / 7}, (_, week) =>
    days.slice(week * 7, week * 7 + 7),
  )
  return (
    <table aria-label={label} style={TABLE}>
      <thead>
        <tr>
          {(weeks[0] ?? []).map((day) => (
            <th key={day} scope="col" style={{padding: 6, textAlign: 'start'}}>
              <SmallText muted weight="semibold">
                {sayWeekday(day)}
              </SmallText>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]} style={{height: `${100 / weeks.length}%`}}>
            {week.map((day) => (
              <MonthDay
                context={context}
                day={day}
                isOther={!day.startsWith(month)}
                isToday={day === today}
                items={itemsOf(day)}
                key={day}
                onMore={onMore}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const TABLE: CSSProperties = {
  borderCollapse: 'separate',
  borderSpacing: 3,
  height: '100%',
  tableLayout: 'fixed',
  width: '100%',
}

interface DayProps {
  day: Day
  isToday: boolean
  isOther: boolean
  items: readonly CalendarItem[]
  context: ItemContext
  onMore: (day: Day) => void
}

const MonthDay = memo(function MonthDay(props: DayProps) {
  const {day, isToday, isOther, items, context, onMore} = props
  const {t} = useTranslation(calendarNamespace)
  const shown = inSight(items, context)
  const more = items.length - shown.length
  const stop = shown.find(({id}) => id === context.tabStop)?.id ?? shown[0]?.id
  return (
    <DropZone
      as="td"
      style={{verticalAlign: 'top'}}
      target={{kind: 'day', day}}
      tone={isOther ? 'transparent' : 'default'}
    >
      <DayHead count={items.length} day={day} isToday={isToday} timeZone={context.timeZone} />
      {shown.length > 0 && (
        <Stack as="ul" gap={1} style={{listStyle: 'none', margin: 0, padding: 0}}>
          {shown.map((item) => (
            <li key={item.id}>
              <DraggableItem context={context} dense isStop={stop === item.id} item={item} />
            </li>
          ))}
        </Stack>
      )}
      {more > 0 && (
        <Flex paddingTop={1}>
          <Button
            aria-label={t('day.more.label', {count: more, day: sayDay(day)})}
            fontSize={1}
            mode="bleed"
            onClick={() => onMore(day)}
            padding={1}
            text={t('day.more', {count: more})}
          />
        </Flex>
      )}
    </DropZone>
  )
})

/** The first few; whatever has the focus, or is carried, is among them. */
function inSight(
  items: readonly CalendarItem[],
  {carried, wanted, tabStop}: ItemContext,
): readonly CalendarItem[] {
  const first = items.slice(0, IN_A_DAY)
  const needed = items.find(({id}) => id === carried || id === wanted || id === tabStop)
  if (needed === undefined || first.includes(needed)) return first
  return [...first.slice(0, IN_A_DAY - 1), needed]
}
