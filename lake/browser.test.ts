import {readFileSync} from 'node:fs'
import {afterAll, beforeAll, describe, expect, onTestFinished, test, vi} from 'vitest'
import {createMuxFetch, lakeClientFactory} from './browser.ts'
import {clientConfig, openTestLake, type TestLake, until} from './testing/test-lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await openTestLake()
})

afterAll(() => lake.lake.close())

describe('signing out', () => {
  test('ends the session of whoever has signed in since the page was loaded', async () => {
    const token = await lake.signIn('ed')
    const kept = new Map([['__studio_auth_token_newsroom', JSON.stringify({token})]])
    vi.stubGlobal('localStorage', {getItem: (name: string) => kept.get(name) ?? null})
    onTestFinished(() => void vi.unstubAllGlobals())
    const asLoaded = lakeClientFactory(clientConfig(lake.url))
    await asLoaded.request({url: '/auth/logout', method: 'POST'})
    expect(await statusOf(token)).toBe(401)
  })

  test('ends no session but that of the token it is done with', async () => {
    const [own, kept] = [await lake.signIn('ed'), await lake.signIn('ed')]
    vi.stubGlobal('localStorage', {getItem: () => JSON.stringify({token: kept})})
    onTestFinished(() => void vi.unstubAllGlobals())
    const client = lakeClientFactory({...clientConfig(lake.url), token: own})
    await client.request({url: '/auth/logout', method: 'POST'})
    expect([await statusOf(own), await statusOf(kept)]).toEqual([401, 200])
  })
})

async function statusOf(token: string): Promise<number> {
  const response = await fetch(`${lake.url}/v1/users/me`, {
    headers: {authorization: `Bearer ${token}`},
  })
  return response.status
}

/** As many documents as five tabs of a Studio have open: far more than a browser's connections. */
const MANY = 40

describe('event streams over one WebSocket', () => {
  test('carry many listeners at once, each with its own events', async () => {
    const editor = lake.client('ed')
    const factory = lakeClientFactory({...clientConfig(lake.url), token: lake.tokens.ed})
    const heard = new Map<string, string[]>()
    const subscriptions = Array.from({length: MANY}, (_, index) => {
      const id = `many-${index}`
      heard.set(id, [])
      const events = ['welcome', 'mutation'] as const
      return factory
        .listen('*[_id == $id]', {id}, {events: [...events]})
        .subscribe((event) =>
          heard.get(id)?.push(event.type === 'mutation' ? event.documentId : event.type),
        )
    })
    await until('all are welcomed', () => [...heard.values()].every(({length}) => length === 1))
    await editor.mutate([...heard.keys()].map((_id) => ({create: {_id, _type: 'many'}})))
    await until('all have heard', () => [...heard.values()].every(({length}) => length === 2))
    for (const [id, events] of heard) expect(events).toEqual(['welcome', id])
    for (const subscription of subscriptions) subscription.unsubscribe()
  })

  test('leave all other requests alone', async () => {
    const factory = lakeClientFactory({...clientConfig(lake.url), token: lake.tokens.ed})
    const {_id} = await factory.create({_type: 'plain'})
    expect(await factory.getDocument(_id)).toMatchObject({_type: 'plain'})
  })

  test('give errors of the lake as they are', async () => {
    const response = await createMuxFetch()(`${lake.url}/v1/data/listen/nowhere?query=*`)
    expect([response.status, JSON.parse(await response.text()).error]).toEqual([404, 'Not Found'])
  })

  test('end when they are aborted, at both ends', async () => {
    const controller = new AbortController()
    const {signal} = controller
    const response = await createMuxFetch()(`${lake.url}/v1/data/listen/production?query=*`, {
      signal,
    })
    const reader = response.body?.getReader()
    await reader?.read()
    controller.abort()
    await expect(reader?.read()).rejects.toMatchObject({name: 'AbortError'})
  })

  test('end with the socket, so that clients come back and resume', async () => {
    const desk = await openTestLake()
    const response = await createMuxFetch()(`${desk.url}/v1/data/listen/production?query=*`)
    const reader = response.body?.getReader()
    await reader?.read()
    await desk.lake.close()
    expect(await reader?.read()).toMatchObject({done: true})
  })

  test('fail as a request does when there is no lake', async () => {
    const closed = await openTestLake()
    await closed.lake.close()
    const request = createMuxFetch()(`${closed.url}/v1/data/listen/production?query=*`)
    await expect(request).rejects.toThrow('Failed to fetch')
  })
})

test('the browser gets no module of Node, and nothing of the lake but this one', () => {
  const source = readFileSync(new URL('browser.ts', import.meta.url), 'utf8')
  const imported = [...source.matchAll(/from '([^']+)'/g)].map(([, name]) => name)
  expect(imported).toEqual(['@sanity/client'])
})
