import {useMemo} from 'react'
import {useObservable} from 'react-rx'
import {
  auditTime,
  BehaviorSubject,
  catchError,
  concat,
  defer,
  filter,
  finalize,
  from,
  map,
  type Observable,
  of,
  ReplaySubject,
  share,
  startWith,
  switchMap,
  timer,
} from 'rxjs'
import {useClient, useDocumentPreviewStore} from 'sanity'
import {RETRY_AFTER} from '../shared/use-live-query.ts'
import {findUnpublished, waitingReferences} from '../../newsroom/holds/waiting-references.ts'
import {withDrafts} from '../../newsroom/ids.ts'
import {current, INHERITED_QUERY, loadStory, type Story, versionsIn} from '../../newsroom/story.ts'
import {type Unpublished} from '../../newsroom/transition.ts'

export type StoryState =
  | {state: 'loading'}
  | {state: 'missing'}
  | {state: 'failed'; message: string}
  | {state: 'ready'; story: Story; unpublished: readonly Unpublished[]}

const LOADING: StoryState = {state: 'loading'}
const NOTHING = of(LOADING)

/**
 * A document with everything that belongs to it, drafts and published, kept up to date. Whoever
 * looks at the same story shares one look, and documents come through the Studio's own store of
 * previews, which asks for each once and then follows the stream of changes that it has anyway.
 *
 * @param id published id of an article, gallery or caption; without one nothing is loaded
 */
export function useStory(id: string | undefined): StoryState {
  const store = useDocumentPreviewStore()
  const client = useClient({apiVersion: '2025-02-19'})
  const story = useMemo(() => {
    if (id === undefined) return NOTHING
    return shared(store, id, () =>
      observeStory({
        observe: (ids) => store.unstable_observeDocuments(ids),
        getInherited: (caption) =>
          client.fetch(INHERITED_QUERY, {id: caption}, {perspective: 'drafts'}),
        id,
      }),
    )
  }, [store, client, id])
  return useObservable(story, LOADING)
}

/** Milliseconds: rows that scroll away and come back, and the document beside them, find it known. */
const LINGER = 5000

type Store = ReturnType<typeof useDocumentPreviewStore>
const looks = new WeakMap<Store, Map<string, Observable<StoryState>>>()

function shared(
  store: Store,
  id: string,
  look: () => Observable<StoryState>,
): Observable<StoryState> {
  const known = looks.get(store) ?? new Map<string, Observable<StoryState>>()
  looks.set(store, known)
  const there = known.get(id)
  if (there) return there
  const made = look().pipe(
    finalize(() => known.delete(id)),
    share({connector: () => new ReplaySubject(1), resetOnRefCountZero: () => timer(LINGER)}),
  )
  known.set(id, made)
  return made
}

interface Looking {
  observe: (ids: string[]) => Observable<readonly unknown[]>
  getInherited: (captionId: string) => Promise<unknown>
  id: string
}

/** What a request of several documents changes comes one document at a time; take it together. */
const TOGETHER_MS = 50

function observeStory({observe, getInherited, id}: Looking): Observable<StoryState> {
  return defer(() => {
    const known = new BehaviorSubject(withDrafts([id]))
    return known.pipe(
      switchMap((ids) => observe(ids)),
      auditTime(TOGETHER_MS),
      switchMap((documents) => from(readStory(documents, known, {id, getInherited}))),
      filter((state) => state !== undefined),
      catchError((error: unknown, again) =>
        concat(
          of<StoryState>({
            state: 'failed',
            message: error instanceof Error ? error.message : String(error),
          }),
          timer(RETRY_AFTER).pipe(switchMap(() => again)),
        ),
      ),
    )
  }).pipe(
    map((state): StoryState => state),
    startWith(LOADING),
  )
}

/** Reads the story from what has come; what it refers to and has not been asked for is asked for. */
async function readStory(
  documents: readonly unknown[],
  known: BehaviorSubject<string[]>,
  {id, getInherited}: Pick<Looking, 'id' | 'getInherited'>,
): Promise<StoryState | undefined> {
  const asked = new Set(known.value)
  const getDocuments = async (ids: string[]) => {
    for (const one of ids) asked.add(one)
    return documents
  }
  const story = await loadStory(getDocuments, id, getInherited)
  const named = waitingReferences(story).map((one) => one.id)
  for (const one of withDrafts(named)) asked.add(one)
  if (asked.size > known.value.length) {
    known.next([...asked])
    return undefined
  }
  if (current(versionsIn(story, id)) === undefined) return {state: 'missing'}
  return {state: 'ready', story, unpublished: findUnpublished(named, documents)}
}
