import {Dialog, Stack} from '@sanity/ui'
import {type ReactNode, useId} from 'react'

interface FrameProps {
  title: string
  padding?: number
  onClose: () => void
  children: ReactNode
}

/** A dialog with its title; Escape and a click beside it close it. */
export function DialogFrame({title, padding = 4, onClose, children}: FrameProps) {
  const id = useId()
  return (
    <Dialog
      animate={false}
      header={title}
      id={id}
      onClickOutside={onClose}
      onClose={onClose}
      width={1}
    >
      <Stack gap={4} padding={padding}>
        {children}
      </Stack>
    </Dialog>
  )
}
