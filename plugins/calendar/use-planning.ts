import {useToast} from '@sanity/ui/toast'
import {useCallback, useMemo, useState} from 'react'
import {useClient, useTranslation} from 'sanity'
import {sayPlan} from '../../newsroom/dates/planned-for.ts'
import {formatMoment} from '../../newsroom/dates/zoned-time.ts'
import {type Hold} from '../../newsroom/holds/hold.ts'
import {type PlanningChange} from '../../newsroom/steps/plan-planning.ts'
import {type Offer} from '../board/moves.ts'
import {type BoardRow} from '../board/read-rows.ts'
import {useActor} from '../shared/use-actor.ts'
import {usePending} from '../shared/use-pending.ts'
import {runTransition, type TransitionResult} from '../workflow/run-transition.ts'
import {type TransitionInput} from '../workflow/transition-dialog.tsx'
import {type CalendarItem} from './calendar-items.ts'
import {type Axis} from './calendar-view.ts'
import {calendarNamespace} from './i18n/index.ts'
import {asPlanned, letGoOn, type Target} from './planning-targets.ts'
import {runPlanning} from './run-planning.ts'

/** What a person is asked or told about one story. */
type PlanningStep =
  | {kind: 'plan'; item: CalendarItem; busy: boolean}
  | {kind: 'schedule'; item: CalendarItem; offer: Offer; at: string; busy: boolean}
  | {kind: 'held'; item: CalendarItem; holds: Hold[]}

export interface Planning {
  /** The rows as they will stand when what is under way has succeeded. */
  rows: BoardRow[]
  /** Ids of stories that are under way. */
  moving: ReadonlySet<string>
  step?: PlanningStep
  letGo: (item: CalendarItem, target: Target) => void
  ask: (item: CalendarItem) => void
  plan: (item: CalendarItem, planning: PlanningChange) => void
  schedule: (input: TransitionInput) => void
  cancel: () => void
}

type Pending = PlanningChange & {scheduledFor?: string}

interface Options {
  by: Axis
  timeZone: string
  say: (text: string) => void
}

/**
 * Plans stories. A story goes to its new day at once, and is taken back with the reasons when the
 * rules or the lake refuse.
 */
export function usePlanning(live: readonly BoardRow[], {by, timeZone, say}: Options): Planning {
  const {t} = useTranslation(calendarNamespace)
  const client = useClient({apiVersion: '2025-02-19'})
  const actor = useActor()
  const toast = useToast()
  const {of: pendingOf, begin, settle, moving} = usePending<Pending>(live)
  const [step, setStep] = useState<PlanningStep>()

  const run = useCallback(
    async (
      {row}: CalendarItem,
      planning: Pending,
      write: () => Promise<TransitionResult>,
      said: string,
    ): Promise<Hold[]> => {
      begin(row, planning)
      try {
        const result = await write()
        if (!result.ok) {
          settle(row)
          return result.holds
        }
        say(t('say.planned', {title: row.title, said}))
      } catch (error) {
        settle(row)
        toast.push({
          status: 'error',
          title: t('plan.failed', {title: row.title}),
          description: error instanceof Error ? error.message : String(error),
        })
      }
      setStep(undefined)
      return []
    },
    [begin, say, settle, t, toast],
  )

  const plan = useCallback(
    async (item: CalendarItem, planning: PlanningChange) => {
      setStep((before) => (before?.kind === 'plan' ? {...before, busy: true} : before))
      const request = {id: item.id, planning, actor, now: new Date()}
      const holds = await run(
        item,
        planning,
        () => runPlanning(client, request),
        wordsFor(planning, t),
      )
      if (holds.length > 0) setStep({kind: 'held', item, holds})
    },
    [actor, client, run, t],
  )

  const letGo = useCallback(
    (item: CalendarItem, target: Target) => {
      const now = new Date()
      const outcome = letGoOn(item, target, {by, timeZone, actor, now})
      switch (outcome.kind) {
        case 'stay':
          return say(t('say.back', {title: item.row.title}))
        case 'held':
          return setStep({kind: 'held', item, holds: outcome.holds})
        case 'schedule':
          return setStep({...outcome, item, busy: false})
        case 'plan':
          return void plan(item, outcome.planning)
      }
    },
    [actor, by, plan, say, t, timeZone],
  )

  const schedule = async (input: TransitionInput) => {
    if (step?.kind !== 'schedule') return
    setStep({...step, busy: true})
    const {item, offer} = step
    const {name} = offer.transition
    const holds = await run(
      item,
      input.at === undefined ? {} : {scheduledFor: input.at},
      () => runTransition(client, {...input, id: item.id, name, actor, now: new Date()}),
      input.at === undefined ? offer.transition.title : formatMoment(input.at, timeZone),
    )
    if (holds.length > 0) setStep({kind: 'held', item, holds})
  }

  return {
    rows: useMemo(
      () =>
        live.map((row) => {
          const planned = pendingOf(row)
          return planned ? asPlanned(row, planned) : row
        }),
      [live, pendingOf],
    ),
    moving,
    ...(step ? {step} : {}),
    letGo,
    ask: useCallback((item: CalendarItem) => setStep({kind: 'plan', item, busy: false}), []),
    plan: (item, planning) => void plan(item, planning),
    schedule: (input) => void schedule(input),
    cancel: useCallback(() => setStep(undefined), []),
  }
}

type Translate = ReturnType<typeof useTranslation>['t']

function wordsFor({plannedFor, dueAt}: PlanningChange, t: Translate): string {
  return [
    plannedFor && t('plan.said.planned', {when: sayPlan(plannedFor)}),
    plannedFor === null && t('plan.said.off'),
    dueAt && t('plan.said.due', {when: formatMoment(dueAt)}),
    dueAt === null && t('plan.said.noDeadline'),
  ]
    .filter(Boolean)
    .join(', ')
}
