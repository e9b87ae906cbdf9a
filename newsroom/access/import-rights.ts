import {type Actor, hasRole, type RoleName} from './roles.ts'

/** Who may write import records and rule examples; a test holds this to the grants. */
const IMPORTERS: readonly RoleName[] = ['administrator']

export function mayImport(actor: Actor): boolean {
  return hasRole(actor, IMPORTERS)
}
