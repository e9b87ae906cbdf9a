import {XMLParser} from 'fast-xml-parser'
import {expect, test} from 'vitest'
import {
  article,
  asked,
  CHANGED,
  type Document,
  documentOf,
  galleryEmbed,
  image,
  live,
  paragraph,
  reference,
  section,
} from '../testing/documents.test.fixture.ts'
import {newsSitemap} from './news-sitemap.ts'
import {rssFeed} from './rss.ts'
import {monthSitemap, sitemapIndex} from './sitemaps.ts'

const today = '2026-11-23T09:00:00Z'
const ARCHIVE = {...live(today), originallyPublished: {_type: 'partialDate', edtf: '2017-02-04'}}

test('a feed tells the newest stories with their text, and whose picture stands above them', async () => {
  const {image: picture, asset} = image('feed')
  const answer = await rssFeed(
    asked([
      section('world', 'World'),
      asset,
      documentOf('caption', 'c', {
        text: 'A quay',
        credit: {line: 'Jane Barlow/PA'},
        image: picture,
      }),
      documentOf('gallery', 'g', {captions: [reference('c')]}),
      article('old', live('2026-11-01T00:00:00Z')),
      article('new', {
        ...live(today),
        headline: 'Fish & <chips>',
        standfirst: 'Prices & wages <b>rise</b>.',
        section: reference('section-world'),
        body: [paragraph('One & two'), galleryEmbed('g'), paragraph('Three')],
      }),
    ]),
  )
  const [first, second] = itemsOf(answer)
  expect(first).toEqual({
    'title': 'Fish & <chips>',
    'link': 'https://ledger.example/2026/11/23/new',
    'guid': {'@isPermaLink': 'false', '#text': 'new'},
    'pubDate': 'Mon, 23 Nov 2026 09:00:00 GMT',
    'category': 'World',
    // HTML for readers of feeds, who see the words of the standfirst.
    'description': 'Prices &amp; wages &lt;b&gt;rise&lt;/b&gt;.',
    'content:encoded': '<p>One &amp; two</p><p>Three</p>',
    'media:content': {
      '@url': expect.stringContaining('https://lake.example/images/p/d/'),
      '@medium': 'image',
      'media:description': 'A quay',
      'media:credit': 'Jane Barlow/PA',
    },
  })
  expect(second).toHaveProperty('title', 'Headline of old')
})

test('a feed tells what was corrected, in the story and in its captions, and of nothing minor', async () => {
  const correction = (id: string, of: string, fields: object) =>
    documentOf('correction', id, {
      type: 'correction',
      severity: 'significant',
      targets: [{_key: 't', document: reference(of)}],
      ...fields,
    })
  const answer = await rssFeed(
    asked([
      documentOf('caption', 'c', {text: 'A quay'}),
      documentOf('gallery', 'g', {captions: [reference('c')]}),
      article('a', {...live(today), body: [paragraph('One'), galleryEmbed('g')]}),
      correction('text', 'a', {publicText: 'It is <two>.', date: '2026-11-22T12:00:00Z'}),
      correction('picture', 'c', {
        type: 'update',
        publicText: 'It is a pier.',
        date: '2026-11-23T08:00:00Z',
      }),
      correction('silent', 'a', {severity: 'minor', publicText: 'A comma.', date: today}),
    ]),
  )
  const [item] = itemsOf(answer)
  expect(item).toHaveProperty(
    ['content:encoded'],
    '<p>One</p><p><strong>Update, 23 November 2026</strong> It is a pier.</p><p><strong>Correction, 22 November 2026</strong> It is &lt;two&gt;.</p>',
  )
})

test('a story out of the archive keeps its own date in a feed, and says so', async () => {
  const [item] = itemsOf(await rssFeed(asked([article('a', ARCHIVE)])))
  expect(item).toHaveProperty('pubDate', 'Sat, 04 Feb 2017 00:00:00 GMT')
  expect(item).toHaveProperty('description', 'First published 4 February 2017.')
  const vague = article('b', {...ARCHIVE, originallyPublished: {edtf: '1916~'}})
  const [undated] = itemsOf(await rssFeed(asked([vague])))
  expect(undated).not.toHaveProperty('pubDate')
  expect(undated).toHaveProperty('description', 'First published about 1916.')
})

test('a feed tells of the change that readers were told of, and crawlers of every one', async () => {
  const documents = [article('a', live('2026-11-20T10:00:00Z', CHANGED))]
  const [item] = itemsOf(await rssFeed(asked(documents)))
  expect(item).toHaveProperty(['atom:updated'], new Date(CHANGED.lastSignificantAt).toISOString())
  const month = await monthSitemap(asked(documents, {params: {file: 'sitemap-2026-11.xml'}}))
  expect(parsed(month)).toMatchObject({
    urlset: {url: [{lastmod: new Date(CHANGED.lastPublishedAt).toISOString()}]},
  })
})

test('a story of just after midnight in the newsroom is told with its minute, as news', async () => {
  const night = article('night', {
    ...live('2026-06-04T23:30:00Z'),
    originallyPublished: {_type: 'partialDate', edtf: '2026-06-05'},
  })
  const [item] = itemsOf(await rssFeed(asked([night])))
  expect(item).toHaveProperty('pubDate', 'Thu, 04 Jun 2026 23:30:00 GMT')
  expect(item).not.toHaveProperty('description')
})

test('the feed of a section has the stories of the section; there is none of a section that is not', async () => {
  const documents = [
    section('world'),
    article('in', {section: reference('section-world')}),
    article('out'),
  ]
  const feed = await rssFeed(asked(documents, {params: {section: 'world'}}))
  expect(itemsOf(feed)).toMatchObject([{title: 'Headline of in'}])
  const none = await rssFeed(asked(documents, {params: {section: 'nowhere'}}))
  expect(none).toMatchObject({status: 404})
})

test('the news sitemap has the news of two days, and nothing out of the archive', async () => {
  const answer = await newsSitemap(
    asked([
      article('today', {...live(today), language: 'de-AT'}),
      article('three-days', live('2026-11-20T11:00:00Z')),
      article('archive', ARCHIVE),
      article('month', {...live(today), originallyPublished: {edtf: '2026-11'}}),
    ]),
  )
  expect(parsed(answer)).toMatchObject({
    urlset: {
      url: [
        {
          'loc': 'https://ledger.example/2026/11/23/today',
          'news:news': {
            'news:publication': {'news:language': 'de'},
            'news:publication_date': '2026-11-23T09:00:00.000Z',
            'news:title': 'Headline of today',
          },
        },
      ],
    },
  })
  expect(answer).toHaveProperty('until', new Date('2026-11-25T09:00:00Z'))
})

test('a story of an earlier day is news until two days after the end of its own, in the newsroom', async () => {
  const own = {originallyPublished: {_type: 'partialDate', edtf: '2026-11-22'}}
  const answer = await newsSitemap(asked([article('a', {...live(today), ...own})]))
  expect(parsed(answer)).toMatchObject({urlset: {url: [{}]}})
  const end = new Date('2026-11-25T00:00:00Z')
  const isListed = async (now: Date) => {
    const later = await newsSitemap(asked([article('a', {...live(today), ...own})], {now}))
    return JSON.stringify(parsed(later)).includes('Headline of a')
  }
  expect([await isListed(new Date(end.getTime() - 1)), await isListed(end)]).toEqual([true, false])
  // Listed until then, it must not be kept for longer.
  const kept = 'until' in answer ? answer.until?.getTime() : undefined
  expect(kept).toBeLessThanOrEqual(end.getTime())
})

test('sitemaps file each story under the month that is its own', async () => {
  const documents = [article('today', live(today)), article('archive', ARCHIVE)]
  const index = await sitemapIndex(asked(documents))
  expect(parsed(index)).toMatchObject({
    sitemapindex: {
      sitemap: [
        {loc: 'https://ledger.example/sitemap-2026-11.xml'},
        {loc: 'https://ledger.example/sitemap-2017-02.xml'},
      ],
    },
  })
  const month = await monthSitemap(asked(documents, {params: {file: 'sitemap-2017-02.xml'}}))
  expect(parsed(month)).toMatchObject({
    urlset: {
      url: [{loc: 'https://ledger.example/2017/02/04/archive', lastmod: expect.any(String)}],
    },
  })
})

test.each([
  ['withheld', {pubStatus: 'withheld'}],
  ['killed', {pubStatus: 'canceled'}],
  ['under embargo', {embargo: {active: true, until: '2026-11-23T12:00:00.001Z'}}],
  ['of tomorrow', live('2026-11-24T00:00:00Z')],
  ['a draft', {_id: 'drafts.a'}],
])('a story that is %s is in no feed and no sitemap', async (_, fields) => {
  const documents: Document[] = [article('a', {...live(today), ...fields})]
  for (const feed of [rssFeed, newsSitemap, sitemapIndex, monthSitemap]) {
    const params = {file: 'sitemap-2026-11.xml', section: ''}
    const answer = await feed(asked(documents, {params}))
    expect(answer).toMatchObject({status: 200})
    expect(JSON.stringify(parsed(answer))).not.toMatch(
      /headline|ledger\.example\/(?:2026|sitemap)/i,
    )
  }
})

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  isArray: (name) => ['item', 'url', 'sitemap'].includes(name),
})

function parsed(answer: object): unknown {
  return 'body' in answer && typeof answer.body === 'string' ? parser.parse(answer.body) : undefined
}

function itemsOf(answer: object): unknown[] {
  const feed = parsed(answer)
  expect(feed).toMatchObject({rss: {channel: {link: expect.any(String)}}})
  const items = [feed].flatMap((one) => at(one, 'rss', 'channel', 'item'))
  return items.flat()
}

function at(value: unknown, ...path: string[]): unknown[] {
  const [name, ...rest] = path
  if (name === undefined) return [value]
  if (typeof value !== 'object' || value === null || !(name in value)) return []
  return at(Reflect.get(value, name), ...rest)
}
