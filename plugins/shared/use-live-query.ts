import {useMemo} from 'react'
import {useObservable} from 'react-rx'
import {catchError, concat, map, type Observable, of, scan, startWith, switchMap, timer} from 'rxjs'
import {type ListenQueryOptions, useDocumentStore} from 'sanity'

export type LiveQuery =
  | {state: 'loading'}
  | {state: 'ready'; data: unknown}
  /** `last` is what it answered before it failed, where it has answered at all. */
  | {state: 'failed'; message: string; last?: {data: unknown}}

const LOADING: LiveQuery = {state: 'loading'}

/** What failed is asked again after so many milliseconds: views come back by themselves. */
export const RETRY_AFTER = 5000

/**
 * The result of a GROQ query, kept up to date, and asked again after a failure. The data is outside
 * data: read it with a guard.
 *
 * @param query with joins it takes two: what to fetch, and what to listen to
 */
export function useLiveQuery(
  query: string | {fetch: string; listen: string},
  params: Record<string, string | number | string[]>,
  options: ListenQueryOptions = {},
): LiveQuery {
  const documentStore = useDocumentStore()
  // Callers make new objects on every render; the same text is the same query.
  const key = JSON.stringify({query, params, options})
  const live = useMemo((): Observable<LiveQuery> => {
    const parsed: {query: typeof query; params: typeof params; options: typeof options} =
      JSON.parse(key)
    return documentStore.listenQuery(parsed.query, parsed.params, parsed.options).pipe(
      map((data: unknown): LiveQuery => ({state: 'ready', data})),
      catchError((error: unknown, again) => {
        const message = error instanceof Error ? error.message : String(error)
        const failed: LiveQuery = {state: 'failed', message}
        return concat(of(failed), timer(RETRY_AFTER).pipe(switchMap(() => again)))
      }),
      startWith(LOADING),
      scan(withLast),
    )
  }, [documentStore, key])
  return useObservable(live, LOADING)
}

function withLast(before: LiveQuery, next: LiveQuery): LiveQuery {
  if (next.state !== 'failed') return next
  if (before.state === 'ready') return {...next, last: {data: before.data}}
  return before.state === 'failed' && before.last ? {...next, last: before.last} : next
}
