import {formatDistance} from 'date-fns/formatDistance'
import {isOpen} from './check-cover.ts'
import {embargoEnd, isEmbargoed} from './embargo.ts'
import {CHECKS, type CheckName, type CorrectionType, type StoryDocument} from './model.ts'
import {findProblems} from './problems.ts'
import {type Actor, hasRole, namesOf, type RoleName} from './roles.ts'
import {current, defaultsFor, type Story, type Versions, versionsOfAll} from './story.ts'
import {
  CHECK_ROLES,
  CHECK_TITLES,
  isSettled,
  PUBLICATION_TITLES,
  publicationOf,
  pubStatusOf,
  type Requirement,
  stageOf,
  type Transition,
} from './workflow.ts'
import {formatMoment} from './zoned-time.ts'

/** One thing that keeps a document where it is. `explainHold` makes it a sentence. */
export interface Hold {
  code: Requirement | 'role' | 'stage' | 'note' | 'missing' | 'nothing' | 'down'
  /** What blocks, without its full stop: "Caption 3 of 11 has no credit". */
  what: string
  documentId: string
  path: (string | number | {_key: string})[]
  /** Since when, as an ISO time, where that is known. */
  since?: string
  /** Who can clear it; empty when only time or another document can. */
  clearedBy: readonly RoleName[]
}

/** "Nobody has approved the story, since 2 days; a sub-editor or a duty editor can clear it." */
export function explainHold(hold: Hold, now: Date): string {
  const since = hold.since ? `, since ${formatDistance(new Date(hold.since), now)}` : ''
  const who = hold.clearedBy.length > 0 ? `; ${namesOf(hold.clearedBy)} can clear it` : ''
  return `${hold.what}${since}${who}.`
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
}

/**
 * Everything that keeps a transition from going, the nearest obstacle first: not from this stage,
 * not by this person, then each requirement of the table. Empty means: it may go.
 */
export function findHolds(
  transition: Transition,
  story: Story,
  subject: Versions<StoryDocument>,
  request: Request,
): Hold[] {
  const document = current(subject)
  if (document === undefined) {
    return [
      {
        code: 'missing',
        what: 'The document does not exist',
        documentId: subject.id,
        path: [],
        clearedBy: [],
      },
    ]
  }
  const holds: Hold[] = []
  const {title, when, from, roles, note} = transition
  if (!when.includes(publicationOf(subject)) || (from && !from.includes(stageOf(document)))) {
    const what = `"${title}" does not go from here (${stageOf(document)}, ${publicationOf(subject)})`
    holds.push({code: 'stage', what, documentId: subject.id, path: [], clearedBy: []})
  }
  if (!hasRole(request.actor, roles)) {
    const what = `"${title}" is not for ${request.actor.name ?? 'this user'}`
    holds.push({code: 'role', what, documentId: subject.id, path: [], clearedBy: roles})
  }
  if (note === 'required' && !request.note?.trim()) {
    const what = `"${title}" needs a reason`
    holds.push({code: 'note', what, documentId: subject.id, path: [], clearedBy: roles})
  }
  for (const requirement of transition.requires) {
    holds.push(...CHECK[requirement]({story, subject, document, request}))
  }
  return holds
}

/**
 * What stands between the document and its readers, whoever is looking; for rows, cards and banners.
 * What is live unchanged is held by nothing, but may still owe a second look.
 *
 * @param seal {@link sealOf} the story as it is now; without it nobody can tell whether it has been
 *   changed since it was approved
 */
export function findPublishingHolds(
  story: Story,
  subject: Versions<StoryDocument>,
  now: Date,
  seal?: string,
): Hold[] {
  const document = current(subject)
  if (document === undefined) return []
  const down = downHolds(subject, document)
  if (down.length > 0) return down
  if (subject.draft === undefined) return owed(subject.id, document)
  const request = {actor: {id: '', roles: []}, now, ...(seal ? {seal} : {})}
  const context = {story, subject, document, request}
  const requirements: Requirement[] = [
    'valid',
    'captionsCleared',
    'checksDone',
    'notEmbargoed',
    'approved',
  ]
  const holds = requirements.flatMap((requirement) => CHECK[requirement](context))
  const approved = document.workflow?.seal !== undefined && isSettled(stageOf(document))
  return [
    ...holds,
    ...(seal !== undefined && approved ? CHECK.sealed(context) : []),
    ...owed(subject.id, document),
  ]
}

function downHolds(subject: Versions<StoryDocument>, document: StoryDocument): Hold[] {
  const publication = publicationOf(subject)
  if (publication !== 'withdrawn' && publication !== 'killed' && publication !== 'spiked') return []
  const what = `The story is ${PUBLICATION_TITLES[publication].toLowerCase()}`
  return [hold('down', what, subject.id, [], ['duty-editor'], document._updatedAt)]
}

/** Out without approval: nothing is held, and somebody has yet to look. */
function owed(id: string, {workflow}: StoryDocument): Hold[] {
  if (workflow?.debt === undefined) return []
  const what = 'It was published without approval, and nobody has looked at it since'
  return [hold('debtOfAnother', what, id, ['workflow'], ['duty-editor'], workflow.debt.at)]
}

interface Context {
  story: Story
  subject: Versions<StoryDocument>
  document: StoryDocument
  request: Request
}

const EDITORS = ['reporter', 'sub-editor', 'duty-editor'] as const
const PICTURE_EDITORS = ['picture-editor', 'sub-editor'] as const

const CHECK: Record<Requirement, (context: Context) => Hold[]> = {
  valid: ({story, subject, document}) =>
    errorHolds(
      story,
      subject.id,
      document,
      document._type === 'article' ? EDITORS : PICTURE_EDITORS,
    ),
  headline: ({story, subject, document}) =>
    errorHolds(story, subject.id, document, EDITORS).filter(({path}) => path[0] === 'headline'),
  section: ({story, subject, document}) =>
    errorHolds(story, subject.id, document, EDITORS).filter(({path}) => path[0] === 'section'),
  captionsCleared: ({story, document}) => (document._type === 'caption' ? [] : pictureHolds(story)),
  checksDone: ({story, subject, document}) => checkHolds(story, subject.id, document),
  notSubmitter: ({subject, document, request}) => {
    const {submittedBy, submittedAt} = document.workflow ?? {}
    if (submittedBy === undefined || submittedBy !== request.actor.id) return []
    const what = `${request.actor.name ?? 'This user'} sent the story in; a second person must let it out`
    return [
      hold(
        'notSubmitter',
        what,
        subject.id,
        ['workflow'],
        ['sub-editor', 'duty-editor'],
        submittedAt,
      ),
    ]
  },
  approved: ({subject, document}) => approvalHolds(subject.id, document),
  sealed: ({story, subject, document, request}) => sealHolds(story, subject.id, document, request),
  changedSinceApproval: ({subject, document, request}) => {
    if (request.seal === undefined || document.workflow?.seal !== request.seal) return []
    const what = 'Nothing has changed since the story was approved'
    return [hold('changedSinceApproval', what, subject.id, ['workflow'], [])]
  },
  embargoEnd: ({subject, document, request}) => embargoEndHolds(subject.id, document, request),
  picturesValid: ({story}) => {
    const pictures: Versions<StoryDocument>[] = [...story.galleries, ...story.captions]
    return pictures.flatMap((picture) => {
      const own = current(picture)
      return own ? errorHolds(story, picture.id, own, PICTURE_EDITORS) : []
    })
  },
  changeNote: ({subject, document, request}) => changeHolds(subject, document, request),
  debtOfAnother: ({subject, document, request}) => debtHolds(subject.id, document, request),
  notEmbargoed: ({subject, document, request}) => embargoHolds(subject.id, document, request.now),
  futureTime: ({subject, document, request}) => timeHolds(subject.id, document, request),
  publicNotice: ({subject, request}) => {
    if (request.publicNotice?.trim()) return []
    return [
      hold(
        'publicNotice',
        'Readers must be told why the story is gone',
        subject.id,
        ['publicNotice'],
        ['duty-editor'],
      ),
    ]
  },
}

function errorHolds(
  story: Story,
  id: string,
  document: StoryDocument,
  clearedBy: readonly RoleName[],
): Hold[] {
  return findProblems(document, defaultsFor(story, id))
    .filter(({level}) => level === 'error')
    .map(({message, path}) => hold('valid', message, id, path, clearedBy, stagedSince(document)))
}

/** Galleries and captions go out with their story: each must be cleared, or be live unchanged. */
function pictureHolds({article, galleries, captions}: Story): Hold[] {
  const holds: Hold[] = []
  const inspect = (versions: Versions<StoryDocument>, name: string) => {
    const document = current(versions)
    if (document === undefined) {
      const what = `${name} is referred to but does not exist`
      holds.push(hold('captionsCleared', what, article?.id ?? versions.id, ['body'], EDITORS))
      return
    }
    if (versions.draft === undefined || isSettled(stageOf(document))) return
    holds.push(
      hold(
        'captionsCleared',
        `${name} is not cleared`,
        versions.id,
        [],
        ['picture-editor', 'duty-editor'],
        stagedSince(document),
      ),
    )
  }
  for (const gallery of galleries)
    inspect(gallery, galleries.length > 1 ? `Gallery ${gallery.id}` : 'The gallery')
  for (const [index, caption] of captions.entries())
    inspect(caption, `Caption ${index + 1} of ${captions.length}`)
  return holds
}

/** When the document came to where it is; one that has never moved came when it was made. */
function stagedSince({workflow, _createdAt}: StoryDocument): string | undefined {
  return workflow?.stageSince ?? _createdAt
}

function checkHolds(story: Story, id: string, document: StoryDocument): Hold[] {
  const checks = document.workflow?.checks
  return CHECKS.flatMap((name: CheckName) => {
    const check = checks?.[name]
    if (!isOpen(check, name, story, id)) return []
    const title = CHECK_TITLES[name].toLowerCase()
    const what =
      check?.state === 'done'
        ? `The ${title} check is open again: what it was about has changed`
        : `The ${title} check is open`
    const since = check?.state === 'done' ? document._updatedAt : stagedSince(document)
    return [hold('checksDone', what, id, ['workflow', 'checks', name], CHECK_ROLES[name], since)]
  })
}

function approvalHolds(id: string, document: StoryDocument): Hold[] {
  if (document._type !== 'article') {
    if (isSettled(stageOf(document))) return []
    return [
      hold(
        'approved',
        'The picture desk has not cleared it',
        id,
        [],
        ['picture-editor', 'duty-editor'],
        stagedSince(document),
      ),
    ]
  }
  const {approvedBy, submittedBy} = document.workflow ?? {}
  const approved =
    stageOf(document) === 'ready' && approvedBy !== undefined && approvedBy !== submittedBy
  if (approved) return []
  return [
    hold(
      'approved',
      'Nobody but its writer has approved the story',
      id,
      ['workflow'],
      ['sub-editor', 'duty-editor'],
      stagedSince(document),
    ),
  ]
}

function sealHolds(story: Story, id: string, document: StoryDocument, {seal}: Request): Hold[] {
  if (document._type !== 'article') return []
  if (seal !== undefined && document.workflow?.seal === seal) return []
  const what = 'The story has been changed since it was approved'
  const edits = versionsOfAll(story).flatMap(({draft}) => draft?._updatedAt ?? [])
  const since = edits.toSorted().at(-1)
  return [hold('sealed', what, id, ['workflow'], ['sub-editor', 'duty-editor'], since)]
}

/** GOV.UK Whitehall's rule: a change of what is live is announced, or said to be minor. */
function changeHolds(
  {id, published}: Versions<StoryDocument>,
  document: StoryDocument,
  {change}: Request,
): Hold[] {
  const live = published !== undefined && pubStatusOf(published) === 'usable'
  const told = change !== undefined && (change.minor || change.publicText.trim() !== '')
  if (!live || told) return []
  const what = 'Readers must be told what has changed, or the change be called minor'
  return [hold('changeNote', what, id, ['corrections'], ['duty-editor'], document._updatedAt)]
}

function debtHolds(id: string, document: StoryDocument, {actor}: Request): Hold[] {
  const {debt} = document.workflow ?? {}
  const by = ['duty-editor'] as const
  if (debt === undefined) return [hold('debtOfAnother', 'There is no debt to clear', id, [], [])]
  if (debt.by !== actor.id) return []
  const what = `${actor.name ?? 'This user'} let the story out; a second person must look at it`
  return [hold('debtOfAnother', what, id, ['workflow'], by, debt.at)]
}

function embargoHolds(id: string, document: StoryDocument, now: Date): Hold[] {
  if (document._type !== 'article' || !isEmbargoed(document, now)) return []
  const end = embargoEnd(document.embargo)
  const until =
    end instanceof Date ? `until ${formatMoment(end.toISOString())}` : 'until somebody lifts it'
  const reason = document.embargo?.reason ? ` (${document.embargo.reason})` : ''
  return [
    hold(
      'notEmbargoed',
      `The story is under embargo ${until}${reason}`,
      id,
      ['embargo'],
      ['duty-editor'],
    ),
  ]
}

function timeHolds(id: string, document: StoryDocument, {at, now}: Request): Hold[] {
  const time = at === undefined ? Number.NaN : Date.parse(at)
  const by = ['duty-editor'] as const
  if (Number.isNaN(time))
    return [
      hold(
        'futureTime',
        'Say when the story is to be published',
        id,
        ['workflow', 'scheduledFor'],
        by,
      ),
    ]
  if (time <= now.getTime())
    return [hold('futureTime', 'The time has already passed', id, ['workflow', 'scheduledFor'], by)]
  return embargoHolds(id, document, new Date(time))
}

/** An embargo must end in the future, and before the time at which the story is to go out. */
function embargoEndHolds(id: string, document: StoryDocument, {until, now}: Request): Hold[] {
  const by = ['duty-editor'] as const
  const path = ['embargo', 'until']
  const end = until ? Date.parse(until) : Number.POSITIVE_INFINITY
  if (Number.isNaN(end)) return [hold('embargoEnd', `"${until}" is no time`, id, path, by)]
  if (end <= now.getTime()) {
    return [hold('embargoEnd', 'The embargo would be over already', id, path, by)]
  }
  const {scheduledFor} = document.workflow ?? {}
  if (scheduledFor === undefined || Date.parse(scheduledFor) >= end) return []
  const what = `The story is scheduled for ${formatMoment(scheduledFor)}, before the embargo would end; take it off the schedule first`
  return [hold('embargoEnd', what, id, ['workflow', 'scheduledFor'], by)]
}

function hold(
  code: Hold['code'],
  what: string,
  documentId: string,
  path: Hold['path'],
  clearedBy: readonly RoleName[],
  since?: string,
): Hold {
  return {code, what, documentId, path, clearedBy, ...(since ? {since} : {})}
}
