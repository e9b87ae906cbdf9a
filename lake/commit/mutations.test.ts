import {type SanityClient} from '@sanity/client'
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {openTestLake, type TestLake} from '../testing/test-lake.ts'

/** Every mutation on a document that is there and on one that is not, with and without a revision. */
let lake: TestLake
let client: SanityClient
let revision: string

beforeAll(async () => {
  lake = await openTestLake()
  client = lake.client('ed')
})

afterAll(() => lake.lake.close())

beforeEach(async () => {
  await client.delete({query: '*'})
  const created = await client.create({_id: 'here', _type: 'article', title: 'Before'})
  revision = created._rev
  await client.create({_id: 'beside', _type: 'article', title: 'Untouched'})
})

type Mutate = (id: string) => object

const document = (id: string) => ({_id: id, _type: 'article', title: 'After'})
const MUTATIONS: Record<string, Mutate> = {
  'create': (id) => ({create: document(id)}),
  'createIfNotExists': (id) => ({createIfNotExists: document(id)}),
  'createOrReplace': (id) => ({createOrReplace: document(id)}),
  'delete': (id) => ({delete: {id}}),
  'delete by query': (id) => ({delete: {query: '*[_id == $id]', params: {id}}}),
  'patch': (id) => ({patch: {id, set: {title: 'After'}}}),
  'patch by query': (id) => ({
    patch: {query: '*[_id == $id]', params: {id}, set: {title: 'After'}},
  }),
  'patch of this revision': (id) => ({
    patch: {id, ifRevisionID: revision, set: {title: 'After'}},
  }),
  'patch of another revision': (id) => ({
    patch: {id, ifRevisionID: 'other', set: {title: 'After'}},
  }),
}

async function mutate(mutation: object): Promise<unknown> {
  const response = await lake.request('/v1/data/mutate/production?returnIds=true', {
    as: 'ed',
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({mutations: [mutation]}),
  })
  const {results, error} = await response.json()
  return error ? [response.status, error.items[0].error.type] : [response.status, results]
}

const titles = () => client.fetch('*[_id != "beside"]{_id, title}')

async function lastTransaction(): Promise<string> {
  const address = '/v1/data/history/production/transactions/here,gone,beside?reverse=true&limit=1'
  return (await lake.request(address, {as: 'ed'})).text()
}

const one = (operation: string, id: string) => [200, [{id, operation}]]
const AFTER = {_id: 'here', title: 'After'}
const BEFORE = {_id: 'here', title: 'Before'}
const NEW = {_id: 'gone', title: 'After'}

describe.each<[name: string, there: unknown[], missing: unknown[]]>([
  [
    'create',
    [[409, 'documentAlreadyExistsError'], [BEFORE]],
    [one('create', 'gone'), [NEW, BEFORE]],
  ],
  ['createIfNotExists', [one('none', 'here'), [BEFORE]], [one('create', 'gone'), [NEW, BEFORE]]],
  ['createOrReplace', [one('update', 'here'), [AFTER]], [one('create', 'gone'), [NEW, BEFORE]]],
  ['delete', [one('delete', 'here'), []], [one('none', 'gone'), [BEFORE]]],
  ['delete by query', [one('delete', 'here'), []], [[200, []], [BEFORE]]],
  ['patch', [one('update', 'here'), [AFTER]], [[409, 'documentNotFoundError'], [BEFORE]]],
  ['patch by query', [one('update', 'here'), [AFTER]], [[200, []], [BEFORE]]],
  [
    'patch of this revision',
    [one('update', 'here'), [AFTER]],
    [[409, 'documentNotFoundError'], [BEFORE]],
  ],
  [
    'patch of another revision',
    [[409, 'documentRevisionIDDoesNotMatchError'], [BEFORE]],
    [[409, 'documentNotFoundError'], [BEFORE]],
  ],
])('%s', (name, there, missing) => {
  test.each([
    ['a document that is there', 'here', there],
    ['one that is not', 'gone', missing],
  ])('%s', async (_what, id, [answer, left]) => {
    const before = await lastTransaction()
    const mutation = MUTATIONS[name]?.(id) ?? {}
    expect(await mutate(mutation)).toEqual(answer)
    expect(await titles()).toEqual(left)
    expect(await client.getDocument('beside')).toMatchObject({title: 'Untouched'})
    // What changed nothing is not told of either.
    const isChanged = JSON.stringify(left) !== JSON.stringify([BEFORE])
    expect((await lastTransaction()) !== before).toBe(isChanged)
  })
})
