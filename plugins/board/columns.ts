import {type StoryDocument} from '../../newsroom/model.ts'
import {
  type Stage,
  PICTURE_STAGES,
  STORY_STAGES,
  STAGE_TITLES,
  stageOf,
} from '../../newsroom/stages.ts'
import {current, type Versions} from '../../newsroom/story.ts'
import {PUBLICATION_TITLES, publicationOf} from '../../newsroom/publication.ts'
import {type Transition} from '../../newsroom/transition.ts'

/** A production stage, or where a story stands with its readers once it has left production. */
export type Column = Stage | 'scheduled' | 'live' | 'down'

/** The columns of the board of a type, in the order of the work. */
export function columnsOf(type: StoryDocument['_type']): readonly Column[] {
  return type === 'article'
    ? [...STORY_STAGES, 'scheduled', 'live', 'down']
    : [...PICTURE_STAGES, 'live']
}

export const COLUMN_TITLES: Record<Column, string> = {
  ...STAGE_TITLES,
  scheduled: PUBLICATION_TITLES.scheduled,
  live: PUBLICATION_TITLES.live,
  down: 'Down',
}

/**
 * Where a document's card stands. What is live and being worked on again stands in its stage: the
 * work is what a board is about. `undefined` for a document that is not there.
 */
export function columnOf(versions: Versions<StoryDocument>): Column | undefined {
  const document = current(versions)
  if (document === undefined) return undefined
  switch (publicationOf(versions)) {
    case 'scheduled':
      return 'scheduled'
    case 'live':
      return 'live'
    case 'withdrawn':
    case 'killed':
    case 'spiked':
      return 'down'
    case 'draft':
    case 'liveWithChanges':
      return stageOf(document)
  }
}

/** The column to which a transition takes a card; `undefined` when the card stays where it is. */
export function destinationOf({name, to}: Transition): Column | undefined {
  switch (name) {
    case 'publish':
    case 'forcePublish':
      return 'live'
    case 'schedule':
      return 'scheduled'
    case 'unschedule':
      return 'ready'
    case 'kill':
    case 'withdraw':
    case 'spike':
      return 'down'
    default:
      return to
  }
}
