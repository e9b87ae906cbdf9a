import {type DocumentBadgeComponent, useTranslation} from 'sanity'
import {sealOf} from '../../newsroom/approval/seal.ts'
import {PUBLICATION_TITLES, publicationOf} from '../../newsroom/publication.ts'
import {isSettled, STAGE_TITLES, stageOf} from '../../newsroom/stages.ts'
import {current} from '../../newsroom/story.ts'
import {workflowNamespace} from './i18n/index.ts'
import {versionsOf} from './transition-action.tsx'
import {useStory} from './use-story.ts'

/** Production stage and publication, side by side: they are two axes. */
export const StageBadge: DocumentBadgeComponent = (props) => {
  const versions = versionsOf(props)
  const document = current(versions)
  if (document === undefined) return null
  const stage = stageOf(document)
  const publication = publicationOf(versions)
  return {
    label: publication === 'live' ? PUBLICATION_TITLES.live : STAGE_TITLES[stage],
    title: `${STAGE_TITLES[stage]}, ${PUBLICATION_TITLES[publication].toLowerCase()}`,
    color: publication === 'live' || isSettled(stage) ? 'success' : 'primary',
  }
}
StageBadge.displayName = 'StageBadge'

/** Approved, and changed since: the seal of the approval is broken. */
export const useSealBadge: DocumentBadgeComponent = (props) => {
  const {t} = useTranslation(workflowNamespace)
  const document = current(versionsOf(props))
  const isSealed = document?.workflow?.seal !== undefined && stageOf(document) === 'ready'
  const state = useStory(isSealed && props.draft ? props.id : undefined)
  if (!isSealed || state.state !== 'ready') return null
  if (document.workflow?.seal === sealOf(state.story)) return null
  return {label: t('badge.changed'), title: t('badge.changed.title'), color: 'warning'}
}
useSealBadge.displayName = 'SealBadge'
