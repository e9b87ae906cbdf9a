import {formatPartialDate} from '../../newsroom/dates/partial-date.ts'

/** `XXXX-06` → "June": how dates are kept is nothing that an editor has to read. */
export function sayDate(edtf: string): string {
  return formatPartialDate({_type: 'partialDate', edtf})
}
