import {Button, Flex, Label, Stack, Text, TextArea, TextInput} from '@sanity/ui'
import {type ReactNode, useId, useState} from 'react'
import {type Request} from '../../newsroom/holds.ts'
import {type Requirement, type Transition} from '../../newsroom/workflow.ts'
import {ChangeNote, type ChangeNoteValue} from './change-note.tsx'

export type TransitionInput = Pick<Request, 'note' | 'publicNotice' | 'at' | 'change'>

export interface TransitionDialogProps {
  /** Published id of the document. */
  id: string
  /** Do readers have the document already? */
  live: boolean
  transition: Transition
  busy: boolean
  onConfirm: (input: TransitionInput) => void
  onCancel: () => void
}

/** Asks for what the transition needs: a reason, a word to readers, a time. */
export function TransitionDialog({
  id,
  live,
  transition,
  busy,
  onConfirm,
  onCancel,
}: TransitionDialogProps) {
  const [note, setNote] = useState('')
  const [publicNotice, setPublicNotice] = useState('')
  const [at, setAt] = useState('')
  const [change, setChange] = useState<ChangeNoteValue>({
    minor: false,
    type: 'correction',
    publicText: '',
  })
  const needs = (requirement: Requirement) => transition.requires.includes(requirement)
  const asksChange = live && needs('changeNote')
  const incomplete =
    (transition.note === 'required' && note.trim() === '') ||
    (needs('publicNotice') && publicNotice.trim() === '') ||
    (needs('futureTime') && at === '') ||
    (asksChange && !change.minor && change.publicText.trim() === '')

  function submit(event: {preventDefault: () => void}) {
    event.preventDefault()
    if (incomplete || busy) return
    onConfirm({
      ...(note.trim() ? {note} : {}),
      ...(needs('publicNotice') ? {publicNotice} : {}),
      ...(needs('futureTime') ? {at: new Date(at).toISOString()} : {}),
      ...(asksChange ? {change} : {}),
    })
  }

  return (
    <form onSubmit={submit}>
      <Stack gap={4} padding={4}>
        {asksChange && <ChangeNote id={id} onChange={setChange} value={change} />}
        {needs('futureTime') && (
          <Field label={transition.name === 'expire' ? 'Take down at' : 'Publish at'}>
            {(fieldId) => (
              <TextInput
                id={fieldId}
                type="datetime-local"
                value={at}
                onChange={(event) => setAt(event.currentTarget.value)}
              />
            )}
          </Field>
        )}
        {needs('publicNotice') && (
          <Field label="Readers are told">
            {(fieldId) => (
              <TextArea
                id={fieldId}
                rows={3}
                value={publicNotice}
                onChange={(event) => setPublicNotice(event.currentTarget.value)}
              />
            )}
          </Field>
        )}
        <Field label={transition.note === 'required' ? 'Reason' : 'Note, if any'}>
          {(fieldId) => (
            <TextArea
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type here
              autoFocus={!asksChange}
              id={fieldId}
              rows={3}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          )}
        </Field>
        <Text muted size={1}>
          The {transition.note === 'required' ? 'reason' : 'note'} goes to the private log; readers
          never see it.
        </Text>
        <Flex gap={2} justify="flex-end">
          <Button mode="bleed" onClick={onCancel} text="Cancel" type="button" />
          <Button
            disabled={incomplete || busy}
            loading={busy}
            text={transition.title}
            tone={toneOf(transition)}
            type="submit"
          />
        </Flex>
      </Stack>
    </form>
  )
}

function Field({label, children}: {label: string; children: (id: string) => ReactNode}) {
  const id = useId()
  return (
    <Stack gap={3}>
      <Label as="label" htmlFor={id}>
        {label}
      </Label>
      {children(id)}
    </Stack>
  )
}

/** Going on is blue, letting out is green, going back is amber, taking down is red. */
export function toneOf({name}: Transition): 'primary' | 'positive' | 'caution' | 'critical' {
  switch (name) {
    case 'publish':
    case 'schedule':
    case 'approve':
    case 'clear':
    case 'clearDebt':
      return 'positive'
    case 'return':
    case 'unschedule':
    case 'withdraw':
    case 'expire':
      return 'caution'
    case 'kill':
    case 'spike':
    case 'forcePublish':
      return 'critical'
    default:
      return 'primary'
  }
}
