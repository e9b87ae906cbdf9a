import {Badge} from '@sanity/ui'
import {type ComponentType} from 'react'
import {useCurrentUser} from 'sanity'
import {useLiveQuery} from '../shared/use-live-query.ts'

const made = new Map<string, ComponentType>()

/**
 * An icon that becomes a number while something waits in the list that it stands for: the lists are
 * fixed when the Studio is opened, and only their icons are drawn anew.
 *
 * @param filter of the list, with `$me`
 */
export function countIcon(filter: string, Resting: ComponentType): ComponentType {
  const known = made.get(filter)
  if (known) return known
  function CountIcon() {
    const me = useCurrentUser()?.id ?? ''
    const count = useLiveQuery(
      {
        fetch: `count(*[${filter}])`,
        listen: '*[_type in ["article", "gallery", "caption", "editorialLog"]]',
      },
      {me},
      {perspective: 'drafts', throttleTime: 2000, tag: 'desk.count'},
    )
    if (count.state !== 'ready' || typeof count.data !== 'number' || count.data === 0) {
      return <Resting />
    }
    return (
      <Badge fontSize={0} tone="primary">
        {count.data > 99 ? '99+' : count.data}
      </Badge>
    )
  }
  made.set(filter, CountIcon)
  return CountIcon
}
