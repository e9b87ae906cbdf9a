import {describe, expect, test} from 'vitest'
import {formatMoment, instantOf, localTime} from './zoned-time.ts'

describe('what the clocks of the newsroom show, as a moment', () => {
  test.each([
    ['2026-01-15T12:00', 'Europe/London', '2026-01-15T12:00:00.000Z'],
    ['2026-07-15T12:00', 'Europe/London', '2026-07-15T11:00:00.000Z'],
    ['2026-07-15T00:30', 'America/New_York', '2026-07-15T04:30:00.000Z'],
    ['2026-03-29T00:59', 'Europe/London', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29T02:00', 'Europe/London', '2026-03-29T01:00:00.000Z'],
    ['2026-11-24T09:15', 'Asia/Kathmandu', '2026-11-24T03:30:00.000Z'],
  ])('%s in %s', (local, zone, at) => {
    expect(instantOf(local, zone)).toEqual({ok: true, at})
    expect(localTime(at, zone)).toBe(local)
  })

  test('a time that the clocks leave out is refused, with the one that they show instead', () => {
    expect(instantOf('2026-03-29T01:30', 'Europe/London')).toEqual({
      ok: false,
      message: 'The clocks go forward at that time: there is no 01:30 on that day',
      instead: '2026-03-29T02:30',
    })
  })

  test('of a time that comes twice the first is taken, and the second told', () => {
    expect(instantOf('2026-10-25T01:30', 'Europe/London')).toEqual({
      ok: true,
      at: '2026-10-25T00:30:00.000Z',
      twice: '2026-10-25T01:30:00.000Z',
    })
  })

  test.each(['', '2026-01-15', 'tomorrow', '2026-02-30T10:00', '2026-13-01T10:00'])(
    'no time: %j',
    (local) => {
      expect(instantOf(local, 'Europe/London')).toMatchObject({ok: false})
    },
  )
})

test.each([
  ['2026-11-24T14:05:00Z', 'Europe/London', '24 Nov 2026, 14:05 GMT'],
  ['2026-07-01T11:05:00Z', 'Europe/London', '1 Jul 2026, 12:05 BST'],
  ['soon', 'Europe/London', 'soon'],
])('%s in %s is said as %s', (at, zone, said) => {
  expect(formatMoment(at, zone)).toBe(said)
})
