import {expect, test} from 'vitest'
import {storyDay, storyPath} from './story-path.ts'

const firstPublishedAt = '2026-11-23T18:16:00Z'

test.each([
  ['an archive story stands under its own day', '2017-02-04', '2017-02-04'],
  ['a month is no day: the story stands where it went live', '2016-11', '2026-11-23'],
  ['neither is a day that somebody guessed', '2017-02-04?', '2026-11-23'],
  ['neither is a day that never was', '2017-02-30', '2026-11-23'],
  ['a story of today stands under today', undefined, '2026-11-23'],
])('%s', (_, edtf, day) => {
  expect(storyDay({edtf, firstPublishedAt})).toBe(day)
})

test('the address is the day and the slug', () => {
  expect(storyPath({slug: 'raqqa', edtf: '2017-02-04'})).toBe('/2017/02/04/raqqa')
})

test('a slug cannot break out of its place in the address', () => {
  expect(storyPath({slug: '../a?b#c', edtf: '2017-02-04'})).toBe('/2017/02/04/..%2Fa%3Fb%23c')
})

test('without slug or day there is no address yet', () => {
  expect(storyPath({edtf: '2017-02-04'})).toBeUndefined()
  expect(storyPath({slug: 'raqqa'})).toBeUndefined()
  expect(storyPath({slug: 'raqqa', firstPublishedAt: 'soon'})).toBeUndefined()
})
