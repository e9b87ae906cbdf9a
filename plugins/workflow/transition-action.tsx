import {ArrowLeftIcon} from '@sanity/icons/ArrowLeft'
import {ArrowRightIcon} from '@sanity/icons/ArrowRight'
import {CheckmarkIcon} from '@sanity/icons/Checkmark'
import {ClockIcon} from '@sanity/icons/Clock'
import {EditIcon} from '@sanity/icons/Edit'
import {PublishIcon} from '@sanity/icons/Publish'
import {RestoreIcon} from '@sanity/icons/Restore'
import {TrashIcon} from '@sanity/icons/Trash'
import {UnpublishIcon} from '@sanity/icons/Unpublish'
import {Box, Stack, Text} from '@sanity/ui'
import {useToast} from '@sanity/ui/toast'
import {type ComponentType, useState} from 'react'
import {
  type DocumentActionComponent,
  type DocumentActionDialogProps,
  useClient,
  useCurrentUser,
  useSyncState,
} from 'sanity'
import {type Hold} from '../../newsroom/holds.ts'
import {type StoryDocument} from '../../newsroom/model.ts'
import {hasRole} from '../../newsroom/roles.ts'
import {isStoryDocument, type Versions} from '../../newsroom/story.ts'
import {
  pubStatusOf,
  type Transition,
  type TransitionName,
  transitionsFrom,
} from '../../newsroom/workflow.ts'
import {HoldList} from './hold-list.tsx'
import {runTransition} from './run-transition.ts'
import {toneOf, TransitionDialog, type TransitionInput} from './transition-dialog.tsx'

const ICONS: Partial<Record<TransitionName, ComponentType>> = {
  approve: CheckmarkIcon,
  check: CheckmarkIcon,
  clear: CheckmarkIcon,
  publish: PublishIcon,
  forcePublish: PublishIcon,
  clearDebt: CheckmarkIcon,
  expire: ClockIcon,
  schedule: ClockIcon,
  return: ArrowLeftIcon,
  correct: EditIcon,
  update: EditIcon,
  kill: TrashIcon,
  spike: TrashIcon,
  withdraw: UnpublishIcon,
  restore: RestoreIcon,
}

type Step = {kind: 'closed'} | {kind: 'asking' | 'running'} | {kind: 'held'; holds: Hold[]}

/**
 * The button of one row of the workflow table. It is there only where the transition goes from the
 * document's stage and the person has the role; what else is missing is told when it is pressed.
 *
 * The default Publish never looks at validation and cannot take other documents along
 * (sanity-io/sanity#1932, #5989): this sends one action request for the whole story instead.
 */
export function createTransitionAction(transition: Transition): DocumentActionComponent {
  const useTransitionAction: DocumentActionComponent = (props) => {
    const client = useClient({apiVersion: '2025-02-19'})
    const user = useCurrentUser()
    const toast = useToast()
    const {isSyncing} = useSyncState(props.id, props.type)
    const [step, setStep] = useState<Step>({kind: 'closed'})
    const close = () => setStep({kind: 'closed'})

    const versions = versionsOf(props)
    const offered = transitionsFrom(versions).includes(transition)
    const actor = user && {id: user.id, name: user.name, roles: user.roles.map(({name}) => name)}
    if (!actor || props.version || !offered || !hasRole(actor, transition.roles)) return null

    const run = async (input: TransitionInput) => {
      setStep({kind: 'running'})
      try {
        const request = {...input, id: props.id, name: transition.name, actor, now: new Date()}
        const result = await runTransition(client, request)
        if (!result.ok) return setStep({kind: 'held', holds: result.holds})
        toast.push({status: 'success', title: `${transition.title}: done`})
      } catch (error) {
        const description = error instanceof Error ? error.message : String(error)
        toast.push({
          status: 'error',
          title: `${transition.title}: nothing was changed`,
          description,
        })
      }
      return close()
    }

    return {
      label: transition.title,
      icon: ICONS[transition.name] ?? ArrowRightIcon,
      tone: toneOf(transition),
      disabled: isSyncing || step.kind === 'running',
      ...(isSyncing ? {title: 'Saving…'} : {}),
      ...(transition.name === 'publish' ? {shortcut: 'Ctrl+Alt+P'} : {}),
      onHandle: () => setStep({kind: 'asking'}),
      dialog: dialogOf(transition, versions, step, {run, close}),
    }
  }
  useTransitionAction.displayName = `Transition(${transition.name})`
  return useTransitionAction
}

function dialogOf(
  transition: Transition,
  {id, published}: Versions<StoryDocument>,
  step: Step,
  {run, close}: {run: (input: TransitionInput) => Promise<void>; close: () => void},
): DocumentActionDialogProps | false {
  if (step.kind === 'closed') return false
  if (step.kind === 'held') {
    return {
      type: 'dialog',
      header: `“${transition.title}” is held`,
      onClose: close,
      content: (
        <Stack gap={4}>
          <Text size={1}>Nothing was changed. This stands in the way:</Text>
          <HoldList holds={step.holds} now={new Date()} />
        </Stack>
      ),
    }
  }
  return {
    type: 'dialog',
    header: transition.title,
    onClose: close,
    content: (
      <Box>
        <TransitionDialog
          busy={step.kind === 'running'}
          id={id}
          live={published !== undefined && pubStatusOf(published) === 'usable'}
          onCancel={close}
          onConfirm={(input) => void run(input)}
          transition={transition}
        />
      </Box>
    ),
  }
}

/** What the Studio knows of a document, as the rules want it. */
export function versionsOf(props: {
  id: string
  draft?: unknown
  published?: unknown
}): Versions<StoryDocument> {
  return {
    id: props.id,
    ...(isStoryDocument(props.draft) ? {draft: props.draft} : {}),
    ...(isStoryDocument(props.published) ? {published: props.published} : {}),
  }
}
