import {useToast} from '@sanity/ui/toast'
import {type ClipboardEvent, type KeyboardEvent, useRef, useState} from 'react'
import {useTranslation} from 'sanity'
import {type BenchRow, viewOf} from '../bench.ts'
import {type Column} from '../columns.ts'
import {captionsNamespace} from '../i18n/index.ts'
import {type Field} from '../fields.ts'
import {type BenchWork, type FieldText} from '../use-bench.ts'
import {filledDown, pasted, type Write} from './fill.ts'
import {type Command, commandOf} from './keys.ts'
import {nextProblem} from './next-problem.ts'
import {cellOf, isThere, type Place, placeOf} from './place.ts'
import {
  activeOf,
  around,
  at,
  type Cell,
  cellsOf,
  type Extent,
  moved,
  rangeOf,
  type Selection,
  tabbed,
  wholeColumns,
} from './selection.ts'
import {fromTsv, toTsv} from './tsv.ts'
import {type SelectionWork, useSelection} from './use-selection.ts'

/** The cell that is being written, and the text that it begins with. */
interface Editing {
  cell: Cell
  text: string
}

interface Written {
  place: Place
  text: string
  /** The row and its field, as they were when it was begun. */
  row: BenchRow
  field: Field
  /** The field in which it stood has left the page. */
  hasLeft?: true
}

/** Where the keyboard goes when a cell has been written; `fill` writes all that are selected. */
export type Onward = 'down' | 'right' | 'left' | 'stay' | 'fill'

/** A cell by its row and column. */
export interface Named {
  id: string
  column: string
}

export interface GridWork extends Omit<SelectionWork, 'choose'> {
  editing: Editing | undefined
  edit: (cell: Cell) => void
  /** What stands in a field that leaves the page, since its row does; it begins with that when it is back. */
  keep: (text: string) => void
  /** A field that had left the page is in it again. */
  isBack: () => void
  /** Ends writing: takes the text, or leaves the cell as it was, and goes on. */
  finish: (text: string | undefined, then: Onward) => void
  goTo: (id: string, column: string) => void
  /** Selects what has been changed out of sight. */
  show: (cells: readonly Named[]) => void
  goToProblem: (by: -1 | 1) => void
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  onCopy: (event: ClipboardEvent<HTMLElement>) => void
  onCut: (event: ClipboardEvent<HTMLElement>) => void
  onPaste: (event: ClipboardEvent<HTMLElement>) => void
}

interface Options {
  work: BenchWork
  columns: readonly Column[]
  /** How many rows a page has, as it is now. */
  pageOf: () => number
  onFind: () => void
  /** Both say what they have changed. */
  onUndo: () => readonly Named[]
  onRedo: () => readonly Named[]
  onSave: (goTo: GridWork['goTo']) => void
  say: (text: string) => void
}

/** The grid as keyboard and mouse see it: what is selected, what is being written, what keys do. */
export function useGrid(options: Options): GridWork {
  const {work, columns, pageOf, onFind, onUndo, onRedo, onSave, say} = options
  const {t} = useTranslation(captionsNamespace)
  const toast = useToast()
  const {bench, write, mayWrite} = work
  const {rows} = bench
  const [written, setWritten] = useState<Written>()
  const isLeaving = useRef(false)
  const first = bench.gallery ? 1 : 0
  const extent: Extent = {rows: rows.length, columns: columns.length, page: 1, first}
  const grid = {rows, columns}
  const {choose, ...selecting} = useSelection(grid, extent)
  const {selection} = selecting
  const active = activeOf(selection)
  const isInPage = written !== undefined && isThere(written.place, grid)
  const editing: Editing | undefined = isInPage
    ? {cell: cellOf(written.place, grid), text: written.text}
    : undefined
  // Somebody has taken the caption out of the list, and not what was being written in it.
  if (written?.hasLeft && !isInPage) {
    setWritten(undefined)
    work.rescue(written.row, written.field, written.text)
  }
  const refuse = (row: BenchRow | undefined) => {
    const lock = row && work.locks.get(row.id)
    say(t(lock === undefined ? 'refused.column' : `refused.${lock}`))
  }

  const put = (writes: readonly Write[]) => {
    const texts = writes.flatMap(({row, column, text}): FieldText[] => {
      const [id, field] = [rows[row]?.id, columns[column]?.field]
      return id !== undefined && field ? [{id, field, text}] : []
    })
    const result = write(texts)
    const missed = result.refused + writes.length - texts.length
    if (writes.length > 1 || missed > 0) say(t('written', {count: result.written}))
    if (missed === 0) return
    const [only, ...others] = writes
    // Somebody has cleared the caption meanwhile; the words are not lost with the cell.
    const description = others.length === 0 ? only?.text : undefined
    toast.push({
      status: 'warning',
      title: t('written.refused', {count: missed}),
      closable: true,
      ...(description ? {description} : {}),
    })
  }

  const beginEditing = (cell: Cell, text?: string) => {
    const [row, field] = [rows[cell.row], columns[cell.column]?.field]
    if (row === undefined || field === undefined || !mayWrite(row.id, field)) return refuse(row)
    const view = viewOf(row, field)
    const begin = text ?? (view.from === 'own' ? view.text : '')
    return setWritten({place: placeOf(cell, grid), text: begin, row, field})
  }

  const goToProblem = (by: -1 | 1) => {
    const found = nextProblem(rows, columns, active, by)
    if (found === undefined) return say(t('problem.none'))
    return choose({anchor: found, head: found})
  }

  const show: GridWork['show'] = (named) => {
    const cells = named.map(({id, column}) => ({
      row: rows.findIndex((row) => row.id === id),
      column: columns.findIndex(({name}) => name === column),
    }))
    const block = around(cells.filter(({row, column}) => row >= 0 && column >= 0))
    if (block) choose(block)
  }
  const goTo: GridWork['goTo'] = (id, column) => show([{id, column}])

  const textAt = (row: number, column: number) => {
    const [found, field] = [rows[row], columns[column]?.field]
    return found && field ? viewOf(found, field).text : ''
  }

  const clear = () => put(cellsOf(selection).map((cell) => ({...cell, text: ''})))

  const moveCaptions = (by: -1 | 1) => {
    const {top, bottom} = rangeOf(selection)
    const moving = rows.slice(top, bottom + 1).filter(({kind}) => kind === 'caption')
    const last = rows.length - 1
    if (bench.gallery === undefined) return say(t('move.noGallery'))
    if (work.locks.has(bench.gallery.id)) return refuse(bench.gallery)
    if (moving.length === 0 || (by < 0 ? top <= first : bottom >= last)) return undefined
    work.move(
      moving.map(({id}) => id),
      by,
    )
    return say(t('move.said', {n: top - first + 1 + by, total: rows.length - first}))
  }

  // Shift takes the view along with the head, wherever the selection is written.
  const step = (next: Selection) => choose(next, next.head)

  const run = (command: Command): void => {
    switch (command.do) {
      case 'step':
        return step(moved(selection, command.step, {...extent, page: pageOf()}, command))
      case 'edit':
      case 'type':
        choose(selection)
        return beginEditing(active, command.do === 'type' ? command.text : undefined)
      case 'clear':
        return clear()
      case 'column':
        return choose(wholeColumns(selection, extent))
      case 'fillDown':
        return put(filledDown(selection, textAt))
      case 'undo':
        return show(onUndo())
      case 'redo':
        return show(onRedo())
      case 'find':
        return onFind()
      case 'save':
        return onSave(goTo)
      case 'problem':
        return goToProblem(command.by)
      case 'move':
        return moveCaptions(command.by)
      case 'collapse':
        return choose(at(active.row, active.column))
      case 'tab': {
        const next = tabbed(active, command.by, extent)
        return next && choose(next)
      }
    }
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing) return
    const command = commandOf(event)
    if (editing !== undefined) {
      // Its field comes into the page with its row, a moment after the first letter.
      if (command?.do !== 'type') return
      event.preventDefault()
      return setWritten((before) => before && {...before, text: before.text + command.text})
    }
    // At its ends, and after Escape, the grid lets Tab go on to what stands around it.
    const mayLeave = isLeaving.current
    isLeaving.current = command?.do === 'collapse'
    if (command === undefined) return
    if (command.do === 'tab' && (mayLeave || !tabbed(active, command.by, extent))) return
    event.preventDefault()
    event.stopPropagation()
    run(command)
  }

  const finish: GridWork['finish'] = (text, then) => {
    if (editing === undefined) return
    const {cell} = editing
    setWritten(undefined)
    const cells = then === 'fill' ? cellsOf(selection) : [cell]
    if (text !== undefined) put(cells.map((one) => ({...one, text})))
    if (then === 'stay' || then === 'fill') return
    const head = at(cell.row, cell.column)
    if (then === 'down') choose(moved(head, 'down', extent))
    else choose(tabbed(cell, then === 'right' ? 1 : -1, extent) ?? head)
  }

  const onCopy = (event: ClipboardEvent<HTMLElement>) => {
    if (editing !== undefined) return
    event.preventDefault()
    const {top, bottom, left, right} = rangeOf(selection)
    const span = (from: number, to: number) =>
      Array.from({length: to - from + 1}, (_, i) => from + i)
    const cells = span(top, bottom).map((row) =>
      span(left, right).map((column) => copiedText(rows[row], columns[column])),
    )
    event.clipboardData.setData('text/plain', toTsv(cells))
    say(t('copied', {count: cells.flat().length}))
  }

  const onPaste = (event: ClipboardEvent<HTMLElement>) => {
    if (editing !== undefined) return
    event.preventDefault()
    const cells = fromTsv(event.clipboardData.getData('text/plain'))
    const {writes, cut, range} = pasted(cells, selection, extent)
    put(writes)
    choose({
      anchor: {row: range.top, column: range.left},
      head: {row: range.bottom, column: range.right},
    })
    if (cut > 0)
      toast.push({status: 'warning', title: t('paste.cut', {count: cut}), closable: true})
  }

  return {
    ...selecting,
    editing,
    edit: (cell) => {
      choose(at(cell.row, cell.column))
      beginEditing(cell)
    },
    keep: (text) => setWritten((before) => before && {...before, text, hasLeft: true}),
    isBack: () =>
      setWritten((before) => {
        if (before?.hasLeft === undefined) return before
        const {hasLeft: _gone, ...there} = before
        return there
      }),
    finish,
    goTo,
    show,
    goToProblem,
    onKeyDown,
    onCopy,
    onCut: (event) => {
      onCopy(event)
      if (editing === undefined) clear()
    },
    onPaste,
  }
}

function copiedText(row: BenchRow | undefined, column: Column | undefined): string {
  if (row === undefined || column === undefined) return ''
  if (column.field) return viewOf(row, column.field).text
  if (row.kind === 'gallery') return ''
  if (column.name === 'n') return String(row.n)
  return column.name === 'printedMarker' ? (row.document.printedMarker ?? '') : ''
}
