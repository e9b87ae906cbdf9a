import {expect, test, vi} from 'vitest'
import {article, documentOf, galleryEmbed, reference} from '../testing/documents.test.fixture.ts'
import {ORIGIN, type RunningSite, startSite} from '../testing/running-site.test.fixture.ts'

// A lake is started for each test, on machines that may be busy.
vi.setConfig({testTimeout: 60_000})

const STUDIO = 'https://studio.example'
const SECRET = 'a-secret-of-the-studio'
const DRAFT = '/_preview/story/story'

const documents = [
  article('story', {headline: 'As published'}),
  {
    ...article('story', {headline: 'As drafted', body: [weakly('g')]}),
    _id: 'drafts.story',
  },
  documentOf('gallery', 'drafts.g', {title: 'Quays', captions: [{...reference('c'), _weak: true}]}),
  documentOf('caption', 'drafts.c', {text: 'A plate', missingImage: {reason: 'notInArchive'}}),
  documentOf('sanity.previewUrlSecret', 'drafts.secret', {secret: SECRET, studioUrl: STUDIO}),
]

test('whoever the Studio lets in sees drafts, and each part leads to its field', async () => {
  await using running = await start()
  const {answer, cookie} = await letIn(running, '/2026/11/20/story')
  expect([answer.status, answer.headers.get('location')]).toEqual([
    307,
    '/_preview/2026/11/20/story',
  ])
  const page = await running.get('/_preview/2026/11/20/story', {headers: {cookie}})
  const html = await page.text()
  expect([page.status, html]).toEqual([200, expect.stringContaining('As drafted')])
  for (const target of [
    'id=story;type=article;path=headline',
    'id=g;type=gallery;path=title',
    // A click on a plate opens the caption that waits for its picture.
    'id=c;type=caption;path=image',
    'id=c;type=caption;path=text',
  ]) {
    expect(html).toMatch(new RegExp(`data-sanity="[^"]*${target}`))
  }
})

test('a preview is kept by nobody and found by nobody, and only the Studio may frame it', async () => {
  await using running = await start()
  const {cookie} = await letIn(running, '/')
  const {headers} = await running.get(DRAFT, {headers: {cookie}})
  expect(headers.get('cache-control')).toBe('private, no-store')
  expect(headers.get('x-robots-tag')).toBe('noindex')
  expect(headers.has('etag')).toBe(false)
  expect(headers.get('content-security-policy')).toContain(`frame-ancestors 'self' ${STUDIO}`)
  expect(headers.get('content-security-policy')).toContain("script-src 'self';")
})

test('the cookie opens previews alone, and nothing can read it', async () => {
  await using running = await start()
  const {answer} = await letIn(running, '/')
  expect(answer.headers.get('set-cookie')).toMatch(
    /; Path=\/_preview; HttpOnly; Secure; SameSite=None; Partitioned$/,
  )
})

test('links stay in the preview, and lead out of it only by leaving', async () => {
  await using running = await start()
  const {cookie} = await letIn(running, '/')
  const html = await (await running.get('/_preview', {headers: {cookie}})).text()
  expect(html).toContain('href="/_preview/2026/11/20/story"')
  const links = [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href)
  expect(links.filter((href) => !/^(?:\/_preview|#|\/rss\.xml)/.test(href ?? ''))).toEqual([])
  const left = await running.get('/_preview/disable', {headers: {cookie}})
  expect(left.headers.get('set-cookie')).toMatch(/^newsroom-preview=; Max-Age=0; Path=\/_preview/)
})

test.each([
  ['without a secret', '/_preview/enable'],
  ['with a wrong one', '/_preview/enable?sanity-preview-secret=guess'],
  ['with a query for one', '/_preview/enable?sanity-preview-secret=*'],
])('nobody is let in %s', async (_, path) => {
  await using running = await start()
  const answer = await running.get(path)
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null])
})

test.each([
  '//evil.example/x',
  '/a/..//evil.example',
  '/.//evil.example',
  'https://evil.example/',
  'https://a//evil.example/x',
])('the Studio’s parameter %s leads nobody away', async (pathname) => {
  await using running = await start()
  const {answer} = await letIn(running, pathname)
  const target = new URL(answer.headers.get('location') ?? 'x:', ORIGIN)
  expect([target.origin, target.pathname.startsWith('/_preview/')]).toEqual([ORIGIN, true])
})

test('the perspective changes for whoever is let in, from this page, and never to everything', async () => {
  await using running = await start()
  const {cookie} = await letIn(running, '/')
  const choose = (perspective: unknown, headers: Record<string, string> = {}) =>
    running.get('/_preview/perspective', {
      method: 'POST',
      headers: {cookie, 'origin': ORIGIN, 'content-type': 'application/json', ...headers},
      body: JSON.stringify({perspective}),
    })
  expect((await choose('raw')).status).toBe(400)
  expect((await choose(['drafts'])).status).toBe(400)
  expect((await choose('published', {origin: 'https://evil.example'})).status).toBe(403)
  expect((await choose('published', {cookie: ''})).status).toBe(403)
  const chosen = await choose('published')
  expect(chosen.status).toBe(204)
  const published = chosen.headers.get('set-cookie')?.split(';')[0] ?? ''
  const html = await (await running.get(DRAFT, {headers: {cookie: published}})).text()
  expect(html).toContain('As published')
})

test('readers’ pages are the same before, during and after a preview', async () => {
  await using running = await start()
  const before = await running.textOf('/2026/11/20/story')
  const {cookie} = await letIn(running, '/')
  await running.get(DRAFT, {headers: {cookie}})
  const during = await running.get('/2026/11/20/story', {headers: {cookie}})
  expect(await during.text()).toBe(before)
  expect(before).not.toContain('data-sanity')
  expect(before).not.toContain('_preview')
})

test('a site that has no token has no previews', async () => {
  await using running = await startSite(documents)
  for (const path of ['/_preview', DRAFT, `/_preview/enable?sanity-preview-secret=${SECRET}`]) {
    expect((await running.get(path)).status).toBe(404)
  }
})

/** As a draft refers to what is not published yet. */
function weakly(gallery: string) {
  return {...galleryEmbed(gallery), gallery: {...reference(gallery), _weak: true}}
}

async function start(): Promise<RunningSite> {
  return startSite(documents, {withPreviews: true, studioOrigin: STUDIO})
}

async function letIn(running: RunningSite, pathname: string) {
  const query = new URLSearchParams({
    'sanity-preview-secret': SECRET,
    'sanity-preview-pathname': pathname,
    'sanity-preview-perspective': 'drafts',
  })
  const answer = await running.get(`/_preview/enable?${query}`)
  return {answer, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? ''}
}
