import {type RoleName} from './access/roles.ts'

export const CHECKS = ['legal', 'pictures', 'rights', 'facts', 'sourceProof'] as const
export type CheckName = (typeof CHECKS)[number]
export type Checks = {_type?: 'checks'} & {[name in CheckName]?: Check}

/** Whether a check is needed and done (the tri-state of Guardian Workflow: NA, REQUIRED, COMPLETE). */
export interface Check {
  _type?: 'check'
  state: 'notRequired' | 'required' | 'done'
  by?: string
  at?: string
  /** Hash of what was looked at; when that changes, the check is open again (`check-cover.ts`). */
  covers?: string
}

/** Who signs off which check. */
export const CHECK_ROLES: Record<CheckName, readonly RoleName[]> = {
  legal: ['lawyer', 'administrator'],
  pictures: ['picture-editor', 'duty-editor', 'administrator'],
  rights: ['picture-editor', 'lawyer', 'administrator'],
  facts: ['sub-editor', 'duty-editor', 'administrator'],
  sourceProof: ['sub-editor', 'picture-editor', 'duty-editor', 'administrator'],
}

export const CHECK_TITLES: Record<CheckName, string> = {
  legal: 'Legal',
  pictures: 'Pictures',
  rights: 'Rights',
  facts: 'Facts',
  sourceProof: 'Source proof',
}
