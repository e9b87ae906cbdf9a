import {randomBytes} from 'node:crypto'
import {expect, test, vi} from 'vitest'
import {ASSETS_PATH, ENDPOINTS, HEALTH_PATH, LIVE_PATH, PREVIEW_PATH} from './endpoints.ts'
import {FEED_QUERY, FRONT_QUERY, SEARCH_QUERY, STORY_QUERY, TOPIC_QUERY} from './queries.ts'
import {ROUTES} from './routes.ts'
import {
  article,
  type Document,
  documentOf,
  galleryEmbed,
  LIVE,
  paragraph,
  reference,
  section,
} from './testing/documents.test.fixture.ts'
import {ORIGIN, type RunningSite, startSite} from './testing/running-site.test.fixture.ts'

// A lake is started for each test, on machines that may be busy.
vi.setConfig({testTimeout: 60_000})

/** Where each route and endpoint is looked for what must not be there. `*` is each hidden slug. */
const VISITS: Record<string, string[]> = {
  front: ['/', '/?page=2', '/?page=0'],
  corrections: ['/corrections'],
  search: ['/search?q=secret', '/search?q=*', '/search?q=text'],
  rss: ['/rss.xml'],
  newsSitemap: ['/sitemap-news.xml'],
  sitemapIndex: ['/sitemap.xml'],
  monthSitemap: ['/sitemap-2026-11.xml', '/sitemap-2017-02.xml'],
  robots: ['/robots.txt'],
  byline: ['/by/jane', '/by/hidden-person'],
  topic: ['/topic/Leith', '/topic/*'],
  story: ['/2026/11/20/*', '/2017/02/04/*', '/2026/11/20/old-*', '/2026/11/20/twin'],
  day: ['/2026/11/20', '/2017/02/04'],
  section: ['/world', '/hidden-section'],
  sectionRss: ['/world/rss.xml', '/hidden-section/rss.xml'],
  formerAddress: ['/old-*', '/news/*.html', '/nothing/at/all', '/%zz'],
  [HEALTH_PATH]: [HEALTH_PATH],
  [LIVE_PATH]: [LIVE_PATH, `${LIVE_PATH}?path=*`],
  [ASSETS_PATH]: [`${ASSETS_PATH}/x.js`, `${ASSETS_PATH}/..%2f..%2fpackage.json`],
  [PREVIEW_PATH]: [
    PREVIEW_PATH,
    `${PREVIEW_PATH}/`,
    `${PREVIEW_PATH}/story/*`,
    `${PREVIEW_PATH}/2026/11/20/*`,
    `${PREVIEW_PATH}/enable`,
    `${PREVIEW_PATH}/enable?sanity-preview-secret=guess&sanity-preview-pathname=/2026/11/20/*`,
    `${PREVIEW_PATH}/disable`,
    `${PREVIEW_PATH}/perspective`,
  ],
}

const HIDDEN = ['draft', 'version', 'embargoed', 'tomorrow', 'withheld', 'killed', 'private']

test('the crawl knows every route and every endpoint there is', () => {
  const known = [...ROUTES.map(({name}) => name), ...ENDPOINTS]
  expect(Object.keys(VISITS).sort()).toEqual([...known].sort())
})

test('nothing that readers may not have is on any page, in any answer', async () => {
  const canaries = new Canaries()
  await using running = await startSite(newsroomWithSecrets(canaries), {withPreviews: true})
  const leaks = await crawl(running, canaries, [
    {},
    {method: 'HEAD'},
    {method: 'OPTIONS'},
    {headers: {cookie: 'newsroom-preview=9999999999999.drafts.forged', accept: 'application/json'}},
    {headers: {'authorization': 'Bearer guess', 'range': 'bytes=0-10', 'if-none-match': '*'}},
  ])
  expect(leaks).toEqual([])
  // Where the crawl went, there was something to see.
  const twin = await running.textOf('/2026/11/20/twin')
  expect(twin).toContain('Headline of twin')
  expect(twin).toContain('A caption that readers have')
  expect(running.log.map(({message}) => message).filter((text) => canaries.isIn(text))).toEqual([])
})

test('the crawl can tell: whoever is let in sees the drafts, and it says where', async () => {
  const canaries = new Canaries()
  await using running = await startSite(newsroomWithSecrets(canaries), {withPreviews: true})
  const secret = 'a-secret-of-the-studio'
  await running.write(
    documentOf('sanity.previewUrlSecret', 'drafts.secret', {
      secret,
      studioUrl: 'https://studio.example',
    }),
  )
  const enabled = await running.get(`${PREVIEW_PATH}/enable?sanity-preview-secret=${secret}`)
  const cookie = enabled.headers.get('set-cookie')?.split(';')[0] ?? ''
  const leaks = await crawl(running, canaries, [{headers: {cookie}}])
  expect(new Set(leaks.map(({where}) => where))).toEqual(new Set([PREVIEW_PATH]))
})

test.each([
  ['front', FRONT_QUERY],
  ['story', STORY_QUERY],
  ['search', SEARCH_QUERY],
  ['sectionRss', FEED_QUERY],
  ['topic', TOPIC_QUERY],
])('the crawl can tell when one query alone sees drafts: %s', async (route, query) => {
  const canaries = new Canaries()
  await using running = await startSite(newsroomWithSecrets(canaries))
  const token = running.lake.tokens.create({userId: 'vera'})
  running.proxy.instead = (asked) => {
    if (asked.searchParams.get('query') !== query) return undefined
    asked.searchParams.set('perspective', 'drafts')
    return {asked, authorization: `Bearer ${token}`}
  }
  const leaks = await crawl(running, canaries, [{}])
  expect(leaks.map(({where}) => where)).toContain(route)
})

test('the crawl can tell when a query asks for one field too many', async () => {
  const canaries = new Canaries()
  await using running = await startSite(newsroomWithSecrets(canaries))
  const token = running.lake.tokens.create({userId: 'vera'})
  running.proxy.instead = (asked) => {
    const query = asked.searchParams.get('query') ?? ''
    asked.searchParams.set('query', query.replace('publicNotice, kicker', '"kicker": slugline'))
    return {asked, authorization: `Bearer ${token}`}
  }
  const leaks = await crawl(running, canaries, [{}])
  expect(leaks).toContainEqual({
    where: 'story',
    path: '/2026/11/20/twin',
    what: ['slugline of twin'],
  })
})

interface Leak {
  where: string
  path: string
  what: string[]
}

async function crawl(
  running: RunningSite,
  canaries: Canaries,
  inits: RequestInit[],
): Promise<Leak[]> {
  const leaks: Leak[] = []
  for (const [where, patterns] of Object.entries(VISITS)) {
    const paths = patterns.flatMap((one) =>
      one.includes('*') ? HIDDEN.map((slug) => one.replaceAll('*', slug)) : [one],
    )
    for (const path of paths) {
      for (const init of inits) {
        const what = canaries.foundIn(await everythingIn(running, path, init))
        if (what.length > 0) leaks.push({where, path, what})
      }
    }
  }
  return leaks
}

/** Status, headers and body; of a stream, its first words. */
async function everythingIn(
  running: RunningSite,
  path: string,
  init: RequestInit,
): Promise<string> {
  const answer = await running.site.fetch(new Request(ORIGIN + path, init))
  const head = JSON.stringify([answer.status, ...answer.headers])
  if (!answer.headers.get('content-type')?.includes('event-stream'))
    return head + (await answer.text())
  const reader = answer.body?.getReader()
  const first = await reader?.read()
  await reader?.cancel()
  return head + Buffer.from(first?.value ?? []).toString()
}

/** Words that stand in one field of one document, and nowhere else in the world. */
class Canaries {
  readonly #names = new Map<string, string>()

  make(name: string): string {
    const word = `canary${randomBytes(8).toString('hex')}`
    this.#names.set(word, name)
    return word
  }

  foundIn(text: string): string[] {
    return [...this.#names]
      .filter(([word]) => spellingsOf(word).some((one) => text.includes(one)))
      .map(([, name]) => name)
  }

  isIn(text: string): boolean {
    return this.foundIn(text).length > 0
  }
}

function spellingsOf(word: string): string[] {
  const base64 = Buffer.from(word).toString('base64').replaceAll('=', '')
  return [word, base64.slice(0, -2), Buffer.from(word).toString('hex')]
}

/** One story that is hidden in each way there is, each field a secret; and twins that are not. */
function newsroomWithSecrets(canaries: Canaries): Document[] {
  return [
    section('world', 'World'),
    {...section('hidden-section', canaries.make('section title')), _id: 'drafts.section-hidden'},
    documentOf('person', 'jane', {name: 'Jane', slug: {current: 'jane'}}),
    documentOf('person', 'drafts.hidden', {
      name: canaries.make('person name'),
      slug: {current: 'hidden-person'},
    }),
    ...openStory('twin', canaries),
    {...hiddenStory('draft', canaries), _id: 'drafts.draft'},
    {...hiddenStory('version', canaries), _id: 'versions.r1.version'},
    hiddenStory('embargoed', canaries, {
      embargo: {_type: 'embargo', active: true, until: '2999-01-01T00:00:00Z'},
    }),
    hiddenStory('tomorrow', canaries, {
      workflow: {_type: 'workflow', firstPublishedAt: '2999-01-01T00:00:00Z'},
    }),
    hiddenStory('withheld', canaries, {pubStatus: 'withheld'}),
    hiddenStory('killed', canaries, {pubStatus: 'canceled', publicNotice: 'Killed.'}),
    {...hiddenStory('private', canaries), _id: 'importRecord.private'},
    // What a twin draws on is public; the draft of it, and a minor correction of it, are not.
    {...article('twin', {headline: canaries.make('draft of a twin')}), _id: 'drafts.twin'},
    documentOf('correction', 'minor', {
      severity: 'minor',
      publicText: canaries.make('minor correction'),
      date: LIVE,
      targets: [{_key: 't', document: reference('twin')}],
    }),
    ...HIDDEN.flatMap((slug) => [
      documentOf('gallery', `gallery-${slug}`, {
        title: canaries.make(`gallery of ${slug}`),
        captions: [reference(`caption-${slug}`)],
      }),
      documentOf('caption', `caption-${slug}`, {text: canaries.make(`caption of ${slug}`)}),
      documentOf('correction', `correction-${slug}`, {
        severity: 'significant',
        publicText: canaries.make(`correction of ${slug}`),
        date: LIVE,
        targets: [{_key: 't', document: {...reference(slug), _weak: true}}],
      }),
    ]),
    documentOf('importRecord', 'importRecord.raw', {
      rawText: canaries.make('raw text'),
      source: 'x',
    }),
    documentOf('editorialLog', 'editorial.log', {by: 'adam', note: canaries.make('note')}),
  ]
}

/** A story that readers have; what only the desk may see of it is a secret. */
function openStory(slug: string, canaries: Canaries): Document[] {
  const secret = (name: string) => canaries.make(`${name} of ${slug}`)
  const desk = {
    provenance: {_type: 'provenance', supplied: [secret('supplied field')]},
    note: secret('note of a field that nobody has named'),
  }
  const workflow = {
    _type: 'workflow',
    firstPublishedAt: LIVE,
    desk: secret('desk'),
    assignees: [{_key: 'a', _type: 'assignee', userId: secret('user'), name: secret('name')}],
    approvedBy: secret('approver'),
  }
  const furniture = {_type: 'furniture', _key: 'f', text: secret('furniture')}
  return [
    article(slug, {
      ...desk,
      workflow,
      slugline: secret('slugline'),
      embargo: {_type: 'embargo', active: false, reason: secret('reason')},
      topics: ['Leith'],
      section: reference('section-world'),
      bylines: [byline()],
      body: [paragraph('Text'), furniture, galleryEmbed(`gallery-${slug}`)],
    }),
    documentOf('gallery', `gallery-${slug}`, {
      ...desk,
      captions: [reference(`caption-${slug}`)],
      defaults: {usageTerms: secret('terms of all')},
    }),
    documentOf('caption', `caption-${slug}`, {
      ...desk,
      text: 'A caption that readers have',
      printedMarker: secret('printed marker'),
      usageTerms: secret('terms'),
    }),
  ]
}

function hiddenStory(
  slug: string,
  canaries: Canaries,
  fields: Record<string, unknown> = {},
): Document {
  const secret = (name: string) => canaries.make(`${name} of ${slug}`)
  return article(slug, {
    headline: secret('headline'),
    slugline: secret('slugline'),
    kicker: secret('kicker'),
    standfirst: secret('standfirst'),
    topics: [secret('topic'), 'Leith'],
    section: reference('section-world'),
    bylines: [{_type: 'byline', _key: 'b', asPrinted: secret('byline')}, byline()],
    dateline: {_type: 'dateline', asPrinted: secret('dateline')},
    formerSlugs: [`old-${slug}`, `/news/${slug}.html`],
    publicNotice: secret('notice'),
    corrections: [{...reference(`correction-${slug}`), _weak: true}],
    body: [paragraph(secret('text')), galleryEmbed(`gallery-${slug}`)],
    ...fields,
  })
}

function byline() {
  return {_type: 'byline', _key: 'j', person: reference('jane')}
}
