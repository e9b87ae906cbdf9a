import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {Access} from '../access/grants.ts'
import {commit} from '../commit/commit.ts'
import {type StagedTransaction} from '../commit/staged-transaction.ts'
import {DATASET_SCHEMA} from './dataset-schema.ts'
import {DatasetStore} from './dataset-store.ts'
import {Housekeeping} from './housekeeping.ts'
import {searchWord} from './search-index.ts'
import {verifyStore} from './verify.ts'
import {until} from '../testing/test-lake.ts'

let folder: string
let store: DatasetStore
let stores = 0

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'indexes-'))
})

afterAll(() => rmSync(folder, {recursive: true}))

beforeEach(() => {
  store = new DatasetStore(join(folder, `${stores++}.sqlite`), false)
})

afterEach(() => store.close())

const access = new Access([{filter: 'true', permissions: ['read', 'create', 'update']}], 'tester')

function change(work: (transaction: StagedTransaction) => void): Promise<unknown> {
  const surroundings = {now: Date.now, committed: () => undefined}
  return commit(store, {access, author: 'tester', work}, surroundings)
}

function values(path: string): unknown[] {
  return store.database
    .all(
      `select document.id, value from field_value
       join field on field.key = field join document on document.key = document
       where path = ? order by value, document.id`,
      path,
    )
    .map(({id, value}) => [id, value])
}

describe('a field that a query asked for', () => {
  test('is indexed for all documents there are, and kept up with every change', async () => {
    await change((transaction) => {
      transaction.create({_id: 'a1', _type: 'article', slug: {current: 'one'}})
      transaction.create({_id: 'a2', _type: 'article', slug: {current: 'two'}})
    })
    const housekeeping = new Housekeeping(store, () => undefined)
    housekeeping.indexFields(['slug.current'])
    await until(
      'the field is indexed',
      () =>
        store.fields.unfinished().length === 0 &&
        values('slug.current').length === 2 &&
        !store.fields.wants('slug.current'),
    )
    await change((transaction) => {
      transaction.patch('a1', {set: {'slug.current': 'changed'}})
      transaction.delete('a2')
      transaction.create({_id: 'p1', _type: 'person', slug: {current: 'person'}})
    })
    expect(values('slug.current')).toEqual([
      ['a1', 'changed'],
      ['p1', 'person'],
    ])
    expect(verifyStore('d', store)).toEqual([])
    housekeeping.stop()
  })

  test('is indexed though no document has it, for the first forty: they are endless', async () => {
    await change((transaction) => void transaction.create({_id: 'a1', _type: 'article'}))
    const paths = Array.from({length: 45}, (_, n) => `no.such.field${n}`)
    const housekeeping = new Housekeeping(store, () => undefined)
    housekeeping.indexFields(paths)
    await until('all are done', () => store.fields.inTheMaking(paths).length === 0)
    expect(store.database.all('select distinct path from field')).toHaveLength(40)
    await change((transaction) => void transaction.patch('a1', {set: {'no.such.field3': 1}}))
    expect(values('no.such.field3')).toEqual([['a1', 1]])
    expect(verifyStore('d', store)).toEqual([])
    housekeeping.stop()
  })

  test('that was given up is looked at again after a thousand changes', async () => {
    const paths = Array.from({length: 41}, (_, n) => `missing${n}`)
    await change((transaction) => void transaction.create({_id: 'a1', _type: 'article'}))
    const housekeeping = new Housekeeping(store, () => undefined)
    housekeeping.indexFields(paths)
    await until('all are done', () => store.fields.inTheMaking(paths).length === 0)
    expect(store.fields.wants('missing40')).toBe(false)
    await change((transaction) => {
      for (let n = 0; n < 1000; n++) transaction.create({_id: `b${n}`, _type: 'article'})
    })
    expect(store.fields.wants('missing40')).toBe(true)
    expect(store.fields.wants('missing0')).toBe(false)
    housekeeping.stop()
  })

  test('may be asked for before there is any document', async () => {
    const housekeeping = new Housekeeping(store, () => undefined)
    housekeeping.indexFields(['n'])
    await until('it is done', () => store.fields.inTheMaking(['n']).length === 0)
    await change((transaction) => void transaction.create({_id: 'a1', _type: 'article', n: 1}))
    expect(values('n')).toEqual([['a1', 1]])
    expect(verifyStore('d', store)).toEqual([])
    housekeeping.stop()
  })

  test('is one of ninety-six at most', async () => {
    const document = Object.fromEntries(Array.from({length: 120}, (_, n) => [`field${n}`, n]))
    await change(
      (transaction) => void transaction.create({...document, _id: 'a1', _type: 'article'}),
    )
    await store.write(() => {
      for (let n = 0; n < 120; n++) store.fields.add(`field${n}`)
    })
    expect(store.database.all('select distinct path from field')).toHaveLength(96)
  })

  test('goes on being filled after a restart', async () => {
    await change((transaction) => void transaction.create({_id: 'a1', _type: 'article', n: 1}))
    await store.write(() => store.fields.add('n'))
    const file = store.file
    store.close()
    store = new DatasetStore(file, false)
    expect(store.fields.unfinished()).toEqual(['n'])
    const housekeeping = new Housekeeping(store, () => undefined)
    await until('the field is filled', () => store.fields.unfinished().length === 0)
    expect(values('n')).toEqual([['a1', 1]])
    housekeeping.stop()
  })

  test('is forgotten with the transaction that began it', async () => {
    const failing = store.write(() => {
      store.fields.add('n')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(store.fields.wants('n')).toBe(true)
  })
})

describe('words for search', () => {
  test('are indexed in batches that never part a transaction', async () => {
    for (const [n, size] of [3, 5, 1, 7].entries()) {
      await change((transaction) => {
        for (let m = 0; m < size; m++) {
          transaction.create({_id: `d${n}-${m}`, _type: 'article', title: `word${n}`})
        }
      })
    }
    let batches = 0
    while (await store.write(() => store.search.catchUp(4))) batches++
    expect(batches).toBeGreaterThan(2)
    expect(store.search.indexedUpTo()).toBe(4)
    const found = store.database.all(`select rowid from search where search match 'word3'`)
    expect(found).toHaveLength(7)
    expect(verifyStore('d', store)).toEqual([])
  })

  test('of a file that an older version wrote are indexed anew', async () => {
    await change((transaction) => void transaction.create({_id: 'drafts.a1', _type: 'article'}))
    await store.write(() => store.search.catchUp(4))
    // That version knew "drafts" and "a1", and not "draftsa1".
    store.database.execute(`insert into search (search) values ('delete-all')`)
    const before = DATASET_SCHEMA.findIndex((statements) => statements.includes('delete-all'))
    store.database.execute(`pragma user_version = ${before}`)
    store.close()
    store = new DatasetStore(join(folder, `${stores - 1}.sqlite`), false)
    expect(store.search.indexedUpTo()).toBe(0)
    await store.write(() => store.search.catchUp(4))
    expect(
      store.database.all(`select rowid from search where search match 'draftsa1'`),
    ).toHaveLength(1)
    expect(verifyStore('d', store)).toEqual([])
  })

  test('keep their beginnings when they are written for the index', () => {
    expect(searchWord('fjörður')).toBe('fj_f6_r_f0_ur')
    expect(searchWord('fjörður').startsWith(searchWord('fjö'))).toBe(true)
  })
})

describe('writes that arrive together', () => {
  test('share a commit, but one that fails takes no other with it', async () => {
    const create = (id: string) =>
      change((transaction) => void transaction.create({_id: id, _type: 'x'}))
    const outcomes = await Promise.allSettled([create('a'), create('b'), create('a'), create('c')])
    expect(outcomes.map(({status}) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ])
    expect(store.database.all('select id from document order by id')).toMatchObject([
      {id: 'a'},
      {id: 'b'},
      {id: 'c'},
    ])
    expect(store.log.last().sequence).toBe(3)
    expect(verifyStore('d', store)).toEqual([])
  })

  test('are all refused when the disk has no room for them, and reading goes on', async () => {
    await change((transaction) => void transaction.create({_id: 'before', _type: 'x'}))
    const pages = store.database.get('pragma page_count')?.page_count
    store.database.execute(`pragma max_page_count = ${Number(pages)}`)
    const large = (id: string) =>
      change(
        (transaction) => void transaction.create({_id: id, _type: 'x', text: 'x'.repeat(500_000)}),
      )
    const outcomes = await Promise.allSettled([large('a'), large('b')])
    expect(outcomes.map(({status}) => status)).toEqual(['rejected', 'rejected'])
    expect(store.documents.get('before')).not.toBeNull()
    expect(store.documents.get('a')).toBeNull()
    store.database.execute('pragma max_page_count = 1000000')
    await large('a')
    expect(verifyStore('d', store)).toEqual([])
  })
})
