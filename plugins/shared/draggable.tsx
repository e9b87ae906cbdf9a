import {useDraggable} from '@dnd-kit/core'
import {type ReactNode, useEffect, useRef} from 'react'

interface Props {
  id: string
  /** May this person take it anywhere at all? */
  movable: boolean
  /** Under way: until the lake has answered nobody knows from where it would go on. */
  moving: boolean
  /** Its link, which carries `data-link`, is to have the focus as soon as it is there. */
  isWanted: boolean
  onFocused: () => void
  children: ReactNode
}

/** Something that can be taken by hand; found again by `data-draggable`. */
export function Draggable({id, movable, moving, isWanted, onFocused, children}: Props) {
  const {setNodeRef, listeners, isDragging} = useDraggable({id, disabled: !movable || moving})
  const element = useRef<HTMLDivElement | null>(null)
  useEffect(() => {
    if (!isWanted) return
    element.current?.querySelector<HTMLElement>('[data-link]')?.focus()
    onFocused()
  }, [isWanted, onFocused])
  return (
    <div
      ref={(node) => {
        element.current = node
        setNodeRef(node)
      }}
      {...listeners}
      data-draggable={id}
      style={{opacity: isDragging ? 0.4 : 1, cursor: movable ? 'grab' : 'pointer'}}
    >
      {children}
    </div>
  )
}
