import {Label, Select, Stack, Text, TextInput} from '@sanity/ui'
import {type ReactNode, useId, useState} from 'react'
import {useTranslation} from 'sanity'
import {type Day} from '../../newsroom/dates/calendar-day.ts'
import {partialDate} from '../../newsroom/dates/partial-date.ts'
import {planForWeekOf, planInWords, spanOf} from '../../newsroom/dates/planned-for.ts'
import {localTime} from '../../newsroom/dates/zoned-time.ts'
import {type PartialDate} from '../../newsroom/model.ts'
import {type PlanningChange} from '../../newsroom/steps/plan-planning.ts'
import {DialogFoot} from '../shared/dialog-foot.tsx'
import {MomentField, momentOf} from '../workflow/moment-field.tsx'
import {calendarNamespace} from './i18n/index.ts'

const EXACTNESS = ['day', 'week', 'month', 'words', 'none'] as const
type Exactness = (typeof EXACTNESS)[number]

interface Props {
  plannedFor: PartialDate | undefined
  dueAt: string | undefined
  today: Day
  busy: boolean
  onPlan: (planning: PlanningChange) => void
  onCancel: () => void
}

/** When a story is meant to run, as exactly as anybody knows, and by when it must be done. */
export function PlanDialog({plannedFor, dueAt, today, busy, onPlan, onCancel}: Props) {
  const {t} = useTranslation(calendarNamespace)
  const id = useId()
  const span = spanOf(plannedFor)
  const [exactness, setExactness] = useState(exactnessOf(plannedFor))
  const [day, setDay] = useState(span?.from ?? today)
  const [month, setMonth] = useState((span?.from ?? today).slice(0, 7))
  const [words, setWords] = useState(span ? '' : (plannedFor?.asPrinted ?? ''))
  const [due, setDue] = useState(localOf(dueAt))
  const plan = planOf(exactness, {day, month, words})
  const deadline = momentOf(due)
  const missing =
    exactness !== 'none' && plan === undefined
      ? t('plan.missing.when')
      : due !== '' && !deadline
        ? t('plan.missing.due')
        : undefined

  function submit(event: {preventDefault: () => void}) {
    event.preventDefault()
    if (missing !== undefined || busy) return
    onPlan({
      ...(plan?.edtf === plannedFor?.edtf && plan?.asPrinted === plannedFor?.asPrinted
        ? {}
        : {plannedFor: plan ?? null}),
      ...(localOf(dueAt) === due ? {} : {dueAt: deadline ?? null}),
    })
  }

  return (
    <form onSubmit={submit}>
      <Stack gap={4} padding={4}>
        <Stack gap={3}>
          <Label as="label" htmlFor={`${id}-when`}>
            {t('plan.when')}
          </Label>
          <Select
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to choose here
            autoFocus
            id={`${id}-when`}
            onChange={({currentTarget}) =>
              setExactness(EXACTNESS.find((one) => one === currentTarget.value) ?? 'none')
            }
            value={exactness}
          >
            {EXACTNESS.map((one) => (
              <option key={one} value={one}>
                {t(`plan.when.${one}`)}
              </option>
            ))}
          </Select>
        </Stack>
        {(exactness === 'day' || exactness === 'week') && (
          <Field id={`${id}-day`} label={t(`plan.${exactness}`)}>
            {(fieldId) => (
              <TextInput
                id={fieldId}
                onChange={({currentTarget}) => setDay(currentTarget.value)}
                type="date"
                value={day}
              />
            )}
          </Field>
        )}
        {exactness === 'month' && (
          <Field id={`${id}-month`} label={t('plan.month')}>
            {(fieldId) => (
              <TextInput
                id={fieldId}
                onChange={({currentTarget}) => setMonth(currentTarget.value)}
                type="month"
                value={month}
              />
            )}
          </Field>
        )}
        {exactness === 'words' && (
          <Field id={`${id}-words`} label={t('plan.words')}>
            {(fieldId) => (
              <TextInput
                id={fieldId}
                onChange={({currentTarget}) => setWords(currentTarget.value)}
                placeholder={t('plan.words.placeholder')}
                value={words}
              />
            )}
          </Field>
        )}
        <Text muted size={1}>
          {t('plan.promise')}
        </Text>
        <MomentField label={t('plan.due')} onChange={setDue} value={due} />
      </Stack>
      <DialogFoot
        busy={busy}
        cancel={t('plan.cancel')}
        confirm={{text: t('plan.save')}}
        missing={missing}
        onCancel={onCancel}
      />
    </form>
  )
}

interface FieldProps {
  id: string
  label: string
  children: (id: string) => ReactNode
}

function Field({id, label, children}: FieldProps) {
  return (
    <Stack gap={3}>
      <Label as="label" htmlFor={id}>
        {label}
      </Label>
      {children(id)}
    </Stack>
  )
}

function exactnessOf(plan: PartialDate | undefined): Exactness {
  if (plan === undefined) return 'day'
  const span = spanOf(plan)
  if (span === undefined) return 'words'
  if (span.from === span.to) return 'day'
  if (plan.edtf === planForWeekOf(span.from).edtf) return 'week'
  return plan.edtf === span.from.slice(0, 7) ? 'month' : 'words'
}

function planOf(
  exactness: Exactness,
  {day, month, words}: {day: string; month: string; words: string},
): PartialDate | undefined {
  switch (exactness) {
    case 'none':
      return undefined
    case 'words':
      return planInWords(words)
    case 'day':
      return day === '' ? undefined : partialDate(day)
    case 'week':
      return day === '' ? undefined : planForWeekOf(day)
    case 'month':
      return month === '' ? undefined : partialDate(month)
  }
}

function localOf(at: string | undefined): string {
  return at === undefined ? '' : localTime(at)
}
