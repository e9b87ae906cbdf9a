import {readdir, stat} from 'node:fs/promises'
import {get} from 'node:http'
import {join} from 'node:path'
import {type SanityClient} from '@sanity/client'
import {buildSite} from '../build.ts'
import {openReader, versionAt} from './bare-reader.ts'
import {median, type Report} from './figures.ts'
import {FIRST, pathOfStory, STORIES} from './newspaper.ts'
import {press} from './press.ts'
import {type PrintHouse, type RunningSite} from './print-house.ts'
import {cpuOf, memoryOf} from './processes.ts'

/** The build, what readers download, and how soon the first of them is answered. */
export async function measureBuild(house: PrintHouse, report: Report): Promise<void> {
  report('site build', house.buildMs, 'ms', '< 3000')
  report(
    'site build when nothing has changed',
    (await buildSite({outDir: house.folder})).milliseconds,
    'ms',
  )
  report('script for readers, packed', await scriptBytes(house.folder), 'bytes', '<= 2048')
  const [coldStarts, costs]: [number[], number[]] = [[], []]
  for (let again = 0; again < 5; again++) {
    const begun = performance.now()
    const site = await house.startSite()
    const answer = await fetch(site.url + FIRST)
    if (answer.status !== 200) throw new Error(`${FIRST} is answered with ${answer.status}`)
    await answer.text()
    coldStarts.push(performance.now() - begun)
    costs.push(await cpuOf(site.process))
    await site.process.stop()
  }
  report('cold start to the first story', median(coldStarts), 'ms', '< 500')
  report('cold start to the first story', median(costs), 'CPU-ms')
}

async function scriptBytes(folder: string): Promise<number> {
  const files = await readdir(join(folder, 'assets'))
  const reader = files.find((name) => name.startsWith('reader') && name.endsWith('.js.br'))
  return (await stat(join(folder, 'assets', reader ?? ''))).size
}

/** What a story weighs, and what it costs to make and to send. */
export async function measurePages(
  site: RunningSite,
  client: SanityClient,
  report: Report,
): Promise<void> {
  report('memory of the site, idle', await memoryOf(site.process), 'MB')
  report(
    'story of 900 words, eight pictures and a plate, packed',
    await packedBytes(site.url + FIRST),
    'bytes',
    '<= 8192',
  )
  await measureUncached(site, client, report)
  await measureCached(site, report)
}

export async function packedBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, {headers: {'accept-encoding': 'br'}}, (answer) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => (bytes += chunk.byteLength))
      answer.on('end', () => resolve(bytes))
    }).on('error', reject)
  })
}

/** So often every story is made before it counts: 1,200 pages, after which Node has compiled what it will. */
const WARM_UP = 20
const RUNS = 10

/** Every story is made anew, ten times over: a change of one drops them all, for any may link to it. */
async function measureUncached(
  {process, url}: RunningSite,
  client: SanityClient,
  report: Report,
): Promise<void> {
  const addresses = Array.from({length: STORIES}, (_, story) => new URL(url + pathOfStory(story)))
  const [last = new URL(url)] = addresses.slice(-1)
  const reader = await openReader(last, await versionAt(last))
  let change = 0
  const all = async () => {
    const changed = reader.nextChange()
    await client
      .patch(`article-${STORIES - 1}`)
      .set({headline: `Change ${++change}`})
      .commit()
    await changed
    for (const {href} of addresses) await packedBytes(href)
  }
  for (let warm = 0; warm < WARM_UP; warm++) await all()
  const runs: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const before = await cpuOf(process)
    await all()
    runs.push(((await cpuOf(process)) - before) / STORIES)
  }
  reader.close()
  report('a story that is not kept: query, render, pack', median(runs), 'CPU-ms', '<= 3')
}

async function measureCached({process, url}: RunningSite, report: Report): Promise<void> {
  const seconds = 4
  const [rates, costs]: [number[], number[]] = [[], []]
  await press(url + FIRST, 32, 2_000)
  for (let run = 0; run < 5; run++) {
    const before = await cpuOf(process)
    const answers = await press(url + FIRST, 32, seconds * 1000)
    rates.push(answers / seconds)
    costs.push(((await cpuOf(process)) - before) / answers)
  }
  report('a story that is kept, one process', median(rates), 'requests/s', '>= 10000')
  report('a story that is kept, best run', Math.max(...rates), 'requests/s')
  report('a story that is kept', median(costs), 'CPU-ms')
}
