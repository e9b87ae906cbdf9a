import {type SanityClient} from '@sanity/client'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {openTestLake, type TestLake} from '../testing/test-lake.ts'
import {matchesSearch, readSearch} from './text-query.ts'

let lake: TestLake
let client: SanityClient

const span = (text: string) => ({_type: 'span', text, marks: []})
const DOCUMENTS: {_id: string; _type: string; [name: string]: unknown}[] = [
  {
    _id: 'fire',
    _type: 'article',
    title: 'Fire in the city hall',
    body: [{_type: 'block', children: [span('Fire'), span('fighters came.')]}],
  },
  {_id: 'mayor', _type: 'article', title: 'The mayor of Fjörður resigned', desk: 'Fire desk'},
  {_id: 'oslo', _type: 'article', title: 'U.S. visitors in Oslo', kicker: 'City'},
  {_id: 'jane', _type: 'person', name: 'Jane Firestone', bio: 'Writes about city hall.'},
  {_id: 'drafts.note', _type: 'article', title: 'fire'},
]

beforeAll(async () => {
  lake = await openTestLake()
  client = lake.client('ed', {perspective: 'published'})
  const transaction = client.transaction()
  for (const document of DOCUMENTS) transaction.create(document)
  await transaction.commit()
})

afterAll(() => lake.lake.close())

/** As the Studio's own search asks (sanity 6.16, strategy groq2024). */
const STUDIO = `// findability-mvi:5
*[_type in $__types] | score(
  boost(_type in ["article"] && title match text::query($__query), 10),
  boost(_type in ["person"] && name match text::query($__query), 10),
  ([@, _id] match text::query($__query) || references($__rawQuery))
) [_score > 0] {_type, _id, "orderings": [_score]} | order(orderings[0] desc) [0...$__limit]`

async function search(text: string): Promise<string[]> {
  const params = {__types: ['article', 'person'], __query: text, __rawQuery: text, __limit: 10}
  const found = await client.fetch<{_id: string}[]>(STUDIO, params)
  return found.map(({_id}) => _id)
}

describe('searching as the Studio does', () => {
  test.each([
    ['fire', ['fire', 'mayor']],
    ['fire*', ['fire', 'jane', 'mayor']],
    ['FIREFIGHTERS', ['fire']],
    ['city hall', ['fire', 'jane']],
    ['"city hall" -jane', ['fire']],
    ['"hall city"', []],
    ['fjörður', ['mayor']],
    ['fjö*', ['mayor']],
    ['oslo visitors', ['oslo']],
    ['jane', ['jane']],
    ['nothing', []],
    ['city -hall', ['oslo']],
  ])('%s → %j', async (text, expected) => {
    expect((await search(text)).toSorted()).toEqual(expected)
  })

  test('puts a hit in the title before one elsewhere', async () => {
    expect(await search('fire')).toEqual(['fire', 'mayor'])
    expect(await search('fire*')).toEqual(['fire', 'jane', 'mayor'])
  })

  test('finds what was written just now, and not what was written over', async () => {
    const before = await search('city*')
    await client.create({_id: 'late', _type: 'article', title: 'City at night'})
    expect((await search('city*')).toSorted()).toEqual([...before, 'late'].toSorted())
    await client.patch('late').set({title: 'Country at night'}).commit()
    expect((await search('city*')).toSorted()).toEqual(before.toSorted())
    expect(await search('country')).toEqual(['late'])
    await client.delete('late')
    expect(await search('country')).toEqual([])
  })

  test('an empty list search lists everything, newest first', async () => {
    const query = `*[_type in $__types && ([@, _id] match text::query($__query) || references($__rawQuery))]
      {_type, _id, "orderings": [_updatedAt]} | order(orderings[0] desc) [0...$__limit]`
    const params = {__types: ['article'], __query: '*', __rawQuery: '', __limit: 2}
    expect(await client.fetch(query, params)).toHaveLength(2)
  })
})

describe('a search text', () => {
  test.each([
    ['fire "city hall" -oslo may*', [['fire'], ['city', 'hall'], ['oslo'], ['may']]],
    ['* – "" -', []],
    ['article-20161101-abc', [['article', '20161101', 'abc']]],
    ['"unclosed quote', [['unclosed', 'quote']]],
  ])('%s is read as %j', (text, words) => {
    expect(readSearch(text).map((term) => term.words)).toEqual(words)
  })

  test('that is no text finds nothing', () => {
    expect([null, 1, {}].map((search) => matchesSearch('fire', search))).toEqual([
      false,
      false,
      false,
    ])
  })
})
