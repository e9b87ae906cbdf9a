import {type RawData, type WebSocket} from 'ws'
import {isRecord, type Json} from '../documents/json.ts'

const METHOD_NOT_FOUND = -32601
const HEARTBEAT_MS = 30_000

/** Tells whose token it is; `undefined` when it is nobody's. */
export type Identify = (token: string) => string | undefined

interface Visitor {
  socket: WebSocket
  userId: string | undefined
  session: Json
  subscriptions: Set<string>
}

/**
 * Who is where in the Studio: JSON-RPC over WebSockets, one room for each dataset. What somebody
 * announces is passed on to all others in the room and never kept; whoever is not signed in hears
 * and says nothing.
 */
export class Presence {
  readonly #identify: Identify
  readonly #rooms = new Map<string, Set<Visitor>>()

  constructor(identify: Identify) {
    this.#identify = identify
  }

  enter(dataset: string, socket: WebSocket): void {
    const room = this.#rooms.get(dataset) ?? new Set()
    this.#rooms.set(dataset, room)
    const visitor: Visitor = {socket, userId: undefined, session: null, subscriptions: new Set()}
    room.add(visitor)
    const heartbeat = setInterval(() => socket.send('♥'), HEARTBEAT_MS).unref()
    socket.on('message', (data) => this.#hear(textOf(data), visitor, room))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      clearInterval(heartbeat)
      room.delete(visitor)
      if (visitor.session !== null) this.#leave(visitor, room)
    })
  }

  #hear(text: string, visitor: Visitor, room: Set<Visitor>): void {
    const message = readMessage(text)
    if (!message) return
    const result = this.#answer(message, visitor, room)
    visitor.socket.send(
      JSON.stringify({
        jsonrpc: '2.0',
        id: message.id,
        ...(result === undefined
          ? {error: {code: METHOD_NOT_FOUND, message: 'Method not found'}}
          : {result}),
      }),
    )
  }

  #answer({method, params}: Message, visitor: Visitor, room: Set<Visitor>): Json | undefined {
    switch (method) {
      case 'authorization': {
        const token = String(params.authorization).replace(/^Bearer\s+/i, '')
        visitor.userId = this.#identify(token)
        return visitor.userId !== undefined
      }
      case 'presence_subscribe': {
        const subscription = crypto.randomUUID()
        visitor.subscriptions.add(subscription)
        return subscription
      }
      case 'presence_unsubscribe':
        return visitor.subscriptions.delete(String(params.subscriptionId))
      case 'presence_rollcall':
        visitor.session = textOrNull(params.session)
        this.#tell(visitor, room, {type: 'rollCall', i: visitor.userId, session: visitor.session})
        return true
      case 'presence_announce': {
        const state = isRecord(params.data) ? params.data : {}
        visitor.session = textOrNull(state.sessionId)
        this.#tell(visitor, room, {type: 'state', i: visitor.userId, m: state})
        return true
      }
      case 'presence_disconnect':
        visitor.session = textOrNull(params.session)
        this.#leave(visitor, room)
        return true
      default:
        return undefined
    }
  }

  #leave(visitor: Visitor, room: Set<Visitor>): void {
    this.#tell(visitor, room, {
      type: 'disconnect',
      i: visitor.userId,
      m: {session: visitor.session},
    })
    visitor.session = null
  }

  #tell(from: Visitor, room: Set<Visitor>, result: Record<string, unknown>): void {
    if (from.userId === undefined) return
    for (const visitor of room) {
      if (visitor === from || visitor.userId === undefined) continue
      for (const subscription of visitor.subscriptions) {
        const params = {subscription, result}
        const method = 'presence_subscription'
        visitor.socket.send(JSON.stringify({jsonrpc: '2.0', method, params}))
      }
    }
  }
}

interface Message {
  id: unknown
  method: string
  params: Record<string, unknown>
}

/** `undefined` for heartbeats and for anything else that is no call. */
function readMessage(text: string): Message | undefined {
  try {
    const message: unknown = JSON.parse(text)
    if (!isRecord(message) || typeof message.method !== 'string') return undefined
    const params = isRecord(message.params) ? message.params : {}
    return {id: message.id ?? null, method: message.method, params}
  } catch {
    return undefined
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

export function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString()
  return data instanceof ArrayBuffer ? Buffer.from(data).toString() : data.toString()
}
