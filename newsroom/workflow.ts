import {
  type CheckName,
  type PictureStage,
  type PubStatus,
  type Stage,
  type StoryDocument,
  type StoryStage,
} from './model.ts'
import {type RoleName} from './roles.ts'
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
      // A killed story that has been restored stands as a tombstone until it is published again.
      return draft && pubStatusOf(draft) === 'usable' ? 'draft' : 'killed'
    }
    return draft ? 'liveWithChanges' : 'live'
  }
  if (pubStatusOf(draft) === 'withheld') return 'withdrawn'
  if (pubStatusOf(draft) === 'canceled') return 'spiked'
  return draft?.workflow?.scheduledFor ? 'scheduled' : 'draft'
}

export function pubStatusOf(document: StoryDocument | undefined): PubStatus {
  return document?._type === 'article' ? (document.pubStatus ?? 'usable') : 'usable'
}

export function stageOf(document: StoryDocument | undefined): Stage {
  return document?.workflow?.stage ?? 'intake'
}

export const STAGE_TITLES: Record<Stage, string> = {
  intake: 'Intake',
  writing: 'Writing',
  desk: 'Desk',
  subs: 'Subs',
  ready: 'Ready',
  checked: 'Checked',
  cleared: 'Cleared',
}

export const PUBLICATION_TITLES: Record<Publication, string> = {
  draft: 'Not published',
  scheduled: 'Scheduled',
  live: 'Live',
  liveWithChanges: 'Live, with changes',
  withdrawn: 'Withdrawn',
  killed: 'Killed',
  spiked: 'Spiked',
}

/** A stage in which the text is settled: it changes by a transition or not at all. */
export function isSettled(stage: Stage): boolean {
  return stage === 'ready' || stage === 'cleared'
}

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
  | 'futureTime'
  | 'publicNotice'
  | 'changedSinceApproval'
  | 'embargoEnd'

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
  | 'kill'
  | 'withdraw'
  | 'restore'
  | 'spike'
  | 'check'
  | 'clear'
  | 'expire'
  | 'forcePublish'
  | 'clearDebt'
  | 'embargo'
  | 'liftEmbargo'

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

const ARTICLE = ['article'] as const
const PICTURES = ['gallery', 'caption'] as const
const IN_WORK = ['draft', 'liveWithChanges'] as const

const WRITERS = ['reporter', 'sub-editor', 'duty-editor', 'administrator'] as const
const SUBS = ['sub-editor', 'duty-editor', 'administrator'] as const
const CHECKERS = ['sub-editor', 'picture-editor', 'duty-editor', 'administrator'] as const
const PICTURE_DESK = ['picture-editor', 'duty-editor', 'administrator'] as const
const DUTY = ['duty-editor', 'administrator'] as const

const story = (...stages: StoryStage[]) => stages
const picture = (...stages: PictureStage[]) => stages

/**
 * The whole workflow. Studio actions, board, scheduler and command line offer what stands here and
 * nothing else, in this order; `grants.ts` makes access control refuse the rest.
 *
 * The meanings of correct, update, kill, withdraw and spike are Superdesk's; that nobody
 * approves or publishes what they submitted is GOV.UK Whitehall's rule.
 */
export const TRANSITIONS: readonly Transition[] = [
  {
    name: 'take',
    title: 'Take on',
    types: ARTICLE,
    from: story('intake'),
    when: IN_WORK,
    to: 'writing',
    roles: WRITERS,
    requires: [],
    note: 'optional',
  },
  {
    name: 'submit',
    title: 'Send to the desk',
    types: ARTICLE,
    from: story('writing'),
    when: IN_WORK,
    to: 'desk',
    roles: WRITERS,
    requires: ['headline', 'section'],
    note: 'optional',
  },
  {
    name: 'accept',
    title: 'Send to subs',
    types: ARTICLE,
    from: story('desk'),
    when: IN_WORK,
    to: 'subs',
    roles: SUBS,
    requires: ['headline', 'section'],
    note: 'optional',
  },
  {
    name: 'approve',
    title: 'Approve',
    types: ARTICLE,
    from: story('subs'),
    when: IN_WORK,
    to: 'ready',
    roles: SUBS,
    requires: ['valid', 'captionsCleared', 'checksDone', 'notSubmitter'],
    note: 'optional',
  },
  {
    name: 'publish',
    title: 'Publish',
    types: ['article', 'gallery', 'caption'],
    from: ['ready', 'cleared'],
    when: ['draft', 'scheduled', 'liveWithChanges'],
    roles: DUTY,
    requires: [
      'valid',
      'captionsCleared',
      'checksDone',
      'approved',
      'sealed',
      'notSubmitter',
      'changeNote',
      'notEmbargoed',
    ],
    note: 'optional',
  },
  {
    name: 'schedule',
    title: 'Schedule',
    types: ARTICLE,
    from: story('ready'),
    when: ['draft'],
    roles: DUTY,
    requires: [
      'valid',
      'captionsCleared',
      'checksDone',
      'approved',
      'sealed',
      'notSubmitter',
      'futureTime',
    ],
    note: 'optional',
  },
  {
    name: 'schedule',
    title: 'Change the time',
    types: ARTICLE,
    from: story('ready'),
    when: ['scheduled'],
    roles: DUTY,
    requires: [
      'valid',
      'captionsCleared',
      'checksDone',
      'approved',
      'sealed',
      'notSubmitter',
      'futureTime',
    ],
    note: 'optional',
  },
  {
    name: 'unschedule',
    title: 'Take off the schedule',
    types: ARTICLE,
    when: ['scheduled'],
    from: story('ready'),
    roles: DUTY,
    requires: [],
    note: 'optional',
  },
  {
    name: 'return',
    title: 'Return to the writer',
    types: ARTICLE,
    from: story('desk', 'subs', 'ready'),
    when: IN_WORK,
    to: 'writing',
    roles: SUBS,
    requires: [],
    note: 'required',
  },
  {
    name: 'approve',
    title: 'Approve again',
    types: ARTICLE,
    from: story('ready'),
    when: ['draft', 'scheduled', 'liveWithChanges'],
    roles: SUBS,
    requires: ['changedSinceApproval', 'valid', 'captionsCleared', 'checksDone', 'notSubmitter'],
    note: 'optional',
  },
  {
    name: 'correct',
    title: 'Correct',
    types: ARTICLE,
    when: ['live'],
    to: 'subs',
    roles: SUBS,
    requires: [],
    note: 'required',
  },
  {
    name: 'update',
    title: 'Update',
    types: ARTICLE,
    when: ['live'],
    to: 'writing',
    roles: WRITERS,
    requires: [],
    note: 'optional',
  },
  {
    name: 'update',
    title: 'Update',
    types: PICTURES,
    when: ['live'],
    to: 'intake',
    roles: CHECKERS,
    requires: [],
    note: 'optional',
  },
  {
    name: 'clearDebt',
    title: 'Approve after the fact',
    types: ARTICLE,
    from: story('ready'),
    when: ['live'],
    roles: DUTY,
    applies: ({workflow}) => workflow?.debt !== undefined,
    requires: ['debtOfAnother', 'notSubmitter'],
    note: 'optional',
  },
  {
    name: 'forcePublish',
    title: 'Publish without approval',
    types: ARTICLE,
    when: ['draft', 'scheduled', 'liveWithChanges'],
    roles: DUTY,
    requires: ['valid', 'picturesValid', 'changeNote', 'notEmbargoed'],
    note: 'required',
  },
  {
    name: 'expire',
    title: 'Take down later',
    types: ARTICLE,
    from: story('ready'),
    when: ['draft', 'scheduled', 'live'],
    roles: DUTY,
    requires: ['futureTime'],
    note: 'optional',
  },
  {
    name: 'embargo',
    title: 'Embargo',
    types: ARTICLE,
    when: ['draft', 'scheduled'],
    roles: SUBS,
    requires: ['embargoEnd'],
    note: 'required',
  },
  {
    name: 'liftEmbargo',
    title: 'Lift the embargo',
    types: ARTICLE,
    when: ['draft', 'scheduled', 'liveWithChanges'],
    roles: DUTY,
    applies: (document) => document._type === 'article' && document.embargo?.active === true,
    requires: [],
    note: 'required',
  },
  {
    name: 'kill',
    title: 'Kill',
    types: ARTICLE,
    when: ['live', 'liveWithChanges'],
    roles: DUTY,
    requires: ['publicNotice'],
    note: 'required',
  },
  {
    name: 'withdraw',
    title: 'Withdraw',
    types: ARTICLE,
    when: ['live', 'liveWithChanges'],
    roles: DUTY,
    requires: [],
    note: 'required',
  },
  {
    name: 'spike',
    title: 'Spike',
    types: ARTICLE,
    when: ['draft'],
    roles: SUBS,
    requires: [],
    note: 'required',
  },
  {
    name: 'restore',
    title: 'Restore',
    types: ARTICLE,
    when: ['withdrawn', 'killed', 'spiked'],
    to: 'writing',
    roles: DUTY,
    requires: [],
    note: 'required',
  },
  {
    name: 'check',
    title: 'Check',
    types: PICTURES,
    from: picture('intake'),
    when: IN_WORK,
    to: 'checked',
    roles: CHECKERS,
    requires: ['valid'],
    note: 'optional',
    signs: ['sourceProof'],
  },
  {
    name: 'clear',
    title: 'Clear',
    types: PICTURES,
    from: picture('checked'),
    when: IN_WORK,
    to: 'cleared',
    roles: PICTURE_DESK,
    requires: ['valid'],
    note: 'optional',
    signs: ['pictures', 'rights'],
  },
  {
    name: 'return',
    title: 'Send back to intake',
    types: PICTURES,
    from: picture('checked'),
    when: IN_WORK,
    to: 'intake',
    roles: CHECKERS,
    requires: [],
    note: 'required',
  },
  {
    name: 'return',
    title: 'Send back to intake',
    types: PICTURES,
    from: picture('cleared'),
    when: IN_WORK,
    to: 'intake',
    roles: PICTURE_DESK,
    requires: [],
    note: 'required',
  },
]

/** The transitions that go from where the document stands, whoever asks. */
export function transitionsFrom(versions: Versions<StoryDocument>): Transition[] {
  const document = versions.draft ?? versions.published
  if (document === undefined) return []
  const publication = publicationOf(versions)
  return TRANSITIONS.filter(
    ({types, from, when, applies}) =>
      types.includes(document._type) &&
      when.includes(publication) &&
      (from === undefined || from.includes(stageOf(document))) &&
      (applies === undefined || applies(document)),
  )
}

/** The row of the table for a document type; `undefined` where the type has no such transition. */
export function findTransition(
  name: TransitionName,
  type: StoryDocument['_type'],
): Transition | undefined {
  return TRANSITIONS.find((row) => row.name === name && row.types.includes(type))
}

/** Who may begin a story with a copy of another. */
export const COPY_ROLES: readonly RoleName[] = WRITERS

/** Who signs off which check. */
export const CHECK_ROLES: Record<CheckName, readonly RoleName[]> = {
  legal: ['lawyer', 'administrator'],
  pictures: ['picture-editor', 'duty-editor', 'administrator'],
  rights: ['picture-editor', 'lawyer', 'administrator'],
  facts: ['sub-editor', 'duty-editor', 'administrator'],
  sourceProof: ['sub-editor', 'picture-editor', 'duty-editor', 'administrator'],
}

export const CHECK_TITLES: Record<CheckName, string> = {
  legal: 'Legal',
  pictures: 'Pictures',
  rights: 'Rights',
  facts: 'Facts',
  sourceProof: 'Source proof',
}
