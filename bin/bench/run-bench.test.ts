import {describe, expect, test} from 'vitest'
import {type Bench, reachesGoal} from './bench.ts'
import {listBenches} from './list-benches.ts'
import {median, ratioOf, runBench} from './run-bench.ts'

const bench: Bench = {
  name: 'walking',
  summary: 'walks, against a snail',
  goal: 2,
  better: 'higher',
  unit: 'ms',
  runs: 3,
  prepare: () => Promise.reject(new Error('not prepared')),
}
const tools = {documents: 10, log: () => undefined, defer: () => undefined}

describe('a bench', () => {
  test.each([
    ['costs', 'ms', 'higher', 10, 40, 4],
    ['costs, as a share of the peer', 'ms', 'lower', 10, 40, 0.25],
    ['rates', 'documents/s', 'higher', 40, 10, 4],
    ['rates, as a share of the peer', 'documents/s', 'lower', 40, 10, 0.25],
  ] as const)('compares %s', (_what, unit, better, ours, peer, ratio) => {
    expect(ratioOf({ours, peer}, {unit, better})).toBe(ratio)
  })

  test('measures both sides in turns, warms up once, and tells the medians', async () => {
    const calls: string[] = []
    const figures = {ours: [1000, 10, 30, 20], peer: [1000, 60, 80, 70]}
    const result = await runBench(
      {
        ...bench,
        prepare: async () => ({
          check: async () => void calls.push('check'),
          ours: async () => (calls.push('ours'), figures.ours.shift()),
          peer: async () => (calls.push('peer'), figures.peer.shift()),
        }),
      },
      tools,
    )
    expect(result).toEqual({
      name: 'walking',
      ratio: 3.5,
      goal: 2,
      better: 'higher',
      unit: 'ms',
      runs: 3,
      medians: {ours: 20, peer: 70},
    })
    expect(reachesGoal(result)).toBe(true)
    const pairs = Array.from({length: 4}, () => ['ours', 'peer']).flat()
    expect(calls).toEqual(['check', ...pairs])
  })

  test('whose sides do not do the same work is no result', async () => {
    const unequal = async () => ({
      check: () => Promise.reject(new Error('They differ')),
      ours: async () => 1,
      peer: 1,
    })
    await expect(runBench({...bench, prepare: unequal}, tools)).rejects.toThrow('They differ')
  })

  test.each([
    ['higher', 2, true],
    ['higher', 1.9, false],
    ['lower', 2, true],
    ['lower', 2.1, false],
  ] as const)('that wants it %s and has %d', (better, ratio, expected) => {
    const medians = {ours: 1, peer: 1}
    const result = {name: '', goal: 2, better, ratio, unit: 'ms', runs: 1, medians}
    expect(reachesGoal(result)).toBe(expected)
  })
})

test.each([
  [[3], 3],
  [[1, 9, 5], 5],
  [[4, 1, 2, 3], 2.5],
])('the median of %j is %d', (figures, expected) => {
  expect(median(figures)).toBe(expected)
})

test('every file in bin/benches is a bench with a name of its own', async () => {
  const names = (await listBenches()).map(({name}) => name)
  expect(names).toContain('lake-start')
  expect(new Set(names).size).toBe(names.length)
})
