import {type RoleName} from '../../newsroom/access/roles.ts'

const STORY = ['article', 'gallery', 'caption']
const REFERENCE = ['section', 'person', 'place', 'creditSource']

/** What each role begins; as far as access control lets it (`grants.ts`). */
const BEGINS: Record<RoleName, readonly string[]> = {
  'reporter': STORY,
  'sub-editor': [...STORY, ...REFERENCE, 'houseStyleRule'],
  'picture-editor': [...STORY, ...REFERENCE],
  'lawyer': [],
  'duty-editor': [...STORY, ...REFERENCE, 'houseStyleRule'],
  'administrator': [...STORY, ...REFERENCE, 'houseStyleRule'],
  'viewer': [],
}

/** May somebody of these roles begin a document of the type? Records are never begun by hand. */
export function begins(roles: readonly string[], type: string): boolean {
  return Object.entries(BEGINS).some(
    ([role, types]) => roles.includes(role) && types.includes(type),
  )
}
