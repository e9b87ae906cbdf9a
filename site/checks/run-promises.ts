import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {type Report} from './figures.ts'
import {ROOT} from './print-house.ts'
import {fieldIn, listIn} from './read-json.ts'

/** What is proved by tests: the name of each promise, and where its tests stand. */
const PROMISES: readonly (readonly [string, ...string[]])[] = [
  ['axe: every page, light, dark, without scripts, the lightbox', 'site/pages.browser.test.ts'],
  ['HTML, RSS, sitemaps and JSON-LD against their specifications', 'site/standards.test.ts'],
  ['canaries in drafts, private, embargoed and killed stories', 'site/crawl.test.ts'],
  ['sixty hostile texts in every field', 'site/pages/hostile-text.test.ts'],
  ['lake down, slow lake, broken documents', 'site/faults.test.ts'],
  ['embargoes', 'site/embargo.test.ts'],
  [
    'journeys of readers in a browser',
    'site/reading.browser.test.ts',
    'site/large-story.browser.test.ts',
  ],
  ['editors correct and kill what a reader has open', 'plugins/workflow/readers.browser.test.ts'],
  ['the code of docs/front-ends.md', 'tests/front-ends.test.ts'],
  ['drafts in the Studio’s Presentation', 'plugins/preview/preview.browser.test.ts'],
]

/** Runs the tests of the site's promises; of each, how many of them fail. */
export async function runPromises(report: Report): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'site-tests-'))
  const file = join(folder, 'report.json')
  const files = PROMISES.flatMap(([, ...paths]) => paths)
  const runner = join(ROOT, 'node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=json', `--outputFile.json=${file}`]
  const child = spawn(process.execPath, [runner, 'run', ...files, ...reporters], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await once(child, 'exit')
  const results = readResults(JSON.parse(await readFile(file, 'utf8')))
  await rm(folder, {recursive: true})
  for (const [name, ...paths] of PROMISES) {
    const tests = results.filter(({path}) => paths.some((one) => path.endsWith(one)))
    const [passed, failed] = ['passed', 'failed'].map((status) =>
      tests.flatMap(({statuses}) => statuses.filter((one) => one === status)),
    )
    // Tests that nobody found have not passed.
    const missing = passed?.length === 0 ? 1 : 0
    report(`${name} (${passed?.length} tests)`, (failed?.length ?? 0) + missing, 'failed', '= 0')
  }
}

interface TestFile {
  path: string
  statuses: string[]
}

/** As much of vitest's JSON as is needed: `{testResults: [{name, assertionResults: [{status}]}]}`. */
function readResults(value: unknown): TestFile[] {
  return listIn(value, 'testResults').map((file) => ({
    path: String(fieldIn(file, 'name')),
    statuses: listIn(file, 'assertionResults').map((one) => String(fieldIn(one, 'status'))),
  }))
}
