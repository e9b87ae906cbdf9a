import {readPartialDate} from './find-partial-dates.ts'
import {readNumericDate} from './numeric-date.ts'
import {isEdtf, sayEdtf} from './partial-date.ts'

/**
 * Why words are no date as dates are kept, and what to write, in words that an editor uses:
 * `"04/02/2016" may be 4 February 2016 or 2 April 2016; write the one that is meant`.
 * `undefined` when there is nothing to say.
 */
export function dateProblem(words: string): string | undefined {
  if (isEdtf(words)) return undefined
  const numbers = readNumericDate(words.trim())
  if (numbers?.either) {
    const [one, other] = numbers.either.map((one) => sayEdtf(one))
    return `"${words}" may be ${one} or ${other}; write the one that is meant`
  }
  if (numbers?.edtf) return `Write "${words}" as ${sayEdtf(numbers.edtf)}`
  const read = readPartialDate(words)
  if (read) return `Write "${words}" as ${read.edtf}`
  return `"${words}" is no date; write it as 4 February 2016 or November 2016`
}

/** The same for a field that takes dates only as they are kept: 2016-02-04, 2016-11. */
export function keptDateProblem(words: string): string | undefined {
  if (isEdtf(words)) return undefined
  const numbers = readNumericDate(words.trim())
  const meant = numbers?.either ?? [numbers?.edtf ?? readPartialDate(words)?.edtf]
  const ways = meant.flatMap((edtf) => (edtf === undefined ? [] : `${edtf} (${sayEdtf(edtf)})`))
  if (ways.length > 0) return `Write “${words}” as ${ways.join(' or ')}`
  return `“${words}” is no date; write 4 February 2016 as 2016-02-04, November 2016 as 2016-11`
}
