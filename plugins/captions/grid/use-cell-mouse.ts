import {type PointerEvent, useRef} from 'react'
import {type Cell} from './selection.ts'
import {type GridWork} from './use-grid.ts'

/** A press selects, Shift or a drag extends, a double press writes. */
export function useCellMouse(grid: GridWork) {
  const dragging = useRef(false)
  const cellAt = (target: EventTarget): Cell | undefined => {
    if (!(target instanceof Element) || target.closest('[data-handle], textarea')) return undefined
    const place = target.closest('[data-cell]')?.getAttribute('data-cell')
    const [row, column] = (place ?? '').split(':').map(Number)
    return row === undefined || column === undefined ? undefined : {row, column}
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      const cell = event.button === 0 ? cellAt(event.target) : undefined
      if (cell === undefined) return
      dragging.current = true
      grid.select(cell, {extend: event.shiftKey})
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      if (!dragging.current) return
      if (event.buttons % 2 === 0) dragging.current = false
      const cell = dragging.current ? cellAt(event.target) : undefined
      if (cell) grid.select(cell, {extend: true})
    },
    onPointerUp: () => {
      dragging.current = false
    },
    onDoubleClick: (event: {target: EventTarget}) => {
      const cell = cellAt(event.target)
      if (cell) grid.edit(cell)
    },
  }
}
