import {type DocumentBadgeComponent} from 'sanity'
import {current} from '../../newsroom/story.ts'
import {
  isSettled,
  PUBLICATION_TITLES,
  publicationOf,
  STAGE_TITLES,
  stageOf,
} from '../../newsroom/workflow.ts'
import {versionsOf} from './transition-action.tsx'

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
