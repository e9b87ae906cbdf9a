import {evaluateSync, parse} from 'groq-js'
import {describe, expect, test} from 'vitest'
import {lazyDocument} from './lazy-document.ts'

const KNOWN = {_id: 'a', _type: 'article'}
const WHOLE = {
  ...KNOWN,
  headline: 'Fire',
  next: 'Rain',
  toJSON: 1,
  toString: 'text',
  slug: {current: 'fire'},
}

function answer(query: string): {data: unknown; reads: number} {
  let reads = 0
  const root = lazyDocument<object>(KNOWN, () => {
    reads++
    return WHOLE
  })
  return {data: JSON.parse(JSON.stringify(evaluateSync(parse(query), {root}).data)), reads}
}

describe('a lazy document', () => {
  test.each([
    '{_id, _type}',
    '_id == "a" && _type in ["article"]',
    '{"orderings": [_type, _id]}',
    '_id in path("*")',
  ])('is not read for %s', (query) => {
    const {data} = evaluateSync(parse(query), {root: WHOLE})
    expect(answer(query)).toEqual({data, reads: 0})
  })

  test.each([
    'headline',
    'missing',
    '{_id, headline, next, toJSON, toString}',
    '{...}',
    '{..., "slug": slug.current, "again": headline}',
    'next',
  ])('is read once for %s', (query) => {
    const {data} = evaluateSync(parse(query), {root: WHOLE})
    expect(answer(query)).toEqual({data, reads: 1})
  })

  test('is written as the document is', () => {
    const {toJSON: _, ...rest} = WHOLE
    expect(JSON.stringify(lazyDocument<object>(KNOWN, () => rest))).toBe(JSON.stringify(rest))
  })
})
