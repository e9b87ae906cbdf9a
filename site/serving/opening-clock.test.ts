import * as fc from 'fast-check'
import {afterEach, beforeEach, expect, test, vi} from 'vitest'
import {OpeningClock} from './opening-clock.ts'

beforeEach(() => {
  vi.useFakeTimers({now: 0})
})
afterEach(() => {
  vi.useRealTimers()
})

test('at an opening, and a few times after it, whoever has a list open is told', async () => {
  const opened: number[] = []
  const clock = await clockFor(new Date(60_000), () => opened.push(Date.now()))
  await vi.advanceTimersByTimeAsync(59_999)
  expect(opened).toEqual([])
  await vi.advanceTimersByTimeAsync(120_000)
  expect(opened).toEqual([60_000, 61_000, 65_000, 90_000])
  clock.stop()
})

test('an opening that is further away than any timer reaches comes all the same', async () => {
  const month = 40 * 24 * 60 * 60 * 1000
  const opened: number[] = []
  const clock = await clockFor(new Date(month), () => opened.push(Date.now()))
  await vi.advanceTimersByTimeAsync(month)
  expect(opened).toEqual([month])
  clock.stop()
})

test('a clock that is stopped tells nobody', async () => {
  const opened: number[] = []
  const clock = await clockFor(new Date(1_000), () => opened.push(Date.now()))
  clock.stop()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(opened).toEqual([])
})

test('the last opening is never one that is still to come, and never an earlier one than before', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(100_000), {maxLength: 5}),
      fc.array(fc.nat(200_000), {minLength: 1, maxLength: 50}),
      async (openings, asks) => {
        const clock = new OpeningClock({
          now: () => 0,
          ask: async () => next.shift(),
          opened: () => {},
          unanswered: () => {},
        })
        const next = openings.map((at) => new Date(at))
        while (next.length > 0) await clock.refresh()
        let before = -Infinity
        for (const now of asks.sort((a, b) => a - b)) {
          const last = clock.lastOpening(now)
          expect(last).toBeLessThanOrEqual(now)
          expect(last).toBeGreaterThanOrEqual(before)
          const due = openings.filter((at) => at <= now && at > 0)
          expect(last).toBeGreaterThanOrEqual(Math.max(-Infinity, ...due))
          before = last
        }
        clock.stop()
      },
    ),
  )
})

test('what nobody says is asked again, less and less soon, until somebody does', async () => {
  const asked: number[] = []
  let isAway = true
  const clock = new OpeningClock({
    now: () => Date.now(),
    ask: async () => {
      asked.push(Date.now())
      if (isAway) throw new Error('The lake is away')
      return new Date(500_000)
    },
    opened: () => {},
    unanswered: () => {},
  })
  await clock.refresh()
  expect(clock.isKnown).toBe(false)
  await vi.advanceTimersByTimeAsync(91_000)
  expect(asked).toEqual([0, 1_000, 3_000, 7_000, 15_000, 31_000, 61_000, 91_000])
  isAway = false
  await vi.advanceTimersByTimeAsync(30_000)
  expect(clock.isKnown).toBe(true)
  // What may have opened meanwhile opens now; what opens next is known.
  expect([clock.lastOpening(121_000), clock.lastOpening(500_000)]).toEqual([121_000, 500_000])
  await vi.advanceTimersByTimeAsync(300_000)
  expect(asked).toHaveLength(9)
  clock.stop()
})

test('an answer to an older question is not one to a newer that failed', async () => {
  const answers: PromiseWithResolvers<Date | undefined>[] = []
  const clock = new OpeningClock({
    now: () => Date.now(),
    ask: async () => {
      const answer = Promise.withResolvers<Date | undefined>()
      answers.push(answer)
      return answer.promise
    },
    opened: () => {},
    unanswered: () => {},
  })
  const [older, newer] = [clock.refresh(), clock.refresh()]
  answers[1]?.reject(new Error('The lake is away'))
  await newer
  answers[0]?.resolve(undefined)
  await older
  expect(clock.isKnown).toBe(false)
  clock.stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(answers).toHaveLength(2)
})

async function clockFor(opening: Date, opened: () => void): Promise<OpeningClock> {
  const clock = new OpeningClock({
    now: () => Date.now(),
    ask: async () => opening,
    opened,
    unanswered: () => {},
  })
  await clock.refresh()
  return clock
}
