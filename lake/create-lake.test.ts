import {spawnSync} from 'node:child_process'
import {mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest'
import {createLake, type LakeOptions} from './index.ts'
import {OPTIONS, openTestLake, PUBLIC} from './testing/test-lake.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'create-lake-'))
})

afterAll(() => rmSync(folder, {recursive: true}))

function directory(name: string): string {
  return join(folder, name)
}

async function refusal(options: Partial<LakeOptions>): Promise<unknown> {
  return createLake({...OPTIONS, ...options}).then(
    (lake) => lake.close(),
    ({name, code, message}) => ({name, code, message}),
  )
}

describe('a lake on disk', () => {
  test('still has everything when it is opened again', async () => {
    const first = await openTestLake({directory: directory('kept')})
    const client = first.client('ed')
    const created = await client.create({_id: 'a1', _type: 'article', title: 'Kept'})
    await client.patch('a1').set({title: 'Kept!'}).commit()
    const {ada} = first.tokens
    await first.lake.close()
    const second = await openTestLake({directory: directory('kept')})
    const again = second.client('ada', {token: ada})
    expect(await again.getDocument('a1')).toMatchObject({title: 'Kept!'})
    const history = await second.request(
      `/v1/data/history/production/documents/a1?revision=${created._rev}`,
      {as: 'ed'},
    )
    expect(await history.json()).toEqual({documents: [created]})
    expect(await second.lake.verify()).toEqual([])
    await second.lake.close()
  })

  test('keeps no token that anybody could use', async () => {
    const lake = await openTestLake({directory: directory('secrets')})
    await lake.lake.close()
    const database = new DatabaseSync(join(directory('secrets'), 'lake.sqlite'))
    const rows = JSON.stringify(database.prepare('select * from token').all())
    database.close()
    for (const secret of Object.values(lake.tokens)) expect(rows).not.toContain(secret)
  })

  test('waits for the disk with every commit', async () => {
    const lake = await openTestLake({directory: directory('durable')})
    await lake.client('ed').create({_type: 'article'})
    await lake.lake.close()
    const other = new DatabaseSync(join(directory('durable'), 'datasets', 'production.sqlite'))
    expect(other.prepare('pragma journal_mode').get()).toMatchObject({journal_mode: 'wal'})
    other.close()
  })
})

test('a lake that has moved to another port takes the addresses of its assets along', async () => {
  const options = {...OPTIONS, directory: directory('moving')}
  const first = await openTestLake(options)
  const asset = await first.client('ed').assets.upload('file', Buffer.from('Minutes'))
  await first.lake.close()
  const lake = await createLake(options)
  const {url} = await lake.listen(0)
  const token = lake.tokens.create({userId: 'ed'})
  const client = first.client('ed', {apiHost: url, token})
  const moved = await client.getDocument(asset._id)
  expect(moved?.url).toBe(`${url}/${asset.path}`)
  expect(await fetch(String(moved?.url)).then((response) => response.text())).toBe('Minutes')
  expect(await lake.verify()).toEqual([])
  await lake.close()
  // Opened without a port it stands where it was, and writes nothing.
  const again = await createLake(options)
  expect(await again.listen()).toEqual({url})
  const document = `http://lake/v1/data/doc/production/${asset._id}`
  const response = await again.fetch(new Request(document))
  expect(await response.json()).toMatchObject({documents: [moved]})
  await again.close()
})

test('a lake in memory leaves nothing behind', async () => {
  // A place of its own: other tests make lakes in memory meanwhile.
  const place = mkdtempSync(join(tmpdir(), 'memory-'))
  vi.stubEnv('TMPDIR', place)
  const lake = await openTestLake()
  expect(readdirSync(place)).toHaveLength(1)
  await lake.client('ed').create({_type: 'article'})
  await lake.lake.close()
  vi.unstubAllEnvs()
  expect(readdirSync(place)).toEqual([])
  rmSync(place, {recursive: true})
})

describe('a lake that cannot be opened says why, and what to do', () => {
  test('a folder that is in use', async () => {
    const lake = await createLake({...OPTIONS, directory: directory('busy')})
    expect(await refusal({directory: directory('busy')})).toEqual({
      name: 'LakeError',
      code: 'folderInUse',
      message: expect.stringContaining('Stop it, or choose another folder'),
    })
    await lake.close()
    const again = await createLake({...OPTIONS, directory: directory('busy')})
    await again.close()
  })

  test('a folder that another process is using', async () => {
    const lake = await createLake({...OPTIONS, directory: directory('shared')})
    const writer = fileURLToPath(new URL('testing/writer.ts', import.meta.url))
    const other = spawnSync(process.execPath, [writer, directory('shared'), '0'])
    expect(other.status).not.toBe(0)
    expect(String(other.stderr)).toContain('Another process is using the lake')
    await lake.close()
  })

  test('a folder that cannot be written', async () => {
    writeFileSync(directory('file'), 'not a folder')
    expect(await refusal({directory: directory('file/below')})).toMatchObject({
      code: 'folderNotWritable',
    })
  })

  test('a folder that a newer version wrote', async () => {
    await (await createLake({...OPTIONS, directory: directory('newer')})).close()
    const file = join(directory('newer'), 'datasets', 'production.sqlite')
    const database = new DatabaseSync(file)
    database.exec('pragma user_version = 1000')
    database.close()
    expect(await refusal({directory: directory('newer')})).toMatchObject({
      code: 'newerFolder',
      message: expect.stringContaining('Upgrade'),
    })
  })

  test("a folder with somebody else's database in it", async () => {
    await (await createLake({...OPTIONS, directory: directory('foreign')})).close()
    rmSync(join(directory('foreign'), 'lake.sqlite'))
    const database = new DatabaseSync(join(directory('foreign'), 'lake.sqlite'))
    database.exec('create table bookmarks (url text)')
    database.close()
    expect(await refusal({directory: directory('foreign')})).toMatchObject({code: 'notALake'})
  })

  test('a port that is in use', async () => {
    const other = await openTestLake()
    const lake = await createLake(OPTIONS)
    const port = Number(new URL(other.url).port)
    await expect(lake.listen(port)).rejects.toMatchObject({code: 'portInUse'})
    await lake.close()
    await other.lake.close()
  })

  test.each<[string, Partial<LakeOptions>, string]>([
    [
      'a grant that is no GROQ',
      {anonymousGrants: [{filter: '_id in', permissions: ['read']}]},
      '_id in',
    ],
    ['a role twice', {roles: [...OPTIONS.roles, ...OPTIONS.roles]}, 'defined twice'],
    ['an unknown role', {users: [{id: 'x', name: 'X', email: '', roles: ['boss']}]}, 'boss'],
    ['a bad user id', {users: [{id: 'x y', name: 'X', email: '', roles: []}]}, 'x y'],
    ['a bad dataset name', {datasets: [{name: '../x', aclMode: 'public'}]}, '../x'],
  ])('%s', async (_what, options, mentioned) => {
    expect(await refusal(options)).toEqual({
      name: 'LakeError',
      code: 'invalidOptions',
      message: expect.stringContaining(mentioned),
    })
  })
})

test('answers from inside the process as it does over HTTP', async () => {
  const lake = await createLake({...OPTIONS, anonymousGrants: PUBLIC})
  const response = await lake.fetch(
    new Request('http://lake/v1/data/query/production?query=count(*)'),
  )
  expect(await response.json()).toMatchObject({result: 0, query: 'count(*)'})
  await lake.close()
})
