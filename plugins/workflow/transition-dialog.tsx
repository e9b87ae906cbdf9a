import {Button, Flex, Label, Stack, Text, TextArea, TextInput} from '@sanity/ui'
import {useId, useState} from 'react'
import {type Transition} from '../../newsroom/workflow.ts'

export interface TransitionInput {
  note?: string
  publicNotice?: string
  at?: string
}

interface Props {
  transition: Transition
  busy: boolean
  onConfirm: (input: TransitionInput) => void
  onCancel: () => void
}

/** Asks for what the transition needs: a reason, a word to readers, a time. */
export function TransitionDialog({transition, busy, onConfirm, onCancel}: Props) {
  const [note, setNote] = useState('')
  const [publicNotice, setPublicNotice] = useState('')
  const [at, setAt] = useState('')
  const id = useId()
  const needs = (requirement: Transition['requires'][number]) =>
    transition.requires.includes(requirement)
  const incomplete =
    (transition.note === 'required' && note.trim() === '') ||
    (needs('publicNotice') && publicNotice.trim() === '') ||
    (needs('futureTime') && at === '')

  function submit(event: {preventDefault: () => void}) {
    event.preventDefault()
    if (incomplete || busy) return
    onConfirm({
      ...(note.trim() ? {note} : {}),
      ...(needs('publicNotice') ? {publicNotice} : {}),
      ...(needs('futureTime') ? {at: new Date(at).toISOString()} : {}),
    })
  }

  return (
    <form onSubmit={submit}>
      <Stack gap={4} padding={4}>
        {needs('futureTime') && (
          <Stack gap={3}>
            <Label as="label" htmlFor={`${id}-at`}>
              Publish at
            </Label>
            <TextInput
              id={`${id}-at`}
              type="datetime-local"
              value={at}
              onChange={(event) => setAt(event.currentTarget.value)}
            />
          </Stack>
        )}
        {needs('publicNotice') && (
          <Stack gap={3}>
            <Label as="label" htmlFor={`${id}-notice`}>
              Readers are told
            </Label>
            <TextArea
              id={`${id}-notice`}
              rows={3}
              value={publicNotice}
              onChange={(event) => setPublicNotice(event.currentTarget.value)}
            />
          </Stack>
        )}
        <Stack gap={3}>
          <Label as="label" htmlFor={`${id}-note`}>
            {transition.note === 'required' ? 'Reason' : 'Note, if any'}
          </Label>
          <TextArea
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type here
            autoFocus
            id={`${id}-note`}
            rows={3}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Text muted size={1}>
            Goes to the private log; readers never see it.
          </Text>
        </Stack>
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

/** Going on is blue, letting out is green, going back is amber, taking down is red. */
export function toneOf({name}: Transition): 'primary' | 'positive' | 'caution' | 'critical' {
  switch (name) {
    case 'publish':
    case 'schedule':
    case 'approve':
    case 'clear':
      return 'positive'
    case 'return':
    case 'unschedule':
    case 'withdraw':
      return 'caution'
    case 'kill':
    case 'spike':
      return 'critical'
    default:
      return 'primary'
  }
}
