import {type Caption} from '../model.ts'
import {stageOf} from '../stages.ts'

/**
 * Is the draft of a caption still as somebody began it, and so nothing that anybody would miss? What an
 * import brought is never: each of its words stands in one place only.
 */
export function isAsBegun(draft: Caption): boolean {
  const {_createdAt, _updatedAt, provenance} = draft
  const isImported = provenance?.importRecord !== undefined
  return (
    _createdAt !== undefined &&
    _createdAt === _updatedAt &&
    !isImported &&
    stageOf(draft) === 'intake'
  )
}
