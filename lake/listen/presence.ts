import {type RawData, type WebSocket} from 'ws'
import {isRecord, type Json} from '../documents/json.ts'
import {type Hearer} from './open-streams.ts'

const METHOD_NOT_FOUND = -32601
/** As `@sanity/bifur-client` has it, for answers and for closing. */
const UNAUTHORIZED = 4001
const HEARTBEAT_MS = 30_000
/** Bytes that may wait for somebody who does not read, as for an event stream. */
const MOST_BUFFERED_BYTES = 1024 * 1024

/** Tells whose token it is; `undefined` when it is nobody's. */
export type Identify = (token: string) => Person | undefined

interface Person {
  userId: string
  /** Of the token. */
  id: string
}

interface Visitor {
  dataset: string
  socket: WebSocket
  token: string
  person: Person | undefined
  session: Json
  /** One is enough for a Studio; asking for another gives the first one up. */
  subscription: string | undefined
}

type Answer = {result: Json} | {error: {code: number; message: string}}

/**
 * Who is where in the Studio: JSON-RPC over WebSockets, one room for each dataset. What somebody
 * announces is passed on to all others in the room and never kept. Whoever is not signed in hears and
 * says nothing, and is sent away at the first heartbeat: a Studio shows its token before all else.
 */
export class Presence {
  readonly #identify: Identify
  readonly #visitors = new Set<Visitor>()

  constructor(identify: Identify) {
    this.#identify = identify
  }

  enter(dataset: string, socket: WebSocket): void {
    const visitor: Visitor = {
      dataset,
      socket,
      token: '',
      person: undefined,
      session: null,
      subscription: undefined,
    }
    this.#visitors.add(visitor)
    const heartbeat = setInterval(() => this.#beat(visitor), HEARTBEAT_MS).unref()
    socket.on('message', (data) => this.#hear(textOf(data), visitor))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      clearInterval(heartbeat)
      this.#leave(visitor)
    })
  }

  /** Sends away whoever may have lost the right to be here. They come back if they have not. */
  end(isMeant: (hearer: Hearer) => boolean): void {
    for (const visitor of this.#visitors) {
      const {dataset, person} = visitor
      const hearer = {dataset, userId: person?.userId ?? null, tokenId: person?.id ?? null}
      if (isMeant(hearer)) this.#sendAway(visitor)
    }
  }

  /** A session may be over by now. */
  #beat(visitor: Visitor): void {
    if (this.#identify(visitor.token)) this.#send(visitor, '♥')
    else this.#sendAway(visitor)
  }

  #sendAway(visitor: Visitor): void {
    this.#leave(visitor)
    visitor.socket.close(UNAUTHORIZED)
  }

  #hear(text: string, visitor: Visitor): void {
    const message = readMessage(text)
    // Until the other side has closed as well, it can go on talking.
    if (!message || !this.#visitors.has(visitor)) return
    const answer = this.#answer(message, visitor)
    this.#send(visitor, JSON.stringify({jsonrpc: '2.0', id: message.id, ...answer}))
  }

  #answer({method, params}: Message, visitor: Visitor): Answer {
    if (method === 'authorization') return {result: this.#authorize(visitor, params)}
    if (!visitor.person) return {error: {code: UNAUTHORIZED, message: 'Sign in first'}}
    switch (method) {
      case 'presence_subscribe':
        visitor.subscription = crypto.randomUUID()
        return {result: visitor.subscription}
      case 'presence_unsubscribe': {
        const isKnown = visitor.subscription === params.subscriptionId
        if (isKnown) visitor.subscription = undefined
        return {result: isKnown}
      }
      case 'presence_rollcall':
        visitor.session = textOrNull(params.session)
        this.#tell(visitor, {type: 'rollCall', session: visitor.session})
        return {result: true}
      case 'presence_announce': {
        const state = isRecord(params.data) ? params.data : {}
        visitor.session = textOrNull(state.sessionId)
        this.#tell(visitor, {type: 'state', m: state})
        return {result: true}
      }
      case 'presence_disconnect':
        visitor.session = textOrNull(params.session)
        this.#sayGoodbye(visitor)
        return {result: true}
      default:
        return {error: {code: METHOD_NOT_FOUND, message: 'Method not found'}}
    }
  }

  #authorize(visitor: Visitor, params: Record<string, unknown>): boolean {
    const token = String(params.authorization).replace(/^Bearer\s+/i, '')
    const person = this.#identify(token)
    if (person?.userId !== visitor.person?.userId) this.#sayGoodbye(visitor)
    visitor.token = token
    visitor.person = person
    return person !== undefined
  }

  #leave(visitor: Visitor): void {
    this.#visitors.delete(visitor)
    this.#sayGoodbye(visitor)
  }

  #sayGoodbye(visitor: Visitor): void {
    const {session} = visitor
    if (session !== null) this.#tell(visitor, {type: 'disconnect', m: {session}})
    visitor.session = null
  }

  #tell(from: Visitor, event: Record<string, unknown>): void {
    for (const visitor of this.#visitors) {
      const {dataset, person, subscription} = visitor
      if (visitor === from || dataset !== from.dataset || !person || !subscription) continue
      const params = {subscription, result: {...event, i: from.person?.userId}}
      const method = 'presence_subscription'
      this.#send(visitor, JSON.stringify({jsonrpc: '2.0', method, params}))
    }
  }

  #send({socket}: Visitor, text: string): void {
    socket.send(text)
    if (socket.bufferedAmount > MOST_BUFFERED_BYTES) socket.terminate()
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
