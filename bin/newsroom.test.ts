import {execFile, spawn} from 'node:child_process'
import {chmod, copyFile, mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {createServer} from 'node:net'
import {once} from 'node:events'
import {text} from 'node:stream/consumers'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {freePorts} from '../tests/support/newsroom.ts'
import {
  type Ended,
  runNewsroom,
  spawnNewsroom,
  startLakeProcess,
} from '../tests/support/run-newsroom.ts'

/** What goes wrong before anything has started: always one sentence with its remedy, and an end. */
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newsroom-'))
  await chmod(folder, 0o755)
})

afterAll(() => rm(folder, {recursive: true}))

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const START = ['start', '--no-studio', '--no-site', '--no-demo']

/** Root may write anywhere, so it asks as somebody who may not. */
const NOBODY = process.getuid?.() === 0 ? {uid: 65_534, gid: 65_534} : {}

/** One line on stderr that says so, nothing on stdout, exit code 1. */
function refusal(sentence: string): Ended {
  return {stdout: '', stderr: `newsroom: ${sentence}\n`, code: 1}
}

describe.concurrent('newsroom start ends with one sentence', {timeout: 60_000}, () => {
  test.skipIf(process.platform !== 'linux')('where no folder can be made', async () => {
    expect(await runNewsroom([...START, '--data', '/proc/nowhere'])).toEqual(
      refusal(
        'The folder /proc/nowhere cannot be made: nothing can be stored there. Choose another one.',
      ),
    )
  })

  test('in a folder that may not be written', async () => {
    const data = join(folder, 'locked')
    await mkdir(data, {mode: 0o555})
    for (const path of [data, join(data, 'below')]) {
      expect(await runNewsroom([...START, '--data', path], NOBODY)).toEqual(
        refusal(
          `The folder ${path} cannot be written. Choose another one, or change its permissions.`,
        ),
      )
    }
  })

  test('where a file is in the place of the folder', async () => {
    const file = join(folder, 'file')
    await writeFile(file, 'not a folder')
    for (const path of [file, join(file, 'below')]) {
      expect(await runNewsroom([...START, '--data', path])).toEqual(
        refusal(
          `${path} cannot be the folder of the lake: a file is in its place. Choose another folder.`,
        ),
      )
    }
  })

  test('on a port that another program uses', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const words = [...START, '--data', join(folder, 'port'), '--port-base', String(port - 2)]
    expect(await runNewsroom(words)).toEqual(
      refusal(`Port ${port} is in use. Stop the other program, or choose another port.`),
    )
    other.close()
  })

  test('on a port that does not exist', async () => {
    const words = [...START, '--data', join(folder, 'port-2'), '--port-base', '70000']
    expect(await runNewsroom(words)).toEqual(
      refusal('There is no port 70002. Choose one up to 65535.'),
    )
  })
})

describe.concurrent('--allow-origin', {timeout: 60_000}, () => {
  const ALLOW = ['--allow-origin', 'http://localhost:3000/', '--allow-origin', 'https://a.example']

  /** Those of the origins whose pages a lake lets ask from a browser. */
  async function allowedAt(lake: string, origins: string[]): Promise<string[]> {
    const answers = await Promise.all(
      origins.map(async (origin) => {
        const headers = {origin, 'access-control-request-headers': 'authorization'}
        const preflight = await fetch(`${lake}/v1/ping`, {method: 'OPTIONS', headers})
        return preflight.headers.get('access-control-allow-origin')
      }),
    )
    return answers.filter((answer) => answer !== null)
  }

  test('lets pages elsewhere ask the lake', async () => {
    const lake = await startLakeProcess(['--memory', ...ALLOW])
    const origins = ['http://localhost:3000', 'https://a.example', 'http://localhost:3001']
    expect(await allowedAt(lake.url, origins)).toEqual(origins.slice(0, 2))
    expect(await lake.stop()).toBe(0)
  })

  test('adds to Studio and site, which has two names', async ({onTestFinished}) => {
    const base = await freePorts(3)
    const data = join(folder, 'origins')
    const words = [...START, '--json', '--port-base', String(base), '--data', data]
    const child = spawnNewsroom([...words, ...ALLOW])
    onTestFinished(() => void child.kill())
    const [line] = await once(createInterface({input: child.stdout}), 'line')
    const {lake}: {lake: string} = JSON.parse(String(line))
    const own = [`http://127.0.0.1:${base}`, `http://127.0.0.1:${base + 1}`]
    const all = [...own, `http://localhost:${base + 1}`, 'http://localhost:3000']
    expect(await allowedAt(lake, [...all, `http://localhost:${base + 5}`])).toEqual(all)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  test('is nothing for a hosted project, which has a list of its own', async () => {
    const hosted = {SANITY_STUDIO_PROJECT_ID: 'abc123', SANITY_STUDIO_DATASET: 'production'}
    expect(await runNewsroom([...START, ...ALLOW], {env: {...process.env, ...hosted}})).toEqual({
      stdout: '',
      stderr:
        'newsroom: The content is on a hosted project, which has a list of origins: "npx sanity cors add" changes it.\n',
      code: 2,
    })
  })
})

test('whoever has read enough of a list is no fault', async () => {
  const data = join(folder, 'read-enough')
  await (await startLakeProcess(['--data', data])).stop()
  const child = spawnNewsroom(['token', '--data', data])
  child.stdout.destroy()
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  expect({stderr, code}).toEqual({stderr: '', code: 0})
}, 60_000)

test('whoever has read enough of an archive ends its reading', async () => {
  const child = spawnNewsroom(['parse', '-'])
  const exited = once(child, 'exit')
  const complaints = text(child.stderr)
  child.stdin.on('error', () => {})
  child.stdin.write(`${JSON.stringify({name: 'a', text: 'A bridge.'})}\n`)
  await once(child.stdout, 'data')
  child.stdout.destroy()
  // What comes next would never end.
  child.stdin.write(`${JSON.stringify({name: 'b', text: 'A quay.'})}\n`)
  expect([await exited, await complaints]).toEqual([[0, null], ''])
})

test.skipIf(process.platform !== 'linux')(
  'what cannot be printed is told in one sentence',
  async () => {
    const child = spawn(
      'sh',
      [
        '-c',
        'exec "$0" "$@" > /dev/full',
        process.execPath,
        join(ROOT, 'bin', 'newsroom.ts'),
        'parse',
        join(ROOT, 'README.md'),
      ],
      {stdio: ['ignore', 'ignore', 'pipe']},
    )
    const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
    expect({stderr, code}).toEqual({
      stderr: expect.stringMatching(
        /^newsroom: What was to be printed could not be written \(ENOSPC.*\)\. Make room, or send it elsewhere\.\n$/,
      ),
      code: 1,
    })
  },
)

test('npm that is asked to stop leaves nothing running', async () => {
  const words = ['exec', '--', 'newsroom', 'lake', '--memory', '--port', '0']
  const npm = spawn('npm', words, {cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit']})
  const [line] = await once(createInterface({input: npm.stdout}), 'line')
  const {url}: {url: string} = JSON.parse(String(line))
  expect((await fetch(`${url}/v1/ping`)).status).toBe(200)
  npm.kill('SIGTERM')
  // Whoever runs on keeps it open.
  await once(npm.stdout, 'end')
  await expect(fetch(`${url}/v1/ping`)).rejects.toThrow('fetch failed')
}, 60_000)

test('a Node that is too old is told so before it reads what it could not', async () => {
  // Where the project brings no Node of its own; this one says that it is an older one.
  const door = join(folder, 'newsroom.mjs')
  const source = fileURLToPath(new URL('./newsroom.mjs', import.meta.url))
  const disguise =
    "Object.defineProperty(process, 'versions', {value: {node: '20.11.0'}});" +
    "Object.defineProperty(process, 'version', {value: 'v20.11.0'})"
  await copyFile(source, door)
  const {stderr, code} = await new Promise<{stderr: string; code: unknown}>((resolve) => {
    execFile(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(disguise)}`, door, 'start'],
      (error, _stdout, stderr) => resolve({stderr, code: error?.code}),
    )
  })
  expect({stderr, code}).toEqual({
    stderr:
      'newsroom needs Node 22.18 or newer and this is v20.11.0: run "npm ci" here, which brings its own.\n',
    code: 1,
  })
})
