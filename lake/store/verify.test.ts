import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {Access} from '../access/grants.ts'
import {commit} from '../commit/commit.ts'
import {DatasetStore} from './dataset-store.ts'
import {verifyStore} from './verify.ts'

let folder: string
let store: DatasetStore
let stores = 0

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verify-'))
})

afterAll(() => rmSync(folder, {recursive: true}))

beforeEach(async () => {
  store = new DatasetStore(join(folder, `${stores++}.sqlite`), false)
  const filter = {
    filter: 'true',
    permissions: ['read' as const, 'create' as const, 'update' as const],
  }
  const options = {access: new Access([filter], 'tester'), author: 'tester'}
  const surroundings = {now: Date.now, committed: () => undefined}
  const article = {_type: 'article', title: 'Fire in Oslo', tags: ['a', 'b']}
  await commit(
    store,
    {
      ...options,
      work: (transaction) => {
        transaction.create({...article, _id: 'a1'})
        transaction.create({...article, _id: 'a2', author: {_ref: 'a1'}})
      },
    },
    surroundings,
  )
  await commit(
    store,
    {
      ...options,
      work: (transaction) => void transaction.patch('a1', {set: {'nested.text': 'Deep'}}),
    },
    surroundings,
  )
  await store.write(() => {
    store.fields.add('title')
    store.fields.add('tags[]')
    store.fields.fill('title', 0, 100)
    store.fields.fill('tags[]', 0, 100)
    store.search.catchUp(100)
  })
})

describe('verify()', () => {
  test('finds nothing in a store as it should be', () => {
    expect(verifyStore('d', store)).toEqual([])
  })

  test.each([
    [
      'a changed document',
      `update document set json = replace(json, 'Deep', 'Fake') where id = 'a1'`,
      {kind: 'document', id: 'a1', path: 'nested.text'},
    ],
    ['a missing document', `delete from document where id = 'a2'`, {kind: 'document', id: 'a2'}],
    [
      'an invented document',
      `insert into document select 99, 'a9', 'a9', bundle, type, revision, updated_at, dotted, unpublishing, sequence, replace(json, '"a1"', '"a9"') from document where id = 'a1'`,
      {kind: 'document', id: 'a9'},
    ],
    [
      'a changed column',
      `update document set type = 'person' where id = 'a1'`,
      {kind: 'index', id: 'a1', message: expect.stringContaining('"type"')},
    ],
    [
      'a missing reference',
      `delete from reference`,
      {kind: 'index', id: 'a2', message: expect.stringContaining('reference')},
    ],
    [
      'an invented reference',
      `insert into reference values ('a2', 1, 'x', 0, 1, 0)`,
      {kind: 'index', id: 'a1'},
    ],
    [
      'a wrong value in a field',
      `update field_value set value = 'Flood' where document = 1 and value = 'Fire in Oslo'`,
      {kind: 'index', id: 'a1', message: expect.stringContaining('field')},
    ],
    [
      'a missing value in a field',
      `delete from field_value where value = 'b' and document = 2`,
      {kind: 'index', id: 'a2'},
    ],
    [
      'words that search does not know',
      `insert or replace into search (rowid, words) values (2, 'other')`,
      {kind: 'index', id: 'a2', message: expect.stringContaining('search')},
    ],
    [
      'a changed mutation in the log',
      `update event set mutations = replace(mutations, 'Deep', 'Fake') where kind = 'update'`,
      {kind: 'log', id: 'a1', path: 'nested.text'},
    ],
    [
      'a changed effect in the log',
      `update event set revert = '[]' where kind = 'update'`,
      {kind: 'log'},
    ],
    [
      'a changed author in the log',
      `update transactions set author = 'somebody' where sequence = 1`,
      {kind: 'log', message: expect.stringContaining('digest')},
    ],
    [
      'a transaction gone from the log',
      `delete from transactions where sequence = 2; delete from event where key >= 131072`,
      {kind: 'document', id: 'a1', path: '_rev'},
    ],
  ])('finds %s', (_what, damage, problem) => {
    store.database.execute(damage)
    expect(verifyStore('d', store)).toContainEqual(
      expect.objectContaining({dataset: 'd', ...problem}),
    )
  })

  test('changes nothing', () => {
    const tables = ['document', 'reference', 'field_value', 'event', 'transactions']
    const read = () => tables.map((table) => store.database.all(`select * from ${table}`))
    const before = read()
    verifyStore('d', store)
    expect(read()).toEqual(before)
  })
})
