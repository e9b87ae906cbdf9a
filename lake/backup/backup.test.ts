import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {copyFile, cp, mkdir, mkdtemp, readdir, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'
import sharp from 'sharp'
import {create} from 'tar'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {backUpLake, createLake, inspectLake, restoreLake} from '../index.ts'
import {openTestLake, OPTIONS} from '../testing/test-lake.ts'

/** How many backups of a lake at work: `BACKUPS=100 vitest run lake/backup` before a release. */
const BACKUPS = Number(process.env.BACKUPS ?? 3)
const WRITER = fileURLToPath(new URL('../testing/writer.ts', import.meta.url))

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'))
})

afterAll(() => rm(folder, {recursive: true}))

function place(name: string): string {
  return join(folder, name)
}

/** Revisions of the pairs in a lake, each with how many of its two documents are there. */
async function pairsIn(directory: string): Promise<Map<string, number>> {
  const lake = await createLake({...OPTIONS, directory})
  const token = lake.tokens.create({userId: 'ada'})
  const response = await lake.fetch(
    new Request('http://lake/v1/data/query/production?query=*[_type=="pair"]._rev', {
      headers: {authorization: `Bearer ${token}`},
    }),
  )
  const {result}: {result: string[]} = await response.json()
  expect(await lake.verify()).toEqual([])
  await lake.close()
  const groups = Map.groupBy(result, (revision) => revision)
  return new Map([...groups].map(([revision, all]) => [revision, all.length]))
}

async function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'done',
    ({name, code, message}) => ({name, code, message}),
  )
}

describe('a backup of a lake that eight writers are writing to', () => {
  test(
    'is one moment of it: nothing that was acknowledged before is missing, nothing is half there',
    async () => {
      const directory = place('at-work')
      const acknowledged: string[] = []
      const child = spawn(process.execPath, [WRITER, directory, 'b'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const exited = once(child, 'exit')
      const lines = createInterface({input: child.stdout})[Symbol.asyncIterator]()
      for (let n = 0; n < BACKUPS; n++) {
        for (let line = 0; line < 40; line++) {
          const {value} = await lines.next()
          if (value !== undefined) acknowledged.push(value)
        }
        const before = [...acknowledged]
        const target = place(n % 2 === 0 ? `moment-${n}` : `moment-${n}.tar.gz`)
        const {datasets} = await backUpLake({directory, target})
        await restoreLake({backup: target, directory: place(`restored-${n}`)})
        const pairs = await pairsIn(place(`restored-${n}`))
        expect(before.filter((revision) => !pairs.has(revision))).toEqual([])
        expect([...pairs].filter(([, count]) => count !== 2)).toEqual([])
        expect(datasets).toEqual([
          {name: 'production', documents: pairs.size * 2, transactions: pairs.size},
        ])
      }
      child.kill('SIGKILL')
      await exited
    },
    60_000 + 5000 * BACKUPS,
  )
})

test('a copy of the files alone would not do: what is newest stands beside them', async () => {
  const open = await openTestLake({directory: place('open')})
  await open.client('ed').create({_id: 'new', _type: 'pair'})
  await mkdir(place('bare/datasets'), {recursive: true})
  for (const file of ['lake.sqlite', 'datasets/production.sqlite']) {
    await copyFile(place(`open/${file}`), place(`bare/${file}`))
  }
  const {datasets} = await backUpLake({directory: place('open'), target: place('kept')})
  expect(datasets).toMatchObject([{documents: 1}])
  await restoreLake({backup: place('kept'), directory: place('kept-restored')})
  expect((await pairsIn(place('kept-restored'))).size).toBe(1)
  const bare = await backUpLake({directory: place('bare'), target: place('bare-2')}).catch(
    () => undefined,
  )
  expect(bare?.datasets ?? []).not.toMatchObject([{documents: 1}])
  await open.lake.close()
})

describe('a backup of a lake with pictures, users and history', () => {
  let token: string
  let url: string

  beforeAll(async () => {
    const first = await openTestLake({directory: place('whole')})
    const editor = first.client('ed')
    const red = {width: 30, height: 20, channels: 3, background: '#c00'} as const
    const asset = await editor.assets.upload('image', await sharp({create: red}).png().toBuffer())
    await editor.create({_id: 'a1', _type: 'article', picture: {asset: {_ref: asset._id}}})
    await editor.patch('a1').set({title: 'Second'}).commit()
    await editor.withConfig({dataset: 'production'}).create({_id: 'drafts.a1', _type: 'article'})
    token = first.tokens.ed
    url = new URL(asset.url).pathname
    await first.lake.close()
  })

  test.each(['whole.tar.gz', 'whole-folder'])('as %s comes back with all of them', async (name) => {
    await backUpLake({directory: place('whole'), target: place(name)})
    await restoreLake({backup: place(name), directory: place(`${name}-again`)})
    const again = await openTestLake({directory: place(`${name}-again`)})
    // Signed in with the token from before.
    const editor = again.client('ed', {token})
    expect(await editor.fetch('*[_type == "article"]._id')).toEqual(['a1', 'drafts.a1'])
    expect((await again.request(url)).status).toBe(200)
    const history = await again.request('/v1/data/history/production/transactions/a1', {
      as: 'ed',
    })
    expect((await history.text()).trim().split('\n')).toHaveLength(2)
    await again.lake.close()
    expect(await inspectLake(place(`${name}-again`))).toEqual({
      datasets: ['production'],
      problems: [],
    })
  })

  test('has nothing that only a running lake has', async () => {
    await backUpLake({directory: place('whole'), target: place('plain')})
    expect((await readdir(place('plain'))).toSorted()).toEqual([
      'assets',
      'backup.json',
      'datasets',
      'lake.sqlite',
    ])
    expect((await readdir(folder)).filter((name) => name.includes('unfinished'))).toEqual([])
  })

  test.each<[string, (backup: string) => Promise<void>, string]>([
    ['with a changed picture', (backup) => changeAsset(backup), 'is not as it was written'],
    [
      'without its datasets',
      (backup) => rm(join(backup, 'datasets'), {recursive: true}),
      'datasets/production.sqlite is missing',
    ],
    ['without its list', (backup) => rm(join(backup, 'backup.json')), 'no backup of a lake'],
    [
      'with a list that leads elsewhere',
      (backup) => writeFile(join(backup, 'backup.json'), manifestOf('../../etc/passwd')),
      'no backup of a lake',
    ],
  ])('%s is not restored', async (what, damage, mentioned) => {
    const backup = place(what)
    await backUpLake({directory: place('whole'), target: backup})
    await damage(backup)
    const directory = place(`${what}-restored`)
    expect(await refusal(restoreLake({backup, directory}))).toEqual({
      name: 'LakeError',
      code: 'damagedBackup',
      message: expect.stringContaining(mentioned),
    })
    expect(await readdir(folder)).not.toContain(`${what}-restored`)
  })

  test('an archive that leads out of its folder, or brings links, is not restored', async () => {
    await mkdir(place('evil'))
    await writeFile(place('outside.txt'), 'outside')
    await create(
      {file: place('evil.tar.gz'), cwd: place('evil'), gzip: true, preservePaths: true},
      ['../outside.txt'],
    )
    const directory = place('evil-restored')
    expect(await refusal(restoreLake({backup: place('evil.tar.gz'), directory}))).toMatchObject({
      code: 'damagedBackup',
    })
    expect(await readdir(folder)).not.toContain('evil-restored')
  })

  test('never takes the place of a lake that is there', async () => {
    await backUpLake({directory: place('whole'), target: place('second.tar.gz')})
    const restored = restoreLake({backup: place('second.tar.gz'), directory: place('whole')})
    expect(await refusal(restored)).toMatchObject({
      code: 'folderNotEmpty',
      message: expect.stringContaining('move it away'),
    })
    expect((await inspectLake(place('whole'))).problems).toEqual([])
  })

  test.each<[string, string, string, string]>([
    ['of nothing', 'nowhere', 'b1', 'noLake'],
    ['into the lake itself', 'whole', 'whole/backup', 'folderNotWritable'],
    ['over something else', 'whole', 'evil.tar.gz/x', 'folderNotWritable'],
    ['into a full folder', 'whole', 'plain', 'folderNotEmpty'],
    ['over another backup', 'whole', 'whole.tar.gz', 'folderNotEmpty'],
  ])('%s is refused', async (_what, directory, target, code) => {
    const backup = backUpLake({directory: place(directory), target: place(target)})
    expect(await refusal(backup)).toMatchObject({name: 'LakeError', code})
  })
})

test('a restore that is killed leaves no lake, or all of it', async () => {
  await backUpLake({directory: place('whole'), target: place('to-kill.tar.gz')})
  const script = `
    import {restoreLake} from ${JSON.stringify(new URL('../index.ts', import.meta.url).href)}
    console.log('ready')
    await restoreLake({backup: process.argv[1], directory: process.argv[2]})
    console.log('done')`
  for (const delay of [0, 5, 20, 60]) {
    const directory = place(`killed-${delay}`)
    const child = spawn(
      process.execPath,
      ['--input-type=module', '-e', script, place('to-kill.tar.gz'), directory],
      {stdio: ['ignore', 'pipe', 'inherit']},
    )
    const exited = once(child, 'exit')
    await once(child.stdout, 'data')
    setTimeout(() => child.kill('SIGKILL'), delay)
    await exited
    const isThere = (await readdir(folder)).includes(`killed-${delay}`)
    expect(isThere ? (await inspectLake(directory)).problems : []).toEqual([])
    // Whatever was left of the one that was killed stands in nobody's way.
    const again = await refusal(restoreLake({backup: place('to-kill.tar.gz'), directory}))
    expect(['done', expect.objectContaining({code: 'folderNotEmpty'})]).toContainEqual(again)
    const left = (await readdir(folder)).filter((name) => name.startsWith(`killed-${delay}.`))
    expect(again === 'done' ? left : []).toEqual([])
    expect((await inspectLake(directory)).problems).toEqual([])
  }
}, 60_000)

test('an inspection finds a damaged file, and says which', async () => {
  const directory = place('damaged')
  await cp(place('whole'), directory, {recursive: true})
  const file = join(directory, 'datasets', 'production.sqlite')
  await writeFile(file, Buffer.from('This was a database once.'))
  const {problems} = await inspectLake(directory)
  expect(problems).toEqual([
    expect.objectContaining({dataset: 'production', message: expect.stringContaining(file)}),
  ])
})

async function changeAsset(backup: string): Promise<void> {
  const [name = ''] = await readdir(join(backup, 'assets', 'production'))
  await writeFile(join(backup, 'assets', 'production', name), 'another picture')
}

function manifestOf(path: string): string {
  const files = [{path, bytes: 1, sha256: ''}]
  return JSON.stringify({format: 1, createdAt: new Date(0).toISOString(), datasets: [], files})
}
