import {Label, Stack, Text, TextArea} from '@sanity/ui'
import {useEffect, useId, useRef, useState} from 'react'
import {useTranslation} from 'sanity'
import {type Change, diffStory} from '../../newsroom/approval/diff-story.ts'
import {
  type Request,
  type Requirement,
  type Transition,
  type TransitionName,
} from '../../newsroom/transition.ts'
import {DialogFoot} from '../shared/dialog-foot.tsx'
import {ChangeNote, type ChangeNoteValue, TOLD} from './change-note.tsx'
import {EmbargoField, type EmbargoEnd} from './embargo-field.tsx'
import {workflowNamespace} from './i18n/index.ts'
import {momentAhead, MomentField, momentOf} from './moment-field.tsx'
import {useStory} from './use-story.ts'

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
  const [said, say] = useState<ChangeNoteValue>()
  const story = useStory(id)
  const changes = story.state === 'ready' ? diffStory(story.story) : undefined
  const change = said ?? firstNote(changes)
  const needs = (requirement: Requirement) => transition.requires.includes(requirement)
  const asksTime = needs('futureTime') || needs('takeDownTime')
  const asksChange = live && needs('changeNote')
  const tellsReaders = asksChange && !change.minor
  const required = transition.note === 'required'
  const missing = [
    asksTime && momentAhead(at) === undefined && t('dialog.missing.time'),
    needs('embargoEnd') &&
      until !== undefined &&
      momentAhead(until) === undefined &&
      t('dialog.missing.time'),
    asksChange && !change.minor && change.publicText.trim() === '' && t('dialog.missing.change'),
    needs('publicNotice') && publicNotice.trim() === '' && t('dialog.missing.notice'),
    required && note.trim() === '' && t('dialog.missing.reason'),
  ].filter((what) => what !== false)

  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(FIRST_FIELD)?.focus()
  }, [])

  function submit(event: {preventDefault: () => void}) {
    event.preventDefault()
    if (missing.length > 0 || busy) return
    const time = momentOf(at)
    const end = until === undefined ? undefined : momentOf(until)
    onConfirm({
      ...(note.trim() ? {note} : {}),
      ...(needs('publicNotice') ? {publicNotice} : {}),
      ...(asksTime && time ? {at: time} : {}),
      ...(needs('embargoEnd') && end ? {until: end} : {}),
      ...(asksChange ? {change} : {}),
    })
  }

  return (
    <form onSubmit={submit} ref={form}>
      <Stack gap={4} padding={4}>
        {SAYS_EFFECT.has(transition.name) && (
          <Text size={1}>{t(`dialog.effect.${transition.name}`)}</Text>
        )}
        {asksChange && <ChangeNote changes={changes} id={id} onChange={say} value={change} />}
        {asksTime && (
          <MomentField
            ahead
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
          label={t(required ? 'dialog.reason' : tellsReaders ? 'dialog.why' : 'dialog.note')}
          onChange={setNote}
          value={note}
        />
        <Text muted size={1}>
          {t(required || tellsReaders ? 'dialog.private.reason' : 'dialog.private.note')}
        </Text>
      </Stack>
      <DialogFoot
        busy={busy}
        cancel={t('dialog.cancel')}
        confirm={{text: transition.title, ...confirmLook(transition)}}
        missing={missing.length > 0 ? t('dialog.missing', {what: missing.join(', ')}) : undefined}
        onCancel={onCancel}
      />
    </form>
  )
}

/** What readers would not see changed needs no word to them; all else is told unless somebody says no. */
function firstNote(changes: readonly Change[] | undefined): ChangeNoteValue {
  return changes?.length === 0 ? {minor: true} : TOLD
}

/** What is not easily taken back says what comes of it. */
const SAYS_EFFECT: ReadonlySet<TransitionName> = new Set([
  'forcePublish',
  'kill',
  'withdraw',
  'spike',
  'leave',
])

/** Where somebody who has opened the dialog begins; of choices, the one that is made. */
const FIRST_FIELD = 'input:checked, input:not([type="radio"]), select, textarea'

interface WordsProps {
  label: string
  value: string
  onChange: (value: string) => void
}

function Words({label, value, onChange}: WordsProps) {
  const id = useId()
  return (
    <Stack gap={3}>
      <Label as="label" htmlFor={id}>
        {label}
      </Label>
      <TextArea
        id={id}
        onChange={(event) => onChange(event.currentTarget.value)}
        rows={3}
        value={value}
      />
    </Stack>
  )
}

/** White on the Studio's blue, green, red and amber is hard to read, and this has to be read. */
function confirmLook(transition: Transition) {
  const tone = toneOf(transition)
  const goesOn = tone === 'primary' || tone === 'positive'
  return goesOn ? ({mode: 'default', tone: 'default'} as const) : ({mode: 'ghost', tone} as const)
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
    case 'leave':
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
