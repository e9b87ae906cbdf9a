import {createRequire} from 'node:module'
import {pathToFileURL} from 'node:url'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {isRecord} from '../documents/json.ts'
import {openTestLake, type TestLake} from '../testing/test-lake.ts'

/**
 * Sanity's command line carries a list of the addresses in its published OpenAPI specifications. Each
 * is answered here, or belongs to one of these families, which are of sanity.io and not of a dataset.
 */
const sanity = createRequire(createRequire(import.meta.url).resolve('sanity/package.json'))
const CLI = pathToFileURL(sanity.resolve('@sanity/cli/package.json'))
const MANIFEST = new URL('dist/generated/apiRoutes.js', CLI)

const NOT_HERE: [what: string, addresses: RegExp][] = [
  ['organizations, their members and attributes', /^organizations\//],
  ['invitations and rights of single members', /^projects\/\{p\}\/(acl|permission)/],
  ['grants of a dataset, other than one’s own', /^projects\/\{p\}\/datasets\/\{d\}\/grants$/],
  ['tags of projects and datasets', /^projects\/\{p\}\/(datasets\/\{d\}\/)?tags/],
  [
    'backups, copies and jobs',
    /^(jobs\/|projects\/\{p\}\/datasets\/\{d\}\/(backups|copy|settings\/backups))/,
  ],
  ['embeddings', /^(embeddings-index\/|projects\/\{p\}\/datasets\/\{d\}\/settings\/embeddings)/],
  ['media libraries', /^(media-libraries\/|assets\/media-library-link\/)/],
  ['assets that the lake would fetch itself', /^assets\/(images|files)\/\{d\}\/from-url$/],
  ['agents and functions', /^(agent|functions)(\/|$)/],
  ['the activity log', /^activity(\/|$)/],
  [
    'applications and deployments',
    /^(projects\/\{p\}\/user-applications\/.|user-applications|applications|installations|deploy|studiohosts)(\/|$)?/,
  ],
  ['scheduled publishing, before releases', /^(publish|unpublish|schedules\/\{p\}\/\{d\}\/.)/],
  ['webhook messages by themselves', /^hooks\/\{id\}\/messages$/],
]

let lake: TestLake
let official: string[]

beforeAll(async () => {
  lake = await openTestLake()
  official = pathsIn(await import(MANIFEST.href))
})

afterAll(() => lake.lake.close())

/** `projects/{projectId}/datasets/{name}` → `projects/{p}/datasets/{d}`: they do not agree on names. */
function pathsIn(module: unknown): string[] {
  const routes: unknown = isRecord({...Object(module)}) ? Object(module).apiRoutes : []
  const patterns = (Array.isArray(routes) ? routes : []).flatMap((each: unknown): unknown[] =>
    isRecord(each) && Array.isArray(each['pathPatterns']) ? each['pathPatterns'] : [],
  )
  const paths = patterns.map((pattern) =>
    String(pattern)
      .replaceAll(/\{projectId\}/g, '{p}')
      .replaceAll(/\{(dataset|datasetName)\}|(?<=^projects\/\{p\}\/datasets\/)\{name\}/g, '{d}'),
  )
  return [...new Set(paths)].toSorted()
}

/** What the lake has at an address, asked as an administrator. */
async function answerAt(path: string): Promise<{status: number; body: unknown}> {
  const filled = path
    .replace('{p}', 'newsroom')
    .replace('{d}', 'production')
    .replaceAll(/\{\w+\}/g, 'x')
  const response = await lake.request(`/v2025-02-19/${filled}`, {as: 'ada'})
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
    await response.body?.cancel()
    return {status: response.status, body: undefined}
  }
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  return {status: response.status, body: isJson ? JSON.parse(text) : text}
}

const NOTHING = {
  status: 404,
  body: {
    statusCode: 404,
    error: 'Not Found',
    message: expect.stringMatching(/^No handler for GET \//),
  },
}

describe('of the addresses that Sanity publishes', () => {
  test('the list is there', () => {
    expect(official.length).toBeGreaterThan(150)
    expect(official).toContain('data/query/{d}')
  })

  test('all are answered but those that are not of a dataset', async () => {
    for (const path of official.filter((one) => !NOT_HERE.some(([, those]) => those.test(one)))) {
      const answer = await answerAt(path)
      expect([path, answer]).not.toEqual([path, NOTHING])
      expect([path, answer.status]).toEqual([path, expect.toSatisfy((status) => status < 500)])
    }
  })

  test.each(NOT_HERE)('what is not here says so: %s', async (_what, those) => {
    const paths = official.filter((path) => those.test(path))
    expect(paths).not.toEqual([])
    for (const path of paths) expect([path, await answerAt(path)]).toEqual([path, NOTHING])
  })
})
