import {type Keyed, type Reference, type SystemFields} from './model.ts'

export const CORRECTION_TYPES = [
  'correction',
  'clarification',
  'update',
  'editorsNote',
  'retraction',
  'rightsRemoval',
] as const
export type CorrectionType = (typeof CORRECTION_TYPES)[number]

/** What readers are told about a change. A reason that is not for them goes to the editorial log. */
export interface Correction extends SystemFields {
  _type: 'correction'
  type?: CorrectionType
  /** A minor change is not announced. */
  severity?: 'minor' | 'significant'
  publicText?: string
  date?: string
  targets?: Keyed<CorrectionTarget>[]
}

export interface CorrectionTarget {
  _type: 'correctionTarget'
  document?: Reference
  field?: string
}
