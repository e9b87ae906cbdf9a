/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the tags of a table cannot be laid out row by row as they come into sight */
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import {useVirtualizer} from '@tanstack/react-virtual'
import {type CSSProperties, type RefObject, useEffect, useId, useMemo} from 'react'
import {useTranslation} from 'sanity'
import {OWN_WORDS} from '../../shared/own-words.ts'
import {type Bench, type BenchRow} from '../bench.ts'
import {type Column, templateOf, titleKey, widthOf} from '../columns.ts'
import {captionsNamespace} from '../i18n/index.ts'
import {type SourceWords} from '../source-words.ts'
import {type Locks} from '../use-locks.ts'
import {cellId, GridLine} from './grid-line.tsx'
import {GALLERY, HEAD, HOLE, ROW} from './grid-style.ts'
import {MovableLine} from './movable-line.tsx'
import {countProblems, keyOf, linesOf} from './lines.ts'
import {activeOf, rangeOf} from './selection.ts'
import {useCellMouse} from './use-cell-mouse.ts'
import {type GridWork} from './use-grid.ts'

interface Props {
  bench: Bench
  columns: readonly Column[]
  grid: GridWork
  locks: Locks
  words: ReadonlyMap<string, SourceWords>
  pictures: ReadonlyMap<string, string>
  /** May captions be moved about? */
  movable: boolean
  onMoveOver: (id: string, over: string) => void
  scroller: RefObject<HTMLDivElement | null>
}

/** The captions as a grid. However many there are, only those in sight are in the page. */
export function CaptionGrid(props: Props) {
  const {bench, columns, grid, locks, words, pictures, movable, onMoveOver, scroller} = props
  const {t} = useTranslation(captionsNamespace)
  const id = useId()
  const lines = useMemo(() => linesOf(bench), [bench])
  const counts = useMemo(() => countProblems(bench, columns), [bench, columns])
  const above = HEAD + (bench.gallery ? GALLERY : 0)
  // oxlint-disable-next-line react/incompatible-library -- read while rendering, handed to nobody
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => keyOf(lines[index], index),
    estimateSize: (index) => (lines[index]?.kind === 'hole' ? HOLE : ROW),
    overscan: 4,
    paddingStart: above,
    scrollPaddingStart: above,
  })
  const active = activeOf(grid.selection)
  const isEditing = grid.editing !== undefined
  // What is written must be in the page.
  const seen = isEditing ? active : grid.seen
  const line = lines.findIndex((one) => one.kind === 'row' && one.index === seen.row)
  const isFirst = line >= 0 && lines.findIndex(({kind}) => kind === 'row') === line
  useEffect(() => {
    // What the source has before its first caption stands above it.
    if (line >= 0) virtualizer.scrollToIndex(isFirst ? 0 : line, {align: 'auto'})
    revealColumn(scroller.current, columns, seen.column)
  }, [virtualizer, line, isFirst, columns, seen.column, scroller, grid.chosen])

  useEffect(() => {
    // The field of a cell is gone, and the keyboard with it, unless it went elsewhere by itself.
    if (!isEditing && document.activeElement === document.body) {
      scroller.current?.focus({preventScroll: true})
    }
  }, [isEditing, scroller])

  const sensors = useSensors(useSensor(PointerSensor, {activationConstraint: {distance: 4}}))
  const onDragEnd = ({active, over}: DragEndEvent) => {
    if (over && over.id !== active.id) onMoveOver(String(active.id), String(over.id))
  }
  const mouse = useCellMouse(grid)
  const range = rangeOf(grid.selection)
  const [headRow, headColumn] = [bench.rows[active.row], columns[active.column]]
  const lit = headColumn?.name === 'n' ? undefined : headColumn?.name

  const lineProps = (row: BenchRow, index: number) => ({
    row,
    index,
    columns,
    grid: id,
    selected:
      index >= range.top && index <= range.bottom
        ? {left: range.left, right: range.right}
        : undefined,
    head: index === active.row ? active.column : undefined,
    editing:
      grid.editing?.cell.row === index
        ? {column: grid.editing.cell.column, text: grid.editing.text}
        : undefined,
    onFinish: grid.finish,
    onKeep: grid.keep,
    onBack: grid.isBack,
    words: words.get(row.id),
    lit: index === active.row ? lit : undefined,
    pictureUrl: pictureOf(row, pictures),
    lock: locks.get(row.id),
  })

  const style: CSSProperties & Record<`--${string}`, string> = {
    '--nr-columns': templateOf(columns),
    '--nr-width': `${widthOf(columns)}px`,
  }
  return (
    <DndContext
      accessibility={OWN_WORDS}
      collisionDetection={closestCenter}
      onDragEnd={onDragEnd}
      sensors={sensors}
    >
      <div
        aria-activedescendant={
          headRow && headColumn ? cellId(id, headRow.id, headColumn.name) : undefined
        }
        aria-colcount={columns.length}
        aria-describedby={`${id}-help`}
        aria-label={t('grid.label')}
        aria-multiselectable
        aria-rowcount={lines.length + 1 + (bench.gallery ? 1 : 0)}
        className="nr-grid"
        onCopy={grid.onCopy}
        onCut={grid.onCut}
        onKeyDown={grid.onKeyDown}
        onPaste={grid.onPaste}
        ref={scroller}
        role="grid"
        style={style}
        tabIndex={0}
        {...mouse}
      >
        <div className="nr-head" role="rowgroup">
          <div aria-rowindex={1} className="nr-row" role="row" style={{height: HEAD}}>
            {columns.map(({name}, index) => (
              <div
                aria-colindex={index + 1}
                className="nr-columnhead"
                data-column={name}
                key={name}
                role="columnheader"
              >
                <span className="nr-title">{t(titleKey(name))}</span>
                <Problems count={counts.get(name) ?? 0} />
              </div>
            ))}
          </div>
          {bench.gallery && (
            <GridLine {...lineProps(bench.gallery, 0)} ariaRow={2} height={GALLERY} />
          )}
        </div>
        <div
          className="nr-lines"
          role="rowgroup"
          style={{height: virtualizer.getTotalSize() - above, marginTop: 0}}
        >
          {virtualizer.getVirtualItems().map(({index, key, start}) => {
            const line = lines[index]
            const ariaRow = index + 2 + (bench.gallery ? 1 : 0)
            if (line?.kind === 'row') {
              return (
                <MovableLine
                  {...lineProps(line.row, line.index)}
                  ariaRow={ariaRow}
                  handleTitle={t('row.handle')}
                  height={ROW}
                  key={key}
                  movable={movable}
                  start={start - above}
                />
              )
            }
            return (
              line && (
                <div
                  aria-rowindex={ariaRow}
                  className="nr-slot"
                  key={key}
                  role="row"
                  style={{height: HOLE, transform: `translateY(${start - above}px)`}}
                >
                  <div
                    aria-colspan={columns.length}
                    className="nr-hole"
                    role="gridcell"
                    style={{height: HOLE}}
                  >
                    {line.text}
                  </div>
                </div>
              )
            )
          })}
        </div>
      </div>
      <div className="nr-ear" id={`${id}-help`}>
        {t('grid.help')}
      </div>
    </DndContext>
  )
}

/** In the head of a column: how many captions have something wrong in it. */
function Problems({count}: {count: number}) {
  const {t} = useTranslation(captionsNamespace)
  if (count === 0) return null
  const text = t('column.problems', {count})
  return (
    <span className="nr-count" title={text}>
      <span aria-hidden>{count}</span>
      <span className="nr-ear">{text}</span>
    </span>
  )
}

function pictureOf(row: BenchRow, pictures: ReadonlyMap<string, string>): string | undefined {
  const asset = row.kind === 'caption' ? row.document.image?.asset?._ref : undefined
  return asset === undefined ? undefined : pictures.get(asset)
}

/** The virtual list knows only rows; a column beyond the edge is scrolled to here. */
function revealColumn(
  scroller: HTMLDivElement | null,
  columns: readonly Column[],
  column: number,
): void {
  const cell = scroller?.querySelectorAll('.nr-columnhead')[column]
  if (!(scroller && cell instanceof HTMLElement)) return
  const pinned = columns[0]?.min ?? 0
  const [left, right] = [cell.offsetLeft, cell.offsetLeft + cell.offsetWidth]
  // The first column is in sight wherever the rest has gone: to go there is to go back to the beginning.
  if (column === 0) scroller.scrollLeft = 0
  else if (left < scroller.scrollLeft + pinned) scroller.scrollLeft = left - pinned
  else if (right > scroller.scrollLeft + scroller.clientWidth)
    scroller.scrollLeft = right - scroller.clientWidth
}
