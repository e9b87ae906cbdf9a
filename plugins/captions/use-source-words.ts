import {useMemo} from 'react'
import {useLiveQuery} from '../shared/use-live-query.ts'
import {type Bench} from './bench.ts'
import {readSources, SOURCES, type SourceWords} from './source-words.ts'

/** The words of the archive text from which each caption of the bench was read. */
export function useSourceWords({captions}: Bench): ReadonlyMap<string, SourceWords> {
  const ids = captions.map(({id}) => id).toSorted()
  const records = captions.flatMap(({live}) => live.provenance?.importRecord?._ref ?? [])
  const params = {ids, records: [...new Set(records)].toSorted()}
  const found = useLiveQuery(SOURCES, params, {perspective: 'raw'})
  const data = found.state === 'ready' ? found.data : undefined
  return useMemo(() => readSources(data), [data])
}
