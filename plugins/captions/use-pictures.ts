import {useMemo} from 'react'
import {useLiveQuery} from '../shared/use-live-query.ts'
import {type Bench} from './bench.ts'

/** A picture of the bench as it is kept in Content Lake. */
export interface StoredPicture {
  url: string
  originalFilename?: string
}

const ASSETS = '*[_id in $assets]{_id, url, originalFilename}'

/** The pictures that captions of the bench show, by the id of their asset. */
export function usePictures({captions}: Bench): ReadonlyMap<string, StoredPicture> {
  const assets = captions.flatMap(({document}) => document.image?.asset?._ref ?? [])
  const found = useLiveQuery(
    ASSETS,
    {assets: [...new Set(assets)].toSorted()},
    {perspective: 'raw'},
  )
  const data = found.state === 'ready' ? found.data : undefined
  return useMemo(
    () =>
      new Map(
        (Array.isArray(data) ? data.filter(isAsset) : []).map(({_id, url, originalFilename}) => [
          _id,
          {url, ...(originalFilename ? {originalFilename} : {})},
        ]),
      ),
    [data],
  )
}

function isAsset(value: unknown): value is {_id: string; url: string; originalFilename?: string} {
  return (
    typeof value === 'object' &&
    value !== null &&
    '_id' in value &&
    typeof value._id === 'string' &&
    'url' in value &&
    typeof value.url === 'string' &&
    (!('originalFilename' in value) ||
      value.originalFilename === null ||
      typeof value.originalFilename === 'string')
  )
}
