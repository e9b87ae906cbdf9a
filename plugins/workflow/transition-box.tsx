import {Dialog} from '@sanity/ui'
import {useId} from 'react'
import {TransitionDialog, type TransitionDialogProps} from './transition-dialog.tsx'

/** The question that a transition asks, as a dialog of its own; for buttons outside the footer. */
export function TransitionBox(props: TransitionDialogProps) {
  const id = useId()
  return (
    <Dialog header={props.transition.title} id={id} onClose={props.onCancel} width={1}>
      <TransitionDialog {...props} />
    </Dialog>
  )
}
