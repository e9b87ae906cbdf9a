import {type SanityClient} from '@sanity/client'
import {planNote, type NoteRequest} from '../../newsroom/steps/plan-note.ts'
import {type TransitionResult} from './run-transition.ts'

/** Adds a private note to a story's log; whom it mentions finds it under "Mentions of me". */
export async function runNote(
  client: SanityClient,
  request: Omit<NoteRequest, 'logKey'>,
): Promise<TransitionResult> {
  const plan = planNote({...request, logKey: crypto.randomUUID()})
  if (!plan.ok) return plan
  const {transactionId} = await client.action(plan.actions)
  return {ok: true, transactionId}
}
