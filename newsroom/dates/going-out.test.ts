import {expect, test} from 'vitest'
import {sayGoingOut} from './going-out.ts'

const now = new Date('2026-11-26T12:00:00Z')

test.each([
  ['2026-11-26T18:00:00Z', 'Goes out today 18:00'],
  ['2026-11-27T06:05:00Z', 'Goes out tomorrow 06:05'],
  ['2026-11-30T06:05:00Z', 'Goes out Mon 06:05'],
  // The same weekday a week on is another day.
  ['2026-12-03T06:05:00Z', 'Goes out Thu 3 Dec 06:05'],
  ['2026-11-26T11:55:00Z', 'Has not gone out today 11:55'],
  ['2026-11-23T06:05:00Z', 'Has not gone out Mon 23 Nov 06:05'],
  ['when it is time', undefined],
  [undefined, undefined],
])('%s: %s', (at, words) => {
  expect(sayGoingOut(at, now, 'Europe/London')).toBe(words)
})

test('days and clocks are those of the newsroom', () => {
  expect(sayGoingOut('2026-11-26T23:30:00Z', now, 'Europe/Berlin')).toBe('Goes out tomorrow 00:30')
})
