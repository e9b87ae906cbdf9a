import {type SanityClient} from '@sanity/client'
import {type Actor} from '../../newsroom/access/roles.ts'
import {type PlanningChange, planPlanning} from '../../newsroom/steps/plan-planning.ts'
import {loadStory} from '../../newsroom/story.ts'
import {type TransitionResult} from '../workflow/run-transition.ts'

export interface RunPlanning {
  /** Published id of the article. */
  id: string
  planning: PlanningChange
  actor: Actor
  now: Date
}

/**
 * Plans a story anew, by the rules as the story stands now and in one request with its entry in the
 * log. Refused by Content Lake (somebody was faster, or access control says no) → throws.
 *
 * @param client signed in as the actor
 */
export async function runPlanning(
  client: SanityClient,
  {id, ...request}: RunPlanning,
): Promise<TransitionResult> {
  const raw = client.withConfig({perspective: 'raw', useCdn: false})
  const {article: subject = {id}} = await loadStory((ids) => raw.getDocuments(ids), id)
  const plan = planPlanning({...request, subject, logKey: crypto.randomUUID()})
  if (!plan.ok) return plan
  const {transactionId} = await client.action(plan.actions)
  return {ok: true, transactionId}
}
