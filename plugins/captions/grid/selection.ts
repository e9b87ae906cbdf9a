/** A cell by its place: rows and columns count from 0. */
export interface Cell {
  row: number
  column: number
}

/** A rectangle of cells: it was begun at the anchor, and the keyboard is at the head. */
export interface Selection {
  anchor: Cell
  head: Cell
}

/** How many rows and columns there are, and how many rows a page shows. */
export interface Extent {
  rows: number
  columns: number
  page: number
}

export interface Range {
  top: number
  bottom: number
  left: number
  right: number
}

export function rangeOf({anchor, head}: Selection): Range {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  }
}

/** Every cell of a selection, row by row. */
export function cellsOf(selection: Selection): Cell[] {
  const {top, bottom, left, right} = rangeOf(selection)
  const cells: Cell[] = []
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) cells.push({row, column})
  }
  return cells
}

export function at(row: number, column: number): Selection {
  return {anchor: {row, column}, head: {row, column}}
}

export type Step = 'up' | 'down' | 'left' | 'right' | 'pageUp' | 'pageDown' | 'home' | 'end'

/**
 * Where the selection goes. `far` is what Control does: to the edge of the grid; `extend` is what
 * Shift does: the anchor stays.
 */
export function moved(
  selection: Selection,
  step: Step,
  extent: Extent,
  {far = false, extend = false} = {},
): Selection {
  const head = within(target(selection.head, step, extent, far), extent)
  return {anchor: extend ? selection.anchor : head, head}
}

function target(
  {row, column}: Cell,
  step: Step,
  {rows, columns, page}: Extent,
  far: boolean,
): Cell {
  switch (step) {
    case 'up':
      return {row: far ? 0 : row - 1, column}
    case 'down':
      return {row: far ? rows - 1 : row + 1, column}
    case 'left':
      return {row, column: far ? 0 : column - 1}
    case 'right':
      return {row, column: far ? columns - 1 : column + 1}
    case 'pageUp':
      return {row: row - page, column}
    case 'pageDown':
      return {row: row + page, column}
    case 'home':
      return {row: far ? 0 : row, column: 0}
    case 'end':
      return {row: far ? rows - 1 : row, column: columns - 1}
  }
}

/** Inside the grid, which may have become smaller. */
export function within({row, column}: Cell, {rows, columns}: Extent): Cell {
  return {
    row: Math.max(0, Math.min(rows - 1, row)),
    column: Math.max(0, Math.min(columns - 1, column)),
  }
}

/** Tab goes on to the next row at the end of one. Before the first and after the last there is none. */
export function tabbed({row, column}: Cell, by: -1 | 1, extent: Extent): Selection | undefined {
  const index = row * extent.columns + column + by
  if (index < 0 || index >= extent.rows * extent.columns) return undefined
  return at(Math.floor(index / extent.columns), index % extent.columns)
}

/** Whole columns; `from` leaves out the rows above, such as the gallery's own. */
export function wholeColumns(selection: Selection, extent: Extent, from = 0): Selection {
  const {left, right} = rangeOf(selection)
  return {
    anchor: {row: Math.min(from, extent.rows - 1), column: left},
    head: {row: extent.rows - 1, column: right},
  }
}
