import {creditLine} from '../../newsroom/credit-line.ts'
import {rowOf, textOf, textsOf} from './fields.ts'
import {type CreditRow} from './rows.ts'
import {type Credit} from './story.ts'

/**
 * The credit as readers see it, with those behind it for machines. A caption that has no credit of
 * its own has its gallery's.
 */
export function readCredit(
  own: CreditRow | null | undefined,
  ofGallery?: CreditRow | null,
): Credit | undefined {
  return creditOf(own) ?? creditOf(ofGallery)
}

function creditOf(value: CreditRow | null | undefined): Credit | undefined {
  const row = rowOf(value)
  if (row === undefined) return undefined
  const from = rowOf(row.source)
  const source = textOf(from?.shortCredit) ?? textOf(from?.name)
  const creators = textsOf(row.creators)
  const [line, asPrinted] = [textOf(row.line), textOf(row.asPrinted)]
  const shown = creditLine({_type: 'credit', line, creators, asPrinted}, source)
  if (shown === undefined) return undefined
  return {line: shown, creators, source: textOf(from?.name) ?? source}
}
