import fc from 'fast-check'
import {expect, test} from 'vitest'
import {outsideLongestRun} from './longest-run.ts'

test.each([
  [[3, 1, 2, 4], [0]],
  [[1, 3, 4, 2], [3]],
  [[1, 3, 2, 4], [2]],
  [[2, 1], [1]],
  [[1, 1, 2], []],
  [[], []],
])('%j: %j', (numbers, outside) => {
  expect(outsideLongestRun(numbers)).toEqual(outside)
})

test('without them the rest rises, and one that was moved is one', () => {
  const list = fc.uniqueArray(fc.nat(), {minLength: 2, maxLength: 20})
  fc.assert(
    fc.property(list, fc.nat(), fc.nat(), (numbers, one, other) => {
      const sorted = numbers.toSorted((a, b) => a - b)
      const [from, to] = [one % sorted.length, other % sorted.length]
      const moved = sorted.toSpliced(from, 1).toSpliced(to, 0, ...sorted.slice(from, from + 1))
      expect(outsideLongestRun(moved).length).toBe(from === to ? 0 : 1)
      const outside = new Set(outsideLongestRun(numbers))
      const rest = numbers.filter((_, place) => !outside.has(place))
      expect(rest).toEqual(rest.toSorted((a, b) => a - b))
    }),
  )
})
