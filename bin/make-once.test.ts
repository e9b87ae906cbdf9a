import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {buildOnce, makeOnce, removeUnused} from './make-once.ts'

let folder: string
let made: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'make-once-'))
  made = []
})

afterEach(() => rm(folder, {recursive: true}))

/** Writes two files, and lets others run between them. */
const makeAs = (name: string) => async (unfinished: string) => {
  made.push(name)
  await mkdir(unfinished)
  await writeFile(join(unfinished, 'first'), name)
  await new Promise((resolve) => setImmediate(resolve))
  await writeFile(join(unfinished, 'second'), name)
}

const filesIn = async (name: string) => (await readdir(join(folder, name))).sort()

test('two at once make it once, and both find it whole', async () => {
  const build = join(folder, 'build')
  const outcomes = await Promise.all([
    makeOnce(build, makeAs('one')).then(async (result) => [result.made, await filesIn('build')]),
    makeOnce(build, makeAs('two')).then(async (result) => [result.made, await filesIn('build')]),
  ])
  const whole = ['first', 'second']
  expect(outcomes).toEqual(
    expect.arrayContaining([
      [true, whole],
      [false, whole],
    ]),
  )
  expect(made).toHaveLength(1)
})

test('two different ones made at once leave each other alone', async () => {
  await Promise.all([
    makeOnce(join(folder, 'one'), makeAs('one')),
    makeOnce(join(folder, 'two'), makeAs('two')),
  ])
  expect(await readFile(join(folder, 'one', 'second'), 'utf8')).toBe('one')
  expect(await readFile(join(folder, 'two', 'second'), 'utf8')).toBe('two')
})

test('each state of the files is built in a folder of its own: what is being served stays', async () => {
  const [before, after] = ['a'.repeat(64), 'b'.repeat(64)]
  const first = await buildOnce(folder, before, makeAs('before'))
  const second = await buildOnce(folder, after, makeAs('after'))
  expect(await readFile(join(first.folder, 'second'), 'utf8')).toBe('before')
  expect(await readFile(join(second.folder, 'second'), 'utf8')).toBe('after')
  expect(await buildOnce(folder, before, makeAs('again'))).toEqual({...first, built: false})
  expect(made).toEqual(['before', 'after'])
})

test('what fails is not there, and the next makes it', async () => {
  const build = join(folder, 'build')
  const failing = makeOnce(build, async (unfinished) => {
    await makeAs('failing')(unfinished)
    throw new Error('No room')
  })
  await expect(failing).rejects.toThrow('No room')
  expect(await readdir(folder)).not.toContain('build')
  expect(await makeOnce(build, makeAs('next'))).toEqual({made: true})
  expect(await readFile(join(build, 'first'), 'utf8')).toBe('next')
})

test('who is killed while making it stands in nobody’s way', async () => {
  const build = join(folder, 'build')
  const program = `
    import {mkdir, writeFile} from 'node:fs/promises'
    import {makeOnce} from ${JSON.stringify(new URL('make-once.ts', import.meta.url).href)}
    await makeOnce(${JSON.stringify(build)}, async (unfinished) => {
      await mkdir(unfinished)
      await writeFile(unfinished + '/left', 'half')
      console.log('making')
      await new Promise(() => setInterval(() => {}, 1000))
    })`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  const waiting = makeOnce(build, makeAs('next'))
  child.kill('SIGKILL')
  expect(await waiting).toEqual({made: true})
  expect(await filesIn('build')).toEqual(['first', 'second'])
  expect(made).toEqual(['next'])
})

test('only what nobody has used for long is removed', async () => {
  for (const name of ['old', 'recent', 'mine']) await makeOnce(join(folder, name), makeAs(name))
  const longAgo = new Date(Date.now() - 10_000)
  await utimes(join(folder, 'old'), longAgo, longAgo)
  await utimes(join(folder, 'mine'), longAgo, longAgo)
  await removeUnused(join(folder, 'mine'), 5000)
  expect((await readdir(folder)).sort()).toEqual(['lock', 'mine', 'recent'])
})
