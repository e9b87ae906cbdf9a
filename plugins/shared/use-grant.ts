import {useMemo} from 'react'
import {useObservable} from 'react-rx'
import {catchError, map, of} from 'rxjs'
import {type DocumentValuePermission, useGrantsStore} from 'sanity'

/**
 * Whether Content Lake lets this person do so with a document of this kind. `undefined` while it has
 * not said so, and when it cannot be asked: nobody is told that they may not because the network is
 * down, and what is refused says so itself.
 */
export function useGrant(
  permission: DocumentValuePermission,
  _id: string,
  _type: string,
): boolean | undefined {
  const grants = useGrantsStore()
  const asked = useMemo(
    () =>
      grants.checkDocumentPermission(permission, {_id, _type}).pipe(
        map(({granted}): boolean | undefined => granted),
        catchError(() => of(undefined)),
      ),
    [grants, permission, _id, _type],
  )
  return useObservable(asked, undefined)
}
