import {CHECKS} from '../checks.ts'
import {explainHold} from '../holds/hold.ts'
import {isDraftId, publishedId} from '../ids.ts'
import {type StoryDocument} from '../model.ts'
import {isSettled, STAGE_TITLES, stageOf} from '../stages.ts'
import {type Action} from '../steps/actions.ts'
import {applyActions, type Documents} from '../steps/apply-actions.ts'
import {isStoryDocument} from '../story.ts'
import {isAsBegun} from './as-begun.ts'
import {differences, everythingIn, guardedFields, wholeOf} from './guarded-fields.ts'
import {mayEdit} from './may-edit.ts'
import {hasRole} from './roles.ts'
import {asDocument, clockProblem, entriesIn, type ProposedTransaction, stepOf} from './step-sent.ts'
import {assetProblem} from './vet-assets.ts'

/**
 * Says why a transaction may not be, or nothing. Access control sees two ends of a change, one document
 * at a time; this sees the step between them: where a story stands, what is signed off and what readers
 * have changes by a step of the workflow, whole, with its entry in the log, by somebody whose step it
 * is; however it was sent. Administrators are asked nothing: imports and migrations are theirs.
 *
 * Holds on the embedded lake. On hosted Sanity `grants.ts` alone binds.
 */
export function vetChanges(proposed: ProposedTransaction): string | undefined {
  const {actor, changes, get} = proposed
  const touched = changes.filter(
    ({before, after}) => isStoryDocument(before) || isStoryDocument(after),
  )
  const entries = entriesIn(proposed)
  if (hasRole(actor, ['administrator'])) return undefined
  const problem = assetProblem(proposed)
  if (problem) return problem
  if (touched.length === 0 && entries.length === 0) return undefined
  const version = touched.find(({id}) => id.startsWith('versions.'))
  if (version) return 'Stories do not go out by releases here. Schedule the story instead.'

  const expected: Documents = new Map()
  const here = (id: string) => (expected.has(id) ? expected.get(id) : get(id))
  for (const entry of entries) {
    const isOff = clockProblem(entry, proposed.now)
    if (isOff) return isOff
    const step = stepOf(entry, proposed, here)
    if (step === undefined) continue
    if (!step.ok) return step.holds.map((hold) => explainHold(hold, proposed.now)).join(' ')
    for (const id of idsOf(step.actions)) expected.set(id, asDocument(here(id)))
    applyActions(expected, step.actions)
  }
  return (
    missingIn(expected, proposed) ??
    publishedFirst(touched)
      .map((change) => problemOf(change, expected, proposed))
      .find((one) => one !== undefined)
  )
}

type Change = ProposedTransaction['changes'][number]

/** A step happens whole: what it would change is changed. */
function missingIn(expected: Documents, {changes, get}: ProposedTransaction): string | undefined {
  const touched = new Set(changes.map(({id}) => id))
  for (const [id, value] of expected) {
    const [should, was] = [storyOr(value), storyOr(get(id))]
    const isSame = differences(wholeOf(should), wholeOf(was)).length === 0
    if (!touched.has(id) && !(isSame && !should === !was)) {
      return `The step leaves out ${publishedId(id)}.`
    }
  }
  return undefined
}

/** What readers have is what a person should be told of first. */
function publishedFirst(changes: readonly Change[]): Change[] {
  return changes.toSorted((a, b) => Number(isDraftId(a.id)) - Number(isDraftId(b.id)))
}

function problemOf(
  {id, before, after}: Change,
  expected: Documents,
  {actor, get}: ProposedTransaction,
): string | undefined {
  const name = publishedId(id)
  const is = storyOr(after)
  if (expected.has(id)) {
    const should = storyOr(expected.get(id))
    const [field] = differences(wholeOf(should), wholeOf(is))
    if (field === undefined && (should === undefined) === (is === undefined)) return undefined
    return `The step would not change ${field ?? 'the existence'} of ${name} like that.`
  }
  if (!isDraftId(id)) return `What readers have of ${name} changes by a step of the workflow only.`
  const published = storyOr(get(name))
  if (is === undefined) return discardProblem(name, published, storyOr(before))
  const was = storyOr(before) ?? published
  if (was && isSettled(stageOf(was))) {
    const [settled] = differences(wholeOf(was), wholeOf(is))
    return settled && `${name} is settled: return it before its ${settled} is changed.`
  }
  const [field] = differences(was ? guardedFields(was) : freshFields(is), guardedFields(is))
  if (field) return `${field} of ${name} changes by a step of the workflow only, never by hand.`
  if (mayEdit(was ?? is, actor)) return undefined
  // What readers would get is named first; what they never see is not for everybody either.
  const [word] = [wholeOf, everythingIn].flatMap((fieldsOf) =>
    differences(was ? fieldsOf(was) : new Map(), fieldsOf(is)),
  )
  if (word === undefined) return undefined
  return `${name} is in ${STAGE_TITLES[stageOf(was ?? is)].toLowerCase()}, where its ${word} is not for ${actor.name ?? 'this user'} to change.`
}

/** The draft of what readers have may be thrown away, and a new caption; any other is the only copy. */
function discardProblem(
  name: string,
  published: StoryDocument | undefined,
  before: StoryDocument | undefined,
): string | undefined {
  if (!published && before?._type === 'caption' && isAsBegun(before)) return undefined
  if (published && !(published._type === 'article' && published.pubStatus === 'canceled')) {
    return undefined
  }
  return `${name} has no other copy. Spike the story instead of deleting it.`
}

/** A new document begins where its work begins; an embargo and open checks may come along. */
function freshFields(document: StoryDocument): Map<string, string> {
  const own = guardedFields(document)
  const stage = document._type === 'article' ? ['intake', 'writing'] : ['intake']
  const allowed = new Set(['workflow.stageSince', 'embargo'])
  if (stage.includes(stageOf(document))) allowed.add('workflow.stage')
  const {checks} = document.workflow ?? {}
  const isOpen = CHECKS.every((name) => (checks?.[name]?.state ?? 'required') === 'required')
  if (isOpen) allowed.add('workflow.checks')
  const kept = [...own].filter(([field]) => allowed.has(field))
  return new Map([
    ...kept,
    ...(document._type === 'article' ? [['pubStatus', '"usable"'] as const] : []),
  ])
}

function idsOf(actions: readonly Action[]): string[] {
  return actions.flatMap((action) =>
    action.actionType === 'sanity.action.document.discard'
      ? action.draftId
      : [action.publishedId, `drafts.${action.publishedId}`],
  )
}

function storyOr(value: unknown): StoryDocument | undefined {
  return isStoryDocument(value) ? value : undefined
}
