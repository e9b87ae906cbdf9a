import {afterAll, beforeAll, expect, test} from 'vitest'
import {type Desk, openDesk} from '../../../tests/support/desk.ts'
import {
  type CaptionSearch,
  fromParams,
  placeOf,
  searchAt,
  searchQuery,
  toParams,
} from './caption-search.ts'

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

test('every place and every person of a caption is found, not only the first', async () => {
  const [first = ''] = desk.captions
  await desk
    .as('priya')
    .patch(`drafts.${first}`)
    .set({
      places: ['Gogjali, Mosul', 'Zakho'].map((name) => ({_type: 'placeShown', _key: name, name})),
      people: ['Jane Barlow', 'Ali Hassan'].map((name) => ({
        _type: 'personShown',
        _key: name,
        name,
      })),
    })
    .commit()
  const drafts = desk.as('vera').withConfig({perspective: 'drafts'})
  for (const words of ['zakho', 'hassan', 'barlow zak']) {
    const {query, params} = searchQuery({words, kind: 'any'})
    expect(await drafts.fetch<string[]>(query, params)).toEqual([first])
  }
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
  expect(searchAt(placeOf(search))).toEqual(toParams(search))
  expect(searchAt('gallery-1')).toBeUndefined()
})
