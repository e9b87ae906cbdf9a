import {once} from 'node:events'
import {connect} from 'node:net'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {WireEvents} from '../testing/event-source.ts'
import {openTestLake, type TestLake} from '../testing/test-lake.ts'

let lake: TestLake

beforeEach(async () => {
  lake = await openTestLake()
})

afterEach(() => lake.lake.close())

const LISTEN = '/v2025-02-19/data/listen/production?query=*'
const LIVE = '/v2025-02-19/data/live/events/production'
/** More than there can be streams at a time. */
const MANY = 1250

async function open(path: string, as?: 'ed'): Promise<WireEvents> {
  const response = await lake.request(path, as ? {as} : {})
  expect(response.status).toBe(200)
  const events = new WireEvents(response)
  await events.take(1)
  return events
}

describe('streams', () => {
  test.each([
    ['a parameter that is no JSON', `${LISTEN}&$a=b`],
    ['an option given twice', `${LISTEN}&includeResult=true&includeResult=false`],
    ['an option of live events given twice', `${LIVE}?includeDrafts=a&includeDrafts=b`],
  ])('that are refused for %s take no room from others', async (_, path) => {
    const statuses = new Set<number>()
    for (let count = 0; count < MANY; count++) {
      const response = await lake.request(path)
      await response.text()
      statuses.add(response.status)
    }
    expect([...statuses]).toEqual([400])
    const events = await open(LISTEN)
    await events.cut()
  })

  test('whose connection is reset before they begin take no room from others', async () => {
    const {host, port, hostname} = new URL(lake.url)
    // Not every reset comes early enough.
    for (let count = 0; count < 2 * MANY; count++) {
      const socket = connect(Number(port), hostname)
      await once(socket, 'connect')
      socket.write(`GET ${LISTEN} HTTP/1.1\r\nhost: ${host}\r\n\r\n`, () => {
        socket.resetAndDestroy()
      })
      await once(socket, 'close')
    }
    const statusOfOneMore = async () => {
      const response = await lake.request(LISTEN)
      await response.body?.cancel()
      return response.status
    }
    await expect.poll(statusOfOneMore).toBe(200)
  })

  test('of strangers leave room for those who are signed in', async () => {
    // From inside the process: so many connections are more than some machines allow.
    const stranger = () => lake.lake.fetch(new Request(`${lake.url}${LISTEN}`))
    let response = await stranger()
    for (let count = 1; count < MANY && response.ok; count++) response = await stranger()
    expect(response.status).toBe(429)
    const events = await open(LISTEN, 'ed')
    await events.cut()
  })
})

describe('when a dataset', () => {
  const DESK = [
    {name: 'production', aclMode: 'public' as const},
    {name: 'desk', aclMode: 'public' as const},
  ]
  const inDesk = (path: string) => path.replace('production', 'desk')
  const manage = async (method: string, body?: object) => {
    const response = await lake.request('/v2025-02-19/projects/newsroom/datasets/desk', {
      as: 'ada',
      method,
      headers: {'content-type': 'application/json'},
      ...(body ? {body: JSON.stringify(body)} : {}),
    })
    expect(response.status).toBe(200)
  }

  test('becomes private, strangers hear no more of it; all others go on', async () => {
    await lake.lake.close()
    lake = await openTestLake({datasets: DESK})
    const [listener, live] = [await open(inDesk(LISTEN)), await open(inDesk(LIVE))]
    const [elsewhere, editor] = [await open(LISTEN), await open(inDesk(LISTEN), 'ed')]
    await manage('PATCH', {aclMode: 'private'})
    await lake.client('ed', {dataset: 'desk'}).create({_id: 'd1', _type: 'note', text: 'secret'})
    await lake.client('ed').create({_id: 'p1', _type: 'note'})
    expect(await listener.next()).toBeUndefined()
    expect(await live.next()).toBeUndefined()
    expect(await editor.next()).toMatchObject({data: {documentId: 'd1'}})
    expect(await elsewhere.next()).toMatchObject({data: {documentId: 'p1'}})
    await Promise.all([editor.cut(), elsewhere.cut()])
  })

  test('is deleted, everything that listens to it ends; all others go on', async () => {
    await lake.lake.close()
    lake = await openTestLake({datasets: DESK})
    const ending = [await open(inDesk(LISTEN)), await open(inDesk(LIVE), 'ed')]
    const elsewhere = await open(LISTEN)
    await manage('DELETE')
    for (const events of ending) expect(await events.next()).toBeUndefined()
    await lake.client('ed').create({_id: 'p1', _type: 'note'})
    expect(await elsewhere.next()).toMatchObject({data: {documentId: 'p1'}})
    await elsewhere.cut()
  })
})
