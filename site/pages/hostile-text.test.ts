import {XMLParser, XMLValidator} from 'fast-xml-parser'
import {describe, expect, test, vi} from 'vitest'
import {ROUTES} from '../routes.ts'
import {asked, type Document} from '../testing/documents.test.fixture.ts'
import {fullStory} from '../testing/full-story.test.fixture.ts'
import {HOSTILE_TEXTS} from '../testing/hostile-texts.test.fixture.ts'
import {findStrangers, textOf} from '../testing/page-allow-list.test.fixture.ts'

// Hundreds of pages are rendered, on machines that may be busy.
vi.setConfig({testTimeout: 60_000})

/** Without these as they are, the story is not found at all. */
const STRUCTURE = new Set(['_id', '_type', '_ref', '_key', '_createdAt', '_updatedAt'])
const NEEDED = new Set(['pubStatus', 'current', 'firstPublishedAt', 'severity'])

test('the story that is made hostile shows every part of a page', async () => {
  const html = await bodyOf('story', fullStory())
  for (const part of [
    'kicker',
    'standfirst',
    'byline',
    'dateline',
    'corrected',
    'note',
    'plate',
    'credit',
  ]) {
    expect(html).toContain(`class="${part}"`)
  }
  expect(findStrangers(html)).toEqual([])
})

describe('whatever a text holds, a page holds nothing but what our components make', () => {
  test.each(HOSTILE_TEXTS.map((text) => [text]))('%j', async (text) => {
    const documents = fullStory().map((one) => spoilAll(one, text))
    for (const name of PAGES) expect(findStrangers(await bodyOf(name, documents))).toEqual([])
    for (const name of FEEDS) expect(isXml(await bodyOf(name, documents))).toBe(true)
    for (const html of await fedHtml(documents)) expect(findStrangers(html)).toEqual([])
  })
})

test('a standfirst is read in a feed as the words that it is, tags and all', async () => {
  const words = 'x & y <b>no</b> <strong>nor this</strong> &lt;p&gt;'
  const documents = fullStory().map((one) => spoilAt(one, ['standfirst'], words))
  const read = (await fedHtml(documents)).flatMap((html) => textOf(html, 'body'))
  expect(read).toContain(`First published February 2017. ${words}`)
})

test('whichever field is spoiled, there is still a page', async () => {
  const paths = fullStory().flatMap((one) => pathsOf(one).map((path) => ({id: one._id, path})))
  expect(paths.length).toBeGreaterThan(80)
  for (const [index, {id, path}] of paths.entries()) {
    const text = HOSTILE_TEXTS[index % HOSTILE_TEXTS.length] ?? ''
    const documents = fullStory().map((one) => (one._id === id ? spoilAt(one, path, text) : one))
    expect(findStrangers(await bodyOf('story', documents))).toEqual([])
  }
})

test('a field that holds no text where there should be one is left out, and the page stands', async () => {
  const values = [42, true, {a: {b: 'c'}}, [1, 'two', null], null, '']
  const documents = fullStory()
  for (const value of values) {
    const spoiled = documents.map((one) => spoilAll(one, value))
    expect(findStrangers(await bodyOf('story', spoiled))).toEqual([])
  }
  const places = documents.flatMap((one) => pathsOf(one).map((path) => ({id: one._id, path})))
  for (const [index, {id, path}] of places.entries()) {
    const value = values[index % values.length]
    const spoiled = documents.map((one) => (one._id === id ? spoilAt(one, path, value) : one))
    expect(findStrangers(await bodyOf('story', spoiled))).toEqual([])
  }
})

test('the list of what may stand in a page can tell', () => {
  const bad = [
    '<p onclick="x">',
    '<object>',
    '<a href="javascript:alert(1)">',
    '<script>alert(1)</script>',
    '<img src="https://evil.example/x">',
    '<p style="position:fixed">',
  ]
  for (const html of bad) expect(findStrangers(html)).not.toEqual([])
  expect(findStrangers('<p class="a">fine</p>')).toEqual([])
})

test('a hostile headline is shown as the words that it is', async () => {
  const documents = fullStory().map((one) => spoilAt(one, ['headline'], HOSTILE_TEXTS[0]))
  expect(textOf(await bodyOf('story', documents), 'h1')).toEqual([HOSTILE_TEXTS[0]])
})

const PAGES = ['story', 'front', 'section', 'byline', 'corrections', 'day']
const FEEDS = ['rss', 'newsSitemap', 'sitemapIndex', 'monthSitemap']
const PARAMS = {
  section: 'world',
  slug: 'story',
  year: '2026',
  month: '11',
  day: '20',
  file: 'sitemap-2026-11.xml',
}

async function bodyOf(name: string, documents: Document[]): Promise<string> {
  const route = ROUTES.find((one) => one.name === name)
  const slug = name === 'byline' ? 'jane-barlow' : PARAMS.slug
  // The feed of the whole paper names no section.
  const section = name === 'rss' ? '' : PARAMS.section
  const params = {...PARAMS, slug, section}
  const path = `/2026/11/20/${slug}`
  const answer = await route?.answer(asked(documents, {params, path}))
  return answer && 'body' in answer ? answer.body : ''
}

const parser = new XMLParser({parseTagValue: false})

/** What readers of feeds take for HTML: descriptions, and the texts of stories. */
async function fedHtml(documents: Document[]): Promise<string[]> {
  const feed: unknown = parser.parse(await bodyOf('rss', documents))
  return ['description', 'content:encoded'].flatMap((name) => [...textsAt(name, feed)])
}

/** Every text of an XML document that stands in an element of that name. */
function* textsAt(name: string, within: unknown): Generator<string> {
  if (typeof within !== 'object' || within === null) return
  for (const [key, value] of Object.entries(within)) {
    if (key === name && typeof value === 'string') yield value
    else yield* textsAt(name, value)
  }
}

function isXml(text: string): boolean {
  // oxlint-disable-next-line typescript/no-deprecated -- its successor is this same class in another package
  return XMLValidator.validate(text) === true
}

type Path = (string | number)[]

/** Every place in a document where a text stands. */
function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value === 'string') return [at]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    STRUCTURE.has(name) ? [] : pathsOf(inner, [...at, Array.isArray(value) ? Number(name) : name]),
  )
}

function spoilAll(document: Document, value: unknown): Document {
  const paths = pathsOf(document).filter((path) => !NEEDED.has(String(path.at(-1))))
  return paths.reduce((spoiled, path) => spoilAt(spoiled, path, value), document)
}

function spoilAt(document: Document, path: Path, value: unknown): Document {
  const copy = structuredClone(document)
  let place: unknown = copy
  for (const step of path.slice(0, -1)) place = isHolder(place) ? place[step] : undefined
  const last = path.at(-1)
  if (isHolder(place) && last !== undefined && last in place) place[last] = value
  return copy
}

function isHolder(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null
}
