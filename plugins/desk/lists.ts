import {EMBARGOED_GROQ} from '../../newsroom/embargo.ts'
import {type RoleName} from '../../newsroom/roles.ts'
import {type EmptyList} from './i18n/empty-sentences.ts'
import {type ListName} from './i18n/resources.ts'

/** A list of the desk: what stands in it is decided by a filter alone, so it fills and empties itself. */
export interface DeskList {
  /** Its name in the address, and of its title and of its sentence. */
  id: ListName & EmptyList
  /** GROQ. `$me` is whoever looks. */
  filter: string
  order?: {field: string; direction: 'asc' | 'desc'}[]
}

/** Somebody is still at work on it; what is live unchanged is nobody's work. */
const IN_HAND = '_originalId in path("drafts.**")'
/** Stories that somebody still has to do something about; spiked and killed ones have their list. */
export const AT_WORK = '_type == "article" && coalesce(pubStatus, "usable") == "usable"'
const STORY_IN_HAND = `${AT_WORK} && ${IN_HAND}`
const ANY_IN_HAND = `_type in ["article", "gallery", "caption"] && ${IN_HAND}`
const FORTNIGHT = 14 * 24 * 60 * 60

const opened = (check: string) => `${ANY_IN_HAND} && workflow.checks.${check}.state == "required"`

const READY: DeskList = {
  id: 'readyToPublish',
  filter: `${STORY_IN_HAND} && workflow.stage == "ready" && !defined(workflow.scheduledFor)`,
}
const DEBTS: DeskList = {
  id: 'debts',
  filter: '_type == "article" && defined(workflow.debt)',
  order: [{field: 'workflow.debt.at', direction: 'asc'}],
}

/** What is assigned to a person; newest last, so that nothing waits for ever. */
export const ASSIGNED: DeskList = {
  id: 'assigned',
  filter: `${ANY_IN_HAND} && $me in workflow.assignees[].userId`,
  order: [{field: 'workflow.dueAt', direction: 'asc'}],
}

/** What waits for a role, whoever of it takes it. */
export const WAITING: Record<RoleName, readonly DeskList[]> = {
  'reporter': [
    {
      id: 'toWrite',
      filter: `${STORY_IN_HAND} && workflow.stage in ["intake", "writing"]`,
    },
    {
      id: 'sentIn',
      filter: `${STORY_IN_HAND} && workflow.submittedBy == $me`,
    },
  ],
  'sub-editor': [
    {id: 'onDesk', filter: `${STORY_IN_HAND} && workflow.stage == "desk"`},
    {id: 'toSub', filter: `${STORY_IN_HAND} && workflow.stage == "subs"`},
    {id: 'factChecks', filter: opened('facts')},
  ],
  'picture-editor': [
    {
      id: 'toClear',
      filter: `_type == "gallery" && ${IN_HAND} && workflow.stage in ["intake", "checked"]`,
    },
    {id: 'pictureChecks', filter: opened('pictures')},
    {id: 'rightsChecks', filter: opened('rights')},
  ],
  'lawyer': [
    {id: 'legalChecks', filter: opened('legal')},
    {id: 'rightsChecks', filter: opened('rights')},
  ],
  'duty-editor': [
    READY,
    DEBTS,
    {id: 'onDesk', filter: `${STORY_IN_HAND} && workflow.stage == "desk"`},
  ],
  'administrator': [READY, DEBTS],
  'viewer': [],
}

/** What readers have, will have, or no longer have. */
export const GOING_OUT: readonly DeskList[] = [
  {
    id: 'scheduled',
    filter: `${STORY_IN_HAND} && defined(workflow.scheduledFor)`,
    order: [{field: 'workflow.scheduledFor', direction: 'asc'}],
  },
  {
    id: 'embargoed',
    filter: `_type == "article" && ${EMBARGOED_GROQ}`,
    order: [{field: 'embargo.until', direction: 'asc'}],
  },
  {
    id: 'changed',
    filter: `${STORY_IN_HAND} && defined(workflow.lastPublishedAt)`,
  },
  {
    id: 'expiring',
    filter: `${AT_WORK} && defined(workflow.expiresAt)`,
    order: [{field: 'workflow.expiresAt', direction: 'asc'}],
  },
  {
    id: 'down',
    filter: '_type == "article" && pubStatus in ["withheld", "canceled"]',
  },
]

export const GALLERIES: readonly DeskList[] = [
  {
    id: 'holes',
    filter: '_type == "gallery" && expectedCount > count(captions)',
  },
  {
    id: 'uncleared',
    filter: `_type == "gallery" && ${IN_HAND} && workflow.stage != "cleared"`,
  },
]

export const CAPTIONS: readonly DeskList[] = [
  {
    id: 'uncredited',
    filter: '_type == "caption" && !defined(credit.line) && !defined(credit.source)',
  },
  {
    id: 'noAlt',
    filter: '_type == "caption" && defined(image.asset) && !defined(alt)',
  },
  {id: 'noPicture', filter: '_type == "caption" && !defined(image.asset)'},
  {
    id: 'unchecked',
    filter: `_type == "caption" && ${IN_HAND} && workflow.stage == "intake"`,
  },
]

/** A permission that is over, or soon will be. */
const leases = (until: string) =>
  `_type == "caption" && count(leases[kind == "allowUse" && ${until}]) > 0`

export const RIGHTS: readonly DeskList[] = [
  {
    id: 'rightsEnding',
    filter: leases(
      `dateTime(until) > dateTime(now()) && dateTime(until) < dateTime(now()) + ${FORTNIGHT}`,
    ),
  },
  {id: 'rightsEnded', filter: leases('dateTime(until) <= dateTime(now())')},
]

/** All of them, each once. */
export const DESK_LISTS: readonly DeskList[] = [
  ...new Map(
    [
      ASSIGNED,
      ...Object.values(WAITING).flat(),
      ...GOING_OUT,
      ...GALLERIES,
      ...CAPTIONS,
      ...RIGHTS,
    ].map((list) => [list.id, list]),
  ).values(),
]
