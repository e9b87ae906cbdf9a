import {brotliDecompressSync, gunzipSync} from 'node:zlib'
import {expect, test, vi} from 'vitest'
import {isFreeForSection} from '../newsroom/section-slug.ts'
import {ENDPOINTS} from './endpoints.ts'
import {ROUTES} from './routes.ts'
import {
  article,
  CHANGED,
  documentOf,
  LIVE,
  live,
  reference,
  section,
} from './testing/documents.test.fixture.ts'
import {fullStory} from './testing/full-story.test.fixture.ts'
import {eventsOf, ORIGIN, startSite} from './testing/running-site.test.fixture.ts'

// A lake is started for each test, on machines that may be busy.
vi.setConfig({testTimeout: 60_000})

const STORY = '/2026/11/20/story'

test('readers get front page and story from a lake, which the site asks as a stranger', async () => {
  await using running = await startSite(fullStory(), {withPreviews: true})
  expect(await running.textOf('/')).toContain(`href="${STORY}"`)
  const story = await running.get(STORY)
  expect(story.status).toBe(200)
  expect(await story.text()).toContain('An earlier version was wrong.')
  const questions = running.proxy.asked.filter(({path}) => path.includes('headline'))
  expect(questions).not.toEqual([])
  for (const {headers, path} of questions) {
    expect(headers).not.toHaveProperty('authorization')
    expect(path).toContain('perspective=published')
  }
  expect(running.log).toEqual([])
})

test('a site without stories says so, and every list is there', async () => {
  await using running = await startSite([section('world', 'World')])
  for (const path of [
    '/',
    '/world',
    '/corrections',
    '/rss.xml',
    '/sitemap.xml',
    '/sitemap-news.xml',
  ]) {
    expect([path, (await running.get(path)).status]).toEqual([path, 200])
  }
  expect(await running.textOf('/')).toContain('There are no stories yet')
})

test('a section with a slug that the site has for something else is in no menu', async () => {
  await using running = await startSite([
    section('search', 'Squat'),
    section('sitemap-2026-11.xml', 'Squat'),
    section('world', 'World'),
  ])
  for (const path of ['/', '/world', '/search', '/nothing']) {
    const html = await running.textOf(path)
    expect(html).toContain('href="/world">World<')
    expect(html).not.toContain('Squat')
  }
})

test('no section can have the slug of an address of ours: there is none that is not reserved', () => {
  const firsts = [...ROUTES.map(({path}) => path), ...ENDPOINTS].map((path) => path.split('/')[1])
  const fixed = firsts.flatMap((first) => (first && /^[^:*]/.test(first) ? [first] : []))
  expect(fixed).toEqual(expect.arrayContaining(['search', 'topic', 'healthz', '_preview']))
  for (const slug of [...fixed, 'sitemap-2026-11.xml']) {
    expect([slug, isFreeForSection(slug)]).toEqual([slug, false])
  }
  expect(isFreeForSection('world')).toBe(true)
})

test('a story out of the archive stands under its own day, and is told as what it is', async () => {
  const archive = {...live('2026-11-23T10:00:00Z'), originallyPublished: {edtf: '2017-02-04'}}
  await using running = await startSite([
    article('raqqa', archive),
    article('later', live('2026-11-22T00:00:00Z')),
  ])
  const html = await running.textOf('/2017/02/04/raqqa')
  expect(html).toContain('First published <a href="/2017/02/04">4 February 2017</a>')
  expect(html).toMatch(/In our archive since <time[^>]*>23 November 2026/)
  expect(await running.textOf('/2017/02/04')).toContain('Headline of raqqa')
  expect((await running.get('/2026/11/23')).status).toBe(404)
  const front = await running.textOf('/')
  expect(front.indexOf('Headline of raqqa')).toBeLessThan(front.indexOf('Headline of later'))
  expect(front).toContain('From the archive: 4 February 2017')
})

test('a page says when it was changed as far as readers were told, and nothing of what is minor', async () => {
  const {lastPublishedAt} = CHANGED
  await using running = await startSite([
    article('told', live(LIVE, CHANGED)),
    article('minor', live(LIVE, {lastPublishedAt})),
  ])
  const told = await running.textOf('/2026/11/20/told')
  expect(told).toMatch(/Updated <time[^>]*>21 November 2026, 12:04 GMT/)
  const minor = await running.textOf('/2026/11/20/minor')
  expect(minor).toContain('Headline of minor')
  expect(minor).not.toContain('Updated')
  expect(minor).not.toContain('article:modified_time')
})

test.each([
  ['by another day', '/2020/01/01/story'],
  ['by a slug that it once had', '/2026/11/20/old-slug'],
  ['by its address on the old site', '/news/world/raqqa-a123.html'],
  ['by that address with a slash too many', '/news/world/raqqa-a123.html/'],
  ['by that address as it is sent', '/n%C3%A4chrichten/1'],
])('a story is found %s, and moved to', async (_, path) => {
  const formerSlugs = ['old-slug', '/news/world/raqqa-a123.html', 'nächrichten/1']
  await using running = await startSite([article('story', {formerSlugs})])
  const answer = await running.get(path)
  expect([answer.status, answer.headers.get('location')]).toEqual([301, STORY])
})

test('of stories with one slug, each stands under its own day', async () => {
  const slug = {slug: {current: 'in-pictures'}}
  await using running = await startSite([
    article('one', {...slug, ...live('2026-11-01T00:00:00Z')}),
    article('two', {...slug, ...live('2026-11-02T00:00:00Z')}),
    article('held', {...slug, ...live('2026-11-02T00:00:00Z'), pubStatus: 'withheld'}),
  ])
  expect(await running.textOf('/2026/11/01/in-pictures')).toContain('<h1>Headline of one</h1>')
  expect(await running.textOf('/2026/11/02/in-pictures')).toContain('<h1>Headline of two</h1>')
})

test('a killed story is gone: its notice is all that is left, on its page and in no list', async () => {
  await using running = await startSite([
    article('story', {pubStatus: 'canceled', publicNotice: 'We were wrong.', formerSlugs: ['old']}),
  ])
  for (const path of [STORY, '/2026/11/20/old']) {
    const page = await running.get(path)
    expect(page.status).toBe(410)
    const html = await page.text()
    expect(html).toContain('We were wrong.')
    expect(html).not.toContain('Headline')
  }
  for (const path of ['/', '/rss.xml', '/sitemap-2026-11.xml', '/search?q=headline']) {
    expect(await running.textOf(path)).not.toContain('Headline of story')
  }
})

test('what readers may not have is not told from what there is not: not by one byte', async () => {
  await using running = await startSite([
    section('world', 'World'),
    article('withheld', {pubStatus: 'withheld'}),
    article('embargoed', {
      embargo: {_type: 'embargo', active: true, until: '2999-01-01T00:00:00Z'},
    }),
    article('open-ended', {embargo: {_type: 'embargo', active: true}}),
    article('tomorrow', live('2999-01-01T00:00:00Z')),
    {...article('draft'), _id: 'drafts.draft'},
    {...article('private'), _id: 'editorial.private'},
  ])
  const answers = await Promise.all(
    ['withheld', 'embargoed', 'open-ended', 'tomorrow', 'draft', 'private', 'nothing'].map(
      async (slug) => {
        const days = slug === 'tomorrow' ? '/2999/01/01' : '/2026/11/20'
        const answer = await running.get(`${days}/${slug}`)
        return {status: answer.status, headers: [...answer.headers], text: await answer.text()}
      },
    ),
  )
  expect(answers[0]).toMatchObject({status: 404, text: expect.stringContaining('Page not found')})
  for (const answer of answers) expect(answer).toEqual(answers[0])
})

test('a correction is on the page as soon as it is published, and on the page of corrections', async () => {
  await using running = await startSite([article('story')])
  expect(await running.textOf(STORY)).not.toContain('corrected')
  await using stream = await openStream(running, STORY)
  await running.write(
    documentOf('correction', 'x', {
      type: 'correction',
      severity: 'significant',
      publicText: 'It was Leith.',
      date: '2026-11-23T00:00:00Z',
      targets: [{_key: 't', document: reference('story')}],
    }),
  )
  await stream.next()
  const html = await running.textOf(STORY)
  expect(html).toContain('This story has been corrected')
  expect(html).toContain('It was Leith.')
  expect(await running.textOf('/corrections')).toContain(`href="${STORY}#corrections"`)
})

test('whoever has a page open is told when it says something else, and only then', async () => {
  await using running = await startSite([article('story'), article('other')])
  const before = await versionOf(running, STORY)
  await using here = await openStream(running, STORY)
  await using elsewhere = await openStream(running, '/2026/11/20/other')
  await running.write(article('story', {headline: 'Second edition'}))
  const told = await here.next()
  expect(told).toEqual({event: 'update', id: await versionOf(running, STORY)})
  expect(told.id).not.toBe(before)
  await running.write(article('other', {headline: 'Another change'}))
  // The first that this reader hears of is the change of the page that is open here.
  expect(await elsewhere.next()).toEqual({
    event: 'update',
    id: await versionOf(running, '/2026/11/20/other'),
  })
})

test('who connects with an old page is told at once', async () => {
  await using running = await startSite([article('story')])
  const stream = await running.get(`/live?path=${STORY}&version=old`)
  const events = eventsOf(stream)
  expect((await events.next()).value).toEqual({
    event: 'update',
    id: await versionOf(running, STORY),
  })
  await events.return(undefined)
})

test('the head of a stream takes up no reader’s place: it ends', async () => {
  await using running = await startSite([article('story')])
  const head = await running.get(`/live?path=${STORY}&version=old`, {method: 'HEAD'})
  expect([head.status, head.body]).toEqual([200, null])
  expect(head.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
})

test('a page tells its readers its own version, by which they know when they are behind', async () => {
  await using running = await startSite([article('story')])
  expect(await running.textOf(STORY)).toContain(`data-version="${await versionOf(running, STORY)}"`)
})

test('an open page of a story that is killed turns into its notice', async () => {
  await using running = await startSite([article('story')])
  await using stream = await openStream(running, STORY)
  await running.write(article('story', {pubStatus: 'canceled', publicNotice: 'We were wrong.'}))
  await stream.next()
  const page = await running.get(STORY)
  expect([page.status, await page.text()]).toEqual([410, expect.stringContaining('We were wrong.')])
})

test.each(['', 'elsewhere', '//evil.example/', 'https://evil.example/', '/live', '/live?path=/'])(
  'nobody is told of changes of %j, which is no page',
  async (path) => {
    await using running = await startSite()
    const answer = await running.get(`/live?path=${encodeURIComponent(path)}`)
    expect(answer.status).toBe(400)
  },
)

test.each([
  ['gzip, br', 'br', brotliDecompressSync],
  ['br;q=0, gzip', 'gzip', gunzipSync],
  ['br;q=0', null, (bytes: ArrayBuffer) => Buffer.from(bytes)],
])(
  'who accepts %s is sent the page in %s, and not again once they have it',
  async (accepted, coding, unpack) => {
    await using running = await startSite([article('story')])
    const plain = await running.get(STORY)
    const headers = {'accept-encoding': accepted}
    for (const time of ['first', 'again']) {
      const packed = await running.get(STORY, {headers})
      expect([time, packed.headers.get('content-encoding')]).toEqual([time, coding])
      expect(unpack(await packed.arrayBuffer()).toString()).toBe(await plain.clone().text())
    }
    const {headers: sent} = await running.get(STORY, {headers, method: 'HEAD'})
    const etag = sent.get('etag') ?? ''
    expect([sent.get('content-encoding'), sent.get('vary')]).toEqual([coding, 'accept-encoding'])
    // Who unpacks it has other bytes than who got it plain: one name for both would mix them up.
    expect(etag === plain.headers.get('etag')).toBe(coding === null)
    const again = await running.get(STORY, {headers: {...headers, 'if-none-match': `W/${etag}`}})
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, ''])
    const other = await running.get(STORY, {headers: {...headers, 'if-none-match': '"other"'}})
    expect(other.status).toBe(200)
  },
)

test('readers get the same bytes whoever they are, and no cookies', async () => {
  await using running = await startSite([article('story')], {withPreviews: true})
  const bytes = async (headers: Record<string, string>) => {
    const answer = await running.get(STORY, {headers})
    return {headers: [...answer.headers], text: await answer.text()}
  }
  const stranger = await bytes({})
  expect(
    await bytes({cookie: 'newsroom-preview=1.drafts.x; a=b', authorization: 'Bearer x'}),
  ).toEqual(stranger)
  expect(await bytes({'x-forwarded-for': '10.0.0.1', 'origin': 'https://evil.example'})).toEqual(
    stranger,
  )
  const names = stranger.headers.map(([name]) => name)
  expect(names).not.toContain('set-cookie')
  expect(names.filter((name) => name.startsWith('access-control'))).toEqual([])
})

test('a page allows no script but the site’s own, and nobody to frame it', async () => {
  await using running = await startSite([article('story')])
  for (const path of [STORY, '/', '/nothing', '/search?q=x']) {
    const policy = (await running.get(path)).headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/default-src 'none'; script-src 'self'; style-src 'sha256-[^']+';/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain(`img-src data: ${running.proxy.url};`)
  }
})

test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('readers do not %s', async (method) => {
  await using running = await startSite([article('story')])
  const answer = await running.get(STORY, {method})
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
})

test('a request for another host is refused, as it is when a stranger’s name is given our address', async () => {
  await using running = await startSite([article('story')])
  const {url} = await running.site.listen()
  expect((await fetch(url + STORY)).status).toBe(200)
  const {request} = await import('node:http')
  const status = await new Promise<number | undefined>((resolve) => {
    request(url + STORY, {headers: {host: 'evil.example'}}, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    }).end()
  })
  expect(status).toBe(421)
})

test.each(['/', '/2026/11/20', '/by/jane', '/topic/Leith', '/world', '/search?q=text'])(
  'a list goes on over more than one page, and ends: %s',
  async (path) => {
    const stories = Array.from({length: 30}, (_, index) =>
      article(`s${index}`, {
        ...live(new Date(Date.UTC(2026, 10, 20, 10, index)).toISOString()),
        section: reference('section-world'),
        topics: ['Leith'],
        bylines: [{_key: 'b', person: reference('jane')}],
      }),
    )
    await using running = await startSite([
      section('world'),
      documentOf('person', 'jane', {name: 'Jane', slug: {current: 'jane'}}),
      ...stories,
    ])
    const joint = path.includes('?') ? '&' : '?'
    const [first, second] = [
      await running.textOf(path),
      await running.textOf(`${path}${joint}page=2`),
    ]
    expect(first).toContain('Headline of s29')
    expect(first).toContain('rel="next"')
    expect(second).toContain('Headline of s0<')
    expect(second).not.toContain('rel="next"')
    expect((await running.get(`${path}${joint}page=3`)).status).toBe(404)
  },
)

test.each([
  '/?page=0',
  '/?page=abc',
  '/world?page=2&page=3',
  '/search?q=a&q=b',
  '/world?page=1001',
  '//search?page=02',
])('at a mistyped address is the page that says so: %s', async (path) => {
  await using running = await startSite([section('world', 'World')])
  const answer = await running.get(path)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    404,
    'text/html; charset=utf-8',
  ])
  expect(await answer.text()).toBe(await running.textOf('/nothing/here'))
  // The page that is there is kept apart from it.
  expect((await running.get('/world')).status).toBe(200)
})

test('a page of a list has one address', async () => {
  await using running = await startSite([section('world', 'World')])
  for (const [path, plain] of [
    ['/world?page=02', '/world?page=2'],
    ['/search?q=a%20b&page=+1', '/search?q=a%20b'],
  ] as const) {
    const {status, headers} = await running.get(path)
    expect([status, headers.get('location')]).toEqual([301, plain])
  }
})

test('a search finds a story by its headline, its text, its topic, and by the words of a caption', async () => {
  await using running = await startSite(fullStory())
  for (const words of ['headline', 'CROSS', 'topic', 'captio', 'plate gallery']) {
    expect([words, await running.textOf(`/search?q=${words}`)]).toEqual([
      words,
      expect.stringContaining(`href="${STORY}"`),
    ])
  }
  expect(await running.textOf('/search?q=Nowhere,%20never')).toContain(
    'No story has “Nowhere, never”.',
  )
  expect(await running.textOf(`/search?q=${encodeURIComponent('*"](}')}`)).toContain(
    'What are you looking for?',
  )
})

async function versionOf(running: Awaited<ReturnType<typeof startSite>>, path: string) {
  const answer = await running.get(path, {method: 'HEAD'})
  return answer.headers.get('etag')?.replaceAll('"', '')
}

/** The stream of a reader who has the page as it is now. */
async function openStream(running: Awaited<ReturnType<typeof startSite>>, path: string) {
  const version = await versionOf(running, path)
  const response = await running.site.fetch(
    new Request(`${ORIGIN}/live?path=${encodeURIComponent(path)}&version=${version}`),
  )
  const events = eventsOf(response)
  return {
    next: async () => {
      const {value} = await events.next()
      if (!value) throw new Error('The stream has ended')
      return value
    },
    [Symbol.asyncDispose]: async () => {
      await events.return(undefined)
    },
  }
}
