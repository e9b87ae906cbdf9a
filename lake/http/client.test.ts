import {createClient, type SanityClient} from '@sanity/client'
import {createRequire} from 'node:module'
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {clientConfig, openTestLake, type TestLake} from '../testing/test-lake.ts'

/** Version 7, which other packages of Sanity still bring along. */
const require = createRequire(import.meta.url)
const seven: {createClient: typeof createClient} = require('sanity-client-7')

let lake: TestLake

beforeAll(async () => {
  lake = await openTestLake()
})

afterAll(() => lake.lake.close())

/** How a promise is refused: status and type of the first item, as a program sees them. */
async function refusal(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => ({value}),
    ({statusCode, details, responseBody}) => {
      const {type, items} = details ?? {}
      return [statusCode, items?.[0]?.error.type ?? type ?? JSON.parse(responseBody).message]
    },
  )
}

describe.each([
  ['@sanity/client 8', createClient],
  ['@sanity/client 7', seven.createClient],
])('%s', (_name, create) => {
  let client: SanityClient
  let contributor: SanityClient
  let stranger: SanityClient

  beforeEach(async () => {
    const config = clientConfig(lake.url)
    client = create({...config, token: lake.tokens.ed})
    contributor = create({...config, token: lake.tokens.con})
    stranger = create(config)
    await client.delete({query: '*[_type in ["article", "person", "sanity.imageAsset"]]'})
    await client
      .transaction()
      .create({_id: 'jane', _type: 'person', name: 'Jane'})
      .create({
        _id: 'a1',
        _type: 'article',
        title: 'Fire',
        author: {_type: 'reference', _ref: 'jane'},
      })
      .commit()
  })

  test('fetches with parameters, and long queries by POST', async () => {
    const query = '*[_type == $type] | order(title asc)[0...$n]{title}'
    expect(await client.fetch(query, {type: 'article', n: 2})).toEqual([{title: 'Fire'}])
    const ids = Array.from({length: 2000}, (_, index) => `article-${index}`)
    expect(await client.fetch('*[_id in $ids]._id', {ids: [...ids, 'a1']})).toEqual(['a1'])
  })

  test('tells where a query cannot be read', async () => {
    const error: unknown = await client
      .fetch('*[_type == "article"')
      .catch((reason: unknown) => reason)
    expect(error).toMatchObject({
      statusCode: 400,
      details: {type: 'queryParseError', start: 19, end: 20, query: '*[_type == "article"'},
    })
  })

  test('keeps places and areas as they are, and finds by them', async () => {
    const oslo = {_type: 'geopoint', lat: 59.913889, lng: 10.752222, alt: 23}
    const stockholm = {_type: 'geopoint', lat: 59.329444, lng: 18.068611}
    const corners = [
      [4, 58],
      [12, 58],
      [12, 64],
      [4, 64],
      [4, 58],
    ]
    const norway = {type: 'Polygon', coordinates: [corners]}
    await client
      .transaction()
      .createOrReplace({_id: 'oslo', _type: 'person', place: oslo, area: norway})
      .createOrReplace({_id: 'stockholm', _type: 'person', place: stockholm})
      .commit()
    expect(await client.getDocument('oslo')).toMatchObject({place: oslo, area: norway})
    const near = '*[geo::distance(place, $from) < 10000]._id'
    expect(await client.fetch(near, {from: {lat: 59.9, lng: 10.7}})).toEqual(['oslo'])
    const within = '*[_id == "oslo"][0]{"who": *[geo::contains(^.area, place)]._id}.who'
    expect(await client.fetch(within)).toEqual(['oslo'])
    const nearest = '*[defined(place)] | order(geo::distance(place, $from) desc)[0]._id'
    expect(await client.fetch(nearest, {from: oslo})).toBe('stockholm')
  })

  test('gets documents by id, in the order asked for', async () => {
    expect(await client.getDocument('a1')).toMatchObject({_id: 'a1', title: 'Fire'})
    expect(await client.getDocument('nobody')).toBeUndefined()
    const found = await client.getDocuments(['nobody', 'jane', 'a1'])
    expect(found.map((document) => document?._id)).toEqual([undefined, 'jane', 'a1'])
  })

  test('creates documents with every system field', async () => {
    const document = await client.create({_type: 'article', title: 'New'})
    expect(document).toMatchObject({_type: 'article', title: 'New'})
    expect(document._createdAt).toBe(document._updatedAt)
    expect(await client.getDocument(document._id)).toEqual(document)
    const prefixed = await client.create({_id: 'article.', _type: 'article'})
    expect(prefixed._id).toMatch(/^article\.[\w-]{20,}$/)
  })

  test('createOrReplace keeps the time of creation, createIfNotExists keeps the document', async () => {
    const before = await client.getDocument('a1')
    const after = await client.createOrReplace({_id: 'a1', _type: 'article', title: 'Other'})
    expect(after).toMatchObject({title: 'Other', _createdAt: before?._createdAt})
    expect(after).not.toHaveProperty('author')
    await client.createIfNotExists({_id: 'a1', _type: 'article', title: 'Third'})
    expect(await client.getDocument('a1')).toEqual(after)
  })

  test('patches with all operations, and gives keys to array items', async () => {
    const patched = await client
      .patch('a1')
      .setIfMissing({list: [], count: 1})
      .insert('after', 'list[-1]', [{n: 1}])
      .set({'title': 'Fire!', 'nested.deep': true})
      .inc({count: 2})
      .unset(['author'])
      .commit({autoGenerateArrayKeys: true})
    expect(patched).toMatchObject({
      title: 'Fire!',
      count: 3,
      nested: {deep: true},
      list: [{n: 1, _key: expect.stringMatching(/^\w{12}$/)}],
    })
    expect(patched).not.toHaveProperty('author')
  })

  test('a transaction with an id of its own has it as the revision of all it touched', async () => {
    const id = `tx-${crypto.randomUUID()}`
    await client
      .transaction()
      .transactionId(id)
      .create({_id: 'a2', _type: 'article'})
      .patch('a1', (patch) => patch.set({title: 'T'}))
      .commit()
    expect(await client.fetch('*[_type == "article"] | order(_id)._rev')).toEqual([id, id])
  })

  test('asked again with the same transaction, it answers as the first time', async () => {
    const send = (title: string) =>
      client.mutate([{patch: {id: 'a1', set: {title}}}], {transactionId: id, returnDocuments: true})
    const id = `tx-${crypto.randomUUID()}`
    const first = await send('Once')
    await client.patch('a1').set({title: 'Later'}).commit()
    expect(await send('Once')).toEqual(first)
    expect(await client.getDocument('a1')).toMatchObject({title: 'Later'})
    expect(await refusal(send('Twice'))).toEqual([409, 'transactionAlreadyExistsError'])
  })

  test('a dry run checks everything and stores nothing', async () => {
    await client.mutate([{create: {_id: 'dry', _type: 'article'}}], {dryRun: true})
    expect(await client.getDocument('dry')).toBeUndefined()
    const refused = client.mutate([{create: {_id: 'a1', _type: 'article'}}], {dryRun: true})
    expect(await refusal(refused)).toEqual([409, 'documentAlreadyExistsError'])
  })

  test('deletes and patches by query', async () => {
    await client
      .patch({query: '*[_type == $type]', params: {type: 'article'}})
      .set({seen: true})
      .commit()
    expect(await client.getDocument('a1')).toMatchObject({seen: true})
    await client.delete({query: '*[seen == true]'})
    expect(await client.getDocument('a1')).toBeUndefined()
    expect(await client.getDocument('jane')).toBeDefined()
  })

  test.each<[string, (as: SanityClient) => Promise<unknown>, unknown]>([
    [
      'create what exists',
      (as) => as.create({_id: 'a1', _type: 'article'}),
      [409, 'documentAlreadyExistsError'],
    ],
    [
      'patch what does not exist',
      (as) => as.patch('none').set({a: 1}).commit(),
      [409, 'documentNotFoundError'],
    ],
    [
      'patch an old revision',
      (as) => as.patch('a1').ifRevisionId('old').set({a: 1}).commit(),
      [409, 'documentRevisionIDDoesNotMatchError'],
    ],
    [
      'refer to nothing',
      (as) => as.create({_type: 'article', author: {_ref: 'nobody'}}),
      [409, 'documentReferenceDoesNotExistError'],
    ],
    [
      'delete what is referred to',
      (as) => as.delete('jane'),
      [409, 'documentHasExistingReferencesError'],
    ],
    [
      'create without a type',
      (as) => as.mutate([{create: JSON.parse('{"title": "x"}')}]),
      [400, 'validationError'],
    ],
    [
      'create under a bad id',
      (as) => as.create({_id: '-x', _type: 'article'}),
      [400, 'validationError'],
    ],
    [
      'change a type',
      (as) => as.patch('a1').set({_type: 'person'}).commit(),
      [400, 'validationError'],
    ],
    [
      'apply a diff to nothing',
      (as) => as.patch('a1').diffMatchPatch({missing: '@@ -1 +1 @@\n-a\n+b\n'}).commit(),
      [400, 'mutationError'],
    ],
  ])('may not %s', async (_what, change, expected) => {
    const before = await client.fetch('*[_type in ["article", "person"]]')
    expect(await refusal(change(client))).toEqual(expected)
    expect(await client.fetch('*[_type in ["article", "person"]]')).toEqual(before)
  })

  test('weak references may lead nowhere, and do not hold their target', async () => {
    const author = {_type: 'reference', _ref: 'nobody', _weak: true}
    expect(await client.createOrReplace({_id: 'a1', _type: 'article', author})).toMatchObject({
      author,
    })
    await client.delete('jane')
    expect(await client.getDocument('jane')).toBeUndefined()
  })

  test('two documents that refer to each other can be created and deleted together', async () => {
    await client
      .transaction()
      .create({_id: 'a2', _type: 'article', next: {_ref: 'a3'}})
      .create({_id: 'a3', _type: 'article', next: {_ref: 'a2'}})
      .commit()
    await client.transaction().delete('a2').delete('a3').commit()
    expect(await client.getDocument('a2')).toBeUndefined()
  })

  test('roles hold: contributors write drafts and nothing else, strangers nothing at all', async () => {
    expect(await refusal(contributor.create({_type: 'article'}))).toEqual([
      403,
      'insufficientPermissionsError',
    ])
    await contributor.createOrReplace({_id: 'drafts.a1', _type: 'article', title: 'Mine'})
    expect(await refusal(contributor.delete('a1'))).toEqual([403, 'insufficientPermissionsError'])
    expect(await refusal(stranger.create({_type: 'article'}))).toEqual([401, expect.any(String)])
    expect(await stranger.getDocument('drafts.a1')).toBeUndefined()
    await client.delete('drafts.a1')
  })

  test('sees drafts and releases in the place of what they are versions of', async () => {
    const version = (id: string, title: string) => ({_id: id, _type: 'article', title})
    await client
      .transaction()
      .create(version('drafts.a1', 'Draft'))
      .create(version('versions.r1.a1', 'Release'))
      .create({_id: 'drafts.b1', _type: 'article', title: 'New'})
      .commit()
    const fetch = (perspective: 'published' | 'drafts' | string[]) =>
      client.fetch('*[_type == "article"] | order(_id){_id, title, _originalId}', {}, {perspective})
    expect(await fetch('published')).toEqual([{_id: 'a1', title: 'Fire', _originalId: null}])
    expect(await fetch('drafts')).toEqual([
      {_id: 'a1', title: 'Draft', _originalId: 'drafts.a1'},
      {_id: 'b1', title: 'New', _originalId: 'drafts.b1'},
    ])
    expect(await fetch(['r1', 'drafts'])).toEqual([
      {_id: 'a1', title: 'Release', _originalId: 'versions.r1.a1'},
      {_id: 'b1', title: 'New', _originalId: 'drafts.b1'},
    ])
    // What they refer to is seen from there too.
    await client.create({_id: 'drafts.jane', _type: 'person', name: 'Jane B.'})
    const author = (perspective: 'published' | 'drafts') =>
      client.fetch('*[_id == "a2"][0].author->{_id, name}', {}, {perspective})
    await client.create({_id: 'a2', _type: 'article', author: {_ref: 'jane'}})
    expect(await author('published')).toEqual({_id: 'jane', name: 'Jane'})
    expect(await author('drafts')).toEqual({_id: 'jane', name: 'Jane B.'})
    const versions = ['drafts.a1', 'versions.r1.a1', 'drafts.b1', 'drafts.jane']
    await client.delete({query: '*[_id in $versions]', params: {versions}})
  })

  test('carries actions out', async () => {
    const prefix = 'sanity.action.document'
    const ids = {draftId: 'drafts.a1', publishedId: 'a1'}
    await client.action({actionType: `${prefix}.edit`, ...ids, patch: {set: {title: 'Edited'}}})
    expect(await client.getDocument('a1')).toMatchObject({title: 'Fire'})
    await client.action({actionType: `${prefix}.publish`, ...ids})
    expect(await client.getDocument('a1')).toMatchObject({title: 'Edited'})
    expect(await client.getDocument('drafts.a1')).toBeUndefined()
    const missing = client.action({actionType: `${prefix}.publish`, ...ids})
    expect(await refusal(missing)).toEqual([404, 'documentNotFoundError'])
  })

  test('asks about users, projects and datasets', async () => {
    expect(await client.users.getById('me')).toMatchObject({id: 'ed', role: 'editor'})
    expect(await client.users.getById('ada')).toMatchObject({displayName: 'Ada Admin'})
    expect(await client.projects.list()).toMatchObject([{id: 'newsroom'}])
    expect(await client.datasets.list()).toMatchObject([{name: 'production', aclMode: 'public'}])
    expect(await refusal(client.datasets.create('staging'))).toEqual([403, expect.any(String)])
    const administrator = create({...clientConfig(lake.url), token: lake.tokens.ada})
    await administrator.datasets.create('staging', {aclMode: 'private'})
    expect(await administrator.withConfig({dataset: 'staging'}).fetch('count(*)')).toBe(0)
    expect(await refusal(stranger.withConfig({dataset: 'nowhere'}).fetch('*'))).toEqual([
      404,
      expect.any(String),
    ])
    expect(await stranger.withConfig({dataset: 'staging'}).fetch('*')).toEqual([])
    await administrator.datasets.delete('staging')
  })
})

test('who asks for the head of an answer alone is told what it would be', async () => {
  const headOf = async (search: string) => {
    const path = `/v2025-02-19/data/query/production?${search}`
    const [whole, head] = await Promise.all([
      lake.request(path),
      lake.request(path, {method: 'HEAD'}),
    ])
    expect([head.status, await head.text()]).toEqual([whole.status, ''])
    expect(head.headers.get('content-type')).toBe(whole.headers.get('content-type'))
    return head.status
  }
  expect(await headOf('query=*[_type==$type]&$type="article"')).toBe(200)
  expect(await headOf('query=*[_type==')).toBe(400)
  expect(await headOf('')).toBe(400)
})

test('nothing of all this went wrong inside the lake', async () => {
  expect(lake.logged).toEqual([])
  expect(await lake.lake.verify()).toEqual([])
})
