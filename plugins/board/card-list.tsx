import {Box} from '@sanity/ui'
import {type KeyboardEvent, memo, useDeferredValue, useMemo} from 'react'
import {useTranslation} from 'sanity'
import {Draggable} from '../shared/draggable.tsx'
import {VirtualList} from '../shared/virtual-list.tsx'
import {BoardCard} from './board-card.tsx'
import {boardNamespace} from './i18n/index.ts'
import {type BoardRow} from './read-rows.ts'
import {SmallText} from '../shared/small-text.tsx'

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
  actions: CardActions
}

/** What can be done with cards: the same functions for as long as the board stands. */
interface CardActions {
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
  const {wanted, tabStop, carried, moving, selected, now, timeZone, actions} = context
  // What is in sight is painted first; what is just out of it follows.
  const overscan = useDeferredValue(3, 0)
  const keys = useMemo(() => rows.map(({id}) => cardKey(lane, id)), [rows, lane])
  if (rows.length === 0) {
    return (
      <Box padding={3}>
        <SmallText align="center" muted>
          {t('column.empty')}
        </SmallText>
      </Box>
    )
  }
  return (
    <VirtualList
      estimate={ESTIMATE}
      itemPadding="0 4px 8px"
      keys={keys}
      label={label}
      overscan={overscan}
      style={maxHeight ? {maxHeight} : FILLS}
      wanted={wanted === undefined ? -1 : keys.indexOf(wanted)}
    >
      {(inSight) => {
        // One card of each column is reached by Tab, the arrows lead to the rest.
        const cards = inSight.flatMap((index) => keys[index] ?? [])
        const stop = cards.find((card) => card === tabStop) ?? cards[0]
        return (index) => {
          const [row, card] = [rows[index], keys[index]]
          if (row === undefined || card === undefined) return null
          return (
            <DraggableCard
              actions={actions}
              active={tabStop === card}
              card={card}
              isStop={stop === card}
              isWanted={wanted === card}
              lifted={carried === card}
              moving={moving.has(row.id)}
              now={now}
              row={row}
              selected={selected.has(row.id)}
              timeZone={timeZone}
            />
          )
        }
      }}
    </VirtualList>
  )
})

const ESTIMATE = () => 184
const FILLS = {flex: 1}

interface DraggableProps {
  card: string
  row: BoardRow
  isStop: boolean
  isWanted: boolean
  active: boolean
  lifted: boolean
  moving: boolean
  selected: boolean
  now: Date
  timeZone: string
  actions: CardActions
}

/** Drawn anew only when something about this card has changed. */
const DraggableCard = memo(function DraggableCard(props: DraggableProps) {
  const {card, isWanted, actions, ...shown} = props
  const {onMenu, onSelect, onFocused, onFocus, onKeyDown} = actions
  return (
    <Draggable
      id={card}
      isWanted={isWanted}
      movable={onMenu !== undefined}
      moving={shown.moving}
      onFocused={onFocused}
    >
      <BoardCard
        active={shown.active}
        card={card}
        lifted={shown.lifted}
        moving={shown.moving}
        now={shown.now}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
        row={shown.row}
        selected={shown.selected}
        tabStop={shown.isStop}
        timeZone={shown.timeZone}
        {...(onMenu ? {onMenu} : {})}
        {...(onSelect ? {onSelect} : {})}
      />
    </Draggable>
  )
})
