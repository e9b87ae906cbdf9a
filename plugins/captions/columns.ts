import {type Field} from './fields.ts'

export type ColumnName = 'n' | 'printedMarker' | 'image' | Field | 'source' | 'state'

export interface Column {
  name: ColumnName
  /** What can be written here; without one the column is only read. */
  field?: Field
  /** Pixels that it needs, and its share of what is left. */
  min: number
  grow: number
}

const COLUMNS: Column[] = [
  {name: 'n', min: 44, grow: 0},
  {name: 'printedMarker', min: 60, grow: 0},
  {name: 'image', min: 82, grow: 0},
  {name: 'source', min: 150, grow: 2},
  {name: 'text', field: 'text', min: 230, grow: 4},
  {name: 'alt', field: 'alt', min: 130, grow: 2},
  {name: 'credit', field: 'credit', min: 140, grow: 1.5},
  {name: 'people', field: 'people', min: 100, grow: 1},
  {name: 'dateCreated', field: 'dateCreated', min: 106, grow: 0},
  {name: 'places', field: 'places', min: 110, grow: 1},
  {name: 'usageTerms', field: 'usageTerms', min: 92, grow: 0.5},
  {name: 'state', min: 116, grow: 0},
]

/** Below this width the words of the source stand only under the grid, where they stand anyway. */
const WITH_SOURCE = 1180

/** The columns for a bench of so many pixels. */
export function columnsFor(width: number): Column[] {
  return width >= WITH_SOURCE ? COLUMNS : COLUMNS.filter(({name}) => name !== 'source')
}

export function templateOf(columns: readonly Column[]): string {
  return columns
    .map(({min, grow}) => (grow > 0 ? `minmax(${min}px, ${grow}fr)` : `${min}px`))
    .join(' ')
}

export function widthOf(columns: readonly Column[]): number {
  return columns.reduce((sum, {min}) => sum + min, 0)
}

/** How the state of a row is put in words has its place in the texts; so have the titles. */
export function titleKey(name: ColumnName): `column.${ColumnName}` {
  return `column.${name}`
}
