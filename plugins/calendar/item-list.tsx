import {type CSSProperties, type ReactNode, useMemo} from 'react'
import {VirtualList} from '../shared/virtual-list.tsx'
import {type CalendarItem} from './calendar-items.ts'
import {DraggableItem, type ItemContext} from './calendar-item.tsx'

/** A line of a list: a story, or what stands between stories. */
export type Entry =
  | {kind: 'item'; key: string; item: CalendarItem}
  | {kind: 'heading'; key: string; heading: ReactNode}

interface Props {
  label: string
  entries: readonly Entry[]
  context: ItemContext
  style?: CSSProperties
}

/** Stories one below the other, under headings. */
export function ItemList({label, entries, context, style = {}}: Props) {
  const {wanted, tabStop} = context
  const keys = useMemo(() => entries.map(({key}) => key), [entries])
  const idAt = (index: number) => {
    const entry = entries[index]
    return entry?.kind === 'item' ? entry.item.id : undefined
  }
  return (
    <VirtualList
      estimate={(index) => (idAt(index) === undefined ? 36 : 104)}
      itemPadding="2px 4px 4px"
      keys={keys}
      label={label}
      style={style}
      wanted={wanted === undefined ? -1 : entries.findIndex((_, index) => idAt(index) === wanted)}
    >
      {(inSight) => {
        // One story of each list is reached by Tab, the arrows lead to the rest.
        const ids = inSight.flatMap((index) => idAt(index) ?? [])
        const stop = ids.find((id) => id === tabStop) ?? ids[0]
        return (index) => {
          const entry = entries[index]
          if (entry?.kind !== 'item') return entry?.heading
          const {item} = entry
          return <DraggableItem context={context} isStop={stop === item.id} item={item} />
        }
      }}
    </VirtualList>
  )
}
