import {isEdtf} from '../../newsroom/dates/partial-date.ts'
import {type PartialDate} from '../../newsroom/model.ts'
import {rowOf, textOf} from './fields.ts'
import {type DateRow} from './rows.ts'

/** The longest date of ISO 8601-2 that anybody prints; reading longer ones costs more than they say. */
const LONGEST = 64

/** A date that can be told: as EDTF, or in the words of the source. */
export function readDate(value: DateRow | null | undefined): PartialDate | undefined {
  const row = rowOf(value)
  const edtf = textOf(row?.edtf)
  const asPrinted = textOf(row?.asPrinted)
  const known = edtf !== undefined && edtf.length <= LONGEST && isEdtf(edtf) ? edtf : undefined
  if (known === undefined && asPrinted === undefined) return undefined
  return {_type: 'partialDate', edtf: known ?? '', ...(asPrinted ? {asPrinted} : {})}
}
