import {type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState} from 'react'
import {useTranslation} from 'sanity'
import {type Day, shiftDay} from '../../newsroom/dates/calendar-day.ts'
import {type CalendarItem} from './calendar-items.ts'
import {calendarNamespace} from './i18n/index.ts'
import {type Target} from './planning-targets.ts'
import {sayDay} from './say-day.ts'

/** Stories that stand together: of one day, or of one list beside the days. */
interface ItemGroup {
  key: string
  items: readonly CalendarItem[]
}

export interface Carried {
  item: CalendarItem
  day: Day
}

interface CalendarKeys {
  tabStop?: string | undefined
  wanted?: string | undefined
  onFocused: () => void
  onFocus: (id: string) => void
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

interface Options {
  groups: readonly ItemGroup[]
  /** Where a story without a day begins to be carried. */
  start: Day
  isMovable: (item: CalendarItem) => boolean
  letGo: (item: CalendarItem, target: Target) => void
  ask: (item: CalendarItem) => void
  /** The story that a dialog is about. */
  asked: string | undefined
  /** The calendar must show this day. */
  onDay: (day: Day) => void
  /** What is carried now, and where; nothing when it has been put down. */
  onCarry: (carried: Carried | undefined) => void
  /** Nothing can be planned by this person: stories are walked over and opened. */
  readOnly: boolean
  say: (text: string) => void
}

const DAYS: Record<string, number> = {ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7}

/** Walks from story to story by the arrows, and carries one from day to day. */
export function useCalendarKeys(options: Options): CalendarKeys {
  const {groups, start, isMovable, letGo, ask, asked, onDay, onCarry, readOnly, say} = options
  const {t} = useTranslation(calendarNamespace)
  const [carried, setCarried] = useState<Carried>()
  const [focused, setFocused] = useState<string>()
  const [wanted, setWanted] = useState<string>()
  const items = useMemo(
    () => new Map(groups.flatMap((group) => group.items.map((item) => [item.id, item] as const))),
    [groups],
  )
  const tabStop = focused !== undefined && items.has(focused) ? focused : [...items.keys()][0]

  // A dialog takes the focus, and leaves it nowhere.
  const [wasAsked, setWasAsked] = useState(asked)
  if (wasAsked !== asked) {
    setWasAsked(asked)
    if (asked === undefined) setWanted(wasAsked)
  }

  const hold = (next: Carried | undefined) => {
    setCarried(next)
    onCarry(next)
  }

  const carry = (item: CalendarItem, day: Day) => {
    hold({item, day})
    setWanted(item.id)
    onDay(day)
  }

  const carryByKey = (key: string): boolean => {
    if (carried === undefined) return false
    const {item, day} = carried
    const step = DAYS[key]
    if (step !== undefined) {
      const next = shiftDay(day, step)
      carry(item, next)
      say(t('say.over', {day: sayDay(next)}))
      return true
    }
    const target: Target | undefined =
      key === ' ' || key === 'Enter'
        ? {kind: 'day', day}
        : key === 'Delete' || key === 'Backspace'
          ? {kind: 'off'}
          : undefined
    if (target === undefined && key !== 'Escape' && key !== 'Tab') return true
    hold(undefined)
    setWanted(item.id)
    if (target) letGo(item, target)
    else {
      if (item.day) onDay(item.day)
      say(t('say.back', {title: item.row.title}))
    }
    return key !== 'Tab'
  }

  const walkByKey = (key: string, item: CalendarItem): boolean => {
    if (key === ' ' && readOnly) return true
    if (key === ' ') {
      if (!isMovable(item)) letGo(item, {kind: 'off'})
      else {
        carry(item, item.day ?? start)
        const day = item.day ? sayDay(item.day) : t('say.noDay')
        say(t('say.pickedUp', {title: item.row.title, day}))
      }
      return true
    }
    if (key.toLowerCase() === 'p' && !readOnly) {
      ask(item)
      return true
    }
    const next = neighbourOf(item.id, key, groups)
    if (next !== undefined) setWanted(next)
    return next !== undefined
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const {target} = event
    const id = target instanceof HTMLElement ? target.dataset['link'] : undefined
    const item = id === undefined ? undefined : items.get(id)
    if (item === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    if (carried ? carryByKey(event.key) : walkByKey(event.key, item)) event.preventDefault()
  }

  // Handed to every story in sight: one function for good, so that a key redraws none of them.
  const latest = useRef(onKeyDown)
  useEffect(() => {
    latest.current = onKeyDown
  })
  return {
    tabStop,
    wanted,
    onFocused: useCallback(() => setWanted(undefined), []),
    onFocus: useCallback((id: string) => {
      setFocused(id)
      // Who has gone on is not called back to a story that comes into sight later.
      setWanted(undefined)
    }, []),
    onKeyDown: useCallback((event: KeyboardEvent<HTMLElement>) => latest.current(event), []),
  }
}

/** Up and down along a day and on into the next; left and right from day to day; Home and End. */
function neighbourOf(id: string, key: string, groups: readonly ItemGroup[]): string | undefined {
  const full = groups.filter(({items}) => items.length > 0)
  const at = full.findIndex(({items}) => items.some((item) => item.id === id))
  const items = full[at]?.items ?? []
  const index = items.findIndex((item) => item.id === id)
  const [before, after] = [full[at - 1]?.items, full[at + 1]?.items]
  switch (key) {
    case 'ArrowDown':
      return (items[index + 1] ?? after?.[0])?.id
    case 'ArrowUp':
      return (index > 0 ? items[index - 1] : before?.at(-1))?.id
    case 'ArrowRight':
      return after?.[0]?.id
    case 'ArrowLeft':
      return before?.[0]?.id
    case 'Home':
      return items[0]?.id
    case 'End':
      return items.at(-1)?.id
    default:
      return undefined
  }
}
