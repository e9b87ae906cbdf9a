import {
  DndContext,
  DragOverlay,
  pointerWithin,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import {Box, Card, Flex, Text} from '@sanity/ui'
import {useCallback, useDeferredValue, useMemo, useState} from 'react'
import {type Tool, useTranslation} from 'sanity'
import {ForTheEar} from '../shared/for-the-ear.tsx'
import {NothingShown} from '../shared/nothing-shown.tsx'
import {OWN_WORDS} from '../shared/own-words.ts'
import {useActor} from '../shared/use-actor.ts'
import {useViewParams} from '../shared/use-view-params.ts'
import {Notice, Stale, Waiting} from '../shared/waiting.tsx'
import {BoardCard} from './board-card.tsx'
import {BoardHeader} from './board-header.tsx'
import {BoardLanes, SCROLLER} from './board-lanes.tsx'
import {type BoardView, fromParams, select, toParams, WHOLE_BOARD} from './board-view.ts'
import {BulkBar} from './bulk-bar.tsx'
import {columnsOf} from './columns.ts'
import {boardNamespace} from './i18n/index.ts'
import {toLanes} from './lanes.ts'
import {MoveDialog} from './move-dialog.tsx'
import {maySometimesMove} from './moves.ts'
import {type BoardRow} from './read-rows.ts'
import {useBoardRows} from './use-board-rows.ts'
import {useCarrying} from './use-carrying.ts'
import {useMoves} from './use-moves.ts'
import {useNow} from '../shared/use-now.ts'

export interface BoardOptions {
  /** Where the newsroom's clocks hang, an IANA name. */
  timeZone: string
}

/** The board: every story at work in the column of its stage. */
export default function BoardTool({tool}: {tool: Tool<BoardOptions>}) {
  const {t} = useTranslation(boardNamespace)
  const timeZone = tool.options?.timeZone ?? 'UTC'
  const [params, go] = useViewParams('board')
  const view = useMemo(() => fromParams(params), [params])
  const setView = useCallback(
    (next: BoardView) => go(toParams(next), {step: next.type !== view.type}),
    [go, view.type],
  )
  const data = useBoardRows(view.type)
  return (
    <Card data-testid="newsroom-board" height="fill" overflow="hidden">
      {data.state === 'ready' ? (
        <Flex direction="column" height="fill">
          {data.stale !== undefined && <Stale what={t('board.stale')} why={data.stale} />}
          <Box flex={1} style={{minHeight: 0}}>
            <Board onView={setView} rows={data.rows} timeZone={timeZone} view={view} />
          </Box>
        </Flex>
      ) : (
        <Waiting
          loading={t('board.loading')}
          {...(data.state === 'failed' && {
            failure: {
              what: t('board.failed', {message: data.message}),
              again: t('board.failed.again'),
            },
          })}
        />
      )}
    </Card>
  )
}

/** A card goes to a column and not between cards: only the board itself goes along with the hand. */
const AUTO_SCROLL = {canScroll: (element: Element) => element.hasAttribute(SCROLLER)}

/** Milliseconds: deadlines age on the wall. */
const MINUTE = 60_000

/** A layer of its own: what is carried moves over the board without painting it again. */
const ON_TOP = {willChange: 'transform'}

interface Props {
  rows: readonly BoardRow[]
  view: BoardView
  onView: (view: BoardView) => void
  timeZone: string
}

function Board({rows: live, view, onView, timeZone}: Props) {
  const {t} = useTranslation(boardNamespace)
  const actor = useActor()
  const now = useNow(MINUTE)
  const [said, say] = useState('')
  const moves = useMoves(live, say)
  const {rows} = moves
  const columns = columnsOf(view.type)
  // Typing stays ahead of a board of a thousand cards.
  const filter = useDeferredValue(view)
  const shown = useMemo(
    () => select(rows, filter, {userId: actor.id, now, timeZone}),
    [rows, filter, actor.id, now, timeZone],
  )
  const lanes = useMemo(
    () => toLanes(shown, columnsOf(filter.type), filter.lanes),
    [shown, filter.type, filter.lanes],
  )
  const movable = maySometimesMove(actor)
  const carrying = useCarrying({lanes, columns, rows, moves, movable, actor, say})
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const onSelect = useCallback((row: BoardRow, isSelected: boolean) => {
    setSelected((before) => {
      const after = new Set(before)
      if (isSelected) after.add(row.id)
      else after.delete(row.id)
      return after
    })
  }, [])
  const sensors = useSensors(useSensor(PointerSensor, {activationConstraint: {distance: 6}}))
  const {carried, tabStop, wanted, onFocused, onFocus, onKeyDown} = carrying
  const {moving, showMenu} = moves
  const actions = useMemo(
    () => ({
      onFocused,
      onFocus,
      onKeyDown,
      ...(movable ? {onMenu: showMenu, onSelect} : {}),
    }),
    [onFocused, onFocus, onKeyDown, movable, showMenu, onSelect],
  )
  const lifted = carried?.by === 'keyboard' ? carried.card : undefined
  const context = useMemo(
    () => ({now, timeZone, moving, selected, tabStop, carried: lifted, wanted, actions}),
    [now, timeZone, moving, selected, tabStop, lifted, wanted, actions],
  )

  return (
    <Flex direction="column" height="fill">
      <BoardHeader
        count={shown.length}
        onView={onView}
        rows={rows}
        timeZone={timeZone}
        view={view}
      />
      {!movable && (
        <Notice>
          <Text muted size={1}>
            {t('board.readOnly')}
          </Text>
        </Notice>
      )}
      {shown.length === 0 &&
        (rows.length === 0 ? (
          <NothingShown text={t('board.empty')} />
        ) : (
          <NothingShown
            clear={{
              text: t('board.noMatch.clear'),
              onClick: () => onView({...WHOLE_BOARD, type: view.type}),
            }}
            text={t('board.noMatch', {count: rows.length})}
          />
        ))}
      <DndContext
        accessibility={OWN_WORDS}
        autoScroll={AUTO_SCROLL}
        collisionDetection={pointerWithin}
        onDragCancel={carrying.onDragCancel}
        onDragEnd={carrying.onDragEnd}
        onDragStart={carrying.onDragStart}
        sensors={sensors}
      >
        <BoardLanes
          carrying={carrying}
          columns={columns}
          context={context}
          label={t('board.label')}
          lanes={lanes}
          onFold={(column, isFolded) =>
            onView({
              ...view,
              folded: columns.filter((one) =>
                one === column ? isFolded : view.folded.includes(one),
              ),
            })
          }
          view={view}
        />
        <DragOverlay dropAnimation={null} style={ON_TOP}>
          {carried?.by === 'hand' && (
            <BoardCard lifted now={now} row={carried.row} timeZone={timeZone} />
          )}
        </DragOverlay>
      </DndContext>
      {selected.size > 0 && (
        <BulkBar
          onClear={() => setSelected(new Set())}
          onDone={(row) => carrying.giveFocus(row.id)}
          rows={rows.filter(({id}) => selected.has(id))}
        />
      )}
      <MoveDialog actor={actor} moves={moves} />
      <ForTheEar live="assertive">{said}</ForTheEar>
      <ForTheEar id="newsroom-board-help">{movable ? t('card.help') : ''}</ForTheEar>
    </Flex>
  )
}
