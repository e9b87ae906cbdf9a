import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {type SanityClient, type SanityDocument} from '@sanity/client'
import sharp from 'sharp'
import {extract, list} from 'tar'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {
  type Ended,
  type RunningLake,
  runNewsroom,
  startLakeProcess,
} from '../../tests/support/run-newsroom.ts'
import {describeKind, describeSpace, checkNode} from '../doctor/check-machine.ts'
import {lakeClient} from '../lake-connection.ts'
import {readRunning} from '../running-file.ts'

/** Backup, restore, export, load and doctor, each in a process of its own beside one running lake. */
let folder: string
let data: string
let lake: RunningLake
let client: SanityClient

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keeping-'))
  data = place('data')
  lake = await startLakeProcess(['--data', data])
  client = lakeClient(lake.url, lake.tokens['administrator'])
  const red = {width: 40, height: 30, channels: 3, background: '#c00'} as const
  const picture = await client.assets.upload('image', await sharp({create: red}).png().toBuffer(), {
    filename: 'red.png',
    title: 'Red',
  })
  const file = await client.assets.upload('file', Buffer.from('Minutes of the council'), {
    filename: 'minutes.txt',
  })
  await client
    .transaction()
    .create({_id: 'jane', _type: 'person', name: 'Jane'})
    .create({
      _id: 'a1',
      _type: 'article',
      author: {_type: 'reference', _ref: 'jane'},
      picture: {_type: 'image', asset: {_type: 'reference', _ref: picture._id}},
      source: {_type: 'file', asset: {_type: 'reference', _ref: file._id}},
      text: 'Line\u2028separator, 🎈, "quotes" and \\ backslashes',
    })
    .create({_id: 'drafts.a1', _type: 'article', title: 'Draft'})
    .create({_id: 'private.note', _type: 'note', text: 'Not for everybody'})
    .commit()
}, 60_000)

afterAll(async () => {
  await lake.stop()
  await rm(folder, {recursive: true})
})

function place(name: string): string {
  return join(folder, name)
}

/** Documents as they were written, without what each lake gives them of its own. */
function contentOf(documents: SanityDocument[]): unknown[] {
  return documents
    .map(({_rev, _updatedAt, _createdAt, url, ...content}) => content)
    .toSorted((a, b) => a._id.localeCompare(b._id))
}

/** Every file of an export by its name; documents without what each lake gives them of its own. */
async function contentIn(archive: string): Promise<Record<string, unknown>> {
  const target = await mkdtemp(place('content-'))
  await extract({file: archive, cwd: target, strip: 1})
  const names = await readdir(target, {recursive: true, withFileTypes: true})
  const files = names
    .filter((entry) => entry.isFile())
    .map(({name, parentPath}) => join(parentPath, name))
  const read = files.map(async (file): Promise<[string, unknown]> => {
    const bytes = await readFile(file)
    const name = file.slice(target.length + 1)
    if (name !== 'data.ndjson') return [name, bytes.toString('base64')]
    const lines = bytes.toString().trim().split('\n')
    return [name, contentOf(lines.map((line): SanityDocument => JSON.parse(line)))]
  })
  const {'assets.json': _, ...content} = Object.fromEntries(await Promise.all(read))
  return content
}

const OURS = '*[_type in ["article", "person", "note"]]'

describe('newsroom export', () => {
  let archive: string
  let exported: Ended

  beforeAll(async () => {
    archive = place('export.tar.gz')
    exported = await runNewsroom(['export', archive, '--data', data, '--json'])
  }, 60_000)

  test('writes what "sanity dataset export" writes', async () => {
    expect({...exported, stdout: JSON.parse(exported.stdout)}).toEqual({
      stdout: {documents: 4, assets: 2, file: archive},
      stderr: '',
      code: 0,
    })
    const entries: string[] = []
    await list({file: archive, onReadEntry: ({path}) => entries.push(path)})
    const inside = entries.map((path) => path.replace(/^[^/]+\//, '')).toSorted()
    expect(inside).toEqual([
      'assets.json',
      'data.ndjson',
      'files/',
      expect.stringMatching(/^files\/[0-9a-f]{40}\.txt$/),
      'images/',
      expect.stringMatching(/^images\/[0-9a-f]{40}-40x30\.png$/),
    ])
    await extract({file: archive, cwd: folder, strip: 1})
    const lines = (await readFile(place('data.ndjson'), 'utf8')).trim().split('\n')
    const documents: SanityDocument[] = lines.map((line) => JSON.parse(line))
    const article = documents.find(({_id}) => _id === 'a1')
    expect(article?.['picture']).toEqual({
      _type: 'image',
      _sanityAsset: expect.stringMatching(/^image@file:\/\/\.\/images\/[0-9a-f]{40}-40x30\.png$/),
    })
    expect(documents.map(({_id}) => _id).toSorted()).toEqual([
      'a1',
      'drafts.a1',
      'jane',
      'private.note',
    ])
  })

  test('is loaded into another lake, and exported there gives the same', async () => {
    const other = place('other')
    const loaded = await runNewsroom(['load', archive, '--data', other, '--json'])
    expect({...loaded, stdout: JSON.parse(loaded.stdout)}).toEqual({
      stdout: {documents: 4, warnings: []},
      stderr: '',
      code: 0,
    })
    const copy = await startLakeProcess(['--data', other])
    const there = lakeClient(copy.url, (await readRunning(other))?.token)
    expect(contentOf(await there.fetch(OURS))).toEqual(contentOf(await client.fetch(OURS)))
    const assets = '*[_type in ["sanity.imageAsset", "sanity.fileAsset"]]'
    const [picture] = await there.fetch<SanityDocument[]>(`${assets} | order(_type desc)`)
    expect(picture).toMatchObject({originalFilename: 'red.png', title: 'Red'})
    const bytes = await fetch(`${copy.url}/${String(picture?.['path'])}`)
    expect([bytes.status, bytes.headers.get('content-type')]).toEqual([200, 'image/png'])
    const second = await runNewsroom(['export', place('second.tar.gz'), '--data', other, '--json'])
    expect(JSON.parse(second.stdout)).toMatchObject({documents: 4, assets: 2})
    const [before, after] = await Promise.all([
      contentIn(archive),
      contentIn(place('second.tar.gz')),
    ])
    expect(after).toEqual(before)
    // Loading once more replaces nothing unless it is told to.
    const again = await runNewsroom(['load', archive, '--data', other])
    expect(again).toMatchObject({code: 1, stderr: expect.stringContaining('already exist')})
    await there.patch('jane').set({name: 'Edited here'}).commit()
    const nameAfter = async (flag: string) => {
      expect(await runNewsroom(['load', archive, '--data', other, flag])).toMatchObject({code: 0})
      return (await there.getDocument('jane'))?.['name']
    }
    expect(await nameAfter('--missing')).toBe('Edited here')
    expect(await nameAfter('--replace')).toBe('Jane')
    expect(contentOf(await there.fetch(OURS))).toEqual(contentOf(await client.fetch(OURS)))
    await copy.stop()
  }, 90_000)
})

describe('newsroom export', () => {
  test('leaves a file alone that is there, and nothing where it cannot be whole', async () => {
    const file = place('there.tar.gz')
    await writeFile(file, 'last month')
    const refused = await runNewsroom(['export', file, '--data', data])
    expect(refused).toMatchObject({code: 1, stderr: expect.stringContaining('is there already')})
    expect(await readFile(file, 'utf8')).toBe('last month')
    const replaced = await runNewsroom(['export', file, '--overwrite', '--data', data])
    expect(replaced).toMatchObject({code: 0, stderr: ''})
    const unknown = await runNewsroom(['export', place('n.gz'), '--types', 'nope', '--data', data])
    expect(unknown).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /^newsroom: No document is of the type "nope"\. There are: article, .*person/,
      ),
    })
    const nowhere = await runNewsroom(['export', place('gone/x.tar.gz'), '--data', data])
    expect(nowhere).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^newsroom: .*x\.tar\.gz could not be written: ENOENT.*\n$/),
    })
    const names = await readdir(folder)
    expect(names.filter((name) => name.startsWith('n.gz') || name.includes('unfinished'))).toEqual(
      [],
    )
  }, 60_000)
})

describe('newsroom load', () => {
  test('brings pictures in a second time, when the lake has not run in between', async () => {
    const archive = place('pictures.tar.gz')
    await runNewsroom(['export', archive, '--data', data])
    for (const flag of ['--missing', '--replace']) {
      const loaded = await runNewsroom(['load', archive, '--data', place('pictures'), flag])
      expect(loaded).toMatchObject({code: 0, stderr: ''})
    }
  }, 60_000)

  test('brings in the log of others, which nobody else may write, whether the lake runs or not', async () => {
    const log = place('log.ndjson')
    const entry = {_id: 'editorial.e1', _type: 'editorialLog', by: 'rosa', at: '2026-01-01'}
    await writeFile(log, `${JSON.stringify(entry)}\n`)
    const still = place('still')
    const loaded = {code: 0, stderr: ''}
    expect(await runNewsroom(['load', log, '--data', still])).toMatchObject(loaded)
    const again = await startLakeProcess(['--data', still])
    const {token} = (await readRunning(still)) ?? {}
    const adam = lakeClient(again.url, token)
    expect(await adam.getDocument('editorial.e1')).toMatchObject(entry)
    expect(await runNewsroom(['load', log, '--data', still, '--replace'])).toMatchObject(loaded)
    // Neither whoever works there afterwards nor a token that was left behind may do so.
    const change = adam.patch('editorial.e1').set({by: 'adam'}).commit()
    await expect(change).rejects.toMatchObject({statusCode: 403})
    const tokens = await runNewsroom(['token', '--json', '--data', still])
    expect(tokens.stdout).not.toContain('keeper')
    await again.stop()
  }, 60_000)
})

describe('newsroom backup and restore', () => {
  test('copy a running lake, and bring it back with its history', async () => {
    const backup = place('monday.tar.gz')
    const made = await runNewsroom(['backup', backup, '--data', data])
    expect(made).toEqual({
      stdout: expect.stringMatching(/: 6 documents of production, 4 files\. Restore it with/),
      stderr: '',
      code: 0,
    })
    const restored = await runNewsroom(['restore', backup, '--data', place('restored'), '--json'])
    expect(restored.code).toBe(0)
    expect(JSON.parse(restored.stdout)).toMatchObject({datasets: [{documents: 6}]})
    const copy = await startLakeProcess(['--data', place('restored')])
    // Signed in with a token from before.
    const there = lakeClient(copy.url, lake.tokens['administrator'])
    expect(await there.fetch(OURS)).toEqual(await client.fetch(OURS))
    expect(await copy.stop()).toBe(0)
  }, 60_000)
})

describe('newsroom token', () => {
  test('makes, lists and revokes tokens of a lake that runs', async () => {
    const words = ['token', 'create', 'rosa', '--label', 'test', '--json']
    const made = await runNewsroom([...words, '--data', data])
    expect(made).toMatchObject({code: 0, stderr: ''})
    const {token, ...about}: {token: string; id: string; userId: string} = JSON.parse(made.stdout)
    const rosa = lakeClient(lake.url, token)
    expect(await rosa.users.getById('me')).toMatchObject({id: 'rosa'})
    const listed = await runNewsroom(['token', '--json', '--data', data])
    const tokens: {id: string; label: string}[] = listed.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const id = tokens.find(({label}) => label === 'test')?.id ?? ''
    expect(listed.stdout).not.toContain(token)
    expect(about).toEqual({id, userId: 'rosa'})
    expect(await runNewsroom(['token', 'revoke', id, '--data', data])).toMatchObject({code: 0})
    await expect(rosa.users.getById('me')).rejects.toMatchObject({statusCode: 401})
  }, 60_000)

  test('does not pile up with every command on a lake that stands still', async () => {
    const quiet = place('quiet')
    for (const name of ['one', 'two', 'three']) {
      const file = place(`${name}.ndjson`)
      await writeFile(file, `${JSON.stringify({_id: name, _type: 'note'})}\n`)
      expect(await runNewsroom(['load', file, '--data', quiet])).toMatchObject({code: 0})
    }
    const listed = await runNewsroom(['token', '--data', quiet])
    expect(listed).toEqual({stdout: '', stderr: '', code: 0})
  }, 60_000)
})

describe('newsroom doctor', () => {
  async function examine(words: string[]) {
    const {stdout, code} = await runNewsroom(['doctor', '--port-base', '4290', ...words, '--json'])
    const findings: {check: string; state: string; message: string; remedy?: string}[] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    return {findings, code}
  }

  test('finds nothing wrong with a lake that runs', async () => {
    const {findings, code} = await examine(['--data', data])
    expect(code).toBe(0)
    expect(findings.filter(({state}) => state === 'fault')).toEqual([])
    expect(findings).toContainEqual({
      check: 'running',
      state: 'ok',
      message: expect.stringContaining(lake.url),
    })
    expect(findings).toContainEqual({
      check: 'storage',
      state: 'ok',
      message: expect.stringContaining('tell the same story'),
    })
  }, 30_000)

  test('names the damaged file and what to do', async () => {
    await runNewsroom(['backup', place('broken'), '--data', data])
    await writeFile(join(place('broken'), 'datasets', 'production.sqlite'), 'no database')
    const {findings, code} = await examine(['--data', place('broken')])
    expect(code).toBe(1)
    expect(findings).toContainEqual({
      check: 'storage',
      state: 'fault',
      message: expect.stringContaining('production.sqlite'),
      remedy: expect.stringContaining('restore the last good backup'),
    })
  }, 30_000)

  test('knows a lake that was killed from one that runs', async () => {
    const killed = await startLakeProcess(['--data', place('killed')])
    await lakeClient(killed.url, killed.tokens['administrator']).create({_type: 'note'})
    await killed.kill()
    expect(await readRunning(place('killed'))).toMatchObject({url: killed.url})
    const {findings, code} = await examine(['--data', place('killed')])
    expect(code).toBe(0)
    expect(findings).toContainEqual({
      check: 'running',
      state: 'ok',
      message: expect.stringContaining('was killed'),
    })
    // What the file says is passed over: this opens the folder itself.
    const exported = await runNewsroom(['export', place('k.tar.gz'), '--data', place('killed')])
    expect(exported).toMatchObject({code: 0, stdout: expect.stringContaining('1 documents')})
  }, 60_000)

  test('says what a machine lacks', () => {
    expect(checkNode('20.11.0')).toMatchObject({state: 'fault', remedy: expect.any(String)})
    expect(checkNode('22.18.0')).toMatchObject({state: 'ok'})
    expect(describeSpace(5e9)).toMatchObject({state: 'ok'})
    expect(describeSpace(5e8)).toMatchObject({state: 'warning'})
    expect(describeSpace(5e7)).toMatchObject({state: 'fault'})
    expect(describeKind('/srv', 0x6969)).toMatchObject({state: 'fault'})
    expect(describeKind('/srv', 0x01_02_19_94)).toMatchObject({state: 'warning'})
    expect(describeKind('/srv', 0xef53)).toMatchObject({state: 'ok'})
  })
})

describe.concurrent('called wrongly, they say so in one sentence', {timeout: 60_000}, () => {
  test.each<[string[], number, string]>([
    [['backup'], 2, 'Say where to'],
    [['backup', '/tmp/x', '--data', '/tmp/no-such-lake'], 1, 'There is no lake in'],
    [['restore'], 2, 'Say from what'],
    [['restore', '/tmp/no-such-backup', '--data', '/tmp/no-such-lake'], 1, 'Check its name'],
    [['export'], 2, 'Say where to'],
    [['load'], 2, 'Say what'],
    [['load', '/tmp/no-such-file', '--data', '/tmp/no-such-lake'], 1, 'Check its name'],
    [['load', 'x', '--replace', '--missing'], 2, 'not both'],
    [['token', 'burn', '--data', '/tmp/no-such-lake'], 2, 'There is no "token burn"'],
    [['token', 'create', 'nobody', '--data', '/tmp/no-such-lake'], 2, 'Say for whom'],
    [['doctor', '--deep'], 2, "Unknown option '--deep'"],
  ])('newsroom %j → %d', async (words, code, mentioned) => {
    expect(await runNewsroom(words)).toEqual({
      stdout: '',
      stderr: expect.stringMatching(new RegExp(`^newsroom: .*${mentioned}.*\\n$`)),
      code,
    })
  })
})
