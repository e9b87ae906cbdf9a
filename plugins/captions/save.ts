import {ClientError, type SanityClient} from '@sanity/client'
import {type Caption, type Gallery} from '../../newsroom/model.ts'
import {draftId, withDrafts} from '../../newsroom/ids.ts'
import {captionIds, current, isStoryDocument, type Versions} from '../../newsroom/story.ts'
import {type BenchSource} from './bench.ts'
import {type Staged} from './staged/edits.ts'
import {type Fresh, planSave, type SavePlan} from './staged/plan-save.ts'

export type SaveResult =
  | {ok: true; transactionId: string | undefined; documents: number; kept: string[]}
  | Extract<SavePlan, {ok: false}>

/** How often a save is planned again because somebody was faster; each time on what they wrote. */
const ATTEMPTS = 5

/**
 * Saves everything that is staged in one request, so in one transaction, or nothing of it. Each draft
 * must still be the one that was compared; when it is not, what has been written meanwhile is read and
 * compared again. Refused by access control or out of reach → throws the client's error.
 *
 * @param client signed in as who saves
 */
export async function saveStaged(
  client: SanityClient,
  {list, captions}: BenchSource,
  staged: Staged,
): Promise<SaveResult> {
  const raw = client.withConfig({perspective: 'raw', useCdn: false})
  // What was written in a caption that has left the bench is saved with it all the same.
  const ids = [
    ...new Set([
      ...captions.map(({id}) => id),
      ...staged.added.map(({_id}) => _id),
      ...Object.keys(staged.edits),
    ]),
  ]
  for (let attempt = 1; ; attempt++) {
    const plan = planSave(staged, await readFresh(raw, list, ids), makeKey)
    if (!plan.ok) return plan
    const {documents, kept} = plan
    if (plan.actions.length === 0) return {ok: true, transactionId: undefined, documents: 0, kept}
    try {
      const {transactionId} = await client.action(plan.actions)
      return {ok: true, transactionId, documents, kept}
    } catch (error) {
      const wasFaster = error instanceof ClientError && error.statusCode === 409
      if (!wasFaster || attempt === ATTEMPTS) throw error
    }
  }
}

async function readFresh(
  client: SanityClient,
  list: string | undefined,
  ids: readonly string[],
): Promise<Fresh> {
  const wanted = [...new Set([...ids, ...(list === undefined ? [] : [list])])]
  const found = await readVersions(client, wanted)
  const gallery = found.filter(isOfGallery).find(({id}) => id === list)
  // What others have added to the gallery meanwhile belongs to the list as well.
  const now = current(gallery)
  const more = now ? captionIds([now]).filter((id) => !wanted.includes(id)) : []
  const captions = [...found, ...(await readVersions(client, more))].filter(isOfCaption)
  return {...(gallery ? {gallery} : {}), captions}
}

async function readVersions(
  client: SanityClient,
  ids: readonly string[],
): Promise<Versions<Caption | Gallery>[]> {
  if (ids.length === 0) return []
  const documents: unknown[] = await client.getDocuments(withDrafts(ids))
  const byId = new Map(
    documents.flatMap((document) =>
      isStoryDocument(document) && document._type !== 'article'
        ? [[document._id, document] as const]
        : [],
    ),
  )
  return ids.flatMap((id) => {
    const [draft, published] = [byId.get(draftId(id)), byId.get(id)]
    if (!draft && !published) return []
    return [{id, ...(draft ? {draft} : {}), ...(published ? {published} : {})}]
  })
}

function isOfGallery(versions: Versions<Caption | Gallery>): versions is Versions<Gallery> {
  return current(versions)?._type === 'gallery'
}

function isOfCaption(versions: Versions<Caption | Gallery>): versions is Versions<Caption> {
  return current(versions)?._type === 'caption'
}

/** Keys of list items: short, and never the same twice in one list. */
export function makeKey(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(0, 12)
}
