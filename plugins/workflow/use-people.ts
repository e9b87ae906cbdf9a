import {useMemo} from 'react'
import {useObservable} from 'react-rx'
import {
  catchError,
  combineLatest,
  from,
  map,
  type Observable,
  of,
  shareReplay,
  switchMap,
} from 'rxjs'
import {useProjectStore, useUserStore} from 'sanity'
import {type Actor} from '../../newsroom/access/roles.ts'

export type Person = Actor & {name: string}

const NOBODY: Person[] = []

type ProjectStore = ReturnType<typeof useProjectStore>
type UserStore = ReturnType<typeof useUserStore>

/**
 * The people of the newsroom with their roles, by name; robots are not people. Empty until they are
 * known, and where they cannot be read: nothing may hang on the list (sanity-io/plugins#218).
 */
export function usePeople(): readonly Person[] {
  const projects = useProjectStore()
  const users = useUserStore()
  const people = useMemo(
    () => peopleOf(projects, users).pipe(catchError(() => of(NOBODY))),
    [projects, users],
  )
  return useObservable(people, NOBODY)
}

const asked = new WeakMap<ProjectStore, Observable<Person[]>>()

/** Asked once, whoever wants to know: each row of a list may have somebody to ask. */
function peopleOf(projects: ProjectStore, users: UserStore): Observable<Person[]> {
  const known = asked.get(projects)
  if (known) return known
  const people = projects.get().pipe(
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
    shareReplay(1),
  )
  asked.set(projects, people)
  return people
}
