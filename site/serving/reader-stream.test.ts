import {once} from 'node:events'
import {createServer, get, type IncomingMessage} from 'node:http'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {listenHere} from './listen.ts'
import {type Connection} from './open-pages.ts'
import {streamOverSocket} from './reader-stream.ts'

let joined: Promise<Connection>
let left: Promise<void>
let answer: IncomingMessage
let close: () => void

beforeEach(async () => {
  const [join, leave] = [Promise.withResolvers<Connection>(), Promise.withResolvers<void>()]
  joined = join.promise
  left = leave.promise
  const server = createServer((_, outgoing) => {
    streamOverSocket(outgoing, (connection) => {
      connection.send(Buffer.from('retry: 1\n\n'))
      join.resolve(connection)
      return leave.resolve
    })
  })
  const {url} = await listenHere(server)
  ;[answer] = await once(get(url), 'response')
  close = () => {
    server.close()
    server.closeAllConnections()
  }
})
afterEach(() => close())

test('what is said goes out as it is, at once, as a stream of events', async () => {
  expect(answer.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  expect(answer.headers).not.toHaveProperty('transfer-encoding')
  const connection = await joined
  const told = textUntil('event: update\n\n')
  expect(connection.send(Buffer.from('event: update\n\n'))).toBe(true)
  expect(await told).toBe('retry: 1\n\nevent: update\n\n')
})

test('who leaves is known to have left', async () => {
  await joined
  answer.destroy()
  await expect(left).resolves.toBeUndefined()
})

test('who takes nothing in is known by what piles up', async () => {
  const connection = await joined
  answer.pause()
  const much = Buffer.alloc(1024 * 1024)
  let sent = 0
  while (connection.send(much)) sent++
  expect(sent).toBeLessThan(100)
  connection.close()
  answer.destroy()
  await left
})

async function textUntil(end: string): Promise<string> {
  let text = ''
  for await (const chunk of answer) {
    text += String(chunk)
    if (text.endsWith(end)) return text
  }
  return text
}
