import {type Actor, hasRole, type RoleName} from '../access/roles.ts'
import {sayPlan} from '../dates/planned-for.ts'
import {formatMoment} from '../dates/zoned-time.ts'
import {type Hold} from '../holds/hold.ts'
import {type Article, type PartialDate} from '../model.ts'
import {publicationOf, PUBLICATION_TITLES} from '../publication.ts'
import {stageOf} from '../stages.ts'
import {type Versions} from '../story.ts'
import {type Request} from '../transition.ts'
import {type Action, editAction} from './actions.ts'
import {logEntry} from './log-entry.ts'

/** What is planned anew; `null` takes it off the calendar. What is missing stays as it is. */
export interface PlanningChange {
  plannedFor?: PartialDate | null
  /** ISO. */
  dueAt?: string | null
}

export interface PlanningRequest extends Pick<Request, 'actor' | 'now'> {
  subject: Versions<Article>
  planning: PlanningChange
  logKey: string
}

const ANY_STAGE: readonly RoleName[] = ['sub-editor', 'duty-editor', 'administrator']
const UNTIL_READY: readonly RoleName[] = [...ANY_STAGE, 'picture-editor']

/** Who plans a story follows from who may write it in its stage: `grants.ts` says the same in GROQ. */
function plannersOf({workflow}: Article, actor: Actor): readonly RoleName[] {
  switch (workflow?.stage ?? 'intake') {
    case 'intake':
    case 'writing':
      return ['reporter', ...UNTIL_READY]
    case 'desk':
      return workflow?.submittedBy === actor.id ? ['reporter', ...UNTIL_READY] : UNTIL_READY
    case 'subs':
      return UNTIL_READY
    case 'ready':
      return ANY_STAGE
  }
}

/**
 * What keeps a person from planning a story; empty means: go ahead. A plan promises nothing to
 * readers; what has a time on the schedule moves by the schedule alone, and what is out is not planned.
 */
export function findPlanningHolds(subject: Versions<Article>, actor: Actor): Hold[] {
  const document = subject.draft ?? subject.published
  const held = (code: Hold['code'], what: string, clearedBy: readonly RoleName[]): Hold[] => [
    {code, what, documentId: subject.id, path: ['workflow'], clearedBy},
  ]
  if (document === undefined) return held('missing', `There is no document ${subject.id}`, [])
  const publication = publicationOf(subject)
  if (publication !== 'draft' && publication !== 'liveWithChanges') {
    const what =
      publication === 'scheduled'
        ? 'The story has a time on the schedule, which counts for more than a plan'
        : `The story is ${PUBLICATION_TITLES[publication].toLowerCase()}: nothing is left to plan`
    return held('stage', what, publication === 'scheduled' ? ['duty-editor'] : [])
  }
  const planners = plannersOf(document, actor)
  const who = actor.name ?? 'this user'
  if (!hasRole(actor, planners)) {
    return held('role', `Planning a story in ${stageOf(document)} is not for ${who}`, planners)
  }
  const isOwn = stageOf(document) === 'ready' && document.workflow?.submittedBy === actor.id
  if (isOwn && !hasRole(actor, ['administrator'])) {
    return held('notSubmitter', `${who} sent the story in; from here on it is others’`, ANY_STAGE)
  }
  return []
}

/** Moves a story on the calendar, with an entry in its log; or says what holds it. */
export function planPlanning(
  request: PlanningRequest,
): {ok: true; actions: Action[]} | {ok: false; holds: Hold[]} {
  const {subject, planning, actor, now, logKey} = request
  const {plannedFor, dueAt} = planning
  const holds = findPlanningHolds(subject, actor)
  if (holds.length > 0) return {ok: false, holds}
  if (typeof dueAt === 'string' && Number.isNaN(Date.parse(dueAt))) {
    const what = `"${dueAt}" is no time`
    const path = ['workflow', 'dueAt']
    return {
      ok: false,
      holds: [{code: 'futureTime', what, documentId: subject.id, path, clearedBy: []}],
    }
  }
  const document = subject.draft ?? subject.published
  const said = [
    plannedFor === null && 'No longer planned',
    plannedFor && `Meant to run: ${sayPlan(plannedFor)}`,
    dueAt === null && 'No deadline',
    dueAt && `Deadline: ${formatMoment(dueAt)}`,
  ].filter((words) => typeof words === 'string' && words !== '')
  const edit = editAction(subject, {
    ...(document?.workflow ? {} : {setIfMissing: {workflow: {_type: 'workflow'}}}),
    set: {
      ...(plannedFor ? {'workflow.plannedFor': plannedFor} : {}),
      ...(dueAt ? {'workflow.dueAt': dueAt} : {}),
    },
    unset: [
      ...(plannedFor === null ? ['workflow.plannedFor'] : []),
      ...(dueAt === null ? ['workflow.dueAt'] : []),
    ],
  })
  const entry = logEntry({
    actor,
    now,
    logKey,
    about: subject.id,
    subjectId: subject.id,
    event: 'plan',
    note: said.join('. '),
  })
  return {ok: true, actions: [edit, ...entry]}
}
