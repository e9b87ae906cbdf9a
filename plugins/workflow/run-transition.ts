import {type SanityClient} from '@sanity/client'
import {sealOf} from '../../newsroom/approval/seal.ts'
import {type Hold} from '../../newsroom/holds/hold.ts'
import {findUnpublished, waitingReferences} from '../../newsroom/holds/waiting-references.ts'
import {withDrafts} from '../../newsroom/ids.ts'
import {planTransition} from '../../newsroom/steps/plan-transition.ts'
import {captionIds, current, INHERITED_QUERY, loadStory, type Story} from '../../newsroom/story.ts'
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
    ...(goesDown ? {usedElsewhere: await findUsedElsewhere(raw, story)} : {}),
  })
  if (!plan.ok) return plan
  const {transactionId} = await client.action(plan.actions)
  return {ok: true, transactionId}
}

/** The pictures of the story that a live document outside it shows as well. */
async function findUsedElsewhere(client: SanityClient, story: Story): Promise<string[]> {
  const galleries = story.galleries.flatMap((gallery) => current(gallery) ?? [])
  const pictures = [...story.galleries.map(({id}) => id), ...captionIds(galleries)]
  const own = [story.article?.id, ...story.galleries.map(({id}) => id)].filter(
    (id) => id !== undefined,
  )
  const users = await client.fetch<unknown>(
    '*[_id in path("*") && _type in ["article", "gallery"] && !(_id in $own) && references($pictures)]',
    {own, pictures},
  )
  const text = JSON.stringify(users)
  return pictures.filter((id) => text.includes(`"_ref":"${id}"`))
}
