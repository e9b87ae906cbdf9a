import {type BenchRow, problemsOf} from '../bench.ts'
import {type Column} from '../columns.ts'
import {type Cell} from './selection.ts'

/** The next cell, in reading order and around the end, that has a problem or is in conflict. */
export function nextProblem(
  rows: readonly BenchRow[],
  columns: readonly Column[],
  from: Cell,
  by: -1 | 1,
): Cell | undefined {
  const size = rows.length * columns.length
  const start = from.row * columns.length + from.column
  for (let distance = 1; distance <= size; distance++) {
    const index = (start + by * distance + size * 2) % size
    const cell = {row: Math.floor(index / columns.length), column: index % columns.length}
    const [row, column] = [rows[cell.row], columns[cell.column]]
    if (row === undefined || column === undefined) continue
    const inConflict = column.field !== undefined && row.conflicts.has(column.field)
    const isWrong = problemsOf(row, column.name).some(({level}) => level !== 'info')
    if (inConflict || isWrong) return cell
  }
  return undefined
}
