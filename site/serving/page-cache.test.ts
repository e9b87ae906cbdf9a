import {beforeEach, expect, test} from 'vitest'
import {type CachedPage, packPage} from './cached-page.ts'
import {PageCache} from './page-cache.ts'

let now = 1_000
let isWatched = true
let opening = -Infinity
let made = 0
let cache: PageCache

beforeEach(() => {
  now = 1_000
  isWatched = true
  opening = -Infinity
  made = 0
  cache = new PageCache({
    now: () => now,
    isWatched: () => isWatched,
    lastOpening: (at) => (at >= opening ? opening : -Infinity),
  })
})

test('a page is made once, and once more when something that it depends on has changed', async () => {
  await get('/a', ['story'])
  await get('/a', ['story'])
  cache.changed(['other'])
  await get('/a', ['story'])
  expect(made).toBe(1)
  cache.changed(['story'])
  await get('/a', ['story'])
  expect(made).toBe(2)
})

test('however many ask for a page at once, it is made once', async () => {
  await Promise.all(Array.from({length: 50}, () => get('/a', ['story'])))
  expect(made).toBe(1)
})

test('a change that comes while a page is being made counts: what is served was asked for after it', async () => {
  const [begun, first] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const making = cache.pageFor('/a', async () => {
    made++
    begun.resolve()
    if (made === 1) await first.promise
    return page(`made ${made}`, ['story'])
  })
  await begun.promise
  cache.changed(['story'])
  first.resolve()
  expect((await making).version).toBe(page('made 2').version)
  expect(cache.peek('/a')?.version).toBe(page('made 2').version)
})

test('a page that changes whenever it is made is served, and not kept', async () => {
  await cache.pageFor('/a', async () => {
    made++
    cache.changed(['story'])
    return page('a', ['story'])
  })
  expect(made).toBe(3)
  expect(cache.peek('/a')).toBeUndefined()
})

test('no page outlives the moment at which a story opens, or a right ends', async () => {
  await get('/a', ['story'])
  opening = 2_000
  now = 1_999
  expect(cache.peek('/a')).toBeDefined()
  now = 2_000
  expect(cache.peek('/a')).toBeUndefined()
  await cache.pageFor('/b', async () => ({...page('b'), until: 3_000}))
  now = 2_999
  expect(cache.peek('/b')).toBeDefined()
  now = 3_000
  expect(cache.peek('/b')).toBeUndefined()
})

test('while nobody tells us of changes, a page is asked for again after two seconds', async () => {
  isWatched = false
  await get('/a', ['story'])
  now += 1_999
  expect(cache.peek('/a')).toBeDefined()
  now += 1
  expect(cache.peek('/a')).toBeUndefined()
})

test('a page can be given a longest time, after which it is asked for again', async () => {
  const short = new PageCache({
    now: () => now,
    isWatched: () => true,
    lastOpening: () => -Infinity,
    longest: () => 60_000,
  })
  await short.pageFor('/a', async () => page('a'))
  now += 59_999
  expect(short.peek('/a')).toBeDefined()
  now += 1
  expect(short.peek('/a')).toBeUndefined()
})

test('when anything may have changed, nothing is served without asking', async () => {
  await get('/a', ['story'])
  cache.doubt()
  expect(cache.peek('/a')).toBeUndefined()
  await get('/a', ['story'])
  expect(cache.peek('/a')).toBeDefined()
})

test('when the lake is away, the last good copy is served, and marked', async () => {
  const good = await get('/a', ['story'])
  cache.doubt()
  const last = await cache.pageFor('/a', away)
  expect(last).toEqual({...good, isLast: true})
  expect(good.isLast).toBeUndefined()
})

test('a copy that is known to be wrong is not served, whatever is away', async () => {
  await get('/changed', ['story'])
  await cache.pageFor('/ended', async () => ({...page('x'), until: 1_500}))
  cache.changed(['story'])
  now = 1_500
  await expect(cache.pageFor('/changed', away)).rejects.toThrow('The lake is away')
  await expect(cache.pageFor('/ended', away)).rejects.toThrow('The lake is away')
})

test('pages that nobody asks for make room for others', async () => {
  const small = new PageCache({
    now: () => now,
    isWatched: () => true,
    lastOpening: () => -Infinity,
    capacity: 2_000,
  })
  for (const key of ['/a', '/b', '/c']) await small.pageFor(key, async () => page(key))
  small.peek('/a')
  await small.pageFor('/d', async () => page('/d'))
  expect(['/a', '/b', '/c', '/d'].filter((key) => small.peek(key))).toEqual(['/a', '/c', '/d'])
})

function get(key: string, tags: string[]): Promise<CachedPage> {
  return cache.pageFor(key, async () => {
    made++
    return page(`made ${made}`, tags)
  })
}

function page(body: string, tags: string[] = []): CachedPage {
  return packPage({status: 200, type: 'html', body}, new Set(tags), now)
}

async function away(): Promise<CachedPage> {
  throw new Error('The lake is away')
}
