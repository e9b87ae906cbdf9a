import {type Range, type Selection, rangeOf} from './selection.ts'

/** A text that goes into the cell at this place. */
export interface Write {
  row: number
  column: number
  text: string
}

/**
 * Where pasted cells go: from the upper left corner of the selection; a single one, or a row or a
 * block that fits a whole number of times, fills the selection. `cut` counts rows that do not fit.
 */
export function pasted(
  cells: readonly (readonly string[])[],
  selection: Selection,
  extent: {rows: number; columns: number},
): {writes: Write[]; cut: number; range: Range} {
  const range = rangeOf(selection)
  const height = cells.length
  const width = Math.max(0, ...cells.map((row) => row.length))
  const repeats = (size: number, place: number) =>
    size > 0 && place % size === 0 ? Math.max(1, place / size) : 1
  const down = height * repeats(height, range.bottom - range.top + 1)
  const across = width * repeats(width, range.right - range.left + 1)
  const writes: Write[] = []
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      const [row, column] = [range.top + y, range.left + x]
      const text = cells[y % height]?.[x % width]
      if (text !== undefined && row < extent.rows && column < extent.columns)
        writes.push({row, column, text})
    }
  }
  return {
    writes,
    cut: Math.max(0, range.top + down - extent.rows),
    range: {
      ...range,
      bottom: Math.min(extent.rows, range.top + down) - 1,
      right: Math.min(extent.columns, range.left + across) - 1,
    },
  }
}

/** Fill down: the uppermost cell of each column into those below; a single row takes from above. */
export function filledDown(
  selection: Selection,
  textAt: (row: number, column: number) => string,
): Write[] {
  const {top, bottom, left, right} = rangeOf(selection)
  const source = top === bottom ? top - 1 : top
  if (source < 0) return []
  const writes: Write[] = []
  for (let column = left; column <= right; column++) {
    const text = textAt(source, column)
    for (let row = source + 1; row <= bottom; row++) writes.push({row, column, text})
  }
  return writes
}

/** What Guardian Grid calls "Overwrite", "Add before", "Add after". */
export const BULK_MODES = ['overwrite', 'before', 'after'] as const
export type BulkMode = (typeof BULK_MODES)[number]

/**
 * @param between what parts the items of a list ("; "); without it words are parted by a blank where
 *   none was typed
 */
export function joined(mode: BulkMode, was: string, text: string, between?: string): string {
  if (mode === 'overwrite' || was === '') return text
  if (text === '') return was
  const [first, second] = mode === 'before' ? [text, was] : [was, text]
  if (between !== undefined) return first + between + second
  const needsBlank = /[^\s([“‘/-]$/u.test(first) && /^[^\s,.;:!?)\]”’/-]/u.test(second)
  return first + (needsBlank ? ' ' : '') + second
}
