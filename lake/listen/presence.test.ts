import {once} from 'node:events'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
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

  constructor(dataset = 'production', origin = STUDIO_ORIGIN) {
    const url = `${lake.url.replace('http', 'ws')}/v2022-06-30/socket/${dataset}?tag=sanity.studio`
    this.#socket = new WebSocket(url, {origin})
    this.#socket.on('message', (data) => {
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

  test('tells strangers nothing', async () => {
    const ed = await new Tab().open(lake.tokens.ed)
    const stranger = await new Tab().open('nonsense')
    await stranger.call('presence_announce', {data: {sessionId: 'x', locations: []}})
    await ed.call('presence_rollcall', {session: 'ed-1'})
    expect(ed.heard).toEqual([])
    expect(stranger.heard).toEqual([])
    ed.close()
    stranger.close()
  })

  test('is closed to pages of other sites and to datasets that do not exist', async () => {
    expect(await new Tab('production', 'https://evil.example').refused()).toContain('403')
    expect(await new Tab('nowhere').refused()).toContain('403')
  })
})
