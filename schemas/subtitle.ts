import {CHECKS} from '../newsroom/checks.ts'
import {formatMoment} from '../newsroom/dates/zoned-time.ts'
import {explainHold} from '../newsroom/holds/hold.ts'
import {findPublishingHolds} from '../newsroom/holds/holds.ts'
import {type StoryDocument} from '../newsroom/model.ts'
import {PUBLICATION_TITLES, pubStatusOf} from '../newsroom/publication.ts'
import {isSettled, STAGE_TITLES, stageOf} from '../newsroom/stages.ts'

/**
 * The second line of a row: where the document stands, what holds it, and what it belongs to; of what
 * holds it the first in a sentence: "Subs · The story has no headline (for 2 hours); a reporter, a
 * sub-editor or a duty editor can clear it (and 2 more) · World".
 *
 * @param document as much of the document as the row has selected
 */
export function subtitleOf(document: StoryDocument, ...context: (string | undefined)[]): string {
  return [standing(document), holdOf(document, new Date()), ...context].filter(Boolean).join(' · ')
}

/** What can be told of the document without its neighbours; they have rows of their own. */
function holdOf(document: StoryDocument, now: Date): string | undefined {
  if (isLive(document)) return undefined
  const {checks, firstPublishedAt} = document.workflow ?? {}
  const isKilled = pubStatusOf(document) === 'canceled' && firstPublishedAt !== undefined
  const versions = {id: document._id, [isKilled ? 'published' : 'draft']: document}
  const alone = {galleries: [], captions: []}
  // Whether a sign-off still holds shows in the whole story only; here those count that are missing.
  const [first, ...others] = findPublishingHolds(alone, versions, now).filter(
    ({code, path}) =>
      code !== 'checksDone' ||
      CHECKS.some((name) => path[2] === name && checks?.[name]?.state === 'required'),
  )
  if (first === undefined) return undefined
  const more = others.length > 0 ? ` (and ${others.length} more)` : ''
  return explainHold(first, now).replace(/\.$/, '') + more
}

function standing(document: StoryDocument): string {
  const status = pubStatusOf(document)
  if (status === 'withheld') return PUBLICATION_TITLES.withdrawn
  if (status === 'canceled') {
    return PUBLICATION_TITLES[document.workflow?.firstPublishedAt ? 'killed' : 'spiked']
  }
  if (document._type === 'article' && document.workflow?.scheduledFor) {
    return `${PUBLICATION_TITLES.scheduled} ${formatMoment(document.workflow.scheduledFor)}`
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
