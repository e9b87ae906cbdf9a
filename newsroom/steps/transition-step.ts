import {type CheckName} from '../checks.ts'
import {coverOf, isOpen} from '../holds/check-cover.ts'
import {type StoryDocument} from '../model.ts'
import {stageOf} from '../stages.ts'
import {type Story, type Versions} from '../story.ts'
import {type Request, type Transition, type TransitionName} from '../transition.ts'
import {type Action, editAction} from './actions.ts'

export interface TransitionRequest extends Request {
  story: Story
  /** Id of the document that the transition is of; one of the story's. */
  subjectId: string
  name: TransitionName
  /** A fresh key for the entry in the editorial log; letters, digits and hyphens. */
  logKey: string
  /** Pictures of this story that other live stories show too: *kill* and *withdraw* leave them. */
  usedElsewhere?: readonly string[]
  /** Drafts of other stories that refer to them too: these let go first, as strong references hold. */
  inWorkElsewhere?: readonly StoryDocument[]
}

/** A transition that may go, of a document that is there. */
export interface Step {
  request: TransitionRequest
  transition: Transition
  subject: Versions<StoryDocument>
  document: StoryDocument
}

export interface WorkflowChange {
  set?: Record<string, unknown>
  unset?: string[]
}

/** What an approval has written, and what a change of the text takes back. */
export const APPROVAL = ['approvedBy', 'approvedAt', 'scheduledFor', 'seal']

/** The edit that takes one document to its next stage. */
export function move(
  step: Step,
  workflow: WorkflowChange = {},
  fields: WorkflowChange = {},
): Action {
  const {subject, document, transition, request} = step
  const stage = transition.to
  const inWorkflow = {
    ...(stage && stage !== stageOf(document) ? {stage, stageSince: request.now.toISOString()} : {}),
    ...signed(transition.signs ?? [], step),
    ...workflow.set,
  }
  return editAction(subject, {
    ...(document.workflow ? {} : {setIfMissing: {workflow: {_type: 'workflow'}}}),
    set: {...prefixed(inWorkflow), ...fields.set},
    unset: [...(workflow.unset ?? []).map((field) => `workflow.${field}`), ...(fields.unset ?? [])],
  })
}

/** What is open of these checks is signed off, over what was looked at. */
function signed(names: readonly CheckName[], step: Step): Record<string, unknown> {
  const {subject, document, request} = step
  const {actor, now, story} = request
  return Object.fromEntries(
    names
      .filter((name) => isOpen(document.workflow?.checks?.[name], name, story, subject.id))
      .map((name) => {
        const covers = coverOf(name, story, subject.id)
        const done = {_type: 'check', state: 'done', by: actor.id, at: now.toISOString(), covers}
        return [`checks.${name}`, done]
      }),
  )
}

function prefixed(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [`workflow.${name}`, value]),
  )
}
