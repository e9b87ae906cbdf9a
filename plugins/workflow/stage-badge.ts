import {type DocumentBadgeComponent, useTranslation} from 'sanity'
import {sealOf} from '../../newsroom/approval/seal.ts'
import {isEmbargoed} from '../../newsroom/embargo.ts'
import {
  KEEPS_NOTICE,
  keepsNotice,
  type Publication,
  PUBLICATION_TITLES,
  publicationOf,
} from '../../newsroom/publication.ts'
import {isSettled, STAGE_TITLES, stageOf} from '../../newsroom/stages.ts'
import {current} from '../../newsroom/story.ts'
import {useNow} from '../shared/use-now.ts'
import {workflowNamespace} from './i18n/index.ts'
import {versionsOf} from './transition-action.tsx'
import {useStory} from './use-story.ts'

type Look = Exclude<NonNullable<ReturnType<DocumentBadgeComponent>>['color'], undefined>

const COLORS: Record<Exclude<Publication, 'draft'>, Look> = {
  scheduled: 'primary',
  live: 'success',
  liveWithChanges: 'primary',
  withdrawn: 'danger',
  killed: 'danger',
  spiked: 'danger',
}

/** Where a document stands with its readers; of a mere draft, where it stands with the newsroom. */
export const useStageBadge: DocumentBadgeComponent = (props) => {
  const versions = versionsOf(props)
  const document = current(versions)
  const now = useNow()
  if (document === undefined) return null
  const stage = stageOf(document)
  const publication = publicationOf(versions)
  const title = (words: string) => `${STAGE_TITLES[stage]}, ${words.toLowerCase()}`
  const is = (label: string, color: Look) => ({label, color, title: title(label)})
  if (keepsNotice(versions)) return is(KEEPS_NOTICE, 'warning')
  const mayComeOut = publication === 'draft' || publication === 'scheduled'
  if (mayComeOut && document._type === 'article' && isEmbargoed(document, now)) {
    return is('Embargoed', 'warning')
  }
  if (publication !== 'draft') return is(PUBLICATION_TITLES[publication], COLORS[publication])
  return {
    label: STAGE_TITLES[stage],
    title: title(PUBLICATION_TITLES.draft),
    color: isSettled(stage) ? 'success' : 'primary',
  }
}
useStageBadge.displayName = 'StageBadge'

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
