import {CopyIcon} from '@sanity/icons/Copy'
import {type DocumentActionComponent, useClient, useTranslation} from 'sanity'
import {useRouter} from 'sanity/router'
import {hasRole} from '../../newsroom/access/roles.ts'
import {type Article} from '../../newsroom/model.ts'
import {planCopy} from '../../newsroom/steps/plan-copy.ts'
import {current, type Versions} from '../../newsroom/story.ts'
import {COPY_ROLES} from '../../newsroom/workflow.ts'
import {useActor} from '../shared/use-actor.ts'
import {workflowNamespace} from './i18n/index.ts'
import {versionsOf} from './transition-action.tsx'
import {useSteps} from './use-steps.ts'

/** Duplicate as the newsroom means it: a fresh story in intake, not a second approved one. */
export const useCopyAction: DocumentActionComponent = (props) => {
  const {t} = useTranslation(workflowNamespace)
  const client = useClient({apiVersion: '2025-02-19'})
  const router = useRouter()
  const actor = useActor()
  const {running, run} = useSteps()
  const article = articleOf(versionsOf(props))
  if (!article || props.version || !hasRole(actor, COPY_ROLES)) return null

  const copy = async () => {
    const id = crypto.randomUUID()
    const actions = planCopy({article, id, actor, now: new Date(), logKey: crypto.randomUUID()})
    const result = await run(t('copy.action'), async () => {
      const {transactionId} = await client.action(actions)
      return {ok: true, transactionId}
    })
    if (result?.ok) router.navigateIntent('edit', {id, type: 'article'})
  }

  return {
    label: t('copy.action'),
    icon: CopyIcon,
    disabled: running,
    group: ['paneActions'],
    onHandle: () => void copy(),
  }
}
useCopyAction.displayName = 'Copy'

function articleOf(versions: Versions<unknown>): Article | undefined {
  const document = current(versions)
  return isArticle(document) ? document : undefined
}

function isArticle(value: unknown): value is Article {
  return (
    typeof value === 'object' && value !== null && '_type' in value && value._type === 'article'
  )
}
