import {expect, test} from 'vitest'
import {lineOf, median, quantile, reachesGoal} from './figures.ts'

test.each([
  [8192, '<= 8192', true],
  [8193, '<= 8192', false],
  [500, '< 500', false],
  [9_999, '>= 10000', false],
  [10_000, '>= 10000', true],
  [0, '= 0', true],
  [0.5, '= 0', false],
  [NaN, '<= 1', false],
])('%d %s: %s', (value, goal, reached) => {
  expect(reachesGoal({name: 'x', value, unit: 'ms', goal})).toBe(reached)
})

test('a goal that nobody can read is no goal that is reached', () => {
  expect(() => reachesGoal({name: 'x', value: 1, unit: 'ms', goal: 'small'})).toThrow(/"x"/)
  expect(() => reachesGoal({name: 'x', value: 1, unit: 'ms', goal: '<= few'})).toThrow(/"x"/)
})

test('a figure is one line, with its mark first', () => {
  const missed = {name: 'a story', value: 1234.567, unit: 'CPU-ms', goal: '<= 3'}
  expect(lineOf(missed)).toBe('MISSED      1,234.57 CPU-ms  <= 3      a story')
  expect(lineOf({name: 'memory', value: 1, unit: 'MB'})).toMatch(/^ +1 MB +memory$/)
})

test('half of the values are below the median, and 95 of a hundred below the 95th', () => {
  const values = Array.from({length: 100}, (_, index) => 99 - index)
  expect([median(values), quantile(values, 0.95), median([])]).toEqual([50, 95, NaN])
})
