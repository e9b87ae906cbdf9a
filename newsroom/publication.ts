import {type PubStatus, type StoryDocument} from './model.ts'
import {type Versions} from './story.ts'

/**
 * Where a document stands with its readers. Derived, never stored: a stored "published" would be
 * copied into the next draft and let it out unread.
 */
export type Publication =
  | 'draft'
  | 'scheduled'
  | 'live'
  | 'liveWithChanges'
  | 'withdrawn'
  | 'killed'
  | 'spiked'

export function publicationOf({draft, published}: Versions<StoryDocument>): Publication {
  if (published) {
    if (pubStatusOf(published) === 'canceled') {
      return draft && pubStatusOf(draft) === 'usable' ? 'draft' : 'killed'
    }
    return draft ? 'liveWithChanges' : 'live'
  }
  if (pubStatusOf(draft) === 'withheld') return 'withdrawn'
  if (pubStatusOf(draft) === 'canceled') return 'spiked'
  return draft?.workflow?.scheduledFor ? 'scheduled' : 'draft'
}

/** A killed story that has been restored: until it is published again readers have the notice. */
export function keepsNotice(versions: Versions<StoryDocument>): boolean {
  return pubStatusOf(versions.published) === 'canceled' && publicationOf(versions) === 'draft'
}

export function pubStatusOf(document: StoryDocument | undefined): PubStatus {
  return document?._type === 'article' ? (document.pubStatus ?? 'usable') : 'usable'
}

export const KEEPS_NOTICE = 'Readers still see the notice'

export const PUBLICATION_TITLES: Record<Publication, string> = {
  draft: 'Not published',
  scheduled: 'Scheduled',
  live: 'Live',
  liveWithChanges: 'Live, with changes',
  withdrawn: 'Withdrawn',
  killed: 'Killed',
  spiked: 'Spiked',
}
