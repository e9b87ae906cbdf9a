import {type ClientConfig, ClientError, createClient, type SanityClient} from '@sanity/client'
import {type SiteSettings} from '../site-options.ts'

/** Longer than the lake works at a query: it stops one of its own accord after two seconds. */
const TIMEOUT_MS = 3_000

/**
 * The lake as a stranger sees it: without a token, published documents only. What this client cannot
 * read, no page can show.
 */
export function createReaderClient(settings: SiteSettings): SanityClient {
  const {projectId, dataset, apiHost, useCdn = true, lakeTimeout = TIMEOUT_MS} = settings
  return createClient({
    projectId,
    dataset,
    apiVersion: '2025-02-19',
    perspective: 'published',
    stega: false,
    // A page that waits for a second try is a page that nobody waits for.
    maxRetries: 0,
    timeout: lakeTimeout,
    ...(apiHost ? {apiHost, ...ONE_HOST, useCdn: false} : {useCdn}),
  })
}

// oxlint-disable-next-line typescript/no-deprecated -- the only way to a lake that is no subdomain
const ONE_HOST = {useProjectHostname: false} satisfies ClientConfig

/** The lake has no answer to this. Nothing is wrong with what was asked. */
export class LakeFault extends Error {
  override name = 'LakeFault'
}

/** It has none to anything: it cannot be reached, is silent, or says that it is out of order. */
export class LakeAway extends LakeFault {}

/**
 * What the client throws, as what it means. A refused query (400) is our fault. One that takes too long
 * (408) or is one too many (429) has no answer, and says nothing of the next one.
 */
export function faultOf(error: unknown): Error {
  if (error instanceof LakeFault) return error
  const message = error instanceof Error ? error.message : String(error)
  if (!(error instanceof ClientError)) {
    return new LakeAway(`The lake gave no answer: ${message}`, {cause: error})
  }
  if (error.statusCode === 400) {
    return new Error(`The lake refused a query of ours: ${message}`, {cause: error})
  }
  return new LakeFault(`The lake gave no answer to this: ${message}`, {cause: error})
}
