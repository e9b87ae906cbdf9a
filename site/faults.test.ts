import {expect, test, vi} from 'vitest'
import {
  article,
  documentOf,
  galleryEmbed,
  NOW,
  reference,
} from './testing/documents.test.fixture.ts'
import {findStrangers} from './testing/page-allow-list.test.fixture.ts'
import {eventsOf, type RunningSite, startSite} from './testing/running-site.test.fixture.ts'

// A lake is started for each test, on machines that may be busy.
vi.setConfig({testTimeout: 60_000})

const STORY = '/2026/11/20/story'

test('when the lake is away, readers are told soberly, and machines when to come again', async () => {
  await using running = await startSite([article('story')])
  running.proxy.mode = 'away'
  running.proxy.cut()
  for (const path of ['/', STORY, '/rss.xml', '/nothing']) await expectSober(running, path)
  expect(running.log.find(({code}) => code === 'lakeFault')).toMatchObject({
    level: 'error',
    path: '/',
    message: expect.stringContaining('The lake gave no answer'),
  })
})

test('a lake that never answers keeps readers waiting for as long as they should and no longer', async () => {
  await using running = await startSite([article('story')], {lakeTimeout: 1_000})
  running.proxy.mode = 'silent'
  await expectSober(running, STORY)
  // While it is known to be away, nobody waits for it again.
  const before = running.proxy.asked.length
  const others = Array.from({length: 50}, (_, index) => running.get(`/2026/11/20/other-${index}`))
  expect(new Set((await Promise.all(others)).map(({status}) => status))).toEqual(new Set([503]))
  expect(running.proxy.asked).toHaveLength(before)
})

test.each([
  ['takes the lake too long', 408],
  ['is one too many', 429],
])('a question that %s is the fault of its own page alone', async (_, status) => {
  await using running = await startSite([article('story')])
  running.proxy.refuses = ({search}) => (search.includes('match') ? status : undefined)
  expect((await running.get('/search?q=everything')).status).toBe(503)
  expect((await running.get(STORY)).status).toBe(200)
})

test('a question that is never answered is, where others are meanwhile', async () => {
  await using running = await startSite([article('story')])
  const {promise: isLost, resolve: lose} = Promise.withResolvers<void>()
  running.proxy.refuses = ({search}) => (search.includes('match') ? isLost : undefined)
  const isAsked = running.proxy.asks('match')
  const searched = running.get('/search?q=everything')
  await isAsked
  expect((await running.get(STORY)).status).toBe(200)
  lose()
  expect((await searched).status).toBe(503)
  expect((await running.get('/')).status).toBe(200)
})

test.each([500, 503])('a lake that answers %i is left alone for a second', async (status) => {
  let now = NOW.getTime()
  await using running = await startSite([article('story')], {clock: () => new Date(now)})
  running.proxy.refuses = () => status
  expect((await running.get('/')).status).toBe(503)
  running.proxy.refuses = undefined
  now += 999
  expect((await running.get(STORY)).status).toBe(503)
  now += 1
  expect((await running.get(STORY)).status).toBe(200)
})

test('a page that readers have had is served as it last was, and no cache keeps it', async () => {
  await using running = await startSite([article('story')])
  const good = await running.textOf(STORY)
  await loseLake(running)
  const last = await running.get(STORY)
  expect([last.status, last.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(last.headers.get('warning')).toContain('Stale')
  expect(await last.text()).toBe(good)
})

test('a page that is known to have changed is not served as it last was', async () => {
  await using running = await startSite([article('story')])
  await readStory(running)
  running.proxy.mode = 'away'
  // Told of the change by the stream that is still open, but unable to ask.
  const isAsked = running.proxy.asks('$slug="story"')
  await running.write(article('story', {pubStatus: 'canceled', publicNotice: 'We were wrong.'}))
  await isAsked
  expect((await running.get(STORY)).status).toBe(503)
  expect(await running.textOf(STORY)).not.toContain('Headline of story')
})

test('a page that could not be made when it changed is looked at again, and its readers are told', async () => {
  await using running = await startSite([article('story')])
  await using reader = await readStory(running)
  const {proxy} = running
  proxy.refuses = ({search}) => (search.includes('slug=%22story%22') ? 429 : undefined)
  const isLogged = running.logs('lakeFault')
  await running.write(article('story', {pubStatus: 'canceled', publicNotice: 'We were wrong.'}))
  await isLogged
  proxy.refuses = undefined
  await reader.next()
  expect((await running.get(STORY)).status).toBe(410)
})

test('when the lake is back, so are the pages, with what changed meanwhile', async () => {
  await using running = await startSite([article('story')])
  await running.get(STORY)
  await loseLake(running)
  await running.write(article('story', {headline: 'Second edition'}))
  running.proxy.mode = 'passing'
  expect(await running.textOf(STORY)).toContain('Second edition')
  expect((await running.get(STORY)).headers.has('warning')).toBe(false)
})

test('a document that is not what it should be costs a story its broken part, not its page', async () => {
  await using running = await startSite([
    article('story', {
      kicker: {not: 'a text'},
      bylines: 'By Jane',
      topics: [1, null, 'Leith'],
      body: [
        {_type: 'block', _key: 'a', style: 7, children: 'none', markDefs: {}},
        galleryEmbed('g'),
        {_type: 'imageEmbed', _key: 'i', caption: reference('story', 'i')},
      ],
    }),
    documentOf('gallery', 'g', {captions: {not: 'a list'}, title: ['no']}),
    article('fine'),
  ])
  const page = await running.get(STORY)
  expect([page.status, findStrangers(plain(await page.text(), running))]).toEqual([200, []])
  expect(await running.textOf('/')).toContain('Headline of fine')
  expect(running.log).toEqual([])
})

async function expectSober(running: RunningSite, path: string): Promise<void> {
  const answer = await running.get(path)
  const text = await answer.text()
  expect([path, answer.status]).toEqual([path, 503])
  expect(answer.headers.get('retry-after')).toBe('5')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(text).toContain('We cannot show this page at the moment')
  expect(findStrangers(plain(text, running))).toEqual([])
  expect(text).not.toMatch(/Error|stack|node_modules|ECONN|groq|\*\[|:\d+:\d+/)
}

/** As if the images came from the lake that the allow-list knows. */
function plain(html: string, running: RunningSite): string {
  return html.replaceAll(running.proxy.url, 'https://lake.example')
}

/** Somebody has the story open, and is told when it says something else. */
async function readStory(running: RunningSite) {
  const [, version] = /data-version="([^"]+)"/.exec(await running.textOf(STORY)) ?? []
  return eventsOf(await running.get(`/live?path=${STORY}&version=${version}`))
}

/** The lake goes away, and the site has noticed. */
async function loseLake({proxy, logs}: RunningSite): Promise<void> {
  proxy.mode = 'away'
  const isNoticed = logs('changesUnheard')
  proxy.cut()
  await isNoticed
}
