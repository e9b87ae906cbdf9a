import {useMemo} from 'react'
import {useCurrentUser} from 'sanity'
import {type Actor} from '../../newsroom/access/roles.ts'

/** Who is signed in, as the rules want to know it; without a sign-in nobody with no roles. */
export function useActor(): Actor & {name: string} {
  const user = useCurrentUser()
  return useMemo(
    () =>
      user
        ? {id: user.id, name: user.name ?? user.id, roles: user.roles.map(({name}) => name)}
        : {id: '', name: '', roles: []},
    [user],
  )
}
