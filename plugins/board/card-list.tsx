import {useDraggable} from '@dnd-kit/core'
import {Box, Text} from '@sanity/ui'
import {useVirtualizer} from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  useDeferredValue,
  useEffect,
  useRef,
} from 'react'
import {useTranslation} from 'sanity'
import {BoardCard} from './board-card.tsx'
import {boardNamespace} from './i18n/index.ts'
import {type BoardRow} from './read-rows.ts'

/** What the cards of every list of a board have in common. */
export interface CardContext {
  now: Date
  timeZone: string
  moving: ReadonlySet<string>
  selected: ReadonlySet<string>
  /** The card that has, or last had, the focus, by its {@link cardKey}. */
  tabStop?: string | undefined
  /** The card that the keyboard has picked up. */
  carried?: string | undefined
  /** A card that is to have the focus as soon as it is there. */
  wanted?: string | undefined
  onFocused: () => void
  onFocus: (card: string) => void
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  /** Missing where nobody may move anything. */
  onMenu?: (row: BoardRow) => void
  onSelect?: (row: BoardRow, selected: boolean) => void
}

/** A story may stand in two lanes; in each it is one card, whichever its column. */
export function cardKey(lane: string, id: string): string {
  return `${lane} ${id}`
}

interface Props {
  label: string
  lane: string
  rows: readonly BoardRow[]
  context: CardContext
  maxHeight?: string
}

/** The cards of one column. However many there are, only those in sight are in the page. */
export const CardList = memo(function CardList({label, lane, rows, context, maxHeight}: Props) {
  const {t} = useTranslation(boardNamespace)
  const scroller = useRef<HTMLDivElement>(null)
  const {wanted} = context
  // What is in sight is painted first; what is just out of it follows.
  const overscan = useDeferredValue(3, 0)
  // oxlint-disable-next-line react/incompatible-library -- read while rendering, handed to nobody
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.id ?? index,
    estimateSize: () => 168,
    overscan,
  })
  const wantedIndex =
    wanted === undefined ? -1 : rows.findIndex(({id}) => cardKey(lane, id) === wanted)
  useEffect(() => {
    if (wantedIndex >= 0) virtualizer.scrollToIndex(wantedIndex)
  }, [virtualizer, wantedIndex])

  if (rows.length === 0) {
    return (
      <Box padding={3}>
        <Text align="center" muted size={0}>
          {t('column.empty')}
        </Text>
      </Box>
    )
  }
  const items = virtualizer.getVirtualItems()
  const inSight = items.flatMap(({index}) => rows[index] ?? []).map(({id}) => cardKey(lane, id))
  // One card of each column is reached by Tab, the arrows lead to the rest.
  const stop = inSight.find((card) => card === context.tabStop) ?? inSight[0]
  return (
    <div ref={scroller} style={{...SCROLLER, ...(maxHeight ? {maxHeight} : {flex: 1})}}>
      <ul aria-label={label} style={{...LIST, height: virtualizer.getTotalSize()}}>
        {items.map(({index, key, start}) => {
          const row = rows[index]
          return (
            row && (
              <li
                aria-posinset={index + 1}
                aria-setsize={rows.length}
                data-index={index}
                key={key}
                ref={virtualizer.measureElement}
                style={{...ITEM, transform: `translateY(${start}px)`}}
              >
                <DraggableCard
                  card={cardKey(lane, row.id)}
                  context={context}
                  isStop={stop === cardKey(lane, row.id)}
                  row={row}
                />
              </li>
            )
          )
        })}
      </ul>
    </div>
  )
})

const SCROLLER: CSSProperties = {overflowY: 'auto', minHeight: 0, overscrollBehavior: 'contain'}
const LIST: CSSProperties = {position: 'relative', listStyle: 'none', margin: 0, padding: 0}
const ITEM: CSSProperties = {position: 'absolute', insetInline: 0, top: 0, padding: '0 4px 8px'}

interface DraggableProps {
  card: string
  row: BoardRow
  isStop: boolean
  context: CardContext
}

function DraggableCard({row, card, isStop, context}: DraggableProps) {
  const {onMenu, onSelect, onFocused, wanted, carried, tabStop: active, now, timeZone} = context
  const movable = onMenu !== undefined
  const {setNodeRef, listeners, isDragging} = useDraggable({
    id: card,
    // Until the lake has answered nobody knows from where it would go on.
    disabled: !movable || context.moving.has(row.id),
  })
  const element = useRef<HTMLDivElement | null>(null)
  const isWanted = wanted === card
  useEffect(() => {
    if (!isWanted) return
    element.current?.querySelector<HTMLElement>('[data-card]')?.focus()
    onFocused()
  }, [isWanted, onFocused])
  return (
    <div
      ref={(node) => {
        element.current = node
        setNodeRef(node)
      }}
      {...listeners}
      data-card-key={card}
      style={{opacity: isDragging ? 0.4 : 1, cursor: movable ? 'grab' : 'pointer'}}
    >
      <BoardCard
        card={card}
        lifted={carried === card}
        moving={context.moving.has(row.id)}
        onFocus={context.onFocus}
        onKeyDown={context.onKeyDown}
        now={now}
        row={row}
        selected={context.selected.has(row.id)}
        active={active === card}
        tabStop={isStop}
        timeZone={timeZone}
        {...(onMenu ? {onMenu} : {})}
        {...(onSelect ? {onSelect} : {})}
      />
    </div>
  )
}
