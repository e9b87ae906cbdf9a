import {type Actor, type RoleName} from './access/roles.ts'
import {type CheckName} from './checks.ts'
import {type CorrectionType} from './correction.ts'
import {type StoryDocument} from './model.ts'
import {type Publication} from './publication.ts'
import {type Stage} from './stages.ts'

/** What must hold before a transition; `holds.ts` says what is missing, in a sentence. */
export type Requirement =
  | 'valid'
  | 'headline'
  | 'section'
  | 'captionsCleared'
  | 'checksDone'
  | 'notSubmitter'
  | 'approved'
  | 'sealed'
  | 'picturesValid'
  | 'changeNote'
  | 'debtOfAnother'
  | 'notEmbargoed'
  | 'staysUp'
  | 'futureTime'
  | 'takeDownTime'
  | 'publicNotice'
  | 'changedSinceApproval'
  | 'embargoEnd'
  | 'namedPublished'
  | 'needsForce'

export type TransitionName =
  | 'take'
  | 'submit'
  | 'accept'
  | 'return'
  | 'approve'
  | 'publish'
  | 'schedule'
  | 'unschedule'
  | 'correct'
  | 'update'
  | 'leave'
  | 'kill'
  | 'withdraw'
  | 'restore'
  | 'spike'
  | 'check'
  | 'clear'
  | 'expire'
  | 'unexpire'
  | 'forcePublish'
  | 'clearDebt'
  | 'embargo'
  | 'liftEmbargo'

/** One row of the workflow table. */
export interface Transition {
  name: TransitionName
  /** Said on the button. */
  title: string
  types: readonly StoryDocument['_type'][]
  /** Stages from which it goes; any when missing. */
  from?: readonly Stage[]
  /** Publication states in which it goes. */
  when: readonly Publication[]
  /** Further: only for documents of which this is true. */
  applies?: (document: StoryDocument) => boolean
  /** The stage afterwards; the same when missing. */
  to?: Stage
  roles: readonly RoleName[]
  requires: readonly Requirement[]
  /** A private reason for the editorial log. */
  note: 'required' | 'optional'
  /** Checks that the transition itself signs off. */
  signs?: readonly CheckName[]
}

/** What a person gives along with a transition. */
export interface Request {
  actor: Actor
  now: Date
  /** Private; goes to the editorial log. */
  note?: string
  /** What readers are told where a killed story was. */
  publicNotice?: string
  /** When to publish (`schedule`) or to take down (`expire`), ISO. */
  at?: string
  /** When the embargo ends, ISO; without it somebody must lift it. */
  until?: string
  /** What readers are told when a live document changes. */
  change?: {minor: true} | {minor: false; type: CorrectionType; publicText: string}
  /** {@link sealOf} the story as it is now. */
  seal?: string
  /** Of what the story names and must be published first ({@link waitingReferences}): what is not. */
  unpublished?: readonly Unpublished[]
}

/** What a story names and readers do not have. */
export interface Unpublished {
  id: string
  /** What an editor calls it. */
  name: string
}
