import {type WebSocket} from 'ws'
import {isRecord} from '../documents/json.ts'
import {textOf} from './presence.ts'

/** Bytes that may wait in one socket before its streams are cut, as for a stream on its own. */
const MOST_BUFFERED_BYTES = 8 * 1024 * 1024
const MOST_STREAMS = 100

/**
 * Many event streams over one WebSocket, since a browser opens only six connections to a host and
 * one Studio tab holds that many streams. See browser.ts for the other end.
 *
 * In: `{op: 'open', id, url, headers}`, `{op: 'close', id}`.
 * Out: `{id, status, headers}`, then `{id, chunk}`, and `{id, end: true}` when it is over.
 *
 * A stream is the response to an ordinary request: the same rights, the same bytes.
 */
export function carryStreams(
  socket: WebSocket,
  origin: string,
  fetch: (request: Request) => Promise<Response>,
): void {
  const streams = new Map<string, AbortController>()
  const send = (message: Record<string, unknown>) => {
    if (socket.readyState !== socket.OPEN) return
    socket.send(JSON.stringify(message))
    if (socket.bufferedAmount > MOST_BUFFERED_BYTES) socket.terminate()
  }
  const carry = async ({id, url, headers}: Opening, signal: AbortSignal) => {
    const response = await fetch(new Request(new URL(url, origin), {headers}))
    send({id, status: response.status, headers: Object.fromEntries(response.headers)})
    const reader = response.body?.pipeThrough(new TextDecoderStream(), {signal}).getReader()
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      send({id, chunk: part.value})
    }
  }
  const open = (opening: Opening) => {
    const controller = new AbortController()
    streams.set(opening.id, controller)
    carry(opening, controller.signal)
      // Whatever goes wrong ends the stream; the client then opens it again, and resumes.
      .catch(() => undefined)
      .finally(() => {
        if (streams.get(opening.id) === controller) streams.delete(opening.id)
        if (!controller.signal.aborted) send({id: opening.id, end: true})
      })
  }
  socket.on('message', (data) => {
    const message = readMessage(textOf(data))
    if (!message) return
    streams.get(message.id)?.abort()
    streams.delete(message.id)
    if (message.op === 'close') return
    if (streams.size < MOST_STREAMS) open(message)
    else send({id: message.id, end: true})
  })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    for (const controller of streams.values()) controller.abort()
  })
}

interface Opening {
  op: 'open'
  id: string
  url: string
  headers: Record<string, string>
}

type Message = Opening | {op: 'close'; id: string}

function readMessage(text: string): Message | undefined {
  try {
    const message: unknown = JSON.parse(text)
    if (!isRecord(message) || typeof message.id !== 'string') return undefined
    if (message.op === 'close') return {op: 'close', id: message.id}
    if (message.op !== 'open' || !isStreamAddress(message.url)) return undefined
    return {op: 'open', id: message.id, url: message.url, headers: readHeaders(message.headers)}
  } catch {
    return undefined
  }
}

/** Only event streams are carried: everything else has its own rules for what may come from where. */
function isStreamAddress(url: unknown): url is string {
  return typeof url === 'string' && /^\/[^?#]*\/(listen|live)\/[^?#]*/.test(url)
}

function readHeaders(headers: unknown): Record<string, string> {
  const entries = isRecord(headers) ? Object.entries(headers) : []
  return Object.fromEntries(
    entries.flatMap(([name, value]): [string, string][] => {
      const isPassedOn = name === 'authorization' || name === 'last-event-id'
      return isPassedOn && typeof value === 'string' ? [[name, value]] : []
    }),
  )
}
