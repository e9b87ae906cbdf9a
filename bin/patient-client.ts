import {setTimeout as wait} from 'node:timers/promises'
import {type SanityClient} from '@sanity/client'
import {type ImportClient} from '../archive/index.ts'

const MOST_ATTEMPTS = 6

/**
 * A client that sends again what the network lost and what Content Lake was too busy for (429, 503),
 * after the time that it asks for. The transaction's id makes that safe: nothing happens twice.
 */
export function patientClient(client: SanityClient): ImportClient {
  return {
    fetch: (query, params) => patiently(() => client.fetch<unknown>(query, params)),
    mutate: (mutations, options) => patiently(() => client.mutate(mutations, options)),
  }
}

async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask()
    } catch (error) {
      const seconds = attempt < MOST_ATTEMPTS ? secondsToWait(error, attempt) : undefined
      if (seconds === undefined) throw error
      await wait(seconds * 1000)
    }
  }
}

/** `undefined` for what will not be better the next time. */
function secondsToWait(error: unknown, attempt: number): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const later = 2 ** attempt / 4
  // By the Fetch Standard a lost connection is a TypeError.
  if (!('statusCode' in error)) return error instanceof TypeError ? later : undefined
  if (error.statusCode !== 429 && error.statusCode !== 503) return undefined
  return retryAfter(error) ?? later
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
