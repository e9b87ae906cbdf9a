import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {type SanityClient, type SanityDocument} from '@sanity/client'
import {at, createIfNotExists, defineMigration, dryRun, patch, set, toArray} from '@sanity/migrate'
import {create} from 'tar'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {openTestLake, type TestLake} from '../lake/testing/test-lake.ts'
import {selectDocuments} from './migration-documents.ts'
import {loadMigration, runMigration} from './migration-runner.ts'

let folder: string
let lake: TestLake
let client: SanityClient

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'migrations-'))
})

afterAll(() => rm(folder, {recursive: true}))

beforeEach(async () => {
  lake = await openTestLake()
  client = lake.client('ada', {perspective: 'raw'})
})

afterEach(() => lake.lake.close())

async function write(documents: {_id: string; _type: string; [field: string]: unknown}[]) {
  await client.mutate(documents.map((document) => ({create: document})))
}

const notes = (count: number) =>
  Array.from({length: count}, (_, index) => ({
    _id: `note-of-a-newsroom-with-a-long-name-${String(index).padStart(5, '0')}`,
    _type: 'note',
    words: 3,
  }))

const COUNT_WORDS = defineMigration({
  title: 'Count the words',
  documentTypes: ['note'],
  migrate: {document: ({_id}) => patch(_id, [at('words', set(4))])},
})

const revisions = () => client.fetch<number>('count(array::unique(*[_type == "note"]._rev))')

test('a migration of many documents is one transaction, and none the second time', async () => {
  await write(notes(700))
  const {changes} = await runMigration(COUNT_WORDS, client, {dryRun: false})
  expect(changes).toHaveLength(700)
  expect(changes[0]).toMatchObject({before: {words: 3}, after: {words: 4}})
  expect(await client.fetch('array::unique(*[_type == "note"].words)')).toEqual([4])
  expect(await revisions()).toBe(1)
  expect(await runMigration(COUNT_WORDS, client, {dryRun: false})).toEqual({changes: []})
})

describe('a migration that is too large for one transaction', () => {
  const LONG = 'a'.repeat(900_000)
  const large = defineMigration({
    title: 'Write much',
    documentTypes: ['note'],
    migrate: {document: ({_id}) => patch(_id, [at('text', set(LONG))])},
  })
  const written = () => client.fetch('count(*[defined(text)])')

  test('is refused with what to do, and writes nothing', async () => {
    await write(notes(12))
    await expect(runMigration(large, client, {dryRun: false})).rejects.toThrow(
      /^The migration is one transaction of 10\.3 MB for 12 documents, .* Run it with --in-parts/,
    )
    expect(await written()).toBe(0)
  })

  test('goes in parts where that is said, tried out first', async () => {
    await write(notes(12))
    const tried = await runMigration(large, client, {dryRun: true, inParts: true})
    expect([tried.changes.length, await written()]).toEqual([12, 0])
    const done = await runMigration(large, client, {dryRun: false, inParts: true})
    expect([done.changes.length, await written()]).toEqual([12, 12])
    expect(await revisions()).toBe(6)
  })
})

describe('a migration that fails', () => {
  test('names itself and the document, and writes nothing', async () => {
    await write(notes(3))
    const failing = defineMigration({
      title: 'Split the names',
      documentTypes: ['note'],
      migrate: {
        document: ({_id}) => {
          if (_id.endsWith('1')) throw new TypeError('name.split is not a function')
          return patch(_id, [at('words', set(4))])
        },
      },
    })
    await expect(runMigration(failing, client, {dryRun: false})).rejects.toMatchObject({
      name: 'CommandError',
      message: expect.stringMatching(
        /^The migration “Split the names” failed at document note-.*-00001: name\.split is not a function.* Nothing was written\.$/,
      ),
    })
    expect(await client.fetch('array::unique(*[_type == "note"].words)')).toEqual([3])
  })

  test('in Content Lake says what that said', async () => {
    const failing = defineMigration({
      title: 'Patch what is not there',
      async *migrate() {
        yield patch('gone', [at('words', set(4))])
      },
    })
    await expect(runMigration(failing, client, {dryRun: false})).rejects.toThrow(
      /^Content Lake refused the migration: .*gone.* Nothing was written\.$/,
    )
  })

  test.each([
    ['broken', 'export default {title: ', /^migrations\/broken\/index\.ts cannot be loaded: /],
    ['empty', undefined, /^There is no migrations\/empty\/index\.ts/],
    ['other', 'export const title = 1', /^migrations\/other\/index\.ts has no default export/],
    ['unknown', undefined, /^There is no migration "unknown"\. There are: .*empty/],
  ])('to load, as %s, says so in a sentence', async (name, source, sentence) => {
    if (name !== 'unknown') await mkdir(join(folder, name), {recursive: true})
    await mkdir(join(folder, 'empty'), {recursive: true})
    if (source !== undefined) await writeFile(join(folder, name, 'index.ts'), source)
    await expect(loadMigration(name, folder)).rejects.toMatchObject({
      name: 'CommandError',
      message: expect.stringMatching(sentence),
    })
  })
})

test('a document that is made is a change', async () => {
  const making = defineMigration({
    title: 'Make a list',
    async *migrate() {
      yield createIfNotExists({_id: 'list', _type: 'note'})
    },
  })
  const {changes} = await runMigration(making, client, {dryRun: false})
  expect(changes).toMatchObject([{id: 'list', before: undefined, after: {_type: 'note'}}])
})

const DOCUMENTS = [
  {_id: 'desk', _type: 'desk', name: 'Foreign'},
  {_id: 'a', _type: 'note', words: 3, desk: {_type: 'reference', _ref: 'desk', _weak: true}},
  {_id: 'drafts.a', _type: 'note', words: 5},
  {_id: 'b', _type: 'note', tags: ['war', 'home']},
  {_id: 'c', _type: 'caption', words: 3},
]

describe.each([
  [undefined, undefined],
  [['note'], undefined],
  [['note', 'caption'], 'words > 2'],
  [undefined, '"war" in tags || _type == "desk"'],
  [['note'], 'defined(desk)'],
  // It follows no reference.
  [['note'], 'desk->name == "Foreign"'],
  [['note'], '_id in path("drafts.**")'],
  [['note'], 'words == 3 || words == 5'],
])('of the types %j and the filter %j', (documentTypes, filter) => {
  const selection = {
    ...(documentTypes === undefined ? {} : {documentTypes}),
    ...(filter === undefined ? {} : {filter}),
  }

  test('the documents are those that Sanity takes, read or asked for by id', async () => {
    await write(DOCUMENTS)
    const all = await client.fetch<SanityDocument[]>('*[] | order(_id)')
    const exported = join(folder, 'export.tar.gz')
    await writeFile(
      join(folder, 'data.ndjson'),
      all.map((one) => `${JSON.stringify(one)}\n`).join(''),
    )
    await create({file: exported, gzip: true, cwd: folder}, ['data.ndjson'])
    const seen = (title: string, into: string[]) =>
      defineMigration({
        title,
        ...selection,
        migrate: {
          document: ({_id}) => {
            into.push(_id)
          },
        },
      })
    const theirs: string[] = []
    const api: Parameters<typeof dryRun>[0]['api'] = {
      projectId: 'newsroom',
      dataset: 'production',
      token: '',
      apiVersion: 'v2024-01-29',
    }
    await toArray(dryRun({api, exportPath: exported}, seen('theirs', theirs)))
    const ours: string[] = []
    for await (const {_id} of selectDocuments(selection, client)) ours.push(_id)
    expect(ours).toEqual(theirs)

    let byId: string[] = []
    const asking = defineMigration({
      title: 'ask',
      ...selection,
      async *migrate(_, {filtered}) {
        const found = await filtered.getDocuments(all.map(({_id}) => _id))
        byId = found.map(({_id}) => _id)
        yield []
      },
    })
    await runMigration(asking, client, {dryRun: true})
    expect(byId).toEqual(ours)
  })
})
