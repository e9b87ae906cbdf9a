import {publishedId} from '../../../newsroom/ids.ts'
import {type Caption} from '../../../newsroom/model.ts'
import {type Document, type Edits, editsOf, type Staged, standingOf} from './edits.ts'

/** The bench as it was when it was saved. */
interface Before {
  documentOf: (id: string) => Document | undefined
  /** Captions in the order of the gallery, with those that were added; nothing without a gallery. */
  ids: readonly string[] | undefined
}

/**
 * What takes a save back: what stood there before, staged over what has been saved, so that it is a
 * change like any other and a transaction of its own. What somebody else has written since is a
 * conflict then, as always; a caption that somebody has worked on since it was added stays.
 *
 * | saved             | takes it back     |
 * | ----------------- | ----------------- |
 * | credit: PA → AP   | credit: AP → PA   |
 * | order: a b → b a  | order: b a → a b  |
 * | a picture in a    | none, and why     |
 * | c is added        | c is removed      |
 */
export function takeBack(saved: Staged, {documentOf, ids}: Before): Staged | undefined {
  const comes = saved.added.map(({_id}) => _id)
  const added = (saved.removed ?? []).flatMap((id) => captionOf(documentOf(id)))
  const edits: {[id: string]: Edits} = {}
  for (const {id, field, edit} of editsOf(saved)) {
    const document = documentOf(id)
    if (comes.includes(id) || standingOf(edit, document, field) !== 'mine') continue
    const missing = field === 'image' && document?._type === 'caption' && document.missingImage
    const back = {base: edit.mine, mine: edit.base, ...(missing ? {missing} : {})}
    edits[id] = {...edits[id], [field]: back}
  }
  const order = ids && orderBack(saved, ids)
  const isNothing = Object.keys(edits).length + comes.length + added.length === 0
  if (isNothing && order === undefined) return undefined
  return {
    edits,
    added,
    ...(comes.length > 0 ? {removed: comes} : {}),
    ...(order ? {order} : {}),
  }
}

function captionOf(document: Document | undefined): Caption[] {
  return document?._type === 'caption' ? [{...document, _id: publishedId(document._id)}] : []
}

function orderBack({order, added, removed = []}: Staged, ids: readonly string[]): Staged['order'] {
  if (order === undefined && added.length + removed.length === 0) return undefined
  const comes = new Set(added.map(({_id}) => _id))
  return {base: [...ids], mine: order?.base ?? ids.filter((id) => !comes.has(id))}
}

/** What has been saved where captions were to go and had to stay. */
export function withKept(staged: Staged, kept: readonly string[]): Staged {
  const {order, removed} = staged
  if (removed === undefined || kept.length === 0) return staged
  return {
    ...staged,
    removed: removed.filter((id) => !kept.includes(id)),
    ...(order ? {order: {...order, mine: [...order.mine, ...kept]}} : {}),
  }
}
