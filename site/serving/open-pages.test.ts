import {afterEach, beforeEach, expect, test} from 'vitest'
import {eventsOf} from '../testing/running-site.test.fixture.ts'
import {OpenPages} from './open-pages.ts'
import {streamAsBody} from './reader-stream.ts'

let versions: Record<string, string>
let asked: string[]
let pages: OpenPages

beforeEach(() => {
  versions = {'/a': '1', '/b': '1'}
  asked = []
  pages = new OpenPages({
    versionOf: async (path) => {
      asked.push(path)
      if (versions[path] === 'fault') throw new Error('The lake is away')
      return versions[path]
    },
  })
})
afterEach(() => {
  pages.close()
})

test('readers of a page that says something else are told its version, others nothing', async () => {
  const [a, b] = [eventsOf(open('/a', '1')), eventsOf(open('/b', '1'))]
  versions['/a'] = '2'
  await pages.check()
  versions['/b'] = '3'
  await pages.check()
  expect((await a.next()).value).toEqual({event: 'update', id: '2'})
  expect((await b.next()).value).toEqual({event: 'update', id: '3'})
})

test('a page is asked for once, however many have it open', async () => {
  for (let reader = 0; reader < 100; reader++) open('/a', '1')
  asked.length = 0
  await pages.check()
  expect(asked).toEqual(['/a'])
})

test('changes that come while pages are looked at are looked at, too', async () => {
  open('/a', '1')
  asked.length = 0
  await Promise.all([pages.check(), pages.check(), pages.check()])
  expect(asked.length).toBeGreaterThanOrEqual(1)
  expect(asked.length).toBeLessThanOrEqual(2)
})

test('a fault tells nobody anything, and the next look is as good as the first', async () => {
  const events = eventsOf(open('/a', '1'))
  versions['/a'] = 'fault'
  await pages.check()
  versions['/a'] = '2'
  await pages.check()
  expect((await events.next()).value).toEqual({event: 'update', id: '2'})
})

test('who has left is not told, and the page is not looked at for them', async () => {
  await open('/a', '1').body?.cancel()
  asked.length = 0
  await pages.check()
  expect(asked).toEqual([])
})

test('who takes nothing in is let go', async () => {
  open('/a', '1')
  for (let version = 2; version < 300; version++) {
    versions['/a'] = String(version)
    await pages.check()
  }
  asked.length = 0
  await pages.check()
  expect(asked).toEqual([])
})

test('the page that most readers have open is looked at first', async () => {
  open('/b', '1')
  for (let reader = 0; reader < 3; reader++) open('/a', '1')
  asked.length = 0
  await pages.check()
  expect(asked).toEqual(['/a', '/b'])
})

test('no more readers are taken on than can be told', () => {
  const leave = Array.from({length: 10_000}, () =>
    pages.open('/a', '1', {send: () => true, close: () => {}}),
  )
  expect(pages.isFull).toBe(true)
  leave[0]?.()
  expect(pages.isFull).toBe(false)
})

function open(path: string, version: string): Response {
  return streamAsBody((connection) => pages.open(path, version, connection))
}
