/** A cell by its place: rows and columns count from 0. */
export interface Cell {
  row: number
  column: number
}

/** A rectangle of cells: it was begun at the anchor, and Shift goes on from the head. */
export interface Selection {
  anchor: Cell
  head: Cell
  /** The cell that keys write in, where it is not the anchor: a column was selected around it. */
  active?: Cell
}

/** How many rows and columns there are, and how many rows a page shows. */
export interface Extent {
  rows: number
  columns: number
  page: number
  /** The first row of the list: above it stands what holds for all, where nobody is to land by chance. */
  first: number
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

/** As in spreadsheets: the cell in which it was begun, however far it goes. */
export function activeOf({anchor, active}: Selection): Cell {
  return active ?? anchor
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

/** The block that cells fill, or the first of them where they fill none; its first cell is active. */
export function around(cells: readonly Cell[]): Selection | undefined {
  const [rows, columns] = [cells.map(({row}) => row), cells.map(({column}) => column)]
  const first = cells.toSorted((a, b) => a.row - b.row || a.column - b.column)[0]
  if (first === undefined) return undefined
  const anchor = {row: Math.min(...rows), column: Math.min(...columns)}
  const head = {row: Math.max(...rows), column: Math.max(...columns)}
  const isFilled = cellsOf({anchor, head}).length === cells.length
  return isFilled ? {anchor, head, active: first} : at(first.row, first.column)
}

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
  const from = extend ? selection.head : activeOf(selection)
  const head = within(target(from, step, extent, far), extent)
  return extend ? {...selection, head} : {anchor: head, head}
}

function target(
  {row, column}: Cell,
  step: Step,
  {rows, columns, page, first}: Extent,
  far: boolean,
): Cell {
  switch (step) {
    case 'up':
      return {row: far ? Math.min(row, first) : row - 1, column}
    case 'down':
      return {row: far ? rows - 1 : row + 1, column}
    case 'left':
      return {row, column: far ? 0 : column - 1}
    case 'right':
      return {row, column: far ? columns - 1 : column + 1}
    case 'pageUp':
      return {row: Math.max(Math.min(row, first), row - page), column}
    case 'pageDown':
      return {row: row + page, column}
    case 'home':
      return {row: far ? first : row, column: 0}
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

/** Whole columns of the list, written in where the keyboard is. */
export function wholeColumns(selection: Selection, extent: Extent): Selection {
  const {left, right} = rangeOf(selection)
  const {row, column} = activeOf(selection)
  const first = Math.min(extent.first, extent.rows - 1)
  return {
    anchor: {row: first, column: left},
    head: {row: extent.rows - 1, column: right},
    active: {row: Math.max(first, row), column},
  }
}
