import {type DragEndEvent, type DragStartEvent} from '@dnd-kit/core'
import {type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState} from 'react'
import {useTranslation} from 'sanity'
import {type Actor} from '../../newsroom/access/roles.ts'
import {explainHold} from '../../newsroom/holds/hold.ts'
import {cardKey} from './card-list.tsx'
import {COLUMN_TITLES, type Column} from './columns.ts'
import {boardNamespace} from './i18n/index.ts'
import {type Lane} from './lanes.ts'
import {type Drop, dropOn} from './moves.ts'
import {type BoardRow} from './read-rows.ts'
import {type Moves} from './use-moves.ts'

/** A card between two columns. */
interface Carried {
  by: 'hand' | 'keyboard'
  card: string
  row: BoardRow
  /** What letting it go would mean, for each column; told while it is carried. */
  drops: ReadonlyMap<Column, Drop>
  /** Where the keyboard holds it. */
  over: Column
}

export interface Carrying {
  carried?: Carried
  tabStop?: string | undefined
  wanted?: string | undefined
  onFocused: () => void
  onDragStart: (event: DragStartEvent) => void
  onDragEnd: (event: DragEndEvent) => void
  onDragCancel: () => void
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  onFocus: (card: string) => void
  /** The focus goes to the card of the story, in the lane where it was last. */
  giveFocus: (id: string) => void
}

interface Options {
  lanes: readonly Lane[]
  columns: readonly Column[]
  rows: readonly BoardRow[]
  moves: Moves
  movable: boolean
  actor: Actor
  say: (text: string) => void
}

/**
 * Takes cards from column to column, by hand or by keyboard, and the focus from card to card. Both
 * ways end in the same drop.
 */
export function useCarrying({lanes, columns, rows, moves, movable, actor, say}: Options): Carrying {
  const {t} = useTranslation(boardNamespace)
  const [carried, setCarried] = useState<Carried>()
  const [focused, setFocused] = useState<string>()
  const [wanted, setWanted] = useState<string>()
  const cards = useMemo(() => placesOf(lanes, columns), [lanes, columns])
  const tabStop = focused !== undefined && cards.has(focused) ? focused : [...cards.keys()][0]

  const giveFocus = (id: string) => {
    const own = [...cards.keys()].filter((card) => idOf(card) === id)
    setWanted(own.find((card) => card === focused) ?? own[0])
  }
  // A dialog takes the focus, and leaves it nowhere.
  const [asked, setAsked] = useState(moves.step)
  if (asked !== moves.step) {
    setAsked(moves.step)
    if (asked && moves.step === undefined) giveFocus(asked.row.id)
  }

  const pickUp = (card: string, by: Carried['by']) => {
    const row = rowOf(card, rows)
    if (row === undefined) return
    if (moves.moving.has(row.id)) return say(t('card.moving'))
    const now = new Date()
    const drops = new Map(columns.map((column) => [column, dropOn(row, column, actor, now)]))
    setCarried({by, card, row, drops, over: row.column})
    if (by === 'keyboard') {
      say(t('say.pickedUp', {title: row.title, column: COLUMN_TITLES[row.column]}))
    }
  }

  const letGo = (column: Column | undefined) => {
    setCarried(undefined)
    if (carried === undefined) return
    setWanted(carried.card)
    if (column === undefined || column === carried.row.column) {
      const {title, column: from} = carried.row
      return say(t('say.back', {title, column: COLUMN_TITLES[from]}))
    }
    // As it stands by now: a colleague may have moved it meanwhile.
    moves.drop(rowOf(carried.card, rows) ?? carried.row, column)
  }

  const hold = (column: Column) => {
    if (carried === undefined) return
    setCarried({...carried, over: column})
    say(describe(column, carried.drops.get(column)))
  }

  const describe = (column: Column, drop: Drop | undefined): string => {
    const title = COLUMN_TITLES[column]
    if (drop === undefined || drop.kind === 'stay') return t('say.over.stay', {column: title})
    const now = new Date()
    const holds = drop.kind === 'move' ? drop.offers.flatMap((offer) => offer.holds) : drop.holds
    const why = holds[0] ? explainHold(holds[0], now) : ''
    if (drop.kind === 'refused') return t('say.over.refused', {column: title, why})
    const transition = drop.offers.map((offer) => offer.transition.title).join(', ')
    return t(why ? 'say.over.held' : 'say.over.move', {column: title, transition, why})
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const card = cardAt(event.target)
    if (card === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    const handled = carried?.by === 'keyboard' ? carryByKey(event.key) : walkByKey(event.key, card)
    if (handled) event.preventDefault()
  }

  const carryByKey = (key: string): boolean => {
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
    if (carried === undefined) return false
    if (step !== 0) {
      const next = columns[columns.indexOf(carried.over) + step]
      if (next) hold(next)
    } else if (key === ' ' || key === 'Enter') letGo(carried.over)
    else if (key === 'Escape' || key === 'Tab') letGo(undefined)
    return key !== 'Tab'
  }

  const walkByKey = (key: string, card: string): boolean => {
    const row = rowOf(card, rows)
    if (key === ' ' && movable) pickUp(card, 'keyboard')
    else if (key.toLowerCase() === 'm' && movable && row) moves.showMenu(row)
    else {
      const next = neighbourOf(card, key, cards, lanes, columns)
      if (next === undefined) return key === ' '
      setWanted(next)
    }
    return true
  }

  // Handed to every card in sight: one function for good, so that a key redraws none of them.
  const latest = useRef(onKeyDown)
  useEffect(() => {
    latest.current = onKeyDown
  })

  return {
    ...(carried ? {carried} : {}),
    tabStop,
    wanted,
    onFocused: useCallback(() => setWanted(undefined), []),
    onDragStart: ({active}) => pickUp(String(active.id), 'hand'),
    onDragEnd: ({over}) => {
      const name = String(over?.id ?? '')
        .split(' ')
        .at(-1)
      letGo(columns.find((column) => column === name))
    },
    onDragCancel: () => letGo(undefined),
    onKeyDown: useCallback((event: KeyboardEvent<HTMLElement>) => latest.current(event), []),
    onFocus: useCallback((card: string) => {
      setFocused(card)
      // Who has gone on is not called back to a card that comes into sight later.
      setWanted(undefined)
    }, []),
    giveFocus,
  }
}

interface Place {
  lane: number
  column: number
  index: number
}

/** Where each card stands, in the order of reading. */
function placesOf(lanes: readonly Lane[], columns: readonly Column[]): Map<string, Place> {
  const places = new Map<string, Place>()
  for (const [lane, {key, cards}] of lanes.entries()) {
    for (const [column, name] of columns.entries()) {
      for (const [index, {id}] of (cards.get(name) ?? []).entries()) {
        places.set(cardKey(key, id), {lane, column, index})
      }
    }
  }
  return places
}

/** The card that an arrow leads to: along the column, on into the next lane, or across to the next cards. */
function neighbourOf(
  card: string,
  key: string,
  places: ReadonlyMap<string, Place>,
  lanes: readonly Lane[],
  columns: readonly Column[],
): string | undefined {
  const place = places.get(card)
  if (place === undefined) return undefined
  const at = ({lane, column, index}: Place): string | undefined => {
    const name = columns[column]
    const found = lanes[lane]
    const list = (name && found?.cards.get(name)) ?? []
    const row = index < 0 ? list.at(index) : list[index]
    return row && found ? cardKey(found.key, row.id) : undefined
  }
  const {lane, column, index} = place
  switch (key) {
    case 'ArrowDown':
      return at({lane, column, index: index + 1}) ?? at({lane: lane + 1, column, index: 0})
    case 'ArrowUp':
      return index > 0
        ? at({lane, column, index: index - 1})
        : at({lane: lane - 1, column, index: -1})
    case 'Home':
      return at({lane, column, index: 0})
    case 'End':
      return at({lane, column, index: -1})
    case 'ArrowRight':
    case 'ArrowLeft': {
      const step = key === 'ArrowRight' ? 1 : -1
      for (let next = column + step; next >= 0 && next < columns.length; next += step) {
        const found = at({lane, column: next, index}) ?? at({lane, column: next, index: -1})
        if (found) return found
      }
      return undefined
    }
    default:
      return undefined
  }
}

/** Keys end in the document's id, and ids have no spaces. */
function idOf(card: string): string | undefined {
  return card.split(' ').at(-1)
}

function rowOf(card: string, rows: readonly BoardRow[]): BoardRow | undefined {
  const id = idOf(card)
  return rows.find((row) => row.id === id)
}

/** The card whose headline has the focus; its buttons are buttons, and take their own keys. */
function cardAt(target: EventTarget): string | undefined {
  if (!(target instanceof HTMLElement) || !target.hasAttribute('data-link')) return undefined
  return target.closest<HTMLElement>('[data-draggable]')?.dataset['draggable']
}
