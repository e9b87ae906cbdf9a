import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  pointerWithin,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import {Box, Flex, Text, useMatchMedia} from '@sanity/ui'
import {useCallback, useDeferredValue, useMemo, useState} from 'react'
import {useTranslation} from 'sanity'
import {type Day, dayOf} from '../../newsroom/dates/calendar-day.ts'
import {select, WHOLE_BOARD} from '../board/board-view.ts'
import {type BoardRow} from '../board/read-rows.ts'
import {ForTheEar} from '../shared/for-the-ear.tsx'
import {NothingShown} from '../shared/nothing-shown.tsx'
import {OWN_WORDS} from '../shared/own-words.ts'
import {useActor} from '../shared/use-actor.ts'
import {useNow} from '../shared/use-now.ts'
import {Notice} from '../shared/waiting.tsx'
import {Agenda} from './agenda.tsx'
import {daysInSight} from './calendar-days.ts'
import {CalendarHeader} from './calendar-header.tsx'
import {ItemCard, type ItemContext} from './calendar-item.tsx'
import {type CalendarItem, toCalendar} from './calendar-items.ts'
import {type CalendarView} from './calendar-view.ts'
import {calendarNamespace} from './i18n/index.ts'
import {MonthGrid} from './month-grid.tsx'
import {PlanningDialogs} from './planning-dialogs.tsx'
import {asPlanned, isMovable, previewOn, targetOf} from './planning-targets.ts'
import {SidePanel} from './side-panel.tsx'
import {useCalendarKeys, type Carried} from './use-calendar-keys.ts'
import {usePlanning} from './use-planning.ts'
import {WeekGrid} from './week-grid.tsx'

interface Props {
  rows: readonly BoardRow[]
  view: CalendarView
  onView: (view: CalendarView) => void
  timeZone: string
}

const NOTHING: readonly CalendarItem[] = []

/** Below this, seven days and a list beside them leave no room for a time and a headline. */
const NARROW = '(max-width: 1199px)'

/** The days of a view with their stories, and beside them what has no day. */
export function Calendar({rows: live, view, onView, timeZone}: Props) {
  const {t} = useTranslation(calendarNamespace)
  const actor = useActor()
  const now = useNow(60_000)
  const today = dayOf(now, timeZone)
  const on = view.on ?? today
  const [said, say] = useState('')
  const planning = usePlanning(live, {by: view.by, timeZone, say})
  const {rows} = planning
  const filter = useDeferredValue(view)
  const shown = useMemo(() => {
    const {desk, assignee, text} = filter
    const wanted = {
      ...WHOLE_BOARD,
      ...(desk ? {desk} : {}),
      ...(assignee ? {assignee} : {}),
      ...(text ? {text} : {}),
    }
    return select(rows, wanted, {userId: actor.id, now, timeZone})
  }, [rows, filter, actor.id, now, timeZone])
  const days = useMemo(() => daysInSight(view.show, on), [view.show, on])
  const [carriedTo, setCarriedTo] = useState<Carried>()
  // What the keyboard carries is shown where it would be put down.
  const calendar = useMemo(() => {
    const previewed = carriedTo
      ? shown.map((row) =>
          row.id === carriedTo.item.id
            ? asPlanned(row, previewOn(carriedTo.item, carriedTo.day, view.by, timeZone))
            : row,
        )
      : shown
    return toCalendar(previewed, view.by, timeZone)
  }, [shown, carriedTo, view.by, timeZone])
  const itemsOf = useCallback((day: Day) => calendar.days.get(day) ?? NOTHING, [calendar])
  const lists = useMemo(() => {
    const [from = on, to = on] = [days[0], days.at(-1)]
    const vague = calendar.vague.filter(({span}) => span.from <= to && span.to >= from)
    return {...calendar, vague}
  }, [calendar, days, on])
  const isNarrow = useMatchMedia(NARROW)
  const [wasFolded, setFolded] = useState<boolean>()
  const folded = wasFolded ?? isNarrow
  const groups = useMemo(() => {
    const {vague, someDay, unplanned} = lists
    const beside = Object.entries({vague, someDay, unplanned})
    return [
      ...days.map((day) => ({key: day, items: itemsOf(day)})),
      // The keyboard goes nowhere that cannot be seen.
      ...(folded ? [] : beside.map(([key, items]) => ({key, items}))),
    ]
  }, [days, itemsOf, lists, folded])
  const mayMove = useCallback((item: CalendarItem) => isMovable(item, actor, now), [actor, now])
  const {ask, letGo} = planning
  const plans = useMemo(
    () => actor.roles.some((role) => role !== 'viewer' && role !== 'lawyer'),
    [actor],
  )
  const keys = useCalendarKeys({
    groups,
    start: days.includes(today) ? today : (days[0] ?? today),
    isMovable: mayMove,
    letGo,
    ask,
    asked: planning.step?.item.id,
    onDay: (day) => {
      if (!days.includes(day)) onView({...view, on: day})
    },
    onCarry: setCarriedTo,
    readOnly: !plans,
    say,
  })
  const [inHand, setInHand] = useState<CalendarItem>()
  const sensors = useSensors(useSensor(PointerSensor, {activationConstraint: {distance: 6}}))
  const context = useMemo(
    (): ItemContext => ({
      by: view.by,
      now,
      timeZone,
      moving: planning.moving,
      carried: carriedTo?.item.id,
      tabStop: keys.tabStop,
      wanted: keys.wanted,
      onFocused: keys.onFocused,
      onFocus: keys.onFocus,
      onKeyDown: keys.onKeyDown,
      isMovable: mayMove,
      ...(plans ? {onAsk: ask} : {}),
    }),
    [
      view.by,
      now,
      timeZone,
      planning.moving,
      carriedTo,
      keys.tabStop,
      keys.wanted,
      keys.onFocused,
      keys.onFocus,
      keys.onKeyDown,
      mayMove,
      plans,
      ask,
    ],
  )
  const itemOf = (id: string) => {
    for (const {items} of groups) {
      const found = items.find((item) => item.id === id)
      if (found) return found
    }
    return undefined
  }
  const onDragStart = ({active}: DragStartEvent) => setInHand(itemOf(String(active.id)))
  const onDragEnd = ({active, over}: DragEndEvent) => {
    setInHand(undefined)
    // As it stands by now: a colleague may have planned it meanwhile.
    const item = itemOf(String(active.id)) ?? inHand
    const target = over ? targetOf(String(over.id)) : undefined
    if (item && target) letGo(item, target)
  }
  const common = {label: t(`header.by.${view.by}`), days, today, itemsOf, context}

  return (
    <Flex direction="column" height="fill">
      <CalendarHeader
        count={shown.length}
        on={on}
        onView={onView}
        rows={rows}
        timeZone={timeZone}
        view={view}
      />
      {!plans && (
        <Notice>
          <Text muted size={1}>
            {t('calendar.readOnly')}
          </Text>
        </Notice>
      )}
      {shown.length === 0 &&
        (rows.length === 0 ? (
          <NothingShown text={t('calendar.empty')} />
        ) : (
          <NothingShown
            clear={{
              text: t('calendar.noMatch.clear'),
              onClick: () => onView({show: view.show, by: view.by, on}),
            }}
            text={t('calendar.noMatch', {count: rows.length})}
          />
        ))}
      <DndContext
        accessibility={OWN_WORDS}
        collisionDetection={pointerWithin}
        onDragCancel={() => setInHand(undefined)}
        onDragEnd={onDragEnd}
        onDragStart={onDragStart}
        sensors={sensors}
      >
        <Flex flex={1} style={{minHeight: 0}}>
          <Box flex={1} overflow="auto" padding={2} style={{minHeight: 0, minWidth: 0}}>
            {view.show === 'month' && (
              <MonthGrid
                {...common}
                month={on.slice(0, 7)}
                onMore={(day) => onView({...view, show: 'list', on: day})}
              />
            )}
            {view.show === 'week' && <WeekGrid {...common} />}
            {view.show === 'list' && <Agenda {...common} />}
          </Box>
          <SidePanel
            context={context}
            folded={folded}
            lists={lists}
            on={on}
            onFold={setFolded}
            view={view}
          />
        </Flex>
        <DragOverlay dropAnimation={null}>
          {inHand && <ItemCard context={context} item={inHand} lifted />}
        </DragOverlay>
      </DndContext>
      <PlanningDialogs planning={planning} today={today} />
      <ForTheEar live="assertive">{said}</ForTheEar>
      <ForTheEar id="newsroom-calendar-help">{plans ? t('item.help') : ''}</ForTheEar>
    </Flex>
  )
}
