import {type SanityClient} from '@sanity/client'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {openTestLake, type TestLake} from './testing/test-lake.ts'

/** Differences from hosted Sanity that no other test speaks of; see COMPATIBILITY.md. */
let lake: TestLake
let client: SanityClient

beforeAll(async () => {
  lake = await openTestLake()
  client = lake.client('ed')
  await client.create({_id: 'a1', _type: 'article', title: 'Fire'})
})

afterAll(() => lake.lake.close())

describe('unlike hosted Sanity', () => {
  test('a query in a mutation sees the dataset as it was before the transaction', async () => {
    const mutations = [
      {create: {_id: 'f2', _type: 'fresh'}},
      {delete: {query: '*[_type == "fresh"]'}},
    ]
    const response = await lake.request('/v1/data/mutate/production', {
      as: 'ed',
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({mutations}),
    })
    expect(response.status).toBe(200)
    expect(await client.getDocument('f2')).toBeDefined()
  })

  test('queries see a transaction as soon as it is answered', async () => {
    for (let n = 0; n < 20; n++) {
      await client.patch('a1').set({n}).commit({visibility: 'async'})
      expect(await client.fetch('*[_type == "article" && n == $n]._id', {n})).toEqual(['a1'])
    }
  })

  test('a query with a function that does not exist here is refused with its place', async () => {
    for (const name of [
      'media::aspect',
      'documents::incomingRefCount',
      'anywhere',
      'nobody::knows',
      'unheard',
    ]) {
      const query = `*[_type == "nothing" && ${name}(a, 1)]`
      const url = `/v2025-02-19/data/query/production?query=${encodeURIComponent(query)}`
      const response = await lake.request(url, {as: 'ed'})
      expect(response.status).toBe(400)
      const start = query.indexOf(name)
      const error = {type: 'queryParseError', query, start, end: start + 1}
      expect(await response.json()).toMatchObject({error})
    }
    const known = await lake.request('/v2025-02-19/data/query/production?query=lower("A")')
    expect(known.status).toBe(200)
  })

  test('a global reference leads to a document of its own dataset', async () => {
    const get = (reference: unknown) => {
      return client.fetch('documents::get($reference).title', {reference})
    }
    expect(await get('dataset:newsroom.production:a1')).toBe('Fire')
    expect(await get({_ref: 'dataset:newsroom.production:a1'})).toBe('Fire')
    expect(await get({_ref: 'media-library:mlw1:a1'})).toBeNull()
    expect(await get('dataset:newsroom.other:a1')).toBeNull()
    expect(await get('a1')).toBeNull()
    const query = '*[_type == "article"]{"seen": documents::get("dataset:newsroom.production:f9")}'
    expect(await lake.client().fetch(query)).toEqual([{seen: null}])
  })

  test('source maps are empty', async () => {
    const {resultSourceMap} = await client.fetch(
      '*',
      {},
      {resultSourceMap: true, filterResponse: false},
    )
    expect(resultSourceMap).toEqual({documents: [], paths: [], mappings: {}})
  })

  test('there are no groups, comments and schedules', async () => {
    expect(await client.fetch('*[_type == "system.group"]')).toEqual([])
    const setup = await lake.request('/vX/comments/production/setup', {as: 'ada', method: 'POST'})
    expect(setup.status).toBe(404)
    const schedules = await lake.request('/v1/schedules/newsroom/production', {as: 'ada'})
    expect(await schedules.json()).toEqual({schedules: []})
  })

  test('a transaction that grants allow can be refused as a whole, in the words of whoever asks', async () => {
    const asked: unknown[] = []
    const vetted = await openTestLake({
      vet: ({user, changes, get}) => {
        const titles = changes.map(({id, before, after}) => [
          id,
          before?.['title'],
          after?.['title'],
        ])
        asked.push([user.id, ...titles, get('b')?.['title']])
        return changes.length > 1 ? 'One at a time, please.' : undefined
      },
    })
    const ed = vetted.client('ed')
    await ed.create({_id: 'b', _type: 'article', title: 'Fire'})
    const two = ed
      .transaction()
      .patch('b', {set: {title: 'Flood'}})
      .create({_id: 'c', _type: 'x'})
    await expect(two.commit()).rejects.toMatchObject({
      statusCode: 403,
      message: expect.stringContaining('One at a time, please.'),
    })
    expect(await ed.fetch('*[_type in ["article", "x"]].title')).toEqual(['Fire'])
    expect(asked).toEqual([
      ['ed', ['b', undefined, 'Fire'], undefined],
      ['ed', ['b', 'Fire', 'Flood'], ['c', undefined, undefined], 'Fire'],
    ])
    await vetted.lake.close()
  })

  test('there are no variants', async () => {
    for (const actionType of ['document.variant.create', 'variant.definition.create']) {
      const response = await lake.request('/v1/data/actions/production', {
        as: 'ada',
        method: 'POST',
        headers: {'content-type': 'application/json'},
        body: JSON.stringify({
          actions: [{actionType: `sanity.action.${actionType}`, releaseId: 'r1'}],
        }),
      })
      expect([actionType, response.status]).toEqual([actionType, 400])
    }
  })

  test('documents that somebody may not read do not exist for them', async () => {
    const desk = await openTestLake({
      roles: [
        {
          name: 'editor',
          title: '',
          description: '',
          grants: [{filter: 'desk == "sport"', permissions: ['read', 'create', 'update']}],
        },
      ],
      users: [
        {id: 'ed', name: 'Ed', email: '', roles: ['editor']},
        ...['ada', 'con', 'vi'].map((id) => ({id, name: id, email: '', roles: []})),
      ],
    })
    const editor = desk.client('ed')
    await editor.create({_id: 'mine', _type: 'article', desk: 'sport'})
    await editor.create({_id: 'gone', _type: 'article', desk: 'sport'})
    await expect(editor.patch('mine').set({desk: 'news'}).commit()).rejects.toMatchObject({
      statusCode: 403,
    })
    expect(await desk.client('ada').getDocument('mine')).toBeUndefined()
    const patch = desk.client('ada').patch('mine').set({a: 1}).commit()
    await expect(patch).rejects.toMatchObject({
      statusCode: 409,
      details: {items: [{error: {type: 'documentNotFoundError'}}]},
    })
    await desk.client('ada').delete('mine')
    expect(await editor.getDocument('mine')).toBeDefined()
    await desk.lake.close()
  })

  test('a session is a token, never a cookie', async () => {
    const response = await lake.request('/v1/auth/login/local', {
      method: 'POST',
      redirect: 'manual',
      headers: {origin: lake.url},
      body: new URLSearchParams({user: 'ed', origin: 'http://127.0.0.1:3333'}),
    })
    expect(response.status).toBe(302)
    expect(response.headers.getSetCookie()).toEqual([])
  })
})

test('any API version is understood; the date decides what is seen by default', async () => {
  await client.create({_id: 'drafts.v1', _type: 'versioned'})
  const seen = async (version: string) => {
    const response = await lake.request(
      `/${version}/data/query/production?query=count(*[_type=="versioned"])`,
      {as: 'ed'},
    )
    const {result} = await response.json()
    return result
  }
  expect(await Promise.all(['v1', 'v2021-06-07', 'v2025-02-18'].map(seen))).toEqual([1, 1, 1])
  expect(await Promise.all(['v2025-02-19', 'v2026-07-28', 'vX'].map(seen))).toEqual([0, 0, 0])
})
