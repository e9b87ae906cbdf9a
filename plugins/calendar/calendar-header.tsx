import {ChevronLeftIcon} from '@sanity/icons/ChevronLeft'
import {ChevronRightIcon} from '@sanity/icons/ChevronRight'
import {CloseIcon} from '@sanity/icons/Close'
import {SearchIcon} from '@sanity/icons/Search'
import {Box, Button, Card, Flex, Heading, Text, TextInput} from '@sanity/ui'
import {useMemo} from 'react'
import {useTranslation} from 'sanity'
import {type Day} from '../../newsroom/dates/calendar-day.ts'
import {DESKS} from '../../newsroom/desks.ts'
import {FilterChoice, peopleOf} from '../board/filter-choice.tsx'
import {type BoardRow} from '../board/read-rows.ts'
import {daysInSight, stepFrom} from './calendar-days.ts'
import {AXES, type CalendarView, fromParams, SHOWS, toParams} from './calendar-view.ts'
import {calendarNamespace} from './i18n/index.ts'
import {sayDays, sayMonth} from './say-day.ts'

interface Props {
  view: CalendarView
  on: Day
  onView: (view: CalendarView) => void
  rows: readonly BoardRow[]
  /** How many stories the filters let through. */
  count: number
  timeZone: string
}

/** Which days, and which stories; each choice stands in the address too. */
export function CalendarHeader({view, on, onView, rows, count, timeZone}: Props) {
  const {t} = useTranslation(calendarNamespace)
  const people = useMemo(() => peopleOf(rows), [rows])
  // A choice goes through the same door as an address that somebody sends.
  const set = (name: string, value: string) => {
    const params = toParams(view).filter(([known]) => known !== name)
    onView(fromParams([...params, [name, value]]))
  }
  const {desk, assignee, text, ...unfiltered} = view
  const isFiltered = desk !== undefined || assignee !== undefined || text !== undefined
  const {on: _shown, ...atToday} = view
  return (
    <Card as="search" aria-label={t('header.label')} borderBottom paddingX={3} paddingY={2}>
      <Flex align="center" gap={2} wrap="wrap">
        <Button
          fontSize={1}
          mode="ghost"
          onClick={() => onView(atToday)}
          padding={2}
          text={t('header.today')}
        />
        <Button
          aria-label={t(`header.previous.${view.show}`)}
          fontSize={1}
          icon={ChevronLeftIcon}
          mode="bleed"
          onClick={() => onView({...view, on: stepFrom(view.show, on, -1)})}
          padding={2}
        />
        <Button
          aria-label={t(`header.next.${view.show}`)}
          fontSize={1}
          icon={ChevronRightIcon}
          mode="bleed"
          onClick={() => onView({...view, on: stepFrom(view.show, on, 1)})}
          padding={2}
        />
        <Box style={{minWidth: 150}}>
          <Heading as="h1" aria-live="polite" size={1}>
            {headingOf(view, on)}
          </Heading>
        </Box>
        <FilterChoice
          label={t('header.show')}
          onChange={(show) => set('show', show)}
          value={view.show}
        >
          {SHOWS.map((show) => (
            <option key={show} value={show}>
              {t(`header.show.${show}`)}
            </option>
          ))}
        </FilterChoice>
        <FilterChoice label={t('header.by')} onChange={(by) => set('by', by)} value={view.by}>
          {AXES.map((by) => (
            <option key={by} value={by}>
              {t(`header.by.${by}`)}
            </option>
          ))}
        </FilterChoice>
        <Box style={{flex: '1 1 140px', maxWidth: 220}}>
          <TextInput
            aria-label={t('header.text')}
            fontSize={1}
            icon={SearchIcon}
            onChange={(event) => set('text', event.currentTarget.value)}
            padding={2}
            placeholder={t('header.text.placeholder')}
            type="search"
            value={text ?? ''}
          />
        </Box>
        <FilterChoice
          label={t('header.desk')}
          onChange={(value) => set('desk', value)}
          value={desk ?? ''}
        >
          <option value="">{t('header.desk.any')}</option>
          {Object.entries(DESKS).map(([name, title]) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </FilterChoice>
        <FilterChoice
          label={t('header.assignee')}
          onChange={(value) => set('assignee', value)}
          value={assignee ?? ''}
        >
          <option value="">{t('header.assignee.any')}</option>
          <option value="me">{t('header.assignee.me')}</option>
          <option value="nobody">{t('header.assignee.nobody')}</option>
          {people.map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </FilterChoice>
        {isFiltered && (
          <Button
            fontSize={1}
            icon={CloseIcon}
            mode="bleed"
            onClick={() => onView(unfiltered)}
            padding={2}
            text={t('header.clear')}
          />
        )}
        <Box flex={1} />
        <Text muted size={1} style={{whiteSpace: 'nowrap'}}>
          <span>{t('calendar.count', {count, total: rows.length})}</span>
          {' · '}
          <span>{t('calendar.zone', {zone: timeZone})}</span>
        </Text>
      </Flex>
    </Card>
  )
}

function headingOf({show}: CalendarView, on: Day): string {
  if (show === 'month') return sayMonth(on)
  const days = daysInSight(show, on)
  return sayDays(days[0] ?? on, days.at(-1) ?? on)
}
