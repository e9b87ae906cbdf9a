import {isSameValue} from '../../../archive/import/same-value.ts'
import {type Edits, editsOf, type Staged} from './edits.ts'
import {isSameOrder} from './order.ts'

/**
 * What is left to be saved when a save ends: that which was done while it ran, compared from now on
 * with what it has written.
 *
 * @param saved as it was staged when the save began, captions that had to stay included
 *
 * | saved           | staged meanwhile | left              |
 * | --------------- | ---------------- | ----------------- |
 * | credit: PA → AP | the same         | nothing           |
 * | credit: PA → AP | credit: PA → AFP | credit: AP → AFP  |
 * | credit: PA → AP | credit as it was | credit: AP → PA   |
 * | credit: PA → AP | text: a → b      | text: a → b       |
 */
export function afterSave(staged: Staged, saved: Staged): Staged {
  const {order: _order, removed: _removed, ...kept} = staged
  const removed = (staged.removed ?? []).filter((id) => saved.removed?.includes(id) !== true)
  const order = orderAfter(staged.order, saved.order)
  const added = staged.added.filter(({_id}) => saved.added.every((one) => one._id !== _id))
  return {
    ...kept,
    edits: editsAfter(staged, saved),
    added,
    ...(removed.length > 0 ? {removed} : {}),
    ...(order ? {order} : {}),
  }
}

function editsAfter(staged: Staged, saved: Staged): Staged['edits'] {
  const left: {[id: string]: Edits} = {}
  for (const {id, field, edit} of editsOf(staged)) {
    const done = saved.edits[id]?.[field]
    if (done && isSameValue(done.mine, edit.mine)) continue
    left[id] = {...left[id], [field]: done ? {...edit, base: done.mine} : edit}
  }
  for (const {id, field, edit} of editsOf(saved)) {
    const isTakenBack = staged.edits[id]?.[field] === undefined
    if (isTakenBack) left[id] = {...left[id], [field]: {base: edit.mine, mine: edit.base}}
  }
  return left
}

function orderAfter(order: Staged['order'], saved: Staged['order']): Staged['order'] {
  if (saved === undefined) return order
  const mine = order?.mine ?? saved.base
  return isSameOrder(mine, saved.mine) ? undefined : {base: saved.mine, mine}
}
