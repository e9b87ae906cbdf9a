import {CheckmarkCircleIcon} from '@sanity/icons/CheckmarkCircle'
import {useToast} from '@sanity/ui/toast'
import {useState} from 'react'
import {type DocumentActionComponent, useClient, useCurrentUser} from 'sanity'
import {type CheckName} from '../../newsroom/model.ts'
import {hasRole} from '../../newsroom/roles.ts'
import {current} from '../../newsroom/story.ts'
import {CHECK_ROLES, CHECK_TITLES} from '../../newsroom/workflow.ts'
import {runCheck} from './run-check.ts'
import {versionsOf} from './transition-action.tsx'

/** The button that signs off one open check, for those whose check it is. */
export function createCheckAction(check: CheckName): DocumentActionComponent {
  const useCheckAction: DocumentActionComponent = (props) => {
    const client = useClient({apiVersion: '2025-02-19'})
    const user = useCurrentUser()
    const toast = useToast()
    const [running, setRunning] = useState(false)
    const state = current(versionsOf(props))?.workflow?.checks?.[check]?.state
    const actor = user && {id: user.id, name: user.name, roles: user.roles.map(({name}) => name)}
    if (!actor || props.version || state !== 'required' || !hasRole(actor, CHECK_ROLES[check])) {
      return null
    }
    const title = CHECK_TITLES[check]

    const run = async () => {
      setRunning(true)
      try {
        const request = {id: props.id, check, state: 'done', actor, now: new Date()} as const
        const result = await runCheck(client, request)
        if (result.ok) toast.push({status: 'success', title: `${title}: signed off`})
        else toast.push({status: 'warning', title: result.holds.map(({what}) => what).join('. ')})
      } catch (error) {
        const description = error instanceof Error ? error.message : String(error)
        toast.push({status: 'error', title: `${title}: nothing was changed`, description})
      }
      setRunning(false)
    }

    return {
      label: `Sign off: ${title}`,
      icon: CheckmarkCircleIcon,
      disabled: running,
      onHandle: () => void run(),
    }
  }
  useCheckAction.displayName = `Check(${check})`
  return useCheckAction
}
