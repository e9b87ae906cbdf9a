import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {filledDown, joined, pasted} from './fill.ts'
import {cellOf, isThere, placeOf} from './place.ts'
import {activeOf, around, at, moved, rangeOf, tabbed, wholeColumns} from './selection.ts'
import {fromTsv, toTsv} from './tsv.ts'

const extent = {rows: 12, columns: 5, page: 8, first: 0}

describe('the keyboard', () => {
  test.each([
    ['down', {}, {row: 3, column: 1}],
    ['down', {far: true}, {row: 11, column: 1}],
    ['up', {far: true}, {row: 0, column: 1}],
    ['pageDown', {}, {row: 10, column: 1}],
    ['home', {}, {row: 2, column: 0}],
    ['end', {far: true}, {row: 11, column: 4}],
    ['left', {}, {row: 2, column: 0}],
  ] as const)('%s %o leads to %o', (step, how, head) => {
    expect(moved(at(2, 1), step, extent, how)).toEqual({anchor: head, head})
    expect(moved(at(2, 1), step, extent, {...how, extend: true})).toEqual({
      anchor: {row: 2, column: 1},
      head,
    })
  })

  test('never leads out of the grid', () => {
    expect(moved(at(0, 0), 'up', extent)).toEqual(at(0, 0))
    expect(moved(at(11, 4), 'right', extent)).toEqual(at(11, 4))
  })

  test('Tab goes from row to row, and out at both ends', () => {
    expect(tabbed({row: 0, column: 4}, 1, extent)).toEqual(at(1, 0))
    expect(tabbed({row: 1, column: 0}, -1, extent)).toEqual(at(0, 4))
    expect(tabbed({row: 11, column: 4}, 1, extent)).toBeUndefined()
    expect(tabbed({row: 0, column: 0}, -1, extent)).toBeUndefined()
  })

  test('nothing but one step leads up to what the gallery says for all', () => {
    const below = {...extent, first: 1}
    expect(moved(at(5, 1), 'up', below, {far: true})).toEqual(at(1, 1))
    expect(moved(at(5, 1), 'home', below, {far: true})).toEqual(at(1, 0))
    expect(moved(at(5, 1), 'pageUp', below)).toEqual(at(1, 1))
    expect(moved(at(1, 1), 'up', below, {far: true})).toEqual(at(1, 1))
    expect(moved(at(1, 1), 'up', below)).toEqual(at(0, 1))
    expect(moved(at(0, 1), 'up', below, {far: true})).toEqual(at(0, 1))
  })

  test('a whole column begins below the gallery’s own row, and is written where one was', () => {
    const column = wholeColumns(at(4, 2), {...extent, first: 1})
    expect(rangeOf(column)).toEqual({top: 1, bottom: 11, left: 2, right: 2})
    expect(activeOf(column)).toEqual({row: 4, column: 2})
    expect(moved(column, 'down', extent)).toEqual(at(5, 2))
  })

  test('cells that fill a block are selected together, else the first of them', () => {
    const [a, b, c] = [at(2, 1).head, at(3, 1).head, at(4, 1).head]
    expect(around([c, a, b])).toEqual({anchor: a, head: c, active: a})
    expect(around([c, a])).toEqual(at(2, 1))
    expect(around([])).toBeUndefined()
  })
})

describe('the clipboard', () => {
  test('what goes out comes back, tabs, line breaks and quotation marks included', () => {
    const cell = fc.string({unit: fc.constantFrom('a', '"', '\t', '\n', ' ', 'é')})
    const row = fc.array(cell, {minLength: 1, maxLength: 4})
    fc.assert(
      fc.property(fc.array(row, {minLength: 1, maxLength: 4}), (rows) => {
        // A spreadsheet ends its rows with a line break, so an empty last row cannot be told from none.
        fc.pre(rows.length === 1 || rows.at(-1)?.join('') !== '' || rows.at(-1)?.length !== 1)
        expect(fromTsv(toTsv(rows))).toEqual(rows)
      }),
    )
  })

  test('reads what a spreadsheet of Windows writes', () => {
    expect(fromTsv('Conflict Armament Research\t"He said ""no"""\r\nPA\t\r\n')).toEqual([
      ['Conflict Armament Research', 'He said "no"'],
      ['PA', ''],
    ])
  })

  test('one cell fills the selection, a block begins in its corner, what does not fit is counted', () => {
    const selection = {anchor: {row: 1, column: 2}, head: {row: 11, column: 2}}
    const one = pasted([['CAR']], selection, extent)
    expect(one.writes).toHaveLength(11)
    expect(new Set(one.writes.map(({column}) => column))).toEqual(new Set([2]))
    const block = pasted(
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
      ],
      at(10, 4),
      extent,
    )
    expect(block.writes).toEqual([
      {row: 10, column: 4, text: 'a'},
      {row: 11, column: 4, text: 'c'},
    ])
    expect(block.cut).toBe(1)
  })
})

describe('many cells at once', () => {
  const textAt = (row: number, column: number) => `${row}/${column}`

  test('fill down takes the uppermost, and a single cell takes from above', () => {
    const three = {anchor: {row: 4, column: 1}, head: {row: 2, column: 1}}
    expect(filledDown(three, textAt)).toEqual([
      {row: 3, column: 1, text: '2/1'},
      {row: 4, column: 1, text: '2/1'},
    ])
    expect(filledDown(at(3, 0), textAt)).toEqual([{row: 3, column: 0, text: '2/0'}])
    expect(filledDown(at(0, 0), textAt)).toEqual([])
  })

  test.each([
    ['overwrite', 'PA', 'CAR', undefined, 'CAR'],
    ['before', 'Jane Barlow', 'Photo:', undefined, 'Photo: Jane Barlow'],
    ['after', 'Jane Barlow', '/PA', undefined, 'Jane Barlow/PA'],
    ['after', 'A destroyed facility', ', Iraq', undefined, 'A destroyed facility, Iraq'],
    ['after', 'A destroyed facility', 'in Iraq', undefined, 'A destroyed facility in Iraq'],
    ['after', 'Mosul', 'Iraq', '; ', 'Mosul; Iraq'],
    ['before', '', 'Iraq', '; ', 'Iraq'],
  ] as const)('%s "%s" with "%s"', (mode, was, text, between, result) => {
    expect(joined(mode, was, text, between)).toBe(result)
  })
})

describe('a cell stays with what stands in it', () => {
  const columns = [{name: 'n'}, {name: 'text'}, {name: 'credit'}] as const
  const grid = (...ids: string[]) => ({rows: ids.map((id) => ({id})), columns})
  const place = placeOf({row: 1, column: 2}, grid('a', 'b', 'c'))

  test.each([
    ['rows are moved', grid('b', 'c', 'a'), {row: 0, column: 2}],
    ['one comes in before it', grid('x', 'a', 'b', 'c'), {row: 2, column: 2}],
    ['a column goes', {...grid('a', 'b'), columns: columns.slice(1)}, {row: 1, column: 1}],
  ])('when %s', (_, after, cell) => {
    expect(cellOf(place, after)).toEqual(cell)
    expect(isThere(place, after)).toBe(true)
  })

  test('and when it has gone, what is there now takes its place', () => {
    expect(isThere(place, grid('a', 'c'))).toBe(false)
    expect(cellOf(place, grid('a', 'c'))).toEqual({row: 1, column: 2})
    expect(cellOf(place, grid('a'))).toEqual({row: 0, column: 2})
    expect(cellOf(place, grid())).toEqual({row: 0, column: 2})
  })
})
