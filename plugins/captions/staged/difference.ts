import {outsideLongestRun} from '../../../newsroom/longest-run.ts'
import {isSameValue} from '../../../archive/import/same-value.ts'
import {editsOf, type Staged, type StagedField} from './edits.ts'

/** What stands otherwise in what waits to be saved: the cells, and the captions that were moved. */
export interface Difference {
  cells: {id: string; field: StagedField}[]
  moved: string[]
}

/** What an undo or a redo between the two has changed. */
export function differenceOf(before: Staged, after: Staged): Difference {
  const written = [...editsOf(before), ...editsOf(after)].map(({id, field}) => ({id, field}))
  const cells = [...new Map(written.map((cell) => [`${cell.field} ${cell.id}`, cell])).values()]
  const changed = cells.filter(
    ({id, field}) => !isSameValue(before.edits[id]?.[field]?.mine, after.edits[id]?.[field]?.mine),
  )
  const stood = before.order?.mine ?? after.order?.base ?? []
  const stands = after.order?.mine ?? before.order?.base ?? []
  const places = new Map(stood.map((id, place) => [id, place]))
  const both = stands.flatMap((id) => {
    const place = places.get(id)
    return place === undefined ? [] : [{id, place}]
  })
  const moved = outsideLongestRun(both.map(({place}) => place)).flatMap(
    (index) => both[index]?.id ?? [],
  )
  return {cells: changed, moved}
}
