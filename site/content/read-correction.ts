import {CORRECTION_TYPES} from '../../newsroom/correction.ts'
import {instantOf, oneOf, rowOf, textOf} from './fields.ts'
import {type CorrectionRow} from './rows.ts'
import {type Correction} from './story.ts'

/** A correction that readers are told of; a minor one, or one that says nothing, is none. */
export function readCorrection(value: CorrectionRow | null | undefined): Correction | undefined {
  const row = rowOf(value)
  const text = textOf(row?.publicText)
  if (row === undefined || text === undefined || row.severity === 'minor') return undefined
  return {
    id: row._id,
    kind: oneOf(CORRECTION_TYPES, row.type) ?? 'correction',
    text,
    date: instantOf(row.date),
  }
}

/** Each correction once, newest first; those without a date last. */
export function announced(rows: readonly (CorrectionRow | null)[]): Correction[] {
  const found = rows.flatMap((row) => readCorrection(row) ?? [])
  const once = new Map(found.map((correction) => [correction.id, correction]))
  return [...once.values()].sort((a, b) => (b.date ?? '').localeCompare(a.date ?? ''))
}
