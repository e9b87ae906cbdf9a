import {mkdtemp, readdir, rm, stat} from 'node:fs/promises'
import {Agent, get} from 'node:http'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {createClient, type SanityClient} from '@sanity/client'
import {buildSite} from '../build.ts'
import {FIRST, printNewspaper, STORIES} from './newspaper.ts'
import {press} from './press.ts'
import {cpuOf, memoryOf, start, type Started} from './processes.ts'

/**
 * What the site costs, against a lake of its own: `node site/checks/measure.ts [readers]`. One line
 * of JSON for each figure: `{name, value, unit, goal}`. Figures, not tests: a busy machine is slower.
 */
const READERS = Number(process.argv[2] ?? 2_000)
const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'site-'))

report('build', (await buildSite({outDir: folder})).milliseconds, 'ms', '< 3000')
report('build, nothing changed', (await buildSite({outDir: folder})).milliseconds, 'ms')
report('script for readers, packed', await scriptBytes(), 'bytes', '<= 2048')

const lake = await start(join(ROOT, 'bin/newsroom.mjs'), ['lake', '--memory', '--port', '0'])
const {url: lakeUrl, token} = readLake(lake.line)
const client = createClient({
  projectId: 'newsroom',
  dataset: 'production',
  apiVersion: '2025-02-19',
  apiHost: lakeUrl,
  // oxlint-disable-next-line typescript/no-deprecated -- the only way to a lake that is no subdomain
  useProjectHostname: false,
  useCdn: false,
  token,
})
await printNewspaper(client)

const coldStarts: number[] = []
let site = await startSite(coldStarts)
for (let again = 0; again < 4; again++) {
  await site.process.stop()
  site = await startSite(coldStarts)
}
report('cold start to the first story', median(coldStarts), 'ms', '< 500')
report('memory, idle', await memoryOf(site.process), 'MB')

const story = await fetch(site.url + FIRST)
const html = await story.text()
report('story of 900 words and nine captions, unpacked', html.length, 'bytes')
report('the same, packed', await packedBytes(site.url + FIRST), 'bytes', '<= 8192')

await measureUncached(site.process, site.url, client)
await measureCached(site.process, site.url)
await measureReaders(site.process, site.url, client)

await site.process.stop()
await lake.stop()
await rm(folder, {recursive: true})

function report(name: string, value: number, unit: string, goal?: string): void {
  process.stdout.write(
    `${JSON.stringify({name, value: Math.round(value * 100) / 100, unit, goal})}\n`,
  )
}

async function scriptBytes(): Promise<number> {
  const files = await readdir(join(folder, 'assets'))
  const reader = files.find((name) => name.startsWith('reader') && name.endsWith('.js.br'))
  return (await stat(join(folder, 'assets', reader ?? ''))).size
}

async function startSite(coldStarts: number[]): Promise<{process: Started; url: string}> {
  const begun = performance.now()
  const options = {
    projectId: 'newsroom',
    dataset: 'production',
    apiHost: lakeUrl,
    siteOrigin: 'http://127.0.0.1:1',
  }
  const process = await start(join(ROOT, 'site/checks/serve.ts'), [folder, JSON.stringify(options)])
  const url = textIn(process.line, 'url')
  const answer = await fetch(url + FIRST)
  if (answer.status !== 200) throw new Error(`${FIRST} is answered with ${answer.status}`)
  await answer.text()
  coldStarts.push(performance.now() - begun)
  return {process, url}
}

async function packedBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, {headers: {'accept-encoding': 'br'}}, (answer) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => (bytes += chunk.byteLength))
      answer.on('end', () => resolve(bytes))
    }).on('error', reject)
  })
}

/** Every story is made anew, five times over, after warming up. */
async function measureUncached(site: Started, url: string, client: SanityClient): Promise<void> {
  const all = async () => {
    await touch(client)
    for (let number = 0; number < STORIES; number++) {
      await (await fetch(`${url}${FIRST.replace('story-0', `story-${number}`)}`)).arrayBuffer()
    }
  }
  for (let warm = 0; warm < 5; warm++) await all()
  const runs: number[] = []
  for (let run = 0; run < 5; run++) {
    const before = await cpuOf(site)
    await all()
    runs.push(((await cpuOf(site)) - before) / STORIES)
  }
  report('a story that is not kept', median(runs), 'CPU-ms', '<= 3')
}

/** A change that drops every story without changing one. */
async function touch(client: SanityClient): Promise<void> {
  await client.patch('article-59').set({touchedAt: new Date().toISOString()}).commit()
  await new Promise((resolve) => setTimeout(resolve, 200))
}

async function measureCached(site: Started, url: string): Promise<void> {
  const seconds = 4
  const [rates, costs]: [number[], number[]] = [[], []]
  await press(url + FIRST, 32, 2_000)
  for (let run = 0; run < 5; run++) {
    const before = await cpuOf(site)
    const answers = await press(url + FIRST, 32, seconds * 1000)
    rates.push(answers / seconds)
    costs.push(((await cpuOf(site)) - before) / answers)
  }
  report('a story that is kept', median(rates), 'requests/s', '>= 10000')
  report('a story that is kept, best run', Math.max(...rates), 'requests/s')
  report('a story that is kept', median(costs), 'CPU-ms')
}

/** From the lake's word that a change is stored to what readers see of it. */
async function measureReaders(site: Started, url: string, client: SanityClient): Promise<void> {
  const agent = new Agent({keepAlive: true, maxSockets: Infinity})
  const heard: (() => void)[] = []
  const version = (await fetch(url + FIRST)).headers.get('etag')?.replaceAll('"', '') ?? ''
  const idle = await memoryOf(site)
  await Promise.all(
    Array.from({length: READERS}, async (_, reader) =>
      listen(agent, `${url}/live?path=${FIRST}&version=${version}`, () => heard[reader]?.()),
    ),
  )
  report(
    `memory for each of ${READERS} readers`,
    ((await memoryOf(site)) - idle) * (1024 / READERS),
    'KB',
  )
  const [told, seen]: [number[], number[]] = [[], []]
  for (let change = 0; change < 10; change++) {
    const headline = `Headline ${change} of the day`
    const arrivals = Array.from(
      {length: READERS},
      (_, reader) =>
        new Promise<number>((resolve) => {
          heard[reader] = () => resolve(performance.now())
        }),
    )
    await client.patch('article-0').set({headline}).commit()
    const stored = performance.now()
    // A few of them fetch the page as browsers do; all of them would be the work of this process.
    const looks = arrivals.slice(0, 100).map(async (arrival) => {
      await arrival
      const text = await (await fetch(url + FIRST)).text()
      if (!text.includes(headline)) throw new Error('A reader was told too early')
      return performance.now() - stored
    })
    told.push(...(await Promise.all(arrivals)).map((at) => at - stored))
    seen.push(...(await Promise.all(looks)))
  }
  report(`published to told, ${READERS} readers, p50`, quantile(told, 0.5), 'ms')
  report(`published to told, ${READERS} readers, p95`, quantile(told, 0.95), 'ms', '< 300')
  report('published to fetched, 100 of them, p95', quantile(seen, 0.95), 'ms')
  agent.destroy()
}

/** Resolves when the stream is open. */
async function listen(agent: Agent, url: string, onUpdate: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, {agent}, (answer) => {
      answer.setEncoding('utf8')
      answer.on('data', (text: string) => {
        if (text.includes('event: update')) onUpdate()
        else resolve()
      })
    }).on('error', reject)
  })
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN
}

function readLake(line: unknown): {url: string; token: string} {
  const tokens = typeof line === 'object' && line !== null && 'tokens' in line ? line.tokens : {}
  return {url: textIn(line, 'url'), token: textIn(tokens, 'administrator')}
}

function textIn(value: unknown, name: string): string {
  const text: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
  if (typeof text !== 'string') throw new Error(`No "${name}" in ${JSON.stringify(value)}`)
  return text
}
