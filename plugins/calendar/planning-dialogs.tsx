import {useTranslation} from 'sanity'
import {type Day} from '../../newsroom/dates/calendar-day.ts'
import {foldHolds} from '../../newsroom/holds/fold-holds.ts'
import {DialogFrame} from '../shared/dialog-frame.tsx'
import {HoldList} from '../workflow/hold-list.tsx'
import {TransitionDialog} from '../workflow/transition-dialog.tsx'
import {calendarNamespace} from './i18n/index.ts'
import {PlanDialog} from './plan-dialog.tsx'
import {type Planning} from './use-planning.ts'

/** Whatever planning asks or tells: when, at what other time, or what holds it. */
export function PlanningDialogs({planning, today}: {planning: Planning; today: Day}) {
  const {t} = useTranslation(calendarNamespace)
  const {step, cancel} = planning
  if (step === undefined) return null
  const {item} = step
  const {title, document} = item.row
  switch (step.kind) {
    case 'plan':
      return (
        <DialogFrame focusesItself onClose={cancel} padding={0} title={t('plan.title', {title})}>
          <PlanDialog
            busy={step.busy}
            dueAt={document.workflow?.dueAt}
            onCancel={cancel}
            onPlan={(change) => planning.plan(item, change)}
            plannedFor={document.workflow?.plannedFor}
            today={today}
          />
        </DialogFrame>
      )
    case 'schedule':
      return (
        <DialogFrame
          focusesItself
          onClose={cancel}
          padding={0}
          title={t('plan.schedule.title', {title})}
        >
          <TransitionDialog
            busy={step.busy}
            id={item.id}
            live={false}
            onCancel={cancel}
            onConfirm={planning.schedule}
            suggestedAt={step.at}
            transition={step.offer.transition}
          />
        </DialogFrame>
      )
    case 'held':
      return (
        <DialogFrame onClose={cancel} title={t('plan.held.title', {title})}>
          <HoldList holds={foldHolds(step.holds, item.row.story)} now={new Date()} />
        </DialogFrame>
      )
  }
}
