import {expect, test} from 'vitest'
import {findHoles, readMarker} from './printed-markers.ts'

const run = (...numbers: number[]) => numbers.map((n) => `${n}/4`)

test('a complete count has no holes', () => {
  expect(findHoles(run(1, 2, 3, 4), 4)).toEqual([])
  expect(findHoles([], 4)).toEqual([])
  expect(findHoles([undefined, undefined], undefined)).toEqual([])
})

test('each hole is named and nothing is renumbered', () => {
  expect(findHoles(run(1, 2, 4), 4)).toEqual([{code: 'missing', n: 3, expected: 4}])
  expect(findHoles(run(1, 2, 2, 3, 4), 4)).toEqual([{code: 'repeated', n: 2, positions: [1, 2]}])
  expect(findHoles(run(1, 3, 2, 4), 4)).toEqual([{code: 'outOfOrder', n: 2, position: 2}])
  // The one that was moved, and not those that it was moved past.
  expect(findHoles(run(3, 1, 2, 4), 4)).toEqual([{code: 'outOfOrder', n: 3, position: 0}])
  expect(findHoles(run(1, 2, 3, 4, 5), 4)).toEqual([
    {code: 'tooMany', n: 5, expected: 4, position: 4},
  ])
  expect(findHoles(['1/4', '2/5', '3/4', '4/4'], 4)).toEqual([
    {code: 'otherTotal', marker: '2/5', expected: 4, position: 1},
  ])
})

test('without a total of the gallery the first marker says it', () => {
  expect(findHoles(['1/3', '3/3'], undefined)).toEqual([{code: 'missing', n: 2, expected: 3}])
})

test('markers are read in both forms, and nothing else is a marker', () => {
  expect(readMarker('3/11')).toEqual({n: 3, total: 11})
  expect(readMarker('3 of 11')).toEqual({n: 3, total: 11})
  expect(readMarker('three')).toBeUndefined()
  expect(readMarker(undefined)).toBeUndefined()
})
