import {type RoleName} from './access/roles.ts'
import {type StoryDocument} from './model.ts'
import {publicationOf} from './publication.ts'
import {type PictureStage, stageOf, type StoryStage} from './stages.ts'
import {type Versions} from './story.ts'
import {type Transition, type TransitionName} from './transition.ts'

const ARTICLE = ['article'] as const
const PICTURES = ['gallery', 'caption'] as const
const IN_WORK = ['draft', 'liveWithChanges'] as const

const WRITERS = ['reporter', 'sub-editor', 'duty-editor', 'administrator'] as const
const SUBS = ['sub-editor', 'duty-editor', 'administrator'] as const
const CHECKERS = ['sub-editor', 'picture-editor', 'duty-editor', 'administrator'] as const
const PICTURE_DESK = ['picture-editor', 'duty-editor', 'administrator'] as const
const DUTY = ['duty-editor', 'administrator'] as const

/** What must be in order before readers get it. */
export const IN_ORDER = [
  'valid',
  'captionsCleared',
  'checksDone',
  'namedPublished',
  'approved',
  'sealed',
  'notSubmitter',
] as const

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
    requires: [...IN_ORDER, 'changeNote', 'notEmbargoed', 'staysUp'],
    note: 'optional',
  },
  {
    name: 'schedule',
    title: 'Schedule',
    types: ARTICLE,
    from: story('ready'),
    when: ['draft'],
    roles: DUTY,
    requires: [...IN_ORDER, 'futureTime'],
    note: 'optional',
  },
  {
    name: 'schedule',
    title: 'Change the time',
    types: ARTICLE,
    from: story('ready'),
    when: ['scheduled'],
    roles: DUTY,
    requires: [...IN_ORDER, 'futureTime'],
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
    name: 'leave',
    title: 'Leave it as it is',
    types: ARTICLE,
    from: story('intake', 'writing'),
    when: ['liveWithChanges'],
    roles: WRITERS,
    requires: [],
    note: 'optional',
  },
  {
    name: 'leave',
    title: 'Leave it as it is',
    types: ARTICLE,
    from: story('desk', 'subs', 'ready'),
    when: ['liveWithChanges'],
    roles: SUBS,
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
    requires: [
      'needsForce',
      'valid',
      'picturesValid',
      'namedPublished',
      'changeNote',
      'notEmbargoed',
    ],
    note: 'required',
  },
  {
    name: 'expire',
    title: 'Take down later',
    types: ARTICLE,
    from: story('ready'),
    when: ['draft', 'scheduled', 'live'],
    roles: DUTY,
    requires: ['takeDownTime'],
    note: 'optional',
  },
  {
    name: 'unexpire',
    title: 'Leave it up',
    types: ARTICLE,
    from: story('ready'),
    when: ['draft', 'scheduled', 'live'],
    roles: DUTY,
    applies: ({workflow}) => workflow?.expiresAt !== undefined,
    requires: [],
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
