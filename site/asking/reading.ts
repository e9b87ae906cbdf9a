import {type ClientReturn, type QueryParams, type SanityClient} from '@sanity/client'
import {faultOf} from './lake-client.ts'

/**
 * Asks the lake. The answer is typed by the query, and holds whatever the documents hold.
 * Rejects with `LakeFault` when the lake cannot answer.
 */
export type Read = <const Q extends string>(
  query: Q,
  params?: QueryParams,
) => Promise<ClientReturn<Q>>

export interface Reading {
  read: Read
  /** What the answers so far depend on: when one of these changes, they may. */
  tags: ReadonlySet<string>
}

/**
 * The questions of one page.
 *
 * @param lastLiveEventId the newest change that we know of; no cache may answer from before it
 */
export function startReading(client: SanityClient, lastLiveEventId?: string): Reading {
  const tags = new Set<string>()
  const read = async <const Q extends string>(query: Q, params: QueryParams = {}) => {
    try {
      const {result, syncTags} = await client.fetch<ClientReturn<Q>>(query, params, {
        filterResponse: false,
        returnQuery: false,
        ...(lastLiveEventId ? {lastLiveEventId} : {}),
      })
      for (const tag of syncTags ?? []) tags.add(tag)
      return result
    } catch (error) {
      throw faultOf(error)
    }
  }
  return {read, tags}
}
