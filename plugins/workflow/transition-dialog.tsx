import {Button, Flex, Label, Stack, Text, TextArea} from '@sanity/ui'
import {useId, useState} from 'react'
import {useTranslation} from 'sanity'
import {type Request} from '../../newsroom/holds.ts'
import {type Requirement, type Transition} from '../../newsroom/workflow.ts'
import {ChangeNote, type ChangeNoteValue} from './change-note.tsx'
import {EmbargoField, type EmbargoEnd} from './embargo-field.tsx'
import {workflowNamespace} from './i18n/index.ts'
import {MomentField, momentOf} from './moment-field.tsx'

export type TransitionInput = Pick<Request, 'note' | 'publicNotice' | 'at' | 'until' | 'change'>

export interface TransitionDialogProps {
  /** Published id of the document. */
  id: string
  /** Do readers have the document already? */
  live: boolean
  transition: Transition
  busy: boolean
  /** A time to begin with, as the newsroom's clocks show it: `2026-03-29T01:30`. */
  suggestedAt?: string
  onConfirm: (input: TransitionInput) => void
  onCancel: () => void
}

/** Asks for what the transition needs: a reason, a word to readers, a time. */
export function TransitionDialog({
  id,
  live,
  transition,
  busy,
  suggestedAt = '',
  onConfirm,
  onCancel,
}: TransitionDialogProps) {
  const {t} = useTranslation(workflowNamespace)
  const [note, setNote] = useState('')
  const [publicNotice, setPublicNotice] = useState('')
  const [at, setAt] = useState(suggestedAt)
  const [until, setUntil] = useState<EmbargoEnd>('')
  const [change, setChange] = useState<ChangeNoteValue>({
    minor: false,
    type: 'correction',
    publicText: '',
  })
  const needs = (requirement: Requirement) => transition.requires.includes(requirement)
  const asksChange = live && needs('changeNote')
  const asksFirst = asksChange || needs('futureTime') || needs('embargoEnd')
  const required = transition.note === 'required'
  const incomplete =
    (required && note.trim() === '') ||
    (needs('publicNotice') && publicNotice.trim() === '') ||
    (needs('futureTime') && momentOf(at) === undefined) ||
    (needs('embargoEnd') && until !== undefined && momentOf(until) === undefined) ||
    (asksChange && !change.minor && change.publicText.trim() === '')

  function submit(event: {preventDefault: () => void}) {
    event.preventDefault()
    if (incomplete || busy) return
    const time = momentOf(at)
    const end = until === undefined ? undefined : momentOf(until)
    onConfirm({
      ...(note.trim() ? {note} : {}),
      ...(needs('publicNotice') ? {publicNotice} : {}),
      ...(needs('futureTime') && time ? {at: time} : {}),
      ...(needs('embargoEnd') && end ? {until: end} : {}),
      ...(asksChange ? {change} : {}),
    })
  }

  return (
    <form onSubmit={submit}>
      <Stack gap={4} padding={4}>
        {asksChange && <ChangeNote id={id} onChange={setChange} value={change} />}
        {needs('futureTime') && (
          <MomentField
            label={t(transition.name === 'expire' ? 'dialog.takeDownAt' : 'dialog.publishAt')}
            onChange={setAt}
            value={at}
          />
        )}
        {needs('embargoEnd') && <EmbargoField onChange={setUntil} value={until} />}
        {needs('publicNotice') && (
          <Words label={t('dialog.notice')} onChange={setPublicNotice} value={publicNotice} />
        )}
        <Words
          focus={!asksFirst && !needs('publicNotice')}
          label={t(required ? 'dialog.reason' : 'dialog.note')}
          onChange={setNote}
          value={note}
        />
        <Text muted size={1}>
          {t(required ? 'dialog.private.reason' : 'dialog.private.note')}
        </Text>
        <Flex gap={2} justify="flex-end">
          <Button mode="bleed" onClick={onCancel} text={t('dialog.cancel')} type="button" />
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

interface WordsProps {
  label: string
  value: string
  onChange: (value: string) => void
  focus?: boolean
}

function Words({label, value, onChange, focus = false}: WordsProps) {
  const id = useId()
  return (
    <Stack gap={3}>
      <Label as="label" htmlFor={id}>
        {label}
      </Label>
      <TextArea
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type here
        autoFocus={focus}
        id={id}
        onChange={(event) => onChange(event.currentTarget.value)}
        rows={3}
        value={value}
      />
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
    case 'embargo':
    case 'liftEmbargo':
      return 'caution'
    case 'kill':
    case 'spike':
    case 'forcePublish':
      return 'critical'
    default:
      return 'primary'
  }
}
