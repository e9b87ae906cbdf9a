import {type Keyed, type Reference, type SystemFields} from './model.ts'
import {type Stage} from './stages.ts'
import {type TransitionName} from './transition.ts'

/**
 * One entry of a story's private log: who did what, when and why. An entry is a document of its own
 * below `editorial.<article>.`, so that access control can let people add entries and change none.
 */
export interface EditorialLog extends SystemFields {
  _type: 'editorialLog'
  /** The story; weak, for the log outlives it. */
  story: Reference
  /** The document that the entry is about: the story itself, a gallery, a caption. */
  subject: Reference
  event: TransitionName | 'note' | 'check' | 'plan' | 'import'
  from?: Stage
  to?: Stage
  by: string
  at: string
  note?: string
  /** User ids of the people who are to read the note. */
  mentions?: string[]
  /** On an approval: the content that was approved, as `approved-content.ts` writes it. */
  approved?: string
  /** On a publication that readers are told of: what was, word for word, and what is. */
  changes?: Keyed<LoggedChange>[]
}

/** Here and not in the correction, which everybody may read: what was wrong may be a libel. */
export interface LoggedChange {
  _type: 'loggedChange'
  document: Reference
  field: string
  before: string
  after: string
}

/** Notes that are for the user `$me`, the newest first; for lists ("Mentions of me") and counts. */
export const MENTIONS_OF_ME = '_type == "editorialLog" && $me in mentions'
