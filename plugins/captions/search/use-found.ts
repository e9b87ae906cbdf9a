import {useEffect, useMemo, useState} from 'react'
import {useObservable} from 'react-rx'
import {catchError, map, type Observable, of, startWith} from 'rxjs'
import {useClient, useDocumentPreviewStore} from 'sanity'
import {draftId, publishedId, withDrafts} from '../../../newsroom/ids.ts'
import {type Caption, type Gallery} from '../../../newsroom/model.ts'
import {isStoryDocument, type Versions} from '../../../newsroom/story.ts'
import {type BenchSource} from '../bench.ts'
import {RETRY_AFTER} from '../../shared/use-live-query.ts'
import {readStaged} from '../staged/keep.ts'
import {type CaptionSearch, MOST, searchQuery} from './caption-search.ts'

export type Found =
  | {state: 'loading'}
  | {state: 'failed'; message: string}
  | {state: 'ready'; source: BenchSource; more: boolean}

const LOADING: Found = {state: 'loading'}

/**
 * The captions that a search finds. Which they are is settled when it is made, so that a caption does
 * not leave the bench the moment its credit is written; what stands in them is kept up to date.
 *
 * @param place where unsaved work is kept: what was changed there stays on the bench
 */
export function useFound(search: CaptionSearch, place: string): Found {
  const client = useClient({apiVersion: '2025-02-19'})
  const store = useDocumentPreviewStore()
  const key = JSON.stringify(search)
  const [result, setResult] = useState<
    {key: string; ids: string[]; galleries: string[]} | {key: string; message: string}
  >()

  useEffect(() => {
    let isOver = false
    let again: ReturnType<typeof setTimeout> | undefined
    const find = async () => {
      const wanted: CaptionSearch = JSON.parse(key)
      const {query, params} = searchQuery(wanted)
      const drafts = client.withConfig({perspective: 'drafts', useCdn: false})
      const found = (await drafts.fetch<string[]>(query, params, {tag: 'captions.search'})).map(
        publishedId,
      )
      const ids = [...new Set([...found, ...Object.keys(readStaged(place).edits)])]
      const galleries = await drafts.fetch<string[]>(
        '*[_type == "gallery" && references($ids)]._id',
        {ids},
      )
      return {key, ids, galleries: galleries.map(publishedId)}
    }
    const look = () => {
      find().then(
        (found) => isOver || setResult(found),
        (error: unknown) => {
          if (isOver) return
          setResult({key, message: error instanceof Error ? error.message : String(error)})
          again = setTimeout(look, RETRY_AFTER)
        },
      )
    }
    look()
    return () => {
      isOver = true
      clearTimeout(again)
    }
  }, [client, key, place])

  const found = useMemo((): Observable<Found> => {
    if (result === undefined || result.key !== key) return of(LOADING)
    if ('message' in result) return of<Found>({state: 'failed', message: result.message})
    const shown = result.ids.slice(0, MOST)
    const more = result.ids.length > MOST
    const ids = withDrafts([...result.galleries, ...shown])
    if (shown.length === 0) {
      return of<Found>({state: 'ready', more, source: {galleries: [], captions: []}})
    }
    return store.unstable_observeDocuments(ids).pipe(
      map((documents): Found => {
        const source = sourceOf(documents, result.galleries, shown)
        return {state: 'ready', more, source}
      }),
      catchError((error: unknown) =>
        of<Found>({
          state: 'failed',
          message: error instanceof Error ? error.message : String(error),
        }),
      ),
      startWith(LOADING),
    )
  }, [result, key, store])
  return useObservable(found, LOADING)
}

function sourceOf(
  documents: readonly unknown[],
  galleryIds: readonly string[],
  captionIds: readonly string[],
): BenchSource {
  const byId = new Map(
    documents.filter(isStoryDocument).map((document) => [document._id, document]),
  )
  const galleries = galleryIds.flatMap((id): Versions<Gallery>[] => {
    const [draft, published] = [byId.get(draftId(id)), byId.get(id)]
    return [
      {
        id,
        ...(draft?._type === 'gallery' ? {draft} : {}),
        ...(published?._type === 'gallery' ? {published} : {}),
      },
    ]
  })
  const captions = captionIds.flatMap((id): Versions<Caption>[] => {
    const [draft, published] = [byId.get(draftId(id)), byId.get(id)]
    return [
      {
        id,
        ...(draft?._type === 'caption' ? {draft} : {}),
        ...(published?._type === 'caption' ? {published} : {}),
      },
    ]
  })
  return {galleries, captions}
}
