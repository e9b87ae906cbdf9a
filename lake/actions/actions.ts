import {invalid, Refusal} from '../commit/refusal.ts'
import {type StagedTransaction} from '../commit/staged-transaction.ts'
import {type Json} from '../documents/json.ts'
import {
  type Action,
  createDraft,
  createVersion,
  deleteGroup,
  discard,
  edit,
  publish,
  replaceDraft,
  replaceVersion,
  unpublish,
  unpublishVersion,
} from './document-actions.ts'
import {ActionFields} from './read-action.ts'
import {
  archiveRelease,
  createRelease,
  deleteRelease,
  editRelease,
  importRelease,
  publishRelease,
  scheduleRelease,
  unarchiveRelease,
  unscheduleRelease,
} from './release-actions.ts'

const PREFIX = 'sanity.action.'

/** What an editor can do in one step, and the Studio asks for by name. */
const ACTIONS = new Map<string, Action>([
  ['document.create', createDraft],
  ['document.edit', edit],
  ['document.publish', publish],
  ['document.unpublish', unpublish],
  ['document.discard', discard],
  ['document.replaceDraft', replaceDraft],
  ['document.delete', deleteGroup],
  ['document.version.create', createVersion],
  ['document.version.discard', discard],
  ['document.version.replace', replaceVersion],
  ['document.version.unpublish', unpublishVersion],
  ['release.create', createRelease],
  ['release.edit', editRelease],
  ['release.publish', publishRelease],
  ['release.schedule', scheduleRelease],
  ['release.unschedule', unscheduleRelease],
  ['release.archive', archiveRelease],
  ['release.unarchive', unarchiveRelease],
  ['release.delete', deleteRelease],
  ['release.import', importRelease],
])

const MOST_ACTIONS = 1000

/**
 * Stages a list of actions as one transaction; each sees what the ones before it did. Returns what
 * history will tell of them. Throws a Refusal with the number of the action that is wrong.
 */
export function stageActions(list: unknown, transaction: StagedTransaction): Json {
  const actions: unknown[] = Array.isArray(list) ? list : [list]
  if (actions.length > MOST_ACTIONS) throw invalid(`More than ${MOST_ACTIONS} actions at once`)
  const causes: Json[] = []
  for (const [index, each] of actions.entries()) {
    transaction.step(index, () => {
      const fields = new ActionFields(each)
      const cause = actionOf(fields.type)(fields, transaction)
      if (cause) causes.push(cause)
    })
  }
  return causes.length > 0 ? causes : null
}

function actionOf(type: string): Action {
  const action = type.startsWith(PREFIX) ? ACTIONS.get(type.slice(PREFIX.length)) : undefined
  if (action) return action
  throw new Refusal(400, 'invalidActionTypeError', `Unsupported action type: ${type}`, {
    actionType: type,
  })
}
