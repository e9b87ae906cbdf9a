import {afterAll, beforeAll, expect, test} from 'vitest'
import {type Desk, openDesk} from '../../../tests/support/desk.ts'
import {type CaptionSearch, fromParams, searchQuery, toParams} from './caption-search.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

test.each<[string, CaptionSearch['kind'], string[]]>([
  ['mortar gogjali', 'any', ['1/11', '8/11']],
  ['QARAQOSH', 'noPicture', ['11/11', '4/11']],
  ['qaraqosh', 'noAlt', []],
  ['nowhere', 'any', []],
])('"%s" among %s finds %o', async (words, kind, markers) => {
  const {query, params} = searchQuery({words, kind})
  const drafts = desk.as('vera').withConfig({perspective: 'drafts'})
  const found = await drafts.fetch<string[]>(query, params)
  const printed = await drafts.fetch<string[]>('*[_id in $found].printedMarker', {found})
  expect(printed.toSorted()).toEqual(markers)
})

test('a kind is a filter of its own, and a stage is one', async () => {
  const drafts = desk.as('vera').withConfig({perspective: 'drafts'})
  const count = async (kind: CaptionSearch['kind']) => {
    const {query, params} = searchQuery({words: '', kind})
    return (await drafts.fetch<string[]>(query, params)).length
  }
  expect(await count('intake')).toBe(11)
  expect(await count('cleared')).toBe(0)
  expect(await count('uncredited')).toBe(0)
})

test('a search stands in the address, and what the address does not say is everything', () => {
  const search: CaptionSearch = {words: 'mortar gogjali', kind: 'noAlt'}
  expect(fromParams(toParams(search))).toEqual(search)
  expect(fromParams([['kind', 'no such kind']])).toEqual({words: '', kind: 'any'})
  expect(toParams({words: '', kind: 'any'})).toEqual([])
})
