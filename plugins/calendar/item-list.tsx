import {useVirtualizer} from '@tanstack/react-virtual'
import {type CSSProperties, type ReactNode, useEffect, useRef} from 'react'
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

/** Stories one below the other. However many there are, only those in sight are in the page. */
export function ItemList({label, entries, context, style}: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const {wanted} = context
  // oxlint-disable-next-line react/incompatible-library -- read while rendering, handed to nobody
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => entries[index]?.key ?? index,
    estimateSize: (index) => (entries[index]?.kind === 'heading' ? 36 : 104),
    overscan: 3,
  })
  const wantedIndex =
    wanted === undefined
      ? -1
      : entries.findIndex((entry) => entry.kind === 'item' && entry.item.id === wanted)
  useEffect(() => {
    if (wantedIndex >= 0) virtualizer.scrollToIndex(wantedIndex)
  }, [virtualizer, wantedIndex])
  const inSight = virtualizer.getVirtualItems()
  const ids = inSight.flatMap(({index}) => {
    const entry = entries[index]
    return entry?.kind === 'item' ? [entry.item.id] : []
  })
  // One story of each list is reached by Tab, the arrows lead to the rest.
  const stop = ids.find((id) => id === context.tabStop) ?? ids[0]
  return (
    <div ref={scroller} style={{...SCROLLER, ...style}}>
      <ul aria-label={label} style={{...LIST, height: virtualizer.getTotalSize()}}>
        {inSight.map(({index, key, start}) => {
          const entry = entries[index]
          return (
            entry && (
              <li
                aria-posinset={index + 1}
                aria-setsize={entries.length}
                data-index={index}
                key={key}
                ref={virtualizer.measureElement}
                style={{...ENTRY, transform: `translateY(${start}px)`}}
              >
                {entry.kind === 'heading' ? (
                  entry.heading
                ) : (
                  <DraggableItem
                    context={context}
                    isStop={stop === entry.item.id}
                    item={entry.item}
                  />
                )}
              </li>
            )
          )
        })}
      </ul>
    </div>
  )
}

const SCROLLER: CSSProperties = {overflowY: 'auto', minHeight: 0, overscrollBehavior: 'contain'}
const LIST: CSSProperties = {position: 'relative', listStyle: 'none', margin: 0, padding: 0}
const ENTRY: CSSProperties = {position: 'absolute', insetInline: 0, top: 0, padding: '2px 4px 4px'}
