import {useDroppable} from '@dnd-kit/core'
import {Card, Flex, Stack, Text} from '@sanity/ui'
import {memo} from 'react'
import {useTranslation} from 'sanity'
import {explainHold} from '../../newsroom/holds/hold.ts'
import {SmallText} from '../shared/small-text.tsx'
import {CardList, type CardContext} from './card-list.tsx'
import {COLUMN_TITLES, type Column} from './columns.ts'
import {boardNamespace} from './i18n/index.ts'
import {type Drop} from './moves.ts'
import {type BoardRow} from './read-rows.ts'

/** What drag and drop calls a column of a lane, with the column last. */
function dropId(lane: string, column: Column): string {
  return `${lane} ${column}`
}

interface Props {
  column: Column
  /** Tells the columns of one lane from those of the next. */
  lane: {key: string; title: string}
  rows: readonly BoardRow[]
  context: CardContext
  folded: boolean
  /** What letting the card go here would mean, while one is carried. */
  drop?: Drop | undefined
  /** The keyboard carries a card over this column. */
  isTarget: boolean
  maxHeight?: string
}

/** One column, in one lane: its cards, and what a drop here would do. */
export const BoardColumn = memo(function BoardColumn(props: Props) {
  const {column, lane, rows, context, folded, drop, isTarget, maxHeight} = props
  const {t} = useTranslation(boardNamespace)
  const {setNodeRef, isOver} = useDroppable({id: dropId(lane.key, column)})
  const count = t('column.label', {column: COLUMN_TITLES[column], count: rows.length})
  return (
    <Card
      data-column={column}
      data-drop={drop?.kind}
      ref={setNodeRef}
      padding={1}
      radius={3}
      style={{
        display: 'flex',
        flexDirection: 'column',
        minHeight: 0,
        minWidth: 0,
        position: 'relative',
        outline: outlineOf(drop, isOver || isTarget),
        outlineOffset: -2,
      }}
      tone={toneOf(drop)}
    >
      {drop && drop.kind !== 'stay' && !folded && <DropHint drop={drop} now={context.now} />}
      {folded && (
        <Flex justify="center" paddingY={3}>
          <Text aria-hidden muted size={1} style={UPRIGHT}>
            {COLUMN_TITLES[column]}
          </Text>
        </Flex>
      )}
      {!folded && (
        <CardList
          context={context}
          label={lane.title ? `${lane.title}: ${count}` : count}
          lane={lane.key}
          rows={rows}
          {...(maxHeight ? {maxHeight} : {})}
        />
      )}
    </Card>
  )
})

const UPRIGHT = {writingMode: 'vertical-rl'} as const

/** In words what the colour says: which step a drop would be, or that it would be none. */
function DropHint({drop, now}: {drop: Exclude<Drop, {kind: 'stay'}>; now: Date}) {
  const {t} = useTranslation(boardNamespace)
  const held = drop.kind === 'move' ? drop.offers.flatMap(({holds}) => holds) : []
  const text =
    drop.kind === 'refused'
      ? t('drop.refused')
      : t(held.length > 0 ? 'drop.held' : 'drop.move', {
          transition: drop.offers.map(({transition}) => transition.title).join(' / '),
        })
  const [reason] = drop.kind === 'refused' ? drop.holds : held
  return (
    <Flex justify="center" paddingX={2} paddingY={3}>
      <Stack gap={2}>
        <Text align="center" size={1} weight="semibold">
          {text}
        </Text>
        {reason && (
          <SmallText align="center" muted>
            {explainHold(reason, now)}
          </SmallText>
        )}
      </Stack>
    </Flex>
  )
}

function toneOf(drop: Drop | undefined): 'transparent' | 'positive' | 'caution' | 'neutral' {
  if (drop?.kind === 'move') {
    return drop.offers.some(({holds}) => holds.length === 0) ? 'positive' : 'caution'
  }
  return drop?.kind === 'refused' ? 'neutral' : 'transparent'
}

function outlineOf(drop: Drop | undefined, isOver: boolean): string {
  if (drop === undefined) return 'none'
  if (isOver) return '2px solid var(--card-focus-ring-color)'
  return drop.kind === 'refused' ? '1px dashed var(--card-border-color)' : 'none'
}
