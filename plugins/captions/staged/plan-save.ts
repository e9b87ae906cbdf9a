import {isAsBegun} from '../../../newsroom/access/as-begun.ts'
import {draftId} from '../../../newsroom/ids.ts'
import {type Caption, type Gallery, type Keyed, type Reference} from '../../../newsroom/model.ts'
import {
  type Action,
  type DiscardAction,
  discardAction,
  editAction,
} from '../../../newsroom/steps/actions.ts'
import {current, type Versions} from '../../../newsroom/story.ts'
import {pathOf} from '../fields.ts'
import {
  type Conflict,
  conflictsOf,
  type Document,
  type Edits,
  type Staged,
  standingOf,
  editsOf,
} from './edits.ts'
import {isSameOrder, mergeOrder} from './order.ts'

/** The documents of a bench as they are in Content Lake at this moment. */
export interface Fresh {
  gallery?: Versions<Gallery>
  captions: Versions<Caption>[]
}

export type SavePlan =
  /** `kept`: captions that were to go, but that somebody has worked on meanwhile. */
  | {ok: true; actions: (Action | DiscardAction)[]; documents: number; kept: string[]}
  | {ok: false; conflicts: Conflict[]; orderConflict: boolean; gone: string[]}

/**
 * What one save sends, as one request and so one transaction: only the fields that were changed, only
 * to drafts, each on condition that its draft is still the one that was compared. What two people have
 * both changed is not sent; then nothing is.
 */
export function planSave(staged: Staged, fresh: Fresh, makeKey: () => string): SavePlan {
  const versions = new Map<string, Versions<Document>>()
  for (const one of [...(fresh.gallery ? [fresh.gallery] : []), ...fresh.captions])
    versions.set(one.id, one)
  const documentOf = (id: string) => current(versions.get(id)) ?? addedOf(staged, id)
  const conflicts = conflictsOf(staged, documentOf)
  const going = (staged.removed ?? []).flatMap((id) => versions.get(id) ?? [])
  const removed = going.filter(isUntouched)
  const kept = going.filter((one) => !isUntouched(one)).map(({id}) => id)
  const order = planOrder(staged, current(fresh.gallery), kept)
  const gone = [...new Set(editsOf(staged).map(({id}) => id))].filter((id) => !documentOf(id))
  if (conflicts.length > 0 || order === 'conflict' || gone.length > 0) {
    return {ok: false, conflicts, orderConflict: order === 'conflict', gone}
  }
  const actions: Action[] = staged.added
    .filter(({_id}) => !versions.has(_id))
    .map((caption) => createAction(caption, staged.edits[caption._id]))
  const changed = new Set([...Object.keys(staged.edits), ...(order ? [fresh.gallery?.id] : [])])
  for (const id of changed) {
    const one = id === undefined ? undefined : versions.get(id)
    const document = current(one)
    if (one === undefined || document === undefined) continue
    const patch = patchOf(staged.edits[one.id] ?? {}, document)
    if (order && document._type === 'gallery') {
      patch.set['captions'] = listOf(order, document, makeKey)
    }
    if (Object.keys(patch.set).length + patch.unset.length === 0) continue
    actions.push(editAction(one, patch))
  }
  const documents = actions.length + removed.length
  return {ok: true, actions: [...actions, ...removed.flatMap(removal)], documents, kept}
}

/** Nobody has been at it since it was made, and no reader has it. */
function isUntouched({draft, published}: Versions<Document>): boolean {
  return draft?._type === 'caption' && !published && isAsBegun(draft)
}

/** Thrown away on condition that its draft is still the one that was looked at. */
function removal(versions: Versions<Document>): (Action | DiscardAction)[] {
  const {workflow} = versions.draft ?? {}
  return [editAction(versions, {set: {workflow}}), discardAction(versions.id)]
}

function addedOf({added}: Staged, id: string): Caption | undefined {
  return added.find(({_id}) => _id === id)
}

function patchOf(edits: Edits, document: Document) {
  const set: Record<string, unknown> = {}
  const unset: string[] = []
  for (const {field, edit} of editsOf({edits: {one: edits}, added: []})) {
    if (standingOf(edit, document, field) === 'done') continue
    const path = pathOf(field, document._type)
    if (edit.mine === null) unset.push(path)
    else set[path] = edit.mine
    if (field === 'image' && edit.mine !== null) unset.push('missingImage')
    if (field === 'image' && edit.missing) set['missingImage'] = edit.missing
  }
  const inDefaults = document._type === 'gallery' && Object.keys(set).length > 0
  return {set, unset, ...(inDefaults ? {setIfMissing: {defaults: {_type: 'galleryDefaults'}}} : {})}
}

function createAction(caption: Caption, edits: Edits = {}): Action {
  const {set} = patchOf(edits, caption)
  const {missingImage, _rev, _createdAt, _updatedAt, ...rest} = caption
  const kept = set['image'] === undefined && missingImage ? {missingImage} : {}
  return {
    actionType: 'sanity.action.document.create',
    publishedId: caption._id,
    attributes: {...rest, ...kept, ...set, _id: draftId(caption._id)},
    ifExists: 'fail',
  }
}

/** The order to be written, nothing when it stands already, or that nobody can tell which it should be. */
function planOrder(
  {order, added}: Staged,
  gallery: Gallery | undefined,
  kept: readonly string[],
): string[] | 'conflict' | undefined {
  if (gallery === undefined) return undefined
  const theirs = (gallery.captions ?? []).map(({_ref}) => _ref)
  const mine = order ? [...order.mine, ...kept] : theirs
  const base = order?.base ?? theirs
  const merged = mergeOrder(base, mine, theirs)
  if (merged === undefined) return 'conflict'
  const missing = added.map(({_id}) => _id).filter((id) => !merged.includes(id))
  const whole = [...merged, ...missing]
  return isSameOrder(whole, theirs) ? undefined : whole
}

function listOf(
  ids: readonly string[],
  {captions = []}: Gallery,
  makeKey: () => string,
): Keyed<Reference>[] {
  return ids.map(
    (id) =>
      captions.find(({_ref}) => _ref === id) ?? {
        _type: 'reference',
        _key: makeKey(),
        _ref: id,
        _weak: true,
        _strengthenOnPublish: {type: 'caption'},
      },
  )
}
