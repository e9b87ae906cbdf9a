import * as fc from 'fast-check'
import {expect, onTestFinished, test, vi} from 'vitest'
import {article, live, section, reference} from './testing/documents.test.fixture.ts'
import {eventsOf, startSite} from './testing/running-site.test.fixture.ts'

// A lake is started for each test, and one is looked at 10,000 times, on machines that may be busy.
vi.setConfig({testTimeout: 180_000})

const LIFT = Date.UTC(2026, 10, 23, 12)
const HEADLINE = 'What nobody may know yet'

const held = (until: string) => [
  section('world', 'World'),
  article('open', {section: reference('section-world')}),
  article('held', {
    ...live('2026-11-23T09:00:00Z'),
    headline: HEADLINE,
    section: reference('section-world'),
    topics: ['Leith'],
    embargo: {_type: 'embargo', active: true, until},
  }),
]

const PLACES = [
  '/',
  '/world',
  '/2026/11/23',
  '/2026/11/23/held',
  '/topic/Leith',
  '/rss.xml',
  '/world/rss.xml',
  '/sitemap-news.xml',
  '/search?q=nobody',
]

test.each([
  ['the site may ask when embargoes end', true, 0],
  ['it may not, and has to look', false, 60_000],
])(
  'in 10,000 looks around its minute a story is never early, and not late, where %s',
  async (_, withPreviews, mostLate) => {
    let now = LIFT - 3_600_000
    const clock = {ofLake: () => now, ofSite: () => new Date(now)}
    await using running = await startSite(held(new Date(LIFT).toISOString()), {
      withPreviews,
      clock: clock.ofSite,
      lakeClock: clock.ofLake,
    })
    const steps = fc.sample(fc.oneof(fc.constantFrom(0, 1, 2), fc.nat(50), fc.nat(1_500)), {
      numRuns: 10_000,
      seed: 20261123,
    })
    const scale = 7_200_000 / steps.reduce((sum, step) => sum + step, 0)
    const looks = {before: 0, after: 0}
    const wrong: unknown[] = []
    for (const [index, step] of steps.entries()) {
      now += step * scale
      // Whole milliseconds at the minute itself.
      if (Math.abs(now - LIFT) < 20) now = Math.round(now)
      const place = PLACES[index % PLACES.length] ?? '/'
      const isThere = (await running.textOf(place)).includes(HEADLINE)
      const [isBefore, isAfter] = [now < LIFT, now >= LIFT + mostLate]
      if (isBefore ? isThere : isAfter && !isThere) wrong.push([place, now - LIFT])
      looks.before += Number(isBefore)
      looks.after += Number(isAfter)
    }
    expect(wrong).toEqual([])
    expect(looks.before).toBeGreaterThan(1_000)
    expect(looks.after).toBeGreaterThan(1_000)
  },
)

test('an open front page changes by itself when an embargo ends', async () => {
  let now = LIFT - 100
  await using running = await startSite(held(new Date(LIFT).toISOString()), {
    withPreviews: true,
    clock: () => new Date(now),
    lakeClock: () => now,
  })
  const before = await running.textOf('/')
  expect(before).not.toContain(HEADLINE)
  const [, version] = /data-version="([^"]+)"/.exec(before) ?? []
  const events = eventsOf(await running.get(`/live?path=/&version=${version}`))
  now = LIFT
  await events.next()
  expect(await running.textOf('/')).toContain(HEADLINE)
  await events.return(undefined)
})

test('an open front page changes by itself also where nobody may say when embargoes end', async () => {
  vi.useFakeTimers({toFake: ['setInterval', 'clearInterval']})
  onTestFinished(() => void vi.useRealTimers())
  let now = LIFT - 1
  await using running = await startSite(held(new Date(LIFT).toISOString()), {
    clock: () => new Date(now),
    lakeClock: () => now,
  })
  const before = await running.textOf('/')
  expect(before).not.toContain(HEADLINE)
  const [, version] = /data-version="([^"]+)"/.exec(before) ?? []
  await using events = eventsOf(await running.get(`/live?path=/&version=${version}`))
  now = LIFT
  vi.advanceTimersByTime(60_000)
  await events.next()
  expect(await running.textOf('/')).toContain(HEADLINE)
})

test('an embargo that is put on while a page is open takes the story off it', async () => {
  await using running = await startSite([article('story', {headline: HEADLINE})], {
    withPreviews: true,
  })
  const before = await running.textOf('/')
  expect(before).toContain(HEADLINE)
  const [, version] = /data-version="([^"]+)"/.exec(before) ?? []
  const events = eventsOf(await running.get(`/live?path=/&version=${version}`))
  await running.write(
    article('story', {headline: HEADLINE, embargo: {_type: 'embargo', active: true}}),
  )
  await events.next()
  expect(await running.textOf('/')).not.toContain(HEADLINE)
  expect((await running.get('/2026/11/20/story')).status).toBe(404)
  await events.return(undefined)
})

test('a story that comes in under embargo while the paper is open opens at its minute, too', async () => {
  await using running = await startSite([article('open')], {withPreviews: true})
  const [, version] = /data-version="([^"]+)"/.exec(await running.textOf('/')) ?? []
  const events = eventsOf(await running.get(`/live?path=/&version=${version}`))
  const lift = Date.now() + 500
  await running.write(
    article('held', {
      ...live(new Date(lift - 60_000).toISOString()),
      headline: HEADLINE,
      embargo: {_type: 'embargo', active: true, until: new Date(lift).toISOString()},
    }),
  )
  await events.next()
  expect(Date.now()).toBeGreaterThanOrEqual(lift)
  expect(await running.textOf('/')).toContain(HEADLINE)
  await events.return(undefined)
})

test('while nobody says when embargoes end, a story is a minute late at most, though nothing changes', async () => {
  let now = LIFT - 1_000
  await using running = await startSite(held(new Date(LIFT).toISOString()), {
    withPreviews: true,
    clock: () => new Date(now),
    lakeClock: () => now,
    refuses: asksForOpening,
  })
  expect(await running.textOf('/')).not.toContain(HEADLINE)
  now = LIFT + 59_000
  expect(await running.textOf('/')).toContain(HEADLINE)
})

test('whoever could not say is asked again: what has ended meanwhile is there, and the next comes in time', async () => {
  let now = LIFT - 1_000
  const later = article('later', {
    ...live('2026-11-23T09:00:00Z'),
    headline: 'What opens an hour later',
    embargo: {_type: 'embargo', active: true, until: new Date(LIFT + 3_600_000).toISOString()},
  })
  await using running = await startSite([...held(new Date(LIFT).toISOString()), later], {
    withPreviews: true,
    clock: () => new Date(now),
    lakeClock: () => now,
    refuses: asksForOpening,
  })
  const before = await running.textOf('/')
  expect(before).not.toContain(HEADLINE)
  const [, version] = /data-version="([^"]+)"/.exec(before) ?? []
  await using events = eventsOf(await running.get(`/live?path=/&version=${version}`))
  now = LIFT + 1_000
  running.proxy.refuses = undefined
  await events.next()
  expect(await running.textOf('/')).toContain(HEADLINE)
  now = LIFT + 3_600_000 - 1
  expect(await running.textOf('/')).not.toContain('What opens an hour later')
  now += 1
  expect(await running.textOf('/')).toContain('What opens an hour later')
})

function asksForOpening({search}: URL): number | undefined {
  return decodeURIComponent(search).includes('"lift"') ? 429 : undefined
}
