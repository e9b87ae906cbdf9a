import {useMemo} from 'react'
import {useLiveQuery} from '../shared/use-live-query.ts'

/** Names of agencies and archives, as credits say them, by the id of their document. */
export type SourceNames = ReadonlyMap<string, string>

const SOURCES = '*[_type == "creditSource"]{_id, "name": coalesce(shortCredit, name)}'

export function useSourceNames(): SourceNames {
  const found = useLiveQuery(SOURCES, {}, {perspective: 'published'})
  const data = found.state === 'ready' ? found.data : undefined
  return useMemo(
    () =>
      new Map(
        (Array.isArray(data) ? data.filter(isNamed) : []).map(
          ({_id, name}) => [_id, name] as const,
        ),
      ),
    [data],
  )
}

function isNamed(value: unknown): value is {_id: string; name: string} {
  return (
    typeof value === 'object' &&
    value !== null &&
    '_id' in value &&
    typeof value._id === 'string' &&
    'name' in value &&
    typeof value.name === 'string'
  )
}
