import {ArrowLeftIcon} from '@sanity/icons/ArrowLeft'
import {ArrowRightIcon} from '@sanity/icons/ArrowRight'
import {CheckmarkIcon} from '@sanity/icons/Checkmark'
import {ClockIcon} from '@sanity/icons/Clock'
import {EditIcon} from '@sanity/icons/Edit'
import {LockIcon} from '@sanity/icons/Lock'
import {PublishIcon} from '@sanity/icons/Publish'
import {ResetIcon} from '@sanity/icons/Reset'
import {RestoreIcon} from '@sanity/icons/Restore'
import {TrashIcon} from '@sanity/icons/Trash'
import {UnlockIcon} from '@sanity/icons/Unlock'
import {UnpublishIcon} from '@sanity/icons/Unpublish'
import {type ComponentType, type ReactNode, useState} from 'react'
import {
  type DocumentActionComponent,
  type DocumentActionDialogProps,
  useClient,
  useSyncState,
  useTranslation,
} from 'sanity'
import {hasRole} from '../../newsroom/access/roles.ts'
import {type Hold} from '../../newsroom/holds/hold.ts'
import {type StoryDocument} from '../../newsroom/model.ts'
import {pubStatusOf} from '../../newsroom/publication.ts'
import {isStoryDocument, type Versions} from '../../newsroom/story.ts'
import {type Transition, type TransitionName} from '../../newsroom/transition.ts'
import {transitionsFrom} from '../../newsroom/workflow.ts'
import {useActor} from '../shared/use-actor.ts'
import {HeldDialog} from './held-dialog.tsx'
import {workflowNamespace} from './i18n/index.ts'
import {runTransition} from './run-transition.ts'
import {Box} from './transition-box.tsx'
import {toneOf, type TransitionInput} from './transition-dialog.tsx'
import {TransitionQuestion, useStandingHolds} from './transition-question.tsx'
import {useSteps} from './use-steps.ts'

const ICONS: Partial<Record<TransitionName, ComponentType>> = {
  approve: CheckmarkIcon,
  check: CheckmarkIcon,
  clear: CheckmarkIcon,
  publish: PublishIcon,
  forcePublish: PublishIcon,
  clearDebt: CheckmarkIcon,
  expire: ClockIcon,
  unexpire: ClockIcon,
  schedule: ClockIcon,
  return: ArrowLeftIcon,
  leave: ResetIcon,
  correct: EditIcon,
  update: EditIcon,
  kill: TrashIcon,
  spike: TrashIcon,
  withdraw: UnpublishIcon,
  restore: RestoreIcon,
  embargo: LockIcon,
  liftEmbargo: UnlockIcon,
}

type Step = {kind: 'closed'} | {kind: 'asking'} | {kind: 'held'; holds: Hold[]}

/**
 * The button of one row of the workflow table. It is there only where the transition goes from the
 * document's stage and the person has the role; what else is missing is told when it is pressed.
 *
 * The default Publish never looks at validation and cannot take other documents along
 * (sanity-io/sanity#1932, #5989): this sends one action request for the whole story instead.
 */
export function createTransitionAction(transition: Transition): DocumentActionComponent {
  const useTransitionAction: DocumentActionComponent = (props) => {
    const {t} = useTranslation(workflowNamespace)
    const client = useClient({apiVersion: '2025-02-19'})
    const actor = useActor()
    const {running, run} = useSteps({showsHolds: true})
    const {isSyncing} = useSyncState(props.id, props.type)
    const [step, setStep] = useState<Step>({kind: 'closed'})
    const close = () => setStep({kind: 'closed'})

    const versions = versionsOf(props)
    const offered = transitionsFrom(versions).includes(transition)
    // Only the whole story tells whether it may go the usual way.
    const asksForce = offered && transition.requires.includes('needsForce')
    const holds = useStandingHolds(transition, asksForce ? props.id : undefined)
    const needless = holds?.some(({code}) => code === 'needsForce') ?? false
    if (props.version || !offered || needless || !hasRole(actor, transition.roles)) return null

    const take = async (input: TransitionInput) => {
      const request = {...input, id: props.id, name: transition.name, actor, now: new Date()}
      const result = await run(transition.title, () => runTransition(client, request))
      if (result?.ok === false) setStep({kind: 'held', holds: result.holds})
      else close()
    }

    return {
      label: transition.title,
      icon: ICONS[transition.name] ?? ArrowRightIcon,
      tone: toneOf(transition),
      disabled: isSyncing || running,
      ...(isSyncing ? {title: t('dialog.saving')} : {}),
      ...(transition.name === 'publish' ? {shortcut: 'Ctrl+Alt+P'} : {}),
      onHandle: () => setStep({kind: 'asking'}),
      dialog: dialogOf(transition, versions, step, {
        header: t('dialog.held.header', {title: transition.title}),
        busy: running,
        take,
        close,
      }),
    }
  }
  useTransitionAction.displayName = `Transition(${transition.name})`
  return useTransitionAction
}

interface Doing {
  /** Said above what holds the transition. */
  header: string
  busy: boolean
  take: (input: TransitionInput) => Promise<void>
  close: () => void
}

function dialogOf(
  transition: Transition,
  {id, published}: Versions<StoryDocument>,
  step: Step,
  {header, busy, take, close}: Doing,
): DocumentActionDialogProps | false {
  switch (step.kind) {
    case 'closed':
      return false
    case 'held':
      return custom(
        <Box header={header} onClose={close}>
          <HeldDialog holds={step.holds} id={id} />
        </Box>,
      )
    case 'asking':
      return custom(
        <TransitionQuestion
          busy={busy}
          heldHeader={header}
          id={id}
          live={published !== undefined && pubStatusOf(published) === 'usable'}
          onCancel={close}
          onConfirm={(input) => void take(input)}
          transition={transition}
        />,
      )
  }
}

/** The Studio's own kind of dialog keeps the keyboard from what it asks. */
function custom(component: ReactNode): DocumentActionDialogProps {
  return {type: 'custom', component}
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
