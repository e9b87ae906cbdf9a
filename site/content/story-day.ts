import {storyDay} from '../../newsroom/story-path.ts'
import {instantOf, rowOf, textOf} from './fields.ts'
import {type AddressRow} from './rows.ts'

/** The day or month (`2017-02-04`, `2017-02`) under which a story stands is this one. */
export function isOfDay(row: AddressRow, dayOrMonth: string): boolean {
  return dayOf(row)?.startsWith(dayOrMonth) ?? false
}

function dayOf(row: AddressRow): string | undefined {
  return storyDay({
    edtf: textOf(rowOf(row.originallyPublished)?.edtf),
    firstPublishedAt: instantOf(row.firstPublishedAt) ?? instantOf(row._createdAt),
  })
}
