import {checkConservation, inkOf, offsetsOf} from '../../archive/index.ts'
import {type ImportRecord} from '../../newsroom/import-record.ts'

export interface Coverage {
  /** Visible characters of the source, and how many of them stand in a field or a named discard. */
  visible: number
  placed: number
  discarded: number
}

/** Where the visible characters of a source went. Where no promise is broken the parts make up the whole. */
export function coverageOf(record: ImportRecord): Coverage {
  const {rawText, segments, discarded} = record
  const offsetOf = offsetsOf(rawText)
  const sum = (spans: readonly {from: number; to: number}[]) =>
    spans.reduce(
      (total, {from, to}) => total + inkOf(rawText.slice(offsetOf(from), offsetOf(to))).length,
      0,
    )
  return {
    visible: inkOf(rawText).length,
    placed: sum(segments),
    discarded: sum(discarded),
  }
}

/** The first promise that is broken, in a sentence that names the place. */
export function violationOf(record: ImportRecord): string | undefined {
  return checkConservation(record)[0]?.message
}
