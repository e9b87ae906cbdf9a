import {formatDistanceStrict} from 'date-fns/formatDistanceStrict'
import {sealOf} from '../approval/seal.ts'
import {CHECKS} from '../checks.ts'
import {CORRECTION_TYPES} from '../correction.ts'
import {type EditorialLog} from '../editorial-log.ts'
import {type Hold} from '../holds/hold.ts'
import {isDraftId} from '../ids.ts'
import {type StoryDocument} from '../model.ts'
import {stageOf} from '../stages.ts'
import {type Action} from '../steps/actions.ts'
import {planCheck} from '../steps/plan-check.ts'
import {planTransition} from '../steps/plan-transition.ts'
import {
  current,
  isStoryDocument,
  type Story,
  storyFrom,
  type Versions,
  versionsIn,
} from '../story.ts'
import {type Request} from '../transition.ts'
import {findTransition} from '../workflow.ts'
import {type Actor} from './roles.ts'

/** A transaction that access control would let through. */
export interface ProposedTransaction {
  actor: Actor
  now: Date
  /** Each document that it touches, before and after; `null` where there is none. */
  changes: readonly {id: string; before: object | null; after: object | null}[]
  /** Id of the document that Content Lake has made of a file which has just come in. */
  uploaded?: string | undefined
  /** A document as it stands before the transaction. */
  get: (id: string) => unknown
}

export type Step = {ok: true; actions: Action[]} | {ok: false; holds: Hold[]}

/** Entries of the log that the transaction adds; that they bear the actor's own name grants see to. */
export function entriesIn({changes}: ProposedTransaction): EditorialLog[] {
  return changes.flatMap(({id, before, after}) =>
    before === null && !isDraftId(id) && isEntry(after) ? [after] : [],
  )
}

/** What the step that an entry tells of would do, or what holds it; nothing for a mere note. */
export function stepOf(
  entry: EditorialLog,
  proposed: ProposedTransaction,
  get: (id: string) => unknown,
): Step | undefined {
  const {actor, now} = proposed
  const subjectId = entry.subject._ref
  const story = storyFrom(get, subjectId)
  const subject = versionsIn(story, subjectId) ?? {id: subjectId}
  const logKey = entry._id.slice(`editorial.${entry.story._ref}.`.length)
  const note = entry.note === undefined ? {} : {note: entry.note}
  const {event} = entry
  if (event === 'note' || event === 'plan' || event === 'import') return undefined
  if (event === 'check' && !movesOn(subject, proposed)) {
    return signOff({...note, actor, now, story, subject, about: entry.story._ref, logKey}, proposed)
  }
  const request = {
    ...note,
    ...answersIn(proposed, subject, logKey),
    actor,
    story,
    subjectId,
    logKey,
    name: event,
    seal: sealOf(story),
    usedElsewhere: stayingUp(story, proposed),
  }
  // Whether it may go is a question of the time now; what it writes bears the time of its entry.
  const plan = planTransition({...request, now})
  return plan.ok ? planTransition({...request, now: new Date(entry.at)}) : plan
}

/** "check" is a step of pictures, and the sign-off of one of the five checks. */
function movesOn(subject: Versions<StoryDocument>, {changes}: ProposedTransaction): boolean {
  const document = current(subject)
  if (document === undefined || findTransition('check', document._type) === undefined) return false
  const after = changes.find(({id}) => id === `drafts.${subject.id}`)?.after
  return isStoryDocument(after) && stageOf(after) !== stageOf(document)
}

function signOff(
  request: Omit<Parameters<typeof planCheck>[0], 'check' | 'state'>,
  {changes}: ProposedTransaction,
): Step | undefined {
  const before = current(request.subject)?.workflow?.checks
  const after = changes.find(({id}) => id === `drafts.${request.subject.id}`)?.after
  const now = isStoryDocument(after) ? after.workflow?.checks : undefined
  const check = CHECKS.find(
    (name) => JSON.stringify(before?.[name]) !== JSON.stringify(now?.[name]),
  )
  const signed = check && now?.[check]
  if (check === undefined || signed === undefined) return undefined
  const time = signed.at === undefined ? request.now : new Date(signed.at)
  return planCheck({...request, now: time, check, state: signed.state})
}

/** What the person answered when the step asked, as it stands in what they sent. */
function answersIn(
  {changes}: ProposedTransaction,
  {id}: Versions<StoryDocument>,
  logKey: string,
): Partial<Request> {
  const after = (which: string) => changes.find((change) => change.id === which)?.after
  const documents = [after(`drafts.${id}`), after(id)].filter((one) => isStoryDocument(one))
  const [document] = documents
  const {scheduledFor, expiresAt} = document?.workflow ?? {}
  const before = changes.find((change) => change.id === `drafts.${id}`)?.before
  const expiresBefore = isStoryDocument(before) ? before.workflow?.expiresAt : undefined
  const at = expiresAt === expiresBefore ? (scheduledFor ?? expiresAt) : expiresAt
  const articles = documents.filter((one) => one._type === 'article')
  const until = articles[0]?.embargo?.until
  const publicNotice = articles.find((one) => one.publicNotice)?.publicNotice
  return {
    ...(at ? {at} : {}),
    ...(until ? {until} : {}),
    ...(publicNotice ? {publicNotice} : {}),
    change: changeToldIn(after(`correction-${logKey}`)),
  }
}

/** Live pictures of the story that the transaction leaves to other stories. */
function stayingUp(story: Story, {changes}: ProposedTransaction): string[] {
  const gone = new Set(changes.filter(({after}) => after === null).map(({id}) => id))
  const pictures: Versions<StoryDocument>[] = [...story.galleries, ...story.captions]
  return pictures.map(({id}) => id).filter((id) => !gone.has(id))
}

/** So far a clock may be off; what bears the time of tomorrow is hidden from readers until then. */
const CLOCK_MS = 60_000

/** An entry bears the time of whoever sends it, and what it tells of bears that time too. */
export function clockProblem({at}: EditorialLog, now: Date): string | undefined {
  const off = Date.parse(at) - now.getTime()
  if (Math.abs(off) <= CLOCK_MS) return undefined
  if (Number.isNaN(off)) return `"${at}" is no time.`
  const how = `${formatDistanceStrict(now, Date.parse(at))} ${off > 0 ? 'fast' : 'slow'}`
  return `The clock of this computer is ${how}. Set it right and try again.`
}

function isEntry(value: unknown): value is EditorialLog {
  const document = asDocument(value)
  return (
    document?._type === 'editorialLog' &&
    'event' in document &&
    'at' in document &&
    typeof document.at === 'string' &&
    hasReference(document, 'story') &&
    hasReference(document, 'subject')
  )
}

function hasReference(document: object, field: string): boolean {
  const value = fieldsOf(document)[field]
  return typeof value === 'object' && value !== null && '_ref' in value
}

/** What readers are told, if a correction comes along. */
function changeToldIn(value: unknown): NonNullable<Request['change']> {
  const correction = fieldsOf(value)
  const type = CORRECTION_TYPES.find((one) => one === correction['type'])
  const {publicText} = correction
  if (type === undefined || typeof publicText !== 'string') return {minor: true}
  return {minor: false, type, publicText}
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? {...value} : {}
}

export function asDocument(value: unknown): {_id: string; _type: string} | undefined {
  const isDocument = (one: unknown): one is {_id: string; _type: string} =>
    typeof one === 'object' && one !== null && '_id' in one && '_type' in one
  return isDocument(value) ? value : undefined
}
