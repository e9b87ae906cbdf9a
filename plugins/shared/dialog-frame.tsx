import {Dialog, Stack} from '@sanity/ui'
import {type ReactNode, useId} from 'react'

interface FrameProps {
  title: string
  padding?: number
  /** What stands inside takes the focus; else the dialog gives it to its first button, Close. */
  focusesItself?: boolean
  onClose: () => void
  children: ReactNode
}

/** A dialog with its title; Escape and a click beside it close it. */
export function DialogFrame({
  title,
  padding = 4,
  focusesItself = false,
  onClose,
  children,
}: FrameProps) {
  const id = useId()
  return (
    <Dialog
      __unstable_autoFocus={!focusesItself}
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
