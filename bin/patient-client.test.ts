import {createServer, type Server} from 'node:http'
import {createClient} from '@sanity/client'
import {afterEach, expect, test} from 'vitest'
import {patientClient} from './patient-client.ts'

let server: Server
const seen: string[] = []

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/** A Content Lake that has each of these faults once, and then answers. */
async function faulty(faults: ('cut' | 429 | 503 | 400)[]) {
  seen.length = 0
  server = createServer((request, response) => {
    seen.push(request.url ?? '')
    const fault = faults.shift()
    if (fault === 'cut') return request.socket.destroy()
    const headers = {'content-type': 'application/json', 'retry-after': '0'}
    response.writeHead(fault ?? 200, headers)
    response.end(JSON.stringify(fault ? {message: 'No'} : {result: 'here'}))
    return undefined
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return patientClient(
    createClient({
      projectId: 'newsroom',
      dataset: 'test',
      apiVersion: '2025-02-19',
      useCdn: false,
      // oxlint-disable-next-line typescript/no-deprecated -- client 8 has no other way to one host
      useProjectHostname: false,
      apiHost: `http://127.0.0.1:${address.port}`,
      maxRetries: 0,
    }),
  )
}

test('what the network lost and what was refused for now is sent again', async () => {
  const client = await faulty(['cut', 429, 503])
  expect(await client.fetch('*[0]', {})).toBe('here')
  expect(new Set(seen).size).toBe(1)
  expect(seen).toHaveLength(4)
})

test('what would be refused again is not', async () => {
  const client = await faulty([400])
  await expect(client.fetch('*[', {})).rejects.toThrow('No')
  expect(seen).toHaveLength(1)
})
