import {type RoleName} from '../../newsroom/access/roles.ts'
import {UNCREDITED} from '../../newsroom/credit-line.ts'
import {EMBARGOED_GROQ} from '../../newsroom/embargo.ts'
import {type EmptyList} from './i18n/empty-sentences.ts'
import {type ListName} from './i18n/resources.ts'
import {
  CAPTION_ORDERS,
  GALLERY_ORDERS,
  led,
  MIXED_ORDERS,
  type Orders,
  STORY_ORDERS,
} from './orders.ts'

/** A list of the desk: what stands in it is decided by a filter alone, so it fills and empties itself. */
export interface DeskList {
  /** Its name in the address, and of its title and of its sentence. */
  id: ListName & EmptyList
  /** GROQ. `$me` is whoever looks. */
  filter: string
  /** Of stories, where it does not say otherwise. */
  orders?: Orders
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
  orders: led('owed'),
}

/** What is assigned to a person; newest last, so that nothing waits for ever. */
export const ASSIGNED: DeskList = {
  id: 'assigned',
  filter: `${ANY_IN_HAND} && $me in workflow.assignees[].userId`,
  orders: led('deadline', MIXED_ORDERS),
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
    {id: 'factChecks', filter: opened('facts'), orders: MIXED_ORDERS},
  ],
  'picture-editor': [
    {
      id: 'toClear',
      filter: `_type == "gallery" && ${IN_HAND} && workflow.stage in ["intake", "checked"]`,
      orders: led('urgency', GALLERY_ORDERS),
    },
    {id: 'pictureChecks', filter: opened('pictures'), orders: MIXED_ORDERS},
    {id: 'rightsChecks', filter: opened('rights'), orders: MIXED_ORDERS},
  ],
  'lawyer': [
    {id: 'legalChecks', filter: opened('legal'), orders: MIXED_ORDERS},
    {id: 'rightsChecks', filter: opened('rights'), orders: MIXED_ORDERS},
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
    orders: led('goingOut'),
  },
  {
    id: 'embargoed',
    filter: `_type == "article" && ${EMBARGOED_GROQ}`,
    orders: led('embargoEnd'),
  },
  {
    id: 'changed',
    filter: `${STORY_IN_HAND} && defined(workflow.lastPublishedAt)`,
  },
  {
    id: 'expiring',
    filter: `${AT_WORK} && defined(workflow.expiresAt)`,
    orders: led('comingDown'),
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
    orders: GALLERY_ORDERS,
  },
  {
    id: 'uncleared',
    filter: `_type == "gallery" && ${IN_HAND} && workflow.stage != "cleared"`,
    orders: GALLERY_ORDERS,
  },
]

export const CAPTIONS: readonly DeskList[] = [
  {
    id: 'uncredited',
    filter: UNCREDITED,
    orders: CAPTION_ORDERS,
  },
  {
    id: 'noAlt',
    filter: '_type == "caption" && defined(image.asset) && !defined(alt)',
    orders: CAPTION_ORDERS,
  },
  {
    id: 'noPicture',
    filter: '_type == "caption" && !defined(image.asset)',
    orders: CAPTION_ORDERS,
  },
  {
    id: 'unchecked',
    filter: `_type == "caption" && ${IN_HAND} && workflow.stage == "intake"`,
    orders: CAPTION_ORDERS,
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
    orders: CAPTION_ORDERS,
  },
  {
    id: 'rightsEnded',
    filter: leases('dateTime(until) <= dateTime(now())'),
    orders: CAPTION_ORDERS,
  },
]

/** Everything of a type that is worked on, each with the list that leads to it from anywhere. */
export const WHOLE = {
  article: {
    id: 'stories',
    filter: '_type == "article"',
    orders: led('edited', [...STORY_ORDERS, 'begun', 'firstRan']),
  },
  gallery: {id: 'galleries', filter: '_type == "gallery"', orders: GALLERY_ORDERS},
  caption: {id: 'allCaptions', filter: '_type == "caption"', orders: CAPTION_ORDERS},
} as const satisfies Record<string, DeskList>

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
      ...Object.values(WHOLE),
    ].map((list) => [list.id, list]),
  ).values(),
]
