import {useMemo} from 'react'
import {useObservable} from 'react-rx'
import {catchError, combineLatest, from, map, type Observable, of, switchMap} from 'rxjs'
import {useProjectStore, useUserStore} from 'sanity'
import {type Actor} from '../../newsroom/roles.ts'

export type Person = Actor & {name: string}

const NOBODY: Person[] = []

/**
 * The people of the newsroom with their roles, by name; robots are not people. Empty until they are
 * known, and where they cannot be read: nothing may hang on the list (sanity-io/plugins#218).
 */
export function usePeople(): readonly Person[] {
  const projects = useProjectStore()
  const users = useUserStore()
  const people = useMemo(
    (): Observable<Person[]> =>
      projects.get().pipe(
        switchMap(({members}) => {
          const seats = members.filter(({isRobot}) => !isRobot)
          const named = from(users.getUsers(seats.map(({id}) => id)))
          return combineLatest([of(seats), named])
        }),
        map(([seats, named]) => {
          const names = new Map(named.map(({id, displayName}) => [id, displayName]))
          return seats
            .map(({id, roles}) => ({
              id,
              name: names.get(id) ?? id,
              roles: roles.map(({name}) => name),
            }))
            .toSorted((a, b) => a.name.localeCompare(b.name))
        }),
        catchError(() => of(NOBODY)),
      ),
    [projects, users],
  )
  return useObservable(people, NOBODY)
}
