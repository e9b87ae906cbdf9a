import {type SanityClient} from '@sanity/client'
import {type Check, type CheckName} from '../../newsroom/checks.ts'
import {planCheck} from '../../newsroom/steps/plan-check.ts'
import {loadStory, versionsIn} from '../../newsroom/story.ts'
import {type Request} from '../../newsroom/transition.ts'
import {type TransitionResult} from './run-transition.ts'

/** Asks for a check, signs it off or waives it, in one request with its entry in the log. */
export async function runCheck(
  client: SanityClient,
  {id, check, state, ...request}: Request & {id: string; check: CheckName; state: Check['state']},
): Promise<TransitionResult> {
  const raw = client.withConfig({perspective: 'raw', useCdn: false})
  const story = await loadStory((ids) => raw.getDocuments(ids), id)
  const plan = planCheck({
    ...request,
    about: story.article?.id ?? id,
    story,
    subject: versionsIn(story, id) ?? {id},
    check,
    state,
    logKey: crypto.randomUUID(),
  })
  if (!plan.ok) return plan
  const {transactionId} = await client.action(plan.actions)
  return {ok: true, transactionId}
}
