import {type ReactNode} from 'react'
import {DialogFrame} from '../shared/dialog-frame.tsx'
import {TransitionDialog, type TransitionDialogProps} from './transition-dialog.tsx'
import {useReturnedFocus} from './use-returned-focus.ts'

/** The question that a transition asks, in a dialog that gives the keyboard to its first field. */
export function TransitionBox(props: TransitionDialogProps) {
  return (
    <Box focusesItself header={props.transition.title} onClose={props.onCancel}>
      <TransitionDialog {...props} />
    </Box>
  )
}

interface BoxProps {
  header: string
  /** What stands inside takes the focus; else the dialog gives it to its first button, Close. */
  focusesItself?: boolean
  onClose: () => void
  children: ReactNode
}

/** A dialog of the workflow. When it is closed, the focus is where it was before. */
export function Box({header, focusesItself = false, onClose, children}: BoxProps) {
  useReturnedFocus()
  return (
    <DialogFrame focusesItself={focusesItself} onClose={onClose} padding={0} title={header}>
      {children}
    </DialogFrame>
  )
}
