import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {WireEvents} from '../testing/event-source.ts'

/** `LISTENERS=1000 TRANSACTIONS=1000 vitest run lake/reliability/resume` before a release. */
const LISTENERS = Number(process.env.LISTENERS ?? 8)
const TRANSACTIONS = Number(process.env.TRANSACTIONS ?? 120)
/** How often the process of the lake is killed meanwhile. */
const KILLS = 2

const SERVER = fileURLToPath(new URL('../testing/server.ts', import.meta.url))

interface Server {
  child: ChildProcess
  url: string
  token: string
}

let folder: string
/** The server that is up, or that is coming up again. */
let server: Promise<Server>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'resume-'))
  server = startServer('0')
  await server
}, 30_000)

afterAll(async () => {
  const {child} = await server
  child.kill('SIGKILL')
  await once(child, 'exit')
  rmSync(folder, {recursive: true})
})

async function startServer(port: string): Promise<Server> {
  const child = spawn(process.execPath, [SERVER, folder, port], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const {value: line} = await createInterface({input: child.stdout})[Symbol.asyncIterator]().next()
  const said: {url: string; token: string} = JSON.parse(line ?? '{}')
  return {child, ...said}
}

async function killAndRestart(): Promise<void> {
  const {child, url} = await server
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  server = exited.then(() => startServer(new URL(url).port))
  await server
}

/** Asks whoever is up; again when the answer did not come, as every client of Sanity does. */
async function ask(
  path: string,
  {headers: own, ...init}: Omit<RequestInit, 'headers'> & {headers: Record<string, string>},
): Promise<Response> {
  for (;;) {
    const {url, token} = await server
    try {
      const headers = {...own, authorization: `Bearer ${token}`}
      return await fetch(`${url}${path}`, {...init, headers})
    } catch (error) {
      // Refused or cut off: only while the lake is being killed.
      if (!(error instanceof TypeError)) throw error
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}

async function write(n: number): Promise<void> {
  const _id = `d${n % 5}`
  const mutations = [
    {createIfNotExists: {_id, _type: 'counter', n: 0}},
    {patch: {id: _id, inc: {n: 1}}},
  ]
  const response = await ask('/v1/data/mutate/production', {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({mutations, transactionId: `t${n}`}),
  })
  expect(response.status).toBe(200)
}

interface Heard {
  events: string[]
  resets: number
  cuts: number
}

const LISTEN =
  '/v1/data/listen/production?query=*&enableResume=true&includeResult=false&includeMutations=false'

/** Hears of everything until the last transaction, cutting its own connection every few events. */
async function listenUntil(last: string, welcomed: () => void, patience: number): Promise<Heard> {
  const heard: Heard = {events: [], resets: 0, cuts: -1}
  let position: string | undefined
  for (;;) {
    heard.cuts++
    const headers: Record<string, string> =
      position === undefined ? {} : {'last-event-id': position}
    const stream = new WireEvents(await ask(LISTEN, {headers}))
    for (let count = 0; count < patience; count++) {
      const event = await stream.next().catch(() => undefined)
      if (!event) break
      if (event.event === 'welcome' && position === undefined) welcomed()
      // Anything but a way to go on means that something may have been missed.
      else if (event.event === 'welcome' || event.event === 'reset') heard.resets++
      position = event.id ?? position
      if (event.event !== 'mutation') continue
      heard.events.push(String(event.data['eventId']))
      if (event.data['transactionId'] === last) {
        await stream.cut()
        return heard
      }
    }
    await stream.cut().catch(() => undefined)
  }
}

describe('R6: listeners of a lake that is killed again and again', () => {
  test(
    `hear of each of ${TRANSACTIONS} transactions once, in order, over all cuts`,
    async () => {
      const last = `t${TRANSACTIONS - 1}`
      const welcomes = Array.from({length: LISTENERS}, () => Promise.withResolvers<void>())
      const listening = welcomes.map(({resolve}, n) => listenUntil(last, resolve, 7 + (n % 11)))
      await Promise.all(welcomes.map(({promise}) => promise))
      const pause = Math.floor(TRANSACTIONS / (KILLS + 1))
      for (let n = 0; n < TRANSACTIONS; n++) {
        // In the middle of a request, so that some are stored and never answered.
        const isTime = n > 0 && n % pause === 0 && n / pause <= KILLS
        await Promise.all([write(n), isTime ? killAndRestart() : undefined])
      }
      const all = await Promise.all(listening)
      const expected = Array.from({length: TRANSACTIONS}, (_, n) => `t${n}#d${n % 5}`)
      for (const {events, resets, cuts} of all) {
        expect(events).toEqual(expected)
        expect(resets).toBe(0)
        expect(cuts).toBeGreaterThan(KILLS)
      }
    },
    60_000 + 100 * TRANSACTIONS,
  )
})
