import {type SanityClient} from '@sanity/client'
import {sealOf} from '../../newsroom/approval/seal.ts'
import {type Hold} from '../../newsroom/holds/hold.ts'
import {findUnpublished, waitingReferences} from '../../newsroom/holds/waiting-references.ts'
import {isDraftId, withDrafts} from '../../newsroom/ids.ts'
import {planTransition} from '../../newsroom/steps/plan-transition.ts'
import {
  INHERITED_QUERY,
  isStoryDocument,
  loadStory,
  type Story,
  versionsOfAll,
} from '../../newsroom/story.ts'
import {type TransitionRequest} from '../../newsroom/steps/transition-step.ts'
import {type Request, type TransitionName} from '../../newsroom/transition.ts'

export interface RunTransition extends Request {
  /** Published id of the article, gallery or caption. */
  id: string
  name: TransitionName
}

export type TransitionResult = {ok: true; transactionId: string} | {ok: false; holds: Hold[]}

/**
 * Takes a document through one transition of the workflow, in one request of Content Lake: either
 * everything happens, with its entry in the editorial log, or nothing does.
 *
 * Held by the rules → `{ok: false, holds}` and nothing was sent. Refused by Content Lake (somebody
 * was faster, or access control says no) → throws the client's error.
 *
 * @param client signed in as the actor
 */
export async function runTransition(
  client: SanityClient,
  {id, name, ...request}: RunTransition,
): Promise<TransitionResult> {
  const raw = client.withConfig({perspective: 'raw', useCdn: false})
  const story = await loadStory(
    (ids) => raw.getDocuments(ids),
    id,
    (caption) => raw.fetch(INHERITED_QUERY, {id: caption}, {perspective: 'drafts'}),
  )
  const named = waitingReferences(story).map((one) => one.id)
  const known = named.length > 0 ? await raw.getDocuments(withDrafts(named)) : []
  const goesDown = name === 'kill' || name === 'withdraw'
  const plan = planTransition({
    ...request,
    name,
    story,
    subjectId: id,
    logKey: crypto.randomUUID(),
    seal: sealOf(story),
    unpublished: findUnpublished(named, known),
    ...(goesDown ? await findElsewhere(raw, story) : {}),
  })
  if (!plan.ok) return plan
  const {transactionId} = await client.action(plan.actions)
  return {ok: true, transactionId}
}

/** Who else shows the pictures of the story: what live documents show stays up, drafts let go. */
async function findElsewhere(
  client: SanityClient,
  story: Story,
): Promise<Pick<TransitionRequest, 'usedElsewhere' | 'inWorkElsewhere'>> {
  const pictures = [...story.galleries, ...story.captions].map(({id}) => id)
  const own = withDrafts(versionsOfAll(story).map(({id}) => id))
  const found = await client.fetch<unknown[]>(
    '*[_type in ["article", "gallery"] && !(_id in $own) && references($pictures)]',
    {own, pictures},
  )
  const users = found.filter(isStoryDocument)
  const live = JSON.stringify(users.filter(({_id}) => !isDraftId(_id)))
  return {
    usedElsewhere: pictures.filter((id) => live.includes(`"_ref":"${id}"`)),
    inWorkElsewhere: users.filter(({_id}) => isDraftId(_id)),
  }
}
