import {type BenchRow} from '../bench.ts'
import {type Column} from '../columns.ts'
import {type Cell} from './selection.ts'

/**
 * A cell by what stands in it. Others put captions in order, and a window becomes narrower, while
 * somebody writes; what they write stays with its caption.
 */
export interface Place {
  id: string | undefined
  column: string | undefined
  /** Where it was, for when that has gone. */
  cell: Cell
}

interface Grid {
  rows: readonly Pick<BenchRow, 'id'>[]
  columns: readonly Pick<Column, 'name'>[]
}

export function placeOf(cell: Cell, {rows, columns}: Grid): Place {
  return {id: rows[cell.row]?.id, column: columns[cell.column]?.name, cell}
}

export function isThere({id, column}: Place, {rows, columns}: Grid): boolean {
  return rows.some((row) => row.id === id) && columns.some(({name}) => name === column)
}

/** Where it is now; what has gone leaves its neighbour in its place. */
export function cellOf({id, column, cell}: Place, {rows, columns}: Grid): Cell {
  return {
    row: found(
      rows.findIndex((row) => row.id === id),
      cell.row,
      rows.length,
    ),
    column: found(
      columns.findIndex(({name}) => name === column),
      cell.column,
      columns.length,
    ),
  }
}

function found(index: number, was: number, count: number): number {
  return index >= 0 ? index : Math.max(0, Math.min(count - 1, was))
}
