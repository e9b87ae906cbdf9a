import {type Role, type User} from '../lake/index.ts'

/**
 * Brings whole datasets in, entries of the log that others wrote included: no person may write those.
 * A robot, so nobody signs in as it; the commands that need it make a token for as long as they run,
 * and `newsroom token create keeper` makes one for `sanity dataset import`.
 */
export const KEEPER: User = {
  id: 'keeper',
  name: 'The keeper',
  email: 'keeper@newsroom.example',
  isRobot: true,
  roles: ['administrator', 'keeper'],
}

export const KEEPER_ROLE: Role = {
  name: 'keeper',
  title: 'Keeper',
  description: 'Brings in datasets with the log that belongs to them',
  grants: [{filter: '_type == "editorialLog"', permissions: ['create', 'update']}],
}
