import {useDroppable} from '@dnd-kit/core'
import {Card, type CardTone} from '@sanity/ui'
import {type CSSProperties, type ReactNode} from 'react'
import {type Target, targetId} from './planning-targets.ts'

interface Props {
  target: Target
  /** Tells two zones of one target apart. */
  name?: string
  as?: 'div' | 'td'
  tone?: CardTone
  style?: CSSProperties
  children: ReactNode
}

/** Where a story can be let go; outlined while one is held over it. */
export function DropZone({target, name, as = 'div', tone = 'default', style, children}: Props) {
  const id = targetId(target, name)
  const {setNodeRef, isOver} = useDroppable({id})
  return (
    <Card
      as={as}
      border={as === 'td'}
      data-target={id}
      padding={1}
      radius={2}
      ref={setNodeRef}
      style={{
        ...style,
        // A card is a block; a cell of a table is not.
        ...(as === 'td' ? {display: 'table-cell'} : {}),
        outline: isOver ? '2px solid var(--card-focus-ring-color)' : 'none',
        outlineOffset: -2,
      }}
      tone={tone}
    >
      {children}
    </Card>
  )
}
