import {type ClientConfig, createClient, type SanityClient} from '@sanity/client'

/**
 * The browser's end of the one WebSocket that carries all event streams (the lake's end: mux.ts).
 * Browsers open six connections to a host; one Studio tab with one document open holds six streams,
 * so the seventh request would wait for ever. Nothing here needs Node.
 */

type Fetch = NonNullable<ReturnType<NonNullable<ClientConfig['resolveFetch']>>>
type FetchInit = Parameters<Fetch>[1]

/** `/v2025-02-19/data/listen/production`, `/projects/p/datasets/d/live/events` */
const STREAM = /\/(listen|live)(\/|$)/

/** `/v2021-06-07/auth/logout` */
const SIGN_OUT = /\/auth\/logout$/

/**
 * `fetch`, but event streams of a lake go over one shared WebSocket. For `resolveFetch` of
 * `@sanity/client` 8, which opens its event sources with it as well.
 *
 * When the socket is lost, every stream ends; the client opens them again and resumes each where it
 * was. A socket that cannot be opened fails the request as a network error does.
 */
export function createMuxFetch(): Fetch {
  const carriers = new Map<string, Carrier>()
  return async (input, init) => {
    const url = new URL(input)
    if (SIGN_OUT.test(url.pathname)) return globalThis.fetch(input, withKeptToken(init))
    if (!STREAM.test(url.pathname)) return globalThis.fetch(input, init)
    const known = carriers.get(url.origin)
    const carrier = known?.isOpen ? known : new Carrier(url.origin)
    carriers.set(url.origin, carrier)
    return carrier.open(url, new Headers(init?.headers), init?.signal)
  }
}

/** For `unstable_clientFactory` of the Studio: every client talks to the lake, through one socket. */
export function lakeClientFactory(options: ClientConfig): SanityClient {
  // oxlint-disable-next-line typescript/no-deprecated -- client 8 has no other way to one host
  return createClient({...options, useProjectHostname: false, resolveFetch: () => shared})
}

const shared = createMuxFetch()

/**
 * Studio 6 signs out with the token that its page was loaded with. Whoever has signed in since then
 * would leave a session behind that others could go on using, so the token is taken from where the
 * Studio keeps it.
 */
function withKeptToken(init: FetchInit): FetchInit {
  const headers = new Headers(init?.headers)
  const kept = globalThis.localStorage?.getItem(
    `__studio_auth_token_${headers.get('x-sanity-project-id')}`,
  )
  const {token}: {token?: unknown} = kept ? JSON.parse(kept) : {}
  if (headers.has('authorization') || typeof token !== 'string') return init
  headers.set('authorization', `Bearer ${token}`)
  return {...init, headers: Object.fromEntries(headers)}
}

interface Stream {
  answer(status: number, headers: [string, string][]): void
  chunk(text: string): void
  end(): void
}

class Carrier {
  readonly #socket: WebSocket
  readonly #opened: Promise<void>
  readonly #streams = new Map<string, Stream>()
  #lastId = 0

  constructor(origin: string) {
    this.#socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/_mux`)
    this.#opened = new Promise((resolve, reject) => {
      this.#socket.addEventListener('open', () => resolve())
      this.#socket.addEventListener('error', () => reject(new TypeError('Failed to fetch')))
    })
    this.#socket.addEventListener('message', ({data}) => this.#hear(String(data)))
    this.#socket.addEventListener('close', () => {
      for (const stream of this.#streams.values()) stream.end()
      this.#streams.clear()
    })
  }

  get isOpen(): boolean {
    return this.#socket.readyState <= WebSocket.OPEN
  }

  async open(url: URL, headers: Headers, signal: AbortSignal | undefined): Promise<Response> {
    await this.#opened
    signal?.throwIfAborted()
    const id = String(++this.#lastId)
    const response = this.#receive(id, signal)
    this.#send({
      op: 'open',
      id,
      url: `${url.pathname}${url.search}`,
      headers: Object.fromEntries(headers),
    })
    return response
  }

  #receive(id: string, signal: AbortSignal | undefined): Promise<Response> {
    const {promise, resolve, reject} = Promise.withResolvers<Response>()
    const {readable, writable} = new TransformStream<string, string>()
    const writer = writable.getWriter()
    const close = () => {
      if (this.#streams.delete(id)) this.#send({op: 'close', id})
    }
    // Whoever stops reading closes the stream at the other end as well.
    writer.closed.catch(close)
    signal?.addEventListener('abort', () => {
      close()
      const reason = new DOMException('The stream was aborted', 'AbortError')
      reject(reason)
      writer.abort(reason).catch(() => undefined)
    })
    this.#streams.set(id, {
      answer: (status, headers) => {
        resolve(new Response(readable.pipeThrough(new TextEncoderStream()), {status, headers}))
      },
      chunk: (text) => void writer.write(text).catch(close),
      end: () => {
        this.#streams.delete(id)
        reject(new TypeError('Failed to fetch'))
        writer.close().catch(() => undefined)
      },
    })
    return promise
  }

  #hear(text: string): void {
    const message: unknown = JSON.parse(text)
    if (!isRecord(message)) return
    const stream = this.#streams.get(String(message.id))
    if (!stream) return
    if (typeof message.status === 'number')
      stream.answer(message.status, headersFrom(message.headers))
    else if (typeof message.chunk === 'string') stream.chunk(message.chunk)
    else if (message.end === true) stream.end()
  }

  #send(message: Record<string, unknown>): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message))
  }
}

function headersFrom(value: unknown): [string, string][] {
  const entries = isRecord(value) ? Object.entries(value) : []
  return entries.map(([name, text]): [string, string] => [name, String(text)])
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
