import {expect, test} from 'vitest'
import {matchFiles, type Target} from './match-files.ts'

const printed: Target[] = [1, 2, 4].map((n, index) => ({
  id: `c${n}`,
  n: index + 1,
  printedMarker: `${n}/4`,
}))

test.each([
  ['04.jpg', 'c4'],
  ['4 mortars.JPG', 'c4'],
  ['raqqa-004.jpg', 'c4'],
  ['Raqqa 4 of 4.jpeg', 'c4'],
  ['3.jpg', undefined],
  ['DSC_4711.jpg', undefined],
  ['mortars.jpg', undefined],
])('%s belongs to %s: numbers are those that the source printed', (name, id) => {
  expect(matchFiles([name], printed)[0]?.id).toBe(id)
})

test('where nothing is printed, numbers are as readers count', () => {
  const bare = printed.map(({id, n}) => ({id, n}))
  expect(matchFiles(['3.jpg'], bare)).toEqual([{id: 'c4', why: 'number'}])
})

test('the same name goes before any number, and no caption is given two files', () => {
  const known = printed.map((target) =>
    target.id === 'c2' ? {...target, fileName: '1.jpg'} : target,
  )
  expect(matchFiles(['01.jpg', '1.JPG', '001.jpg'], known)).toEqual([
    {id: 'c1', why: 'number'},
    {id: 'c2', why: 'name'},
    {why: 'nothing'},
  ])
})

test('a number that was printed twice tells nothing', () => {
  const twice = [...printed, {id: 'again', n: 4, printedMarker: '4/4'}]
  expect(matchFiles(['4.jpg'], twice)).toEqual([{why: 'nothing'}])
})
