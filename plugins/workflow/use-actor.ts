import {useMemo} from 'react'
import {useCurrentUser} from 'sanity'
import {type Actor} from '../../newsroom/roles.ts'

/** Who is sitting here, as the rules want to know it. */
export function useActor(): (Actor & {name: string}) | undefined {
  const user = useCurrentUser()
  return useMemo(() => {
    if (user === null) return undefined
    return {id: user.id, name: user.name, roles: user.roles.map(({name}) => name)}
  }, [user])
}
