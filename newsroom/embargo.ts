import {type Embargo} from './model.ts'

/** When the embargo ends: a time, `'open'` when somebody must lift it, `undefined` without one. */
export function embargoEnd(embargo: Embargo | undefined): Date | 'open' | undefined {
  if (embargo?.active !== true) return undefined
  if (embargo.until === undefined || embargo.until === '') return 'open'
  const until = new Date(embargo.until)
  // A time that cannot be read must not lift an embargo.
  return Number.isNaN(until.getTime()) ? 'open' : until
}

/** May the document not be shown yet? At `until` itself it may. */
export function isEmbargoed(document: {embargo?: Embargo}, now: Date): boolean {
  const end = embargoEnd(document.embargo)
  return end === 'open' || (end !== undefined && now < end)
}

/** The same rule in GROQ, for access control and for queries. */
export const EMBARGOED_GROQ =
  'embargo.active == true && (!defined(dateTime(embargo.until)) || dateTime(embargo.until) > dateTime(now()))'
