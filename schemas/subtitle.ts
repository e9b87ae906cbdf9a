import {findProblems} from '../newsroom/problems.ts'
import {type StoryDocument} from '../newsroom/model.ts'
import {
  isSettled,
  PUBLICATION_TITLES,
  pubStatusOf,
  STAGE_TITLES,
  stageOf,
} from '../newsroom/workflow.ts'

/**
 * The second line of a row: where the document stands, what it belongs to, and what holds it, the
 * first hold in words: "Subs · World · The story has no headline (and 2 more)".
 *
 * @param document as much of the document as the row has selected
 */
export function subtitleOf(document: StoryDocument, ...context: (string | undefined)[]): string {
  const holds = findProblems(document).filter(({level}) => level === 'error')
  const first = holds[0]
  const more = holds.length > 1 ? ` (and ${holds.length - 1} more)` : ''
  return [standing(document), ...context, first && first.message + more].filter(Boolean).join(' · ')
}

function standing(document: StoryDocument): string {
  const status = pubStatusOf(document)
  if (status === 'withheld') return PUBLICATION_TITLES.withdrawn
  if (status === 'canceled') return PUBLICATION_TITLES.killed
  if (document._type === 'article' && document.workflow?.scheduledFor) {
    return `${PUBLICATION_TITLES.scheduled} ${document.workflow.scheduledFor.slice(0, 16).replace('T', ' ')}`
  }
  return isLive(document) ? PUBLICATION_TITLES.live : STAGE_TITLES[stageOf(document)]
}

/** A row cannot see drafts; but what was settled before it last went live has not changed since. */
function isLive(document: StoryDocument): boolean {
  const {approvedAt, stageSince, lastPublishedAt} = document.workflow ?? {}
  return isSettled(stageOf(document)) && (lastPublishedAt ?? '') > (approvedAt ?? stageSince ?? '')
}

/** What a row has selected; where a field is missing, some views of the Studio hand over `null`. */
export function selectedFields(selected: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(selected).filter(([, value]) => value !== null))
}
