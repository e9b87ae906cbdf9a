export const ROLE_NAMES = [
  'reporter',
  'sub-editor',
  'picture-editor',
  'lawyer',
  'duty-editor',
  'administrator',
  'viewer',
] as const

export type RoleName = (typeof ROLE_NAMES)[number]

/** Who works here. The names are the role names that access control and the Studio see. */
export const ROLES: Record<RoleName, string> = {
  'reporter': 'Reporter',
  'sub-editor': 'Sub-editor',
  'picture-editor': 'Picture editor',
  'lawyer': 'Lawyer',
  'duty-editor': 'Duty editor',
  'administrator': 'Administrator',
  'viewer': 'Viewer',
}

/** The person who does something: a signed-in user, or the scheduler on somebody's behalf. */
export interface Actor {
  id: string
  name?: string
  roles: readonly string[]
}

export function hasRole(actor: Actor, roles: readonly RoleName[]): boolean {
  return roles.some((role) => actor.roles.includes(role))
}

/** Does the person read only? Then there is nothing to offer and nobody to ask. */
export function isReader(actor: Actor): boolean {
  return actor.roles.every((role) => role === 'viewer')
}

/** `['sub-editor', 'duty-editor']` → "a sub-editor or a duty editor". Empty → "nobody". */
export function namesOf(roles: readonly RoleName[]): string {
  if (roles.length === 0) return 'nobody'
  const names = roles.map((role) => ROLES[role].toLowerCase())
  return LIST.format(names.map((name) => (/^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`)))
}

/** `['sub-editor', 'duty-editor']` → "another sub-editor or duty editor". Empty → "nobody else". */
export function othersOf(roles: readonly RoleName[]): string {
  if (roles.length === 0) return 'nobody else'
  return `another ${LIST.format(roles.map((role) => ROLES[role].toLowerCase()))}`
}

const LIST = new Intl.ListFormat('en-GB', {type: 'disjunction'})
