import {hasRole, type RoleName} from '../access/roles.ts'
import {type Check, type CheckName, CHECK_ROLES, CHECK_TITLES} from '../checks.ts'
import {coverOf} from '../holds/check-cover.ts'
import {type Hold} from '../holds/hold.ts'
import {type StoryDocument} from '../model.ts'
import {current, type Story, type Versions} from '../story.ts'
import {type Request} from '../transition.ts'
import {type Action, editAction} from './actions.ts'
import {logEntry} from './log-entry.ts'

export interface CheckRequest extends Request {
  /** Published id of the story whose log the entry goes to. */
  about: string
  /** What is checked: the document with everything that belongs to it. */
  story: Story
  subject: Versions<StoryDocument>
  check: CheckName
  state: Check['state']
  logKey: string
}

/** Anybody who edits may ask for a check; only its own people may say that it is done or not needed. */
const MAY_ASK: readonly RoleName[] = [
  'reporter',
  'sub-editor',
  'picture-editor',
  'lawyer',
  'duty-editor',
  'administrator',
]

/** Asks for a check, signs it off or waives it, with an entry in the log; or says what holds it. */
export function planCheck(
  request: CheckRequest,
): {ok: true; actions: Action[]} | {ok: false; holds: Hold[]} {
  const {story, subject, check, state, actor, now} = request
  const title = CHECK_TITLES[check]
  const held = (code: Hold['code'], what: string, clearedBy: readonly RoleName[]) => ({
    ok: false as const,
    holds: [{code, what, clearedBy, documentId: subject.id, path: ['workflow', 'checks', check]}],
  })
  const document = current(subject)
  if (document === undefined) return held('missing', `There is no document ${subject.id}`, [])
  const roles = state === 'required' ? MAY_ASK : CHECK_ROLES[check]
  if (!hasRole(actor, roles)) {
    return held(
      'role',
      `The ${title.toLowerCase()} check is not for ${actor.name ?? 'this user'}`,
      roles,
    )
  }
  const value: Check = {
    _type: 'check',
    state,
    ...(state === 'required' ? {} : {by: actor.id, at: now.toISOString()}),
    ...(state === 'done' ? {covers: coverOf(check, story, subject.id)} : {}),
  }
  return {
    ok: true,
    actions: [
      editAction(subject, {
        setIfMissing: {
          ...(document.workflow ? {} : {workflow: {_type: 'workflow'}}),
          'workflow.checks': {_type: 'checks'},
        },
        set: {[`workflow.checks.${check}`]: value},
      }),
      ...logEntry({
        ...request,
        subjectId: subject.id,
        event: 'check',
        note: [`${title}: ${STATES[state]}`, request.note?.trim()].filter(Boolean).join('. '),
      }),
    ],
  }
}

const STATES: Record<Check['state'], string> = {
  required: 'asked for',
  done: 'done',
  notRequired: 'not needed',
}
