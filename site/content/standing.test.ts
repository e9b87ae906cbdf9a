import * as fc from 'fast-check'
import {expect, test} from 'vitest'
import {standingOf} from './standing.ts'

const now = new Date('2026-05-01T12:00:00Z')
const plain = {pubStatus: null, embargo: null, firstPublishedAt: null}

test.each([
  ['a published story is open', {}, 'open'],
  ['a usable one is', {pubStatus: 'usable' as const}, 'open'],
  ['a killed one is gone, and readers are told', {pubStatus: 'canceled' as const}, 'killed'],
  ['a withheld one was never there', {pubStatus: 'withheld' as const}, 'hidden'],
  ['one under embargo is not there', {embargo: {active: true, until: null}}, 'hidden'],
  [
    'an embargo hides also what was killed',
    {pubStatus: 'canceled' as const, embargo: {active: true, until: null}},
    'hidden',
  ],
  ['an embargo that is off hides nothing', {embargo: {active: false, until: null}}, 'open'],
  ['a story of tomorrow is not there', {firstPublishedAt: '2026-05-02T00:00:00Z'}, 'hidden'],
  ['a story of a time nobody can read is', {firstPublishedAt: 'soon'}, 'open'],
] as const)('%s', (_, fields, standing) => {
  expect(standingOf({...plain, ...fields}, now)).toBe(standing)
})

test('an embargo ends at its minute and not before', () => {
  const embargo = {active: true, until: '2026-05-01T12:00:00Z'}
  expect(standingOf({...plain, embargo}, new Date(now.getTime() - 1))).toBe('hidden')
  expect(standingOf({...plain, embargo}, now)).toBe('open')
})

test('whatever stands where an embargo or a status should, a story is hidden rather than shown', () => {
  const odd = fc.oneof(fc.string(), fc.integer(), fc.array(fc.string()), fc.object())
  fc.assert(
    fc.property(odd, (value) => {
      // @ts-expect-error -- documents that the Studio did not write
      const status = standingOf({...plain, pubStatus: value}, now)
      expect(status).toBe(value === 'usable' ? 'open' : value === 'canceled' ? 'killed' : 'hidden')
      // @ts-expect-error -- documents that the Studio did not write
      const until = standingOf({...plain, embargo: {active: value, until: value}}, now)
      expect(until).toBe(isPast(value) ? 'open' : 'hidden')
    }),
  )
})

function isPast(value: unknown): boolean {
  return typeof value === 'string' && new Date(value) <= now
}
