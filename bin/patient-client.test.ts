import {createServer, type Server} from 'node:http'
import {createClient} from '@sanity/client'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {patientClient} from './patient-client.ts'

let server: Server
const seen: string[] = []

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/** The pauses that were made, in milliseconds; none of them takes its time. */
let pauses: number[]
/** What happens during the next pause. */
let meanwhile: () => Promise<void>

beforeEach(() => {
  seen.length = 0
  pauses = []
  meanwhile = async () => {}
})

const pause = async (milliseconds: number) => {
  pauses.push(milliseconds)
  await meanwhile()
}

type Fault = 'cut' | 'cut short' | 429 | 503 | 400

/** A Content Lake that has each of these faults once, and then answers. */
async function faulty(faults: Fault[]) {
  server = createServer((request, response) => {
    seen.push(request.url ?? '')
    const fault = faults.shift()
    if (fault === 'cut') return request.socket.destroy()
    if (fault === 'cut short') {
      response.writeHead(200, {'content-type': 'application/json', 'content-length': '1000'})
      return response.write('{"result": "he', () => request.socket.destroy())
    }
    response.writeHead(fault ?? 200, {'content-type': 'application/json', 'retry-after': '7'})
    response.end(JSON.stringify(fault ? {message: 'No'} : {result: 'here'}))
    return undefined
  })
  const port = await listenOn(0)
  return patientClient(
    createClient({
      projectId: 'newsroom',
      dataset: 'test',
      apiVersion: '2025-02-19',
      useCdn: false,
      // oxlint-disable-next-line typescript/no-deprecated -- client 8 has no other way to one host
      useProjectHostname: false,
      apiHost: `http://127.0.0.1:${port}`,
      maxRetries: 0,
    }),
    pause,
  )
}

async function listenOn(port: number): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return address.port
}

test('what the network lost is sent again, later each time; what was refused for now, when it says', async () => {
  const client = await faulty(['cut', 'cut short', 429, 'cut', 503])
  expect(await client.fetch('*[0]', {})).toBe('here')
  expect(new Set(seen).size).toBe(1)
  expect(seen).toHaveLength(6)
  expect(pauses).toEqual([500, 1000, 7000, 4000, 7000])
})

test('a Content Lake that is away is waited for', async () => {
  const client = await faulty([])
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  meanwhile = async () => {
    if (address !== null && typeof address === 'object') await listenOn(address.port)
  }
  expect(await client.fetch('*[0]', {})).toBe('here')
  expect(pauses).toEqual([500])
})

test('what stays lost is given up', async () => {
  const client = await faulty(Array.from({length: 10}, () => 'cut'))
  await expect(client.fetch('*[0]', {})).rejects.toThrow('fetch failed')
  expect(seen).toHaveLength(6)
})

test('what would be refused again is not sent again', async () => {
  const client = await faulty([400])
  await expect(client.fetch('*[', {})).rejects.toThrow('No')
  expect(seen).toHaveLength(1)
  expect(pauses).toEqual([])
})

test('a mistake in the program is no lost connection, though both are a TypeError', async () => {
  const client = await faulty([])
  const circle: Record<string, unknown> = {}
  circle['itself'] = circle
  await expect(client.fetch('*[0]', {circle})).rejects.toThrow(TypeError)
  expect(pauses).toEqual([])
  expect(seen).toEqual([])
})
