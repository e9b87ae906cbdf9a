import {isCredited} from '../../newsroom/credit-line.ts'
import {type Deadline, deadlineOf} from '../../newsroom/dates/deadline.ts'
import {formatMoment, NEWSROOM_TIME_ZONE} from '../../newsroom/dates/zoned-time.ts'
import {foldHolds} from '../../newsroom/holds/fold-holds.ts'
import {type Hold} from '../../newsroom/holds/hold.ts'
import {type Caption, type StoryDocument} from '../../newsroom/model.ts'
import {
  KEEPS_NOTICE,
  keepsNotice,
  PUBLICATION_TITLES,
  type Publication,
  publicationOf,
} from '../../newsroom/publication.ts'
import {STAGE_TITLES, stageOf} from '../../newsroom/stages.ts'
import {current, defaultsFor, type Story, type Versions} from '../../newsroom/story.ts'

/** What a row says of a document beside its title. */
export interface RowWords {
  /** Where it stands: "Subs", "Live, with changes · Writing", "Scheduled · 1 Jun 2027, 18:00 BST". */
  standing: string
  /** Of stories and galleries, as far as there is any: captions, holes, pictures without credit. */
  counts: RowCounts
  /** Until when it is wanted; of what is still worked on, and where somebody has said so. */
  deadline?: Deadline
  /** What holds it first. */
  hold?: Hold
  /** How many things hold it beside that. */
  more: number
}

interface RowCounts {
  captions: number
  holes: number
  uncredited: number
}

/**
 * @param holds what keeps the document from readers, its pictures and its seal looked at
 */
export function rowWords(
  story: Story,
  subject: Versions<StoryDocument>,
  holds: readonly Hold[],
  now: Date,
): RowWords {
  const [first, ...others] = foldHolds(holds, story)
  const deadline = deadlineFor(subject, now)
  return {
    standing: standingOf(subject),
    counts: countsOf(story, current(subject)),
    ...(deadline ? {deadline} : {}),
    ...(first ? {hold: first} : {}),
    more: others.length,
  }
}

function deadlineFor(subject: Versions<StoryDocument>, now: Date): Deadline | undefined {
  if (!IN_HAND.includes(publicationOf(subject))) return undefined
  const deadline = deadlineOf(current(subject)?.workflow?.dueAt, now, NEWSROOM_TIME_ZONE)
  return deadline.band === 'none' ? undefined : deadline
}

/** Somebody is at work on it. */
const IN_HAND: readonly Publication[] = ['draft', 'scheduled', 'liveWithChanges']

function standingOf(subject: Versions<StoryDocument>): string {
  const document = current(subject)
  const publication = publicationOf(subject)
  const stage = STAGE_TITLES[stageOf(document)]
  const title = PUBLICATION_TITLES[publication]
  switch (publication) {
    case 'draft':
      return keepsNotice(subject) ? `${stage} · ${KEEPS_NOTICE}` : stage
    case 'liveWithChanges':
      return `${title} · ${stage}`
    case 'scheduled': {
      const at = document?.workflow?.scheduledFor
      return at === undefined ? title : `${title} · ${formatMoment(at)}`
    }
    default:
      return title
  }
}

function countsOf(story: Story, document: StoryDocument | undefined): RowCounts {
  if (document === undefined || document._type === 'caption') {
    return {captions: 0, holes: 0, uncredited: 0}
  }
  const galleries = story.galleries.flatMap((gallery) => current(gallery) ?? [])
  const holes = galleries.map(({expectedCount, captions = []}) =>
    Math.max(0, (expectedCount ?? captions.length) - captions.length),
  )
  return {
    captions: story.captions.length,
    holes: holes.reduce((sum, count) => sum + count, 0),
    uncredited: story.captions.filter((caption) => !isCaptionCredited(story, caption)).length,
  }
}

function isCaptionCredited(story: Story, caption: Versions<Caption>): boolean {
  return [current(caption)?.credit, defaultsFor(story, caption.id)?.credit].some(isCredited)
}
