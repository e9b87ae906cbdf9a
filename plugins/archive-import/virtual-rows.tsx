import {useVirtualizer} from '@tanstack/react-virtual'
import {type ReactNode, type RefObject, useEffect} from 'react'

interface Props {
  scroller: RefObject<HTMLElement | null>
  count: number
  estimate: number
  /** The row that has to be in sight; −1 for none. */
  wanted: number
  children: (index: number) => ReactNode
}

/** Rows of any height; however many there are, only those in sight are in the page. */
export function VirtualRows({scroller, count, estimate, wanted, children}: Props) {
  // oxlint-disable-next-line react/incompatible-library -- read while rendering, handed to nobody
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    overscan: 8,
  })
  useEffect(() => {
    if (wanted >= 0) virtualizer.scrollToIndex(wanted, {align: 'auto'})
  }, [virtualizer, wanted])
  return (
    <div style={{position: 'relative', height: virtualizer.getTotalSize()}}>
      {virtualizer.getVirtualItems().map(({index, key, start}) => (
        <div
          data-index={index}
          key={key}
          ref={virtualizer.measureElement}
          style={{
            position: 'absolute',
            top: 0,
            insetInline: 0,
            transform: `translateY(${start}px)`,
          }}
        >
          {children(index)}
        </div>
      ))}
    </div>
  )
}
