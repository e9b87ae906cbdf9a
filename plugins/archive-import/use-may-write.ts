import {useMemo} from 'react'
import {useObservable} from 'react-rx'
import {catchError, map, of} from 'rxjs'
import {useGrantsStore} from 'sanity'

/** Whether Content Lake lets this person write import records; until it has said so, they may not. */
export function useMayWrite(): boolean | undefined {
  const grants = useGrantsStore()
  const asked = useMemo(
    () =>
      grants
        .checkDocumentPermission('create', {_id: 'importRecord.any', _type: 'importRecord'})
        .pipe(
          map(({granted}): boolean | undefined => granted),
          catchError(() => of(false)),
        ),
    [grants],
  )
  return useObservable(asked, undefined)
}
