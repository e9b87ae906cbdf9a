import {CheckmarkCircleIcon} from '@sanity/icons/CheckmarkCircle'
import {type DocumentActionComponent, useClient, useTranslation} from 'sanity'
import {hasRole} from '../../newsroom/access/roles.ts'
import {type Check, type CheckName, CHECK_ROLES, CHECK_TITLES} from '../../newsroom/checks.ts'
import {isOpen} from '../../newsroom/holds/check-cover.ts'
import {current} from '../../newsroom/story.ts'
import {useActor} from '../shared/use-actor.ts'
import {workflowNamespace} from './i18n/index.ts'
import {runCheck} from './run-check.ts'
import {versionsOf} from './transition-action.tsx'
import {useSteps} from './use-steps.ts'
import {useStory} from './use-story.ts'

/** The button that signs off one open check, for those whose check it is. */
export function createCheckAction(check: CheckName): DocumentActionComponent {
  const useCheckAction: DocumentActionComponent = (props) => {
    const {t} = useTranslation(workflowNamespace)
    const client = useClient({apiVersion: '2025-02-19'})
    const actor = useActor()
    const {running, run} = useSteps()
    const mine = hasRole(actor, CHECK_ROLES[check])
    const state = current(versionsOf(props))?.workflow?.checks?.[check]
    const open = useIsOpen(mine ? state : undefined, check, props.id)
    if (!mine || props.version || !open) return null
    const title = CHECK_TITLES[check]
    const sign = () =>
      runCheck(client, {id: props.id, check, state: 'done', actor, now: new Date()})
    return {
      label: t('check.action', {check: title}),
      icon: CheckmarkCircleIcon,
      disabled: running,
      onHandle: () => void run(title, sign, t('check.done', {check: title})),
    }
  }
  useCheckAction.displayName = `Check(${check})`
  return useCheckAction
}

/** Of a check that was signed off the story itself must tell whether it still holds. */
function useIsOpen(check: Check | undefined, name: CheckName, id: string): boolean {
  const story = useStory(check?.state === 'done' && check.covers ? id : undefined)
  if (check?.state === 'required') return true
  return story.state === 'ready' && isOpen(check, name, story.story, id)
}
