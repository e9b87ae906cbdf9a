/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the tags of a table cannot be laid out row by row as they come into sight */
import {type CSSProperties, memo, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import {type BenchRow, problemsOf, viewOf} from '../bench.ts'
import {type Column, titleKey} from '../columns.ts'
import {captionsNamespace} from '../i18n/index.ts'
import {type SourceWords} from '../source-words.ts'
import {type Lock} from '../use-locks.ts'
import {CellContent} from './cell-content.tsx'
import {CellEditor} from './cell-editor.tsx'
import {type GridWork} from './use-grid.ts'

export interface LineProps {
  row: BenchRow
  /** Place among the rows, from 0. */
  index: number
  /** What `aria-rowindex` says: the head and holes count. */
  ariaRow: number
  columns: readonly Column[]
  /** Ids of cells begin with it. */
  grid: string
  /** Columns of the row that are selected, and the one where the keyboard is. */
  selected: {left: number; right: number} | undefined
  head: number | undefined
  /** The column that is being written, and its first text. */
  editing: {column: number; text: string} | undefined
  onFinish: GridWork['finish']
  onKeep: GridWork['keep']
  onBack: GridWork['isBack']
  words: SourceWords | undefined
  lit: string | undefined
  pictureUrl: string | undefined
  lock: Lock | undefined
  /** Where the row can be taken to move it. */
  handle?: ReactNode
  style?: CSSProperties
  height: number
  over?: 'before' | 'after' | undefined
  lifted?: boolean
}

/** One row of the grid. */
export const GridLine = memo(function GridLine(props: LineProps) {
  const {row, columns, ariaRow, height, lock, over, lifted, style} = props
  return (
    <div
      aria-rowindex={ariaRow}
      className={`nr-row${row.kind === 'gallery' ? ' nr-gallery' : ''}${lock ? ' nr-locked' : ''}`}
      data-lifted={lifted || undefined}
      data-over={over}
      data-row-id={row.id}
      role="row"
      style={{...style, height}}
    >
      {columns.map((column, index) => (
        <GridCell {...props} column={column} key={column.name} place={index} />
      ))}
    </div>
  )
})

function GridCell(props: LineProps & {column: Column; place: number}) {
  const {row, column, place, index, grid, selected, head, editing, lock} = props
  const {t} = useTranslation(captionsNamespace)
  const view = column.field ? viewOf(row, column.field) : undefined
  const problems = problemsOf(row, column.name)
  const [problem] = problems
  const isSelected = selected !== undefined && place >= selected.left && place <= selected.right
  const field = column.field ?? (column.name === 'image' ? 'image' : undefined)
  const isEditing = editing?.column === place
  const about = [
    ...problems.map(({message}) => message),
    ...(view?.exception ? [t('cell.exception', {value: view.exception})] : []),
    ...(view?.from === 'gallery' ? [t('cell.inherited')] : []),
  ].join('\n')
  return (
    <div
      aria-colindex={place + 1}
      aria-invalid={problem && problem.level !== 'info' ? true : undefined}
      // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- ARIA 1.2 has it for grid cells
      aria-readonly={column.field === undefined || lock !== undefined || undefined}
      aria-selected={isSelected}
      className="nr-cell"
      data-cell={`${index}:${place}`}
      data-centre={column.name === 'image' || undefined}
      data-column={column.name}
      data-conflict={(field && row.conflicts.has(field)) || undefined}
      data-edited={(field && row.edited.has(field)) || undefined}
      data-editing={isEditing || undefined}
      data-exception={view?.exception === undefined ? undefined : true}
      data-from={view?.from}
      data-head={head === place || undefined}
      data-level={problem?.level}
      data-suggested={(column.field && row.suggested[column.field] !== undefined) || undefined}
      id={cellId(grid, row.id, column.name)}
      role="gridcell"
      title={about || undefined}
    >
      {column.name === 'n' && props.handle}
      <CellContent
        column={column}
        lit={props.lit}
        lock={lock}
        missing={problem?.message}
        pictureUrl={props.pictureUrl}
        row={row}
        view={view}
        words={props.words}
      />
      {isEditing && (
        <CellEditor
          label={t(titleKey(column.name))}
          onFinish={props.onFinish}
          onBack={props.onBack}
          onKeep={props.onKeep}
          text={editing.text}
        />
      )}
    </div>
  )
}

export function cellId(grid: string, row: string, column: string): string {
  return `${grid}-${row}-${column}`
}
