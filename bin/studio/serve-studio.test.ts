import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {type Hono} from 'hono'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {makePageOffline} from './offline-studio.ts'
import {createStudioApp} from './serve-studio.ts'

let folder: string
let app: Hono

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studio-'))
  await mkdir(join(folder, 'static'))
  await writeFile(join(folder, 'static', 'app-1.js'), 'export {}')
  await writeFile(
    join(folder, 'index.html'),
    '<html><head></head><body><script>start()</script></body></html>',
  )
  app = await createStudioApp({
    folder,
    lakeUrl: 'http://127.0.0.1:4002',
    siteUrl: 'http://127.0.0.1:4001',
  })
})

afterAll(() => rm(folder, {recursive: true}))

describe('the Studio’s page', () => {
  test.each(['/', '/desk/article;a1', '/desk/intake?x=1'])('is served at %s', async (path) => {
    const response = await app.request(path)
    expect(response.status).toBe(200)
    const page = await response.text()
    expect(page).toContain('<meta name="newsroom-lake" content="http://127.0.0.1:4002">')
    expect(page).toContain('<meta name="newsroom-site" content="http://127.0.0.1:4001">')
  })

  test('may reach its lake and nothing else, and runs no script but its own', async () => {
    const response = await app.request('/')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("connect-src 'self' http://127.0.0.1:4002 ws://127.0.0.1:4002")
    expect(policy).toMatch(/script-src 'self' 'sha256-[A-Za-z0-9+/]+=*';/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
  })
})

test('a Studio on a lake does not lead to pages of sanity.io about its project; a hosted one does', async () => {
  const hosted = await createStudioApp({folder, lakeUrl: undefined, siteUrl: undefined})
  const [onLake, onSanity] = await Promise.all(
    [app, hosted].map(async (one) => (await one.request('/')).text()),
  )
  expect(onLake).toContain('a[href^="https://www.sanity.io/manage"]{display:none!important}')
  expect(onSanity).not.toContain('sanity.io/manage')
})

test('files are kept for good, and a missing one is not the page', async () => {
  const file = await app.request('/static/app-1.js')
  expect(file.headers.get('cache-control')).toContain('immutable')
  const gone = await app.request('/static/gone.js')
  expect(gone.status).toBe(404)
  expect(gone.headers.get('cache-control')).toBeNull()
})

test('what the Studio would ask sanity.io for is answered here', async () => {
  const response = await app.request('/offline/modules/sanity/latest/^6.16.0/t1')
  expect(await response.json()).toMatchObject({packageVersion: expect.stringMatching(/^6\./)})
})

test('bridge and fonts of sanity.io are taken out of the built page', () => {
  const page = makePageOffline(
    '<head><style>@font-face { font-family: Inter; src: url("https://studio-static.sanity.io/Inter.woff2") }</style>' +
      '<script src="https://core.sanity-cdn.com/bridge.js" async type="module" data-sanity-core></script></head>',
    ['sanity-1a.js', 'refractor-CC48DwHi-1a_b.js'],
  )
  expect(page).not.toContain('sanity')
  // Sanity's error screen is there when nobody can answer for it.
  expect(page.match(/<link[^>]*>/g)).toEqual([
    '<link rel="modulepreload" fetchpriority="low" href="/static/refractor-CC48DwHi-1a_b.js">',
  ])
  expect(page).toContain('/static/inter-latin-wght-normal.woff2')
})
