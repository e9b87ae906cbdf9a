import {type Document, type Edits, editsOf, type Staged, standingOf} from './edits.ts'

/**
 * What takes a save back: what stood there before, staged over what has been saved, so that it is a
 * change like any other and a transaction of its own. What somebody else has written since is a
 * conflict then, as always. Captions and pictures that the save brought stay where they are.
 *
 * | saved           | takes it back   |
 * | --------------- | --------------- |
 * | credit: PA → AP | credit: AP → PA |
 * | order: a b → b a | order: b a → a b |
 *
 * @param documentOf as it was when it was saved
 */
export function takeBack(
  saved: Staged,
  documentOf: (id: string) => Document | undefined,
): Staged | undefined {
  const added = saved.added.map(({_id}) => _id)
  const edits: {[id: string]: Edits} = {}
  for (const {id, field, edit} of editsOf(saved)) {
    const isOwn = standingOf(edit, documentOf(id), field) === 'mine'
    if (field === 'image' || added.includes(id) || !isOwn) continue
    edits[id] = {...edits[id], [field]: {base: edit.mine, mine: edit.base}}
  }
  const order = saved.order && orderBack(saved.order, added)
  if (Object.keys(edits).length === 0 && order === undefined) return undefined
  return {edits, added: [], ...(order ? {order} : {})}
}

/** What was added meanwhile stands at the end of both. */
function orderBack(
  {base, mine}: NonNullable<Staged['order']>,
  added: readonly string[],
): Staged['order'] {
  const withAdded = (ids: readonly string[]) => [...new Set([...ids, ...added])]
  return {base: withAdded(mine), mine: withAdded(base)}
}
