import {type Access} from './access/grants.ts'
import {type AddedOrigins} from './access/added-origins.ts'
import {type AttemptLimit} from './access/attempt-limit.ts'
import {type Origins} from './access/origins.ts'
import {type Roles} from './access/roles.ts'
import {type SignIns} from './access/sign-ins.ts'
import {type Tokens} from './access/tokens.ts'
import {type KnownUser, type Users} from './access/users.ts'
import {type AssetStore} from './assets/asset-store.ts'
import {type Dataset} from './dataset.ts'
import {type Datasets} from './datasets.ts'
import {type HookStore} from './hooks/hook-store.ts'
import {type Hearer, type OpenStreams} from './listen/open-streams.ts'
import {type Presence} from './listen/presence.ts'

/** Who asks. */
export interface Viewer {
  /** `null` for strangers. */
  user: KnownUser | null
  tokenId: string | null
}

/** Everything that answering a request takes. */
export interface LakeContext {
  projectId: string
  origins: Origins
  addedOrigins: AddedOrigins
  users: Users
  roles: Roles
  tokens: Tokens
  signIns: SignIns
  wrongTokens: AttemptLimit
  wrongPasswords: AttemptLimit
  datasets: Datasets
  hooks: HookStore
  assets: AssetStore
  streams: OpenStreams
  presence: Presence
  clock: () => number
  log: (line: string) => void
  /** Where the lake can be reached, for addresses that leave it. */
  url: () => string
}

export function accessTo(dataset: Dataset, viewer: Viewer, {roles}: LakeContext): Access {
  return roles.accessOf(viewer.user, dataset.info.aclMode)
}

/**
 * Ends all that goes on for somebody who may have lost the right to it: rights are looked at when a
 * stream or a socket begins. Whoever still has them comes back by itself.
 */
export function hangUp(
  {streams, presence}: LakeContext,
  isMeant: (hearer: Hearer) => boolean,
): void {
  streams.end(isMeant)
  presence.end(isMeant)
}
