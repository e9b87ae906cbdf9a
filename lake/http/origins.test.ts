import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {WebSocket} from 'ws'
import {openTestLake, STUDIO_ORIGIN, type TestLake} from '../testing/test-lake.ts'

const CORS = '/v2025-08-14/projects/newsroom/cors'
const QUERY = '/v2025-02-19/data/query/production?query=count(*[_type=="article"])'
const PAGE = 'http://localhost:3000'

let directory: string
let lake: TestLake

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'origins-'))
  lake = await openTestLake({directory})
})
afterAll(async () => {
  await lake.lake.close()
  rmSync(directory, {recursive: true})
})

async function allow(origin: string, allowCredentials?: boolean): Promise<number> {
  const response = await lake.request(CORS, {
    as: 'ada',
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({origin, allowCredentials}),
  })
  expect(response.status).toBe(200)
  const {id}: {id: number} = await response.json()
  return id
}

async function remove(id: number): Promise<void> {
  expect((await lake.request(`${CORS}/${id}`, {as: 'ada', method: 'DELETE'})).status).toBe(200)
}

/** What a browser goes by: may a page of the origin read the answer, and send what it has to ask for? */
async function asSeenFrom(origin: string, as?: 'ed'): Promise<unknown[]> {
  const preflight = await lake.request(QUERY, {
    method: 'OPTIONS',
    headers: {origin, 'access-control-request-headers': 'authorization'},
  })
  const answer = await lake.request(QUERY, {headers: {origin}, ...(as ? {as} : {})})
  const {allowed, withCredentials} = await lake
    .request('/check/cors', {headers: {origin}})
    .then((response) => response.json())
    .then(({result}) => result)
  return [
    preflight.status,
    answer.status,
    answer.headers.get('access-control-allow-origin'),
    answer.headers.get('access-control-allow-credentials'),
    {allowed, withCredentials},
  ]
}

/** Whether the lake's sockets open for a page. */
function socketOpens(origin: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${lake.url.replace('http', 'ws')}/_mux`, {origin})
    socket.on('open', () => {
      socket.terminate()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}

const signInFor = (origin: string) =>
  lake.request(`/v1/auth/login/local?origin=${encodeURIComponent(origin)}&withSid=true`)

const STRANGER = [403, 200, null, null, {allowed: false, withCredentials: false}]

describe('an origin', () => {
  test('is what has been named, and nothing like it', async () => {
    expect(await asSeenFrom(PAGE)).toEqual(STRANGER)
    const id = await allow(`${PAGE}/`, true)
    const trusted = [204, 200, PAGE, 'true', {allowed: true, withCredentials: true}]
    expect(await asSeenFrom(PAGE)).toEqual(trusted)
    expect(await asSeenFrom(PAGE, 'ed')).toEqual(trusted)
    expect((await signInFor(PAGE)).status).toBe(200)
    expect(await socketOpens(PAGE)).toBe(true)
    for (const other of [
      'http://127.0.0.1:3000',
      'https://localhost:3000',
      'http://localhost:3001',
    ]) {
      expect([other, ...(await asSeenFrom(other))]).toEqual([other, ...STRANGER])
    }
    await remove(id)
    expect(await asSeenFrom(PAGE)).toEqual(STRANGER)
    expect(await socketOpens(PAGE)).toBe(false)
  })

  test('without credentials may read what strangers may, and nothing with a token', async () => {
    const id = await allow(PAGE)
    const reading = [204, 200, PAGE, null, {allowed: true, withCredentials: false}]
    expect(await asSeenFrom(PAGE)).toEqual(reading)
    expect(await asSeenFrom(PAGE, 'ed')).toEqual(reading.with(1, 403))
    expect((await signInFor(PAGE)).status).toBe(400)
    expect(await socketOpens(PAGE)).toBe(false)
    await remove(id)
  })

  test('is known again after a restart, and listed with those that were given', async () => {
    const id = await allow(PAGE, true)
    await lake.lake.close()
    lake = await openTestLake({directory})
    const listed: unknown = await lake.request(CORS, {as: 'vi'}).then((response) => response.json())
    expect(listed).toMatchObject([
      {origin: STUDIO_ORIGIN, allowCredentials: true},
      {origin: lake.url, allowCredentials: true},
      {id, origin: PAGE, allowCredentials: true, projectId: 'newsroom', deletedAt: null},
    ])
    await remove(id)
  })

  test('that is none is refused with an example', async () => {
    const response = await lake.request(CORS, {
      as: 'ada',
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({origin: 'localhost:3000'}),
    })
    expect({status: response.status, ...(await response.json())}).toMatchObject({
      status: 400,
      message:
        '"localhost:3000" is not an origin: give scheme, host and port of one page alone, such as http://localhost:3000',
    })
  })
})
