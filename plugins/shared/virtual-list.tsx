import {useVirtualizer} from '@tanstack/react-virtual'
import {type CSSProperties, type ReactNode, useEffect, useRef} from 'react'

interface Props {
  label: string
  /** Keys of all lines, in their order. */
  keys: readonly string[]
  /** Pixels of a line that has not been measured yet. */
  estimate: (index: number) => number
  overscan?: number
  /** The line that is to come into sight; none when negative. */
  wanted: number
  /** It stays in sight while lines are measured. */
  keepsWanted?: boolean
  itemPadding: string
  style: CSSProperties
  /** How many lines there are, where not all of them are known yet. */
  total?: number
  /** The last known line has come into sight. */
  onEnd?: () => void
  /** The lines in sight, by their indexes. */
  children: (inSight: readonly number[]) => (index: number) => ReactNode
}

/** Lines one below the other. However many there are, only those in sight are in the page. */
export function VirtualList(props: Props) {
  const {label, keys, estimate, overscan = 3, wanted, itemPadding, style, onEnd, children} = props
  const {total = keys.length, keepsWanted = false} = props
  const scroller = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- read while rendering, handed to nobody
  const virtualizer = useVirtualizer({
    count: keys.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => keys[index] ?? index,
    estimateSize: estimate,
    overscan,
  })
  const size = virtualizer.getTotalSize()
  const measured = keepsWanted ? size : 0
  useEffect(() => {
    if (wanted >= 0) virtualizer.scrollToIndex(wanted)
  }, [virtualizer, wanted, measured])
  const items = virtualizer.getVirtualItems()
  const isAtEnd = items.at(-1)?.index === keys.length - 1
  useEffect(() => {
    if (isAtEnd) onEnd?.()
  }, [isAtEnd, onEnd])
  const line = children(items.map(({index}) => index))
  return (
    <div ref={scroller} style={{...SCROLLER, ...style}}>
      <ul aria-label={label} style={{...LIST, height: size}}>
        {items.map(({index, key, start}) => (
          <li
            aria-posinset={index + 1}
            aria-setsize={total}
            data-index={index}
            key={key}
            ref={virtualizer.measureElement}
            style={{...ITEM, padding: itemPadding, transform: `translateY(${start}px)`}}
          >
            {line(index)}
          </li>
        ))}
      </ul>
    </div>
  )
}

const SCROLLER: CSSProperties = {overflowY: 'auto', minHeight: 0, overscrollBehavior: 'contain'}
const LIST: CSSProperties = {position: 'relative', listStyle: 'none', margin: 0, padding: 0}
const ITEM: CSSProperties = {position: 'absolute', insetInline: 0, top: 0}
