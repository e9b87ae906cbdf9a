import {execFile} from 'node:child_process'
import {delimiter, dirname} from 'node:path'
import {promisify} from 'node:util'
import {median, type Report} from './figures.ts'
import {FIRST} from './newspaper.ts'
import {fieldIn} from './read-json.ts'

/**
 * 113 packages, 171 MB: a sixth of everything else that this project installs, for four figures. So
 * it is fetched when it is asked for, and kept in npm's cache.
 */
const LIGHTHOUSE = ['exec', '--yes', '--package=lighthouse@13.5.0', '--before=2026-09-24', '--']

const PAGES = [
  ['front page', '/'],
  ['story', FIRST],
  ['a picture of its gallery', `${FIRST}#caption-0-3`],
] as const

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']
const RUNS = 3

/** Lighthouse's mobile scores: of each page and category the median of three runs. */
export async function runLighthouse(
  url: string,
  environment: NodeJS.ProcessEnv,
  report: Report,
): Promise<void> {
  for (const [name, path] of PAGES) {
    const runs: Map<string, number>[] = []
    for (let run = 0; run < RUNS; run++) runs.push(await scoresOf(url + path, environment))
    for (const category of CATEGORIES) {
      const score = median(runs.map((scores) => scores.get(category) ?? NaN))
      report(`Lighthouse mobile, ${category}, ${name}`, score, 'of 100', '= 100')
    }
  }
}

async function scoresOf(url: string, environment: NodeJS.ProcessEnv): Promise<Map<string, number>> {
  const {stdout} = await promisify(execFile)(
    'npm',
    [
      ...LIGHTHOUSE,
      'lighthouse',
      url,
      '--quiet',
      '--output=json',
      `--only-categories=${CATEGORIES.join(',')}`,
      '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
    ],
    {
      // Lighthouse wants a newer Node than machines have: the one that runs this.
      env: {
        ...environment,
        PATH: [dirname(process.execPath), environment['PATH']].join(delimiter),
      },
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  const result: unknown = JSON.parse(stdout)
  return new Map(CATEGORIES.map((category) => [category, scoreIn(result, category)]))
}

function scoreIn(result: unknown, category: string): number {
  const score = fieldIn(fieldIn(fieldIn(result, 'categories'), category), 'score')
  if (typeof score !== 'number') throw new Error(`Lighthouse gave no score for ${category}`)
  return Math.round(score * 100)
}
