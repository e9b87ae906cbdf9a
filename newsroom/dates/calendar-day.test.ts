import {describe, expect, test} from 'vitest'
import {clockChangeOn, clockOf, dayOf, momentOn, shiftDay} from './calendar-day.ts'

describe('the day and the clock are the newsroom’s, not the reader’s or the server’s', () => {
  test.each([
    ['2026-11-24T23:30:00Z', 'Europe/London', '2026-11-24', '23:30'],
    ['2026-11-24T23:30:00Z', 'Europe/Berlin', '2026-11-25', '00:30'],
    ['2026-06-30T23:30:00Z', 'Europe/London', '2026-07-01', '00:30'],
    ['2026-11-24T04:59:00Z', 'America/New_York', '2026-11-23', '23:59'],
    ['2026-11-24T18:15:00Z', 'Asia/Kathmandu', '2026-11-25', '00:00'],
  ])('%s in %s is %s %s', (instant, timeZone, day, clock) => {
    expect(dayOf(new Date(instant), timeZone)).toBe(day)
    expect(clockOf(new Date(instant), timeZone)).toBe(clock)
  })
})

describe('a time on a day is one moment, also when the clocks change', () => {
  test.each([
    ['2026-03-28', '09:00', 'Europe/London', '2026-03-28T09:00:00.000Z'],
    ['2026-03-29', '09:00', 'Europe/London', '2026-03-29T08:00:00.000Z'],
    ['2026-03-29', '01:30', 'Europe/London', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25', '01:30', 'Europe/London', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25', '09:00', 'Europe/London', '2026-10-25T09:00:00.000Z'],
    ['2026-11-01', '00:00', 'America/New_York', '2026-11-01T04:00:00.000Z'],
  ])('%s %s in %s is %s', (day, clock, timeZone, instant) => {
    expect(momentOn(day, clock, timeZone).toISOString()).toBe(instant)
  })
})

test.each([
  ['2026-03-28', 1, '2026-03-29'],
  ['2026-03-29', 1, '2026-03-30'],
  ['2026-10-25', 1, '2026-10-26'],
  ['2026-01-01', -1, '2025-12-31'],
  ['2028-02-28', 1, '2028-02-29'],
])('%s and %i days is %s', (day, days, expected) => {
  expect(shiftDay(day, days)).toBe(expected)
})

test.each([
  ['2026-03-28', 'Europe/London', undefined],
  ['2026-03-29', 'Europe/London', 'forward'],
  ['2026-03-30', 'Europe/London', undefined],
  ['2026-10-25', 'Europe/London', 'back'],
  ['2026-03-08', 'America/New_York', 'forward'],
  ['2026-03-29', 'America/New_York', undefined],
  ['2026-03-29', 'UTC', undefined],
])('on %s in %s the clocks go %s', (day, timeZone, expected) => {
  expect(clockChangeOn(day, timeZone)).toBe(expected)
})
