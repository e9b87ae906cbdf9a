import {setTimeout as wait} from 'node:timers/promises'
import {type SanityClient} from '@sanity/client'
import {type ImportClient} from '../archive/index.ts'

const MOST_ATTEMPTS = 6

/**
 * A client that sends again what the network lost and what Content Lake was too busy for (429, 503),
 * after the time that it asks for. The transaction's id makes that safe: nothing happens twice.
 */
export function patientClient(client: SanityClient, pause: Pause = wait): ImportClient {
  return {
    fetch: (query, params) => patiently(() => client.fetch<unknown>(query, params), pause),
    mutate: (mutations, options) => patiently(() => client.mutate(mutations, options), pause),
  }
}

type Pause = (milliseconds: number) => Promise<unknown>

async function patiently<T>(ask: () => Promise<T>, pause: Pause): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask()
    } catch (error) {
      const seconds = attempt < MOST_ATTEMPTS ? secondsToWait(error, attempt) : undefined
      if (seconds === undefined) throw error
      await pause(seconds * 1000)
    }
  }
}

/** `undefined` for what will not be better the next time. */
function secondsToWait(error: unknown, attempt: number): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const later = 2 ** attempt / 4
  if (!('statusCode' in error)) return isLostConnection(error) ? later : undefined
  if (error.statusCode !== 429 && error.statusCode !== 503) return undefined
  return retryAfter(error) ?? later
}

/** What Node calls a connection that broke or was not to be had, in its own words and in undici's. */
const LOST = new Set([
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_SOCKET',
])

/** `fetch` has only `TypeError` for it, as JavaScript has for many a mistake: the cause tells them apart. */
function isLostConnection(error: object): boolean {
  return 'cause' in error && LOST.has(codeOf(error.cause))
}

function codeOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
}

function retryAfter(error: object): number | undefined {
  if (!('response' in error)) return undefined
  const {response} = error
  if (typeof response !== 'object' || response === null || !('headers' in response))
    return undefined
  const {headers} = response
  if (typeof headers !== 'object' || headers === null || !('retry-after' in headers))
    return undefined
  const seconds = Number(headers['retry-after'])
  return Number.isFinite(seconds) ? seconds : undefined
}
