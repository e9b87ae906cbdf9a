import {ChevronLeftIcon} from '@sanity/icons/ChevronLeft'
import {ChevronRightIcon} from '@sanity/icons/ChevronRight'
import {Box, Button, Flex, Heading, Text} from '@sanity/ui'
import {useVirtualizer} from '@tanstack/react-virtual'
import {type CSSProperties, useEffect, useRef} from 'react'
import {useTranslation} from 'sanity'
import {BoardColumn} from './board-column.tsx'
import {type BoardView} from './board-view.ts'
import {type CardContext} from './card-list.tsx'
import {COLUMN_TITLES, type Column} from './columns.ts'
import {boardNamespace} from './i18n/index.ts'
import {type Lane} from './lanes.ts'
import {type Carrying} from './use-carrying.ts'
import {SmallBadge} from '../shared/small-text.tsx'

/** Marks what scrolls by itself while a card is carried near its edge. */
export const SCROLLER = 'data-board-scroller'

interface Props {
  label: string
  lanes: readonly Lane[]
  columns: readonly Column[]
  view: BoardView
  context: CardContext
  carrying: Carrying
  onFold: (column: Column, folded: boolean) => void
}

/** The heads of the columns, and below them the lanes. Wide boards scroll sideways as a whole. */
export function BoardLanes({label, lanes, columns, view, context, carrying, onFold}: Props) {
  const grid: CSSProperties = {
    display: 'grid',
    gap: 6,
    gridTemplateColumns: columns
      .map((column) => (view.folded.includes(column) ? '40px' : 'minmax(186px, 1fr)'))
      .join(' '),
  }
  return (
    <Box flex={1} overflow="auto" padding={2} style={{minHeight: 0}} {...{[SCROLLER]: true}}>
      <section
        aria-label={label}
        style={{display: 'flex', flexDirection: 'column', height: '100%', minWidth: 'min-content'}}
      >
        <div style={grid}>
          {columns.map((column) => (
            <ColumnHead
              column={column}
              count={lanes.reduce((sum, {cards}) => sum + (cards.get(column)?.length ?? 0), 0)}
              folded={view.folded.includes(column)}
              isTarget={carrying.carried?.by === 'keyboard' && carrying.carried.over === column}
              key={column}
              onFold={onFold}
            />
          ))}
        </div>
        {view.lanes === 'none' ? (
          lanes.map((lane) => (
            <div key={lane.key} style={{...grid, flex: 1, minHeight: 0}}>
              <LaneColumns {...{lane, columns, view, context, carrying}} />
            </div>
          ))
        ) : (
          <ManyLanes {...{lanes, columns, view, context, carrying, grid}} />
        )}
      </section>
    </Box>
  )
}

interface HeadProps {
  column: Column
  count: number
  folded: boolean
  /** The keyboard carries a card over this column. */
  isTarget: boolean
  onFold: (column: Column, folded: boolean) => void
}

function ColumnHead({column, count, folded, isTarget, onFold}: HeadProps) {
  const {t} = useTranslation(boardNamespace)
  const head = useRef<HTMLDivElement>(null)
  // A hand drags the board along; keys have nothing else that would.
  useEffect(() => {
    if (isTarget) head.current?.scrollIntoView({block: 'nearest', inline: 'nearest'})
  }, [isTarget])
  const title = COLUMN_TITLES[column]
  return (
    <Flex
      align="center"
      direction={folded ? 'column' : 'row'}
      gap={2}
      paddingLeft={folded ? 0 : 2}
      paddingY={2}
      ref={head}
    >
      {!folded && (
        <Heading as="h2" size={0}>
          {title}
        </Heading>
      )}
      <SmallBadge>{count}</SmallBadge>
      {!folded && <Box flex={1} />}
      <Button
        aria-expanded={!folded}
        aria-label={t(folded ? 'column.unfold' : 'column.fold', {column: title})}
        fontSize={0}
        icon={folded ? ChevronLeftIcon : ChevronRightIcon}
        mode="bleed"
        onClick={() => onFold(column, !folded)}
        padding={2}
        title={t(folded ? 'column.unfold' : 'column.fold', {column: title})}
      />
    </Flex>
  )
}

type LaneProps = Pick<Props, 'columns' | 'view' | 'context' | 'carrying'>

function LaneColumns({
  lane,
  columns,
  view,
  context,
  carrying,
  maxHeight,
}: LaneProps & {lane: Lane; maxHeight?: string}) {
  const {carried} = carrying
  return columns.map((column) => (
    <BoardColumn
      column={column}
      context={context}
      drop={carried?.drops.get(column)}
      folded={view.folded.includes(column)}
      isTarget={carried?.by === 'keyboard' && carried.over === column}
      key={column}
      lane={lane}
      rows={lane.cards.get(column) ?? NO_ROWS}
      {...(maxHeight ? {maxHeight} : {})}
    />
  ))
}

const NO_ROWS: readonly never[] = []

/** Lanes one below the other; only those in sight are in the page. */
function ManyLanes({
  lanes,
  grid,
  ...rest
}: LaneProps & {lanes: readonly Lane[]; grid: CSSProperties}) {
  const scroller = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- read while rendering, handed to nobody
  const virtualizer = useVirtualizer({
    count: lanes.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => lanes[index]?.key ?? index,
    estimateSize: () => 420,
    overscan: 1,
  })
  return (
    <div ref={scroller} style={{flex: 1, minHeight: 0, overflowY: 'auto'}} {...{[SCROLLER]: true}}>
      <div style={{position: 'relative', height: virtualizer.getTotalSize()}}>
        {virtualizer.getVirtualItems().map(({index, key, start}) => {
          const lane = lanes[index]
          return (
            lane && (
              <section
                aria-label={lane.title}
                data-index={index}
                key={key}
                ref={virtualizer.measureElement}
                style={{
                  position: 'absolute',
                  insetInline: 0,
                  paddingBottom: 12,
                  transform: `translateY(${start}px)`,
                }}
              >
                <Flex align="center" gap={2} padding={2}>
                  <Text as="h3" size={1} weight="semibold">
                    {lane.title}
                  </Text>
                  <SmallBadge>{lane.count}</SmallBadge>
                </Flex>
                <div style={grid}>
                  <LaneColumns {...rest} lane={lane} maxHeight="min(52vh, 520px)" />
                </div>
              </section>
            )
          )
        })}
      </div>
    </div>
  )
}
