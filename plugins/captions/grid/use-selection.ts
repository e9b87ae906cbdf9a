import {useState} from 'react'
import {type BenchRow} from '../bench.ts'
import {type Column} from '../columns.ts'
import {cellOf, type Place, placeOf} from './place.ts'
import {at, type Cell, type Extent, type Selection, within} from './selection.ts'

/** A selection by what stands in it, and the cell of it that is looked at. */
interface Chosen {
  anchor: Place
  head: Place
  active?: Place
  seen: Place
}

export interface SelectionWork {
  selection: Selection
  /** Another one each time that something is selected: then `seen` comes into sight. */
  chosen: object | undefined
  seen: Cell
  choose: (next: Selection, seen?: Cell) => void
  select: (cell: Cell, how?: {extend?: boolean}) => void
}

/** What is selected stays with its captions, whoever puts them in another order meanwhile. */
export function useSelection(
  grid: {rows: readonly BenchRow[]; columns: readonly Column[]},
  extent: Extent,
): SelectionWork {
  const [chosen, setChosen] = useState<Chosen>()
  const selection: Selection = chosen
    ? {
        anchor: cellOf(chosen.anchor, grid),
        head: cellOf(chosen.head, grid),
        ...(chosen.active ? {active: cellOf(chosen.active, grid)} : {}),
      }
    : keptInside(firstCell(extent.first, grid.columns), extent)
  return {
    selection,
    chosen,
    seen: chosen ? cellOf(chosen.seen, grid) : selection.head,
    choose: (next, seen = next.active ?? next.head) =>
      setChosen({
        anchor: placeOf(next.anchor, grid),
        head: placeOf(next.head, grid),
        ...(next.active ? {active: placeOf(next.active, grid)} : {}),
        seen: placeOf(seen, grid),
      }),
    select: (cell, how) => {
      const head = placeOf(cell, grid)
      setChosen((before) => ({
        anchor: how?.extend && before ? before.anchor : head,
        head,
        seen: head,
      }))
    },
  }
}

function firstCell(row: number, columns: readonly Column[]): Selection {
  const column = columns.findIndex(({name}) => name === 'text')
  return at(row, Math.max(0, column))
}

/** Rows may have gone since they were selected. */
function keptInside({anchor, head}: Selection, extent: Extent): Selection {
  return {anchor: within(anchor, extent), head: within(head, extent)}
}
