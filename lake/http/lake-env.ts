import {type Context} from 'hono'
import {type Access} from '../access/grants.ts'
import {accessTo, type LakeContext, type Viewer} from '../context.ts'
import {type Dataset} from '../dataset.ts'
import {type KnownUser} from '../access/users.ts'
import {type QueryString} from './query-string.ts'
import {boom} from './wire-error.ts'

/** As much of an incoming connection as anybody needs to know. */
export interface Connection {
  incoming?: {socket: {remoteAddress?: string | undefined}}
}

/** What every route finds prepared. */
export interface LakeEnv {
  /** The connection; absent for requests that come from inside this process. */
  Bindings: Connection
  Variables: {
    viewer: Viewer
    /** Of the API: `1`, `X` or a date. */
    version: string
    options: QueryString
  }
}

export type LakeRequest = Context<LakeEnv>

/** The token in a request; `undefined` when it has no such header. */
export function secretOf(context: LakeRequest): string | undefined {
  const header = context.req.header('authorization')
  return header === undefined ? undefined : (/^Bearer\s+(\S+)$/i.exec(header)?.[1] ?? '')
}

/** The dataset of the address. Throws 404 when there is none of that name. */
export function datasetOf(context: LakeRequest, lake: LakeContext): Dataset {
  const name = context.req.param('dataset') ?? ''
  const dataset = lake.datasets.get(name)
  if (dataset) return dataset
  throw boom(404, `Dataset "${name}" not found for project ID "${lake.projectId}"`)
}

/** Whoever is signed in. Throws 401 for strangers, in the way that does not sign anybody out. */
export function signedIn(context: LakeRequest): KnownUser {
  const {user} = context.get('viewer')
  if (user) return user
  throw boom(401, 'Sign in first: this needs a token')
}

/** Datasets and webhooks are for those who may manage all documents. Throws 401 and 403. */
export function manages(context: LakeRequest, lake: LakeContext): void {
  const user = signedIn(context)
  const rule = lake.roles.accessOf(user, 'private').rule('manage')
  if (!rule?.coversEverything) throw boom(403, 'This is for those who may manage everything')
}

export function accessOf(context: LakeRequest, lake: LakeContext, dataset: Dataset): Access {
  return accessTo(dataset, context.get('viewer'), lake)
}

/** Whether whoever began to read with these rights has them still: for answers that take long. */
export function mayStill(
  context: LakeRequest,
  lake: LakeContext,
  {info}: Dataset,
  access: Access,
): boolean {
  const secret = secretOf(context)
  if (secret === undefined) return lake.roles.accessOf(null, info.aclMode) === access
  const check = lake.tokens.check(secret)
  const user = check.state === 'valid' ? lake.users.get(check.token.userId) : undefined
  return user !== undefined && lake.roles.accessOf(user, info.aclMode) === access
}

/** `a,b%2Cc` in the address → its parts, decoded. Throws 400 when it cannot be decoded. */
export function listParam(context: LakeRequest, name: string): string[] {
  return (context.req.param(name) ?? '').split(',').filter((part) => part !== '')
}
