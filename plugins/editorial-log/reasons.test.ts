import {expect, test} from 'vitest'
import {correctedIn, reasonsFor} from './reasons.ts'

const entry = (key: string, event: string, at: string, note?: string) => ({
  _id: `editorial.article-1.${key}`,
  event,
  by: 'dana',
  at,
  ...(note === undefined ? {} : {note}),
})

const log = {
  entries: [
    entry('a', 'publish', '2026-01-01T10:00:00Z', 'First edition'),
    entry('b', 'correct', '2026-01-02T10:00:00Z', 'The harbour master rang'),
    entry('c', 'publish', '2026-01-02T11:00:00Z', 'Agreed with the lawyer'),
    entry('d', 'correct', '2026-01-03T10:00:00Z', 'A reader wrote'),
    entry('e', 'publish', '2026-01-03T11:00:00Z'),
    entry('f', 'note', '2026-01-04T10:00:00Z', 'He has withdrawn his complaint'),
  ],
}

test('the reasons of a correction are what led to it, and what was said about it since', () => {
  expect(reasonsFor('correction-e', log).map(({note}) => note)).toEqual([
    'A reader wrote',
    'He has withdrawn his complaint',
  ])
  expect(reasonsFor('correction-c', log).map(({note}) => note)).toEqual([
    'The harbour master rang',
    'Agreed with the lawyer',
    'He has withdrawn his complaint',
  ])
})

test('a correction whose log nobody finds has no reasons but its notes', () => {
  expect(reasonsFor('correction-unknown', log).map(({event}) => event)).toEqual(['note'])
  expect(reasonsFor('correction-e', undefined)).toEqual([])
})

test('a story counts once, whether its draft carries the correction as well', () => {
  expect(correctedIn(['article-1', 'drafts.article-1', 'caption-2'])).toEqual([
    'article-1',
    'caption-2',
  ])
  expect(correctedIn(null)).toEqual([])
})
