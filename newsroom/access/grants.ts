import {EMBARGOED_GROQ} from '../embargo.ts'
import {ROLE_NAMES, ROLES, type RoleName} from './roles.ts'

/**
 * Who may read and write what, in the format of Sanity's own access control: a permission is given
 * when the GROQ filter of any grant matches the document, before the change and after it.
 *
 * The filters say in GROQ what `workflow.ts` says to people. They cannot see a transition, only
 * its two ends, so each role is given the documents *in the stages* that it may leave or reach.
 */
export interface Grant {
  filter: string
  permissions: Permission[]
}

export type Permission = 'read' | 'create' | 'update' | 'history' | 'editHistory' | 'manage'

export interface Role {
  name: RoleName
  title: string
  description: string
  grants: Grant[]
}

const WRITE: Permission[] = ['create', 'update']
const DRAFT = '_id in path("drafts.**")'
const ROOT = '_id in path("*")'
const PICTURE = '_type in ["gallery", "caption"]'
const REFERENCE_DATA = '_type in ["creditSource", "person", "section", "place"]'
const ASSET = '_type in ["sanity.imageAsset", "sanity.fileAsset"]'

/** Nobody makes ready, or takes live, what they sent in themselves; taking it down is another thing. */
const NOT_OWN_APPROVAL =
  '(workflow.stage != "ready" || pubStatus in ["withheld", "canceled"] || defined(workflow.debt.by) || !defined(workflow.submittedBy) || workflow.submittedBy != identity())'

/** What may stand where readers look: approved by a second person and not under embargo. */
const PUBLISHABLE_ARTICLE = `_type == "article" && (pubStatus == "canceled" || (workflow.stage == "ready" && defined(workflow.approvedBy) && (workflow.approvedBy != workflow.submittedBy || defined(workflow.debt.by)) && !(${EMBARGOED_GROQ})))`
/** "Update" begins with a copy of what is live, and that is settled. */
const COPY_OF_LIVE = 'workflow.stage in ["ready", "cleared"] && defined(workflow.firstPublishedAt)'
const PUBLISHABLE_PICTURE = `${PICTURE} && workflow.stage == "cleared"`

const read: Grant = {filter: '_id in path("**")', permissions: ['read', 'history']}
/** Everybody adds to the log in their own name; once there, an entry is nobody's to change. */
const log: Grant[] = [
  {filter: '_type == "editorialLog" && by == identity()', permissions: ['create']},
  {filter: `${DRAFT} && _type == "editorialLog" && by == identity()`, permissions: WRITE},
]
/** Opening a preview leaves a secret for the site to find; strangers cannot see it (`drafts.…`). */
const preview: Grant = {
  filter: `${DRAFT} && _type == "sanity.previewUrlSecret"`,
  permissions: WRITE,
}
const assets: Grant = {filter: ASSET, permissions: WRITE}
const referenceData: Grant = {
  filter: `(${ROOT} || ${DRAFT}) && ${REFERENCE_DATA}`,
  permissions: WRITE,
}

/** The newsroom's list of house style is kept by those who edit copy. */
const houseStyle: Grant = {
  filter: `(${ROOT} || ${DRAFT}) && _type == "houseStyleRule"`,
  permissions: WRITE,
}

const DESCRIPTIONS: Record<RoleName, string> = {
  'reporter': 'Writes stories and sends them to the desk',
  'sub-editor': 'Edits, checks and approves stories',
  'picture-editor': 'Edits and clears galleries and captions',
  'lawyer': 'Reads everything and signs off the legal and rights checks',
  'duty-editor': 'Approves, publishes, schedules, withdraws',
  'administrator': 'Runs imports and migrations, may do everything',
  'viewer': 'Reads everything, changes nothing',
}

const GRANTS: Record<RoleName, Grant[]> = {
  'reporter': [
    read,
    preview,
    ...log,
    assets,
    {
      filter: `${DRAFT} && _type == "article" && (workflow.stage in ["intake", "writing"] || (workflow.stage == "desk" && workflow.submittedBy == identity()))`,
      permissions: WRITE,
    },
    {filter: `${DRAFT} && ${PICTURE} && workflow.stage == "intake"`, permissions: WRITE},
    {filter: `${DRAFT} && _type == "article" && ${COPY_OF_LIVE}`, permissions: WRITE},
  ],
  'sub-editor': [
    read,
    preview,
    ...log,
    assets,
    referenceData,
    houseStyle,
    {filter: `${DRAFT} && _type == "article" && ${NOT_OWN_APPROVAL}`, permissions: WRITE},
    {
      filter: `${DRAFT} && ${PICTURE} && workflow.stage in ["intake", "checked"]`,
      permissions: WRITE,
    },
    {filter: `${DRAFT} && ${PICTURE} && ${COPY_OF_LIVE}`, permissions: WRITE},
    {filter: `${DRAFT} && _type == "correction"`, permissions: WRITE},
  ],
  'picture-editor': [
    read,
    preview,
    ...log,
    assets,
    referenceData,
    {filter: `${DRAFT} && ${PICTURE}`, permissions: WRITE},
    {filter: `${DRAFT} && _type == "article" && workflow.stage != "ready"`, permissions: WRITE},
  ],
  'lawyer': [
    read,
    preview,
    ...log,
    {
      filter: `${DRAFT} && _type in ["article", "gallery", "caption"] && !(workflow.stage in ["ready", "cleared"])`,
      permissions: ['update'],
    },
  ],
  'duty-editor': [
    read,
    preview,
    ...log,
    assets,
    referenceData,
    houseStyle,
    {filter: `${DRAFT} && _type == "article" && ${NOT_OWN_APPROVAL}`, permissions: WRITE},
    {filter: `${DRAFT} && (${PICTURE} || _type == "correction")`, permissions: WRITE},
    {filter: `${ROOT} && ${PUBLISHABLE_ARTICLE}`, permissions: WRITE},
    {filter: `${ROOT} && (${PUBLISHABLE_PICTURE} || _type == "correction")`, permissions: WRITE},
  ],
  'administrator': [
    {filter: '_id in path("**")', permissions: ['read', 'history', 'manage']},
    {filter: '_type != "editorialLog"', permissions: ['create', 'update', 'editHistory']},
    ...log,
  ],
  'viewer': [{filter: '_id in path("**")', permissions: ['read']}, preview],
}

export const NEWSROOM_ROLES: Role[] = ROLE_NAMES.map((name) => ({
  name,
  title: ROLES[name],
  description: DESCRIPTIONS[name],
  grants: GRANTS[name],
}))

/**
 * What a reader without an account is given: published documents that are not private and not
 * under embargo. The second half is a second lock: such documents are not published at all.
 */
export const ANONYMOUS_GRANTS: Grant[] = [
  {
    filter: `${ROOT} && !(_type in ["importRecord", "readerExample", "editorialLog", "houseStyleRule"]) && pubStatus != "withheld" && !(${EMBARGOED_GROQ})`,
    permissions: ['read'],
  },
]
