import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest'
import {
  article,
  type Document,
  galleryEmbed,
  live,
  reference,
} from './testing/documents.test.fixture.ts'
import {RSS, SITEMAP, SITEMAP_INDEX} from './testing/feed-specs.test.fixture.ts'
import {fullStory} from './testing/full-story.test.fixture.ts'
import {htmlFaults} from './testing/html-rules.test.fixture.ts'
import {ORIGIN, type RunningSite, startSite} from './testing/running-site.test.fixture.ts'
import {findSchemaFaults} from './testing/schema-org.test.fixture.ts'
import {findFaults} from './testing/xml-shape.test.fixture.ts'

// A lake is started, on machines that may be busy.
vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

let running: RunningSite

beforeAll(async () => {
  running = await startSite(newspaper())
})
afterAll(async () => {
  await running[Symbol.asyncDispose]()
})

const STORY = '/2026/11/20/story'
const PAGES = [
  '/',
  '/world',
  '/by/jane-barlow',
  '/topic/Leith',
  '/2026/11/20',
  '/corrections',
  '/search',
  '/search?q=headline',
  STORY,
  '/2017/02/04/archive',
  '/2026/11/20/killed',
  '/nothing/here',
]

describe('HTML', () => {
  test.each(PAGES)('is valid: %s', async (path) => {
    expect(await htmlFaults(await running.textOf(path))).toEqual([])
  })

  test('of an empty paper and of a page that has failed is valid', async () => {
    await using empty = await startSite()
    expect(await htmlFaults(await empty.textOf('/'))).toEqual([])
    await empty.proxy[Symbol.asyncDispose]()
    expect(await htmlFaults(await empty.textOf('/search?q=away'))).toEqual([])
  })

  test('that is not valid is found out', async () => {
    const bad = '<!doctype html><html lang="en"><head><title>t</title></head><body><p><div id="a">'
    expect(await htmlFaults(`${bad}</div><b id="a"></b></body></html>`)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^no-dup-id/)]),
    )
  })
})

describe('RSS', () => {
  test.each(['/rss.xml', '/world/rss.xml'])('is RSS 2.0: %s', async (path) => {
    const feed = await running.textOf(path)
    expect(feed).toContain('<item>')
    expect(findFaults(feed, RSS)).toEqual([])
    const guids = [...feed.matchAll(/<guid[^>]*>(.*?)</g)].map(([, guid]) => guid)
    expect(new Set(guids).size).toBe(guids.length)
  })

  test.each([
    ['lacks a title', /<title>[^<]*<\/title>/, ''],
    ['has a date of its own making', / GMT<\/pubDate>/, '</pubDate>'],
    ['has a date that is not', /<pubDate>\w+, \d+/, '<pubDate>Mon, 35'],
    ['leads nowhere', /<link>[^<]*/, '<link>/here'],
    ['has an element of its own', '<guid', '<author>x</author><guid'],
  ])('that %s is found out', async (_, from, to) => {
    const feed = await running.textOf('/rss.xml')
    expect(findFaults(feed.replace(from, to), RSS)).not.toEqual([])
  })
})

describe('sitemaps', () => {
  test.each([
    ['/sitemap.xml', SITEMAP_INDEX],
    ['/sitemap-2026-11.xml', SITEMAP],
    ['/sitemap-2017-02.xml', SITEMAP],
    ['/sitemap-news.xml', SITEMAP],
  ])('are what the protocol says: %s', async (path, shape) => {
    const sitemap = await running.textOf(path)
    expect(sitemap).toContain('<loc>')
    expect(findFaults(sitemap, shape)).toEqual([])
    for (const [, address = ''] of sitemap.matchAll(/<loc>(.*?)</g)) {
      expect(address.startsWith(`${ORIGIN}/`)).toBe(true)
      expect([address, (await running.get(address.slice(ORIGIN.length))).status]).toEqual([
        address,
        200,
      ])
    }
  })

  test.each([
    ['in another order', /(<loc>.*?<\/loc>)(<lastmod>.*?<\/lastmod>)/, '$2$1'],
    ['with a day that is not', /<lastmod>[^<]*/, '<lastmod>2026-13-01'],
    ['with half an address', /<loc>[^<]*/, '<loc>/here'],
    ['that twice says where', '<loc>', '<loc>https://ledger.example/</loc><loc>'],
  ])('%s are found out', async (_, from, to) => {
    const sitemap = await running.textOf('/sitemap-2026-11.xml')
    expect(findFaults(sitemap.replace(from, to), SITEMAP)).not.toEqual([])
  })
})

describe('JSON-LD', () => {
  test.each([STORY, '/2017/02/04/archive'])('is what schema.org expects: %s', async (path) => {
    expect(findSchemaFaults(await jsonLdOf(path))).toEqual([])
  })

  test.each([
    ['a type', '"NewsArticle"', '"NewsStory"'],
    ['a property', '"headline"', '"title"'],
    ['a value', '"isAccessibleForFree":true', '"isAccessibleForFree":"yes"'],
    ['a date', /"datePublished":"[^"]*"/, '"datePublished":"4 February 2017"'],
    ['a reference', '"publisher":{"@id":"', '"publisher":{"@id":"x'],
  ])('with %s that is not known is found out', async (_, from, to) => {
    expect(findSchemaFaults((await jsonLdOf(STORY)).replace(from, to))).not.toEqual([])
  })
})

/** A story with everything, one out of the archive, one that was killed, one of today. */
function newspaper(): Document[] {
  return [
    ...fullStory(),
    article('archive', {
      originallyPublished: {_type: 'partialDate', edtf: '2017-02-04'},
      section: reference('section-world'),
      topics: ['Leith'],
      body: [galleryEmbed('gallery'), {...galleryEmbed('gallery'), _key: 'again'}],
    }),
    article('killed', {pubStatus: 'canceled', publicNotice: 'We were wrong.'}),
    article('today', live(new Date(Date.now() - 60_000).toISOString())),
  ]
}

async function jsonLdOf(path: string): Promise<string> {
  const page = await running.textOf(path)
  const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? []
  expect(json).toBeDefined()
  return json ?? ''
}
