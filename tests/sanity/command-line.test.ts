import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {once} from 'node:events'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {text} from 'node:stream/consumers'
import {type SanityClient, type SanityDocument} from '@sanity/client'
import sharp from 'sharp'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {spawnSanity} from '../../bin/commands/sanity.ts'
import {KEEPER} from '../../bin/keeper.ts'
import {lakeClient, PROJECT_ID} from '../../bin/lake-connection.ts'
import {
  type Ended,
  type RunningLake,
  runNewsroom,
  startLakeProcess,
} from '../support/run-newsroom.ts'

/* Sanity's own command line, unchanged, in processes of its own, on a lake in another. */

/** Each command loads all of Sanity's command line anew; most go without `newsroom` before it. */
const UNHURRIED = {timeout: 300_000}

let folder: string
let lake: RunningLake
let client: SanityClient
let token: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sanity-cli-'))
  lake = await startLakeProcess(['--data', join(folder, 'data')])
  client = lakeClient(lake.url, lake.tokens['administrator'])
  const url = `/projects/${PROJECT_ID}/tokens`
  const body = {userId: KEEPER.id, label: 'test'}
  const made = await client.request<{key: string}>({url, method: 'POST', body})
  token = made.key
  await client.create({_id: 'person-jane', _type: 'person', name: 'Jane Barlow'})
})

afterAll(async () => {
  await lake.stop()
  await rm(folder, {recursive: true})
})

async function sanity(...words: string[]): Promise<Ended> {
  return sanityIn(undefined, words)
}

async function sanityIn(cwd: string | undefined, words: string[]): Promise<Ended> {
  const child = spawnSanity(
    words,
    {apiHost: lake.url, token},
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(cwd ? {cwd} : {}),
    },
  )
  if (child.stdout === null || child.stderr === null) throw new Error('Nothing can be heard')
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return {stdout, stderr, code}
}

/** What it printed; fails with what it complained of. */
async function said(...words: string[]): Promise<string> {
  const {stdout, stderr, code} = await sanity(...words)
  expect({words, code, stderr: code === 0 ? '' : `${stderr}${stdout}`}).toEqual({
    words,
    code: 0,
    stderr: '',
  })
  return stdout
}

describe('sanity', UNHURRIED, () => {
  test.concurrent.each<[string, RegExp]>([
    ['projects', /newsroom/],
    ['dataset', /production/],
    ['users', /Dana Whitfield.*Duty editor/],
    ['tokens', /first start.*administrator/],
    ['cors', /127\.0\.0\.1/],
  ])('%s list', async (topic, what) => {
    expect(await said(topic, 'list')).toMatch(what)
  })

  test('writes, reads, asks for and removes documents', async () => {
    const file = join(folder, 'person.json')
    await writeFile(file, JSON.stringify({_id: 'person-ola', _type: 'person', name: 'Ola Berg'}))
    await said('documents', 'create', file)
    expect(await said('documents', 'get', 'person-ola')).toContain('Ola Berg')
    const query = '*[_type == "person"] | order(name){name}'
    expect(JSON.parse(await said('documents', 'query', query))).toEqual([
      {name: 'Jane Barlow'},
      {name: 'Ola Berg'},
    ])
    const path = '/data/query/production?query=count(*[_type=="person"])'
    expect(JSON.parse(await said('api', path))).toMatchObject({result: 2})
    expect(await said('exec', 'tests/support/count-documents.ts', '--with-user-token')).toContain(
      'There are 2 people.',
    )
    await said('documents', 'delete', 'person-ola')
    expect(await client.getDocument('person-ola')).toBeUndefined()
  })

  test('lets a page ask from a browser, and no longer', async () => {
    const origin = 'http://localhost:3000'
    const isAllowed = async () => {
      const {headers} = await fetch(`${lake.url}/v1/ping`, {headers: {origin}})
      return headers.get('access-control-allow-origin') === origin
    }
    expect(await isAllowed()).toBe(false)
    await said('cors', 'add', origin, '--credentials')
    expect(await isAllowed()).toBe(true)
    expect(await said('cors', 'list')).toContain(origin)
    await said('cors', 'delete', origin)
    expect(await isAllowed()).toBe(false)
    const given = await sanity('cors', 'delete', lake.url)
    expect(given).toMatchObject({code: 1, stderr: expect.stringContaining('was given')})
  })

  test('makes a dataset and removes it', async () => {
    await said('dataset', 'create', 'rehearsal', '--visibility', 'private')
    expect(await client.datasets.list()).toMatchObject([
      {name: 'production', aclMode: 'public'},
      {name: 'rehearsal', aclMode: 'private'},
    ])
    await said('dataset', 'delete', 'rehearsal', '--force')
    expect(await client.datasets.list()).toMatchObject([{name: 'production'}])
  })

  test('tries a migration, and runs it', async () => {
    const run = ['migration', 'run', 'import-story-raqqa', '--no-progress']
    expect(await said('migration', 'list')).toContain('import-story-raqqa')
    const stories = () => client.fetch<number>('count(*[_type == "article"])')
    await said(...run)
    expect(await stories()).toBe(0)
    await said(...run, '--no-dry-run', '--no-confirm')
    expect(await stories()).toBe(1)
  })

  test('tells what it needs to know of whoever uses it, of Sanity and of the project', async () => {
    // Beside a Studio it loads all of that, twice.
    const {stdout, code} = await sanityIn(folder, ['debug'])
    expect(stdout).toMatch(/Name:\s+The keeper\s+Email:\s+keeper@/)
    expect({stdout, code}).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('SANITY_AUTH_TOKEN'),
    })
  })

  test('says what is wrong in its own words, and changes nothing', async () => {
    const words = ['sanity', '--data', join(folder, 'data'), '--', 'documents', 'get', 'nobody']
    const missing = await runNewsroom(words)
    expect(missing).toMatchObject({code: 1, stderr: expect.stringContaining('nobody')})
    const unreadable = await sanity('documents', 'query', '*[_type ==')
    expect(unreadable.code).not.toBe(0)
    expect(unreadable.stderr).toContain('*[_type ==')
    const twice = await sanity('dataset', 'create', 'production', '--visibility', 'private')
    expect(twice.code).not.toBe(0)
    expect(await client.datasets.list()).toMatchObject([{name: 'production', aclMode: 'public'}])
  })
})

describe('what goes out comes in again', UNHURRIED, () => {
  const ALL = '*[!(_id in path("_.**"))] | order(_id)'
  const KINDS = [
    'drafts.source-picture',
    'editorial.e1',
    'importRecord.r1',
    'person-jane',
    'versions.r1.person-jane',
  ]
  const RELEASES = 'releases::all()[]{_id, state, metadata}'

  beforeAll(async () => {
    const green = {width: 20, height: 10, channels: 3, background: '#0a0'} as const
    const bytes = await sharp({create: green}).png().toBuffer()
    const picture = await client.assets.upload('image', bytes, {filename: 'green.png'})
    const reference = {_type: 'reference', _ref: 'person-jane'}
    await client
      .transaction()
      .create({
        _id: 'drafts.source-picture',
        _type: 'creditSource',
        name: 'Green',
        person: reference,
        picture: {_type: 'image', asset: {_type: 'reference', _ref: picture._id}},
      })
      .create({_id: 'importRecord.r1', _type: 'importRecord', source: 'a.txt'})
      .commit()
    // In her own name, as everybody writes the log: nobody else may.
    await lakeClient(lake.url, lake.tokens['reporter']).create({
      _id: 'editorial.e1',
      _type: 'editorialLog',
      by: 'rosa',
      at: '2026-11-24T10:00:00Z',
      subject: {_type: 'reference', _ref: 'person-jane', _weak: true},
    })
    await client.releases.create({releaseId: 'r1', metadata: {title: 'Budget day'}})
    await client.createVersion({releaseId: 'r1', publishedId: 'person-jane', baseId: 'person-jane'})
  })

  /** Without what every lake gives of its own. */
  function contentOf(documents: SanityDocument[]): unknown[] {
    return documents.map(
      ({_rev, _updatedAt, _createdAt, url, path, uploadId, ...content}) => content,
    )
  }

  async function expectTheSame(dataset: string): Promise<void> {
    const copy = client.withConfig({dataset})
    const [before, after] = await Promise.all([
      client.fetch<SanityDocument[]>(ALL),
      copy.fetch<SanityDocument[]>(ALL),
    ])
    expect(before.map(({_id}) => _id)).toEqual(expect.arrayContaining(KINDS))
    expect(contentOf(after)).toEqual(contentOf(before))
    expect(await client.fetch(RELEASES)).toMatchObject([{metadata: {title: 'Budget day'}}])
    expect(await copy.fetch(RELEASES)).toEqual(await client.fetch(RELEASES))
  }

  test('an export of the newsroom, by "sanity dataset import": log, drafts, pictures and releases', async () => {
    const file = join(folder, 'newsroom.tar.gz')
    expect(await runNewsroom(['export', file, '--data', join(folder, 'data')])).toMatchObject({
      code: 0,
    })
    await said('dataset', 'create', 'copy', '--visibility', 'private')
    await said(
      'dataset',
      'import',
      file,
      '--dataset',
      'copy',
      '--allow-assets-in-different-dataset',
    )
    await expectTheSame('copy')
    // Once more: refused as a whole, passed over or replaced, as whoever imports says.
    const again = ['dataset', 'import', file, '--dataset', 'copy']
    const different = '--allow-assets-in-different-dataset'
    expect((await sanity(...again, different)).code).not.toBe(0)
    for (const how of ['--missing', '--replace']) await said(...again, different, how)
    await expectTheSame('copy')
  })

  test('an export of "sanity dataset export", by the newsroom', async () => {
    const file = join(folder, 'sanity.tar.gz')
    await said('dataset', 'export', 'production', file)
    const other = join(folder, 'other')
    expect(await runNewsroom(['load', file, '--data', other])).toMatchObject({code: 0, stderr: ''})
    const there = await startLakeProcess(['--data', other])
    const copy = lakeClient(there.url, there.tokens['administrator'])
    expect(contentOf(await copy.fetch(ALL))).toEqual(contentOf(await client.fetch(ALL)))
    expect(await copy.fetch(RELEASES)).toEqual(await client.fetch(RELEASES))
    await there.stop()
  })
})

test('"newsroom sanity" leads it to the lake of a folder', UNHURRIED, async () => {
  const words = ['sanity', '--data', join(folder, 'data'), '--', 'dataset', 'list']
  expect(await runNewsroom(words)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('production'),
  })
})

test('without words, or where Sanity keeps the content, it says what to do', async () => {
  expect(await runNewsroom(['sanity', '--data', join(folder, 'data')])).toEqual({
    stdout: '',
    stderr: expect.stringMatching(/^newsroom: Say what: .*\n$/),
    code: 2,
  })
  const hosted = {
    env: {...process.env, SANITY_STUDIO_PROJECT_ID: 'p1', SANITY_STUDIO_DATASET: 'production'},
  }
  expect(await runNewsroom(['sanity', '--', 'dataset', 'list'], hosted)).toEqual({
    stdout: '',
    stderr: expect.stringMatching(/^newsroom: .*npx sanity.*\n$/),
    code: 2,
  })
})
