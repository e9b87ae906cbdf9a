import {once} from 'node:events'
import {afterAll, beforeAll, describe, expect, onTestFinished, test, vi} from 'vitest'
import {WebSocket} from 'ws'
import {textOf} from './presence.ts'
import {openTestLake, STUDIO_ORIGIN, type TestLake, until} from '../testing/test-lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await openTestLake()
})

afterAll(() => lake.lake.close())

/** One Studio tab. */
class Tab {
  readonly heard: unknown[] = []
  readonly #socket: WebSocket
  readonly #answers = new Map<number, (answer: unknown) => void>()
  #calls = 0

  constructor(dataset = 'production', origin = STUDIO_ORIGIN, at = lake.url) {
    const url = `${at.replace('http', 'ws')}/v2022-06-30/socket/${dataset}?tag=sanity.studio`
    this.#socket = new WebSocket(url, {origin})
    this.#socket.on('message', (data) => {
      if (textOf(data) === '♥') return
      const {id, result, error, params} = JSON.parse(textOf(data))
      if (params) this.heard.push(params.result)
      else this.#answers.get(id)?.(result ?? error)
    })
  }

  async open(token: string): Promise<this> {
    await once(this.#socket, 'open')
    await this.call('authorization', {authorization: `Bearer ${token}`})
    await this.call('presence_subscribe')
    return this
  }

  call(method: string, params: object = {}): Promise<unknown> {
    const id = ++this.#calls
    this.#socket.send(JSON.stringify({jsonrpc: '2.0', id, method, params}))
    return new Promise((resolve) => this.#answers.set(id, resolve))
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN
  }

  /** Hears nothing of what happens from now on; the other end cannot get rid of it. */
  stopReading(): void {
    this.#socket.pause()
  }

  say(text: string): void {
    this.#socket.send(text)
  }

  close(): void {
    this.#socket.close()
  }

  refused(): Promise<unknown> {
    return once(this.#socket, 'error').then(([error]) => String(error))
  }
}

describe('presence', () => {
  test('passes on who is where, to everybody else in the dataset', async () => {
    const [ed, vi] = [await new Tab().open(lake.tokens.ed), await new Tab().open(lake.tokens.vi)]
    const locations = [{type: 'document', documentId: 'a1', path: ['title']}]
    await vi.call('presence_rollcall', {session: 'vi-1'})
    await ed.call('presence_announce', {data: {sessionId: 'ed-1', locations}})
    await until('the announcement arrives', () => vi.heard.length > 0)
    expect(ed.heard).toEqual([{type: 'rollCall', i: 'vi', session: 'vi-1'}])
    expect(vi.heard).toEqual([{type: 'state', i: 'ed', m: {sessionId: 'ed-1', locations}}])
    ed.close()
    await until('the departure arrives', () => vi.heard.length > 1)
    expect(vi.heard[1]).toEqual({type: 'disconnect', i: 'ed', m: {session: 'ed-1'}})
    vi.close()
  })

  test('answers what it does not know, and shrugs off what is no message', async () => {
    const tab = await new Tab().open(lake.tokens.ed)
    tab.say('♥')
    tab.say('{"half": ')
    expect(await tab.call('self_destruct')).toMatchObject({code: -32601})
    tab.close()
  })

  test('tells strangers nothing, and takes nothing from them', async () => {
    const ed = await new Tab().open(lake.tokens.ed)
    const stranger = await new Tab().open('nonsense')
    const refused = {code: expect.any(Number), message: expect.any(String)}
    const data = {sessionId: 'x', locations: []}
    expect(await stranger.call('presence_announce', {data})).toEqual(refused)
    expect(await stranger.call('presence_subscribe')).toEqual(refused)
    await ed.call('presence_rollcall', {session: 'ed-1'})
    expect(ed.heard).toEqual([])
    expect(stranger.heard).toEqual([])
    ed.close()
    stranger.close()
  })

  test('sends strangers away at the first heartbeat, and whose session is over', async () => {
    vi.useFakeTimers({toFake: ['setInterval']})
    onTestFinished(() => void vi.useRealTimers())
    let now = Date.parse('2026-11-22T10:00:00Z')
    const own = await openTestLake({clock: () => now})
    onTestFinished(() => own.lake.close())
    const ed = await new Tab('production', STUDIO_ORIGIN, own.url).open(own.tokens.ed)
    const session = await own.signIn('vi')
    const vera = await new Tab('production', STUDIO_ORIGIN, own.url).open(session)
    const stranger = await new Tab('production', STUDIO_ORIGIN, own.url).open('nonsense')
    vi.runOnlyPendingTimers()
    await until('the stranger is gone', () => !stranger.isOpen)
    expect([ed.isOpen, vera.isOpen]).toEqual([true, true])
    now += 31 * 24 * 60 * 60 * 1000
    vi.runOnlyPendingTimers()
    await until('she is gone', () => !vera.isOpen)
    expect(ed.isOpen).toBe(true)
    ed.close()
  })

  test('tells everything once, however often a tab subscribes', async () => {
    const [ed, vera] = [await new Tab().open(lake.tokens.ed), await new Tab().open(lake.tokens.vi)]
    const first = await vera.call('presence_subscribe')
    await vera.call('presence_subscribe')
    expect(await vera.call('presence_unsubscribe', {subscriptionId: first})).toBe(false)
    await ed.call('presence_rollcall', {session: 'ed-1'})
    // What was sent to her comes before the answer to what she asks.
    await vera.call('presence_rollcall', {session: 'vi-1'})
    expect(vera.heard).toEqual([{type: 'rollCall', i: 'ed', session: 'ed-1'}])
    ed.close()
    vera.close()
  })

  test.each([
    ['a token is revoked', async (id: string) => lake.lake.tokens.revoke(id)],
    [
      'a token is revoked over HTTP',
      (id: string) =>
        lake.request(`/v1/projects/newsroom/tokens/${id}`, {as: 'ada', method: 'DELETE'}),
    ],
  ])('ends when %s: nothing is heard any more, nothing said', async (_, revoke) => {
    const secret = lake.lake.tokens.create({userId: 'vi', label: 'to be revoked'})
    const {id = ''} = lake.lake.tokens.list().find(({label}) => label === 'to be revoked') ?? {}
    const [ed, other] = [await new Tab().open(lake.tokens.ed), await new Tab().open(lake.tokens.vi)]
    const vera = await new Tab().open(secret)
    await vera.call('presence_announce', {data: {sessionId: 'vi-1', locations: []}})
    await revoke(id)
    await until('it is closed', () => !vera.isOpen)
    await ed.call('presence_rollcall', {session: 'ed-1'})
    expect(vera.heard).toEqual([])
    expect(ed.heard).toEqual([
      {type: 'state', i: 'vi', m: {sessionId: 'vi-1', locations: []}},
      {type: 'disconnect', i: 'vi', m: {session: 'vi-1'}},
    ])
    expect([ed.isOpen, other.isOpen]).toEqual([true, true])
    ed.close()
    other.close()
  })

  test('ends with signing out, when tabs had time to leave', async () => {
    const [session, other] = [await lake.signIn('vi'), await lake.signIn('vi')]
    const [leaving, tab] = [await new Tab().open(session), await new Tab().open(other)]
    vi.useFakeTimers({toFake: ['setTimeout']})
    onTestFinished(() => void vi.useRealTimers())
    const headers = {authorization: `Bearer ${session}`}
    await lake.request('/v1/auth/logout', {method: 'POST', headers})
    vi.runAllTimers()
    vi.useRealTimers()
    await until('it is closed', () => !leaving.isOpen)
    expect(tab.isOpen).toBe(true)
    tab.close()
  })

  test('ends with its dataset', async () => {
    const datasets = ['desk', 'production'].map((name) => ({name, aclMode: 'public' as const}))
    const own = await openTestLake({datasets})
    onTestFinished(() => own.lake.close())
    const tab = await new Tab('desk', STUDIO_ORIGIN, own.url).open(own.tokens.ed)
    const elsewhere = await new Tab('production', STUDIO_ORIGIN, own.url).open(own.tokens.ed)
    await own.request('/v1/datasets/desk', {as: 'ada', method: 'DELETE'})
    await until('it is closed', () => !tab.isOpen)
    expect(elsewhere.isOpen).toBe(true)
  })

  test('cuts off whoever does not read what they asked for, and nobody else', async () => {
    const [ed, other] = [await new Tab().open(lake.tokens.ed), await new Tab().open(lake.tokens.ed)]
    const slow = await new Tab().open(lake.tokens.vi)
    await slow.call('presence_announce', {data: {sessionId: 'slow', locations: []}})
    slow.stopReading()
    const data = {sessionId: 'ed-1', locations: ['x'.repeat(100_000)]}
    await until('the others hear that it is gone', async () => {
      await ed.call('presence_announce', {data})
      return other.heard.find((event) => JSON.stringify(event).includes('disconnect'))
    })
    expect(other.isOpen).toBe(true)
    slow.close()
    other.close()
    ed.close()
  })

  test('is closed to pages of other sites and to datasets that do not exist', async () => {
    expect(await new Tab('production', 'https://evil.example').refused()).toContain('403')
    expect(await new Tab('nowhere').refused()).toContain('403')
  })
})
