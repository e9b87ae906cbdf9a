import {useDraggable, useDroppable} from '@dnd-kit/core'
import {DragHandleIcon} from '@sanity/icons/DragHandle'
import {GridLine, type LineProps} from './grid-line.tsx'

interface Props extends Omit<LineProps, 'handle' | 'over' | 'lifted' | 'style'> {
  start: number
  movable: boolean
  /** What the handle is called. */
  handleTitle: string
}

/** A row that can be taken at its number and let go over another one. */
export function MovableLine({start, movable, handleTitle, ...line}: Props) {
  const {id} = line.row
  const {
    listeners,
    isDragging,
    setNodeRef: setHandle,
  } = useDraggable({id, disabled: !movable, data: {index: line.index}})
  const {active, isOver, setNodeRef: setPlace} = useDroppable({id, disabled: !movable})
  const from: unknown = active?.data.current?.['index']
  const isTarget = isOver && active?.id !== id && typeof from === 'number'
  return (
    <div
      className="nr-slot"
      ref={setPlace}
      role="presentation"
      // Not by a transform: what drags measures rows without theirs.
      style={{top: start}}
    >
      <GridLine
        {...line}
        handle={
          movable && (
            <span
              {...listeners}
              className="nr-handle"
              data-handle
              ref={setHandle}
              title={handleTitle}
            >
              <DragHandleIcon />
            </span>
          )
        }
        lifted={isDragging}
        over={isTarget ? (from < line.index ? 'after' : 'before') : undefined}
      />
    </div>
  )
}
