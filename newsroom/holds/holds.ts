import {hasRole} from '../access/roles.ts'
import {type StoryDocument} from '../model.ts'
import {PUBLICATION_TITLES, publicationOf} from '../publication.ts'
import {isSettled, STAGE_TITLES, stageOf} from '../stages.ts'
import {current, type Story, type Versions} from '../story.ts'
import {type Request, type Requirement, type Transition} from '../transition.ts'
import {type Hold, hold, holdForAnother} from './hold.ts'
import {REQUIREMENTS} from './requirements.ts'

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
    const what = `"${title}" does not go from here: ${whereItIs(subject, document)}`
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
    holds.push(...REQUIREMENTS[requirement]({story, subject, document, request}))
  }
  return holds
}

/** "the story is killed", "the caption is in cleared". */
function whereItIs(subject: Versions<StoryDocument>, document: StoryDocument): string {
  const name = document._type === 'article' ? 'the story' : `the ${document._type}`
  const publication = publicationOf(subject)
  const stage = STAGE_TITLES[stageOf(document)].toLowerCase()
  if (publication === 'draft') return `${name} is in ${stage}`
  const words = PUBLICATION_TITLES[publication].toLowerCase()
  const isOut = publication === 'liveWithChanges' || publication === 'scheduled'
  return isOut ? `${name} is ${words}, in ${stage}` : `${name} is ${words}`
}

/** What whoever takes a step says along with it: a reason, a word to readers, a time. */
const SAID_ALONG: ReadonlySet<Hold['code']> = new Set([
  'note',
  'changeNote',
  'publicNotice',
  'futureTime',
  'takeDownTime',
  'embargoEnd',
])

/**
 * What keeps a transition from going whatever the person says along with it: known before anything
 * is asked.
 */
export function findStandingHolds(...asked: Parameters<typeof findHolds>): Hold[] {
  return findHolds(...asked).filter(({code}) => !SAID_ALONG.has(code))
}

/**
 * What stands between the document and its readers, whoever is looking; for rows, cards and banners.
 * What is live unchanged is held by nothing, but may still owe a second look.
 *
 * @param known what cannot be read from the story: {@link sealOf} it as it is now, without which nobody
 *   can tell whether it has been changed since it was approved; and what it names that is not published
 */
export function findPublishingHolds(
  story: Story,
  subject: Versions<StoryDocument>,
  now: Date,
  known: Pick<Request, 'seal' | 'unpublished'> = {},
): Hold[] {
  const document = current(subject)
  if (document === undefined) return []
  const down = downHolds(subject, document)
  if (down.length > 0) return down
  if (subject.draft === undefined) return owed(subject.id, document)
  const request = {...known, actor: {id: '', roles: []}, now}
  const context = {story, subject, document, request}
  const requirements: Requirement[] = [
    'valid',
    'captionsCleared',
    'checksDone',
    'namedPublished',
    'notEmbargoed',
    'staysUp',
    'approved',
  ]
  const holds = requirements.flatMap((requirement) => REQUIREMENTS[requirement](context))
  const approved = document.workflow?.seal !== undefined && isSettled(stageOf(document))
  return [
    ...holds,
    ...(known.seal !== undefined && approved ? REQUIREMENTS.sealed(context) : []),
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
  return [
    holdForAnother('debtOfAnother', what, id, ['workflow'], ['duty-editor'], workflow.debt.at),
  ]
}
