import {existsSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {createClient, type SanityClient} from '@sanity/client'
import {createLake, type Lake, type LakeOptions, type ProposedTransaction} from '../lake/index.ts'
import {ANONYMOUS_GRANTS, NEWSROOM_ROLES} from '../newsroom/access/grants.ts'
import {vetChanges} from '../newsroom/access/vet-changes.ts'
import {type Arguments, CommandError} from './command.ts'
import {KEEPER, KEEPER_ROLE} from './keeper.ts'
import {revokeOwnTokens} from './own-tokens.ts'
import {PEOPLE} from './people.ts'
import {findRunning} from './running-file.ts'
import {SCHEDULER} from './scheduler.ts'

const API_VERSION = '2025-02-19'
export const PROJECT_ID = 'newsroom'
export const DATASET = 'production'
export const DATA_FOLDER = '.newsroom'

/** Where a command finds the newsroom: a hosted project, a running lake, or the folder of one. */
export const CONNECTION_OPTIONS = {
  data: {type: 'string'},
  project: {type: 'string'},
  dataset: {type: 'string'},
  token: {type: 'string'},
} as const

export const CONNECTION_HELP = {
  data: `folder of the lake (${DATA_FOLDER})`,
  project: 'hosted Sanity project instead of a lake',
  dataset: `dataset of the hosted project (${DATASET})`,
  token: 'token for the hosted project (or SANITY_AUTH_TOKEN)',
}

export interface Connection {
  /** With administrator's rights, perspective `raw`. */
  client: SanityClient
  /** The lake, when this process has opened it. */
  lake?: Lake
  close: () => Promise<void>
}

const ROBOT = {
  id: SCHEDULER.id,
  name: 'The scheduler',
  email: 'scheduler@newsroom.example',
  isRobot: true,
}

/** Opens the newsroom's lake in a folder, with the newsroom's people and access rules. */
export async function openLake(
  options: Partial<Pick<LakeOptions, 'directory' | 'allowedOrigins' | 'clock' | 'log'>>,
): Promise<Lake> {
  return createLake({
    ...options,
    roles: [...NEWSROOM_ROLES, KEEPER_ROLE],
    projectId: PROJECT_ID,
    datasets: [{name: DATASET, aclMode: 'public'}],
    anonymousGrants: ANONYMOUS_GRANTS,
    vet: vetForNewsroom,
    users: [
      ...PEOPLE.map(({id, name, email, role}) => ({id, name, email, roles: [role]})),
      {...ROBOT, roles: [...SCHEDULER.roles]},
      KEEPER,
    ],
  })
}

function vetForNewsroom({user, now, ...transaction}: ProposedTransaction): string | undefined {
  const actor = {id: user.id, name: user.name, roles: user.roles}
  return vetChanges({...transaction, actor, now: new Date(now)})
}

/** The hosted project that the environment names, if it does. */
export function hostedProject(): {projectId: string; dataset: string} | undefined {
  const projectId = process.env['SANITY_STUDIO_PROJECT_ID']
  const dataset = process.env['SANITY_STUDIO_DATASET']
  return projectId && dataset ? {projectId, dataset} : undefined
}

interface ConnectOptions {
  /** Whose rights the client has on a lake; on a hosted project it has those of its token. */
  user?: 'adam' | 'keeper'
  /** Whether a folder without a lake gets one; else a mistyped name is told. */
  mayMake?: boolean
}

export async function connect(
  args: Arguments,
  {user = 'adam', mayMake = false}: ConnectOptions = {},
): Promise<Connection> {
  const projectId = args.text('project') ?? hostedProject()?.projectId
  if (projectId !== undefined) return connectHosted(args, projectId)
  const directory = args.text('data') ?? DATA_FOLDER
  const running = await connectRunning(directory, user)
  if (running) return running
  if (!mayMake) requireLake(directory)
  return connectFolder(directory, user)
}

export function holdsLake(directory: string): boolean {
  return existsSync(join(directory, 'lake.sqlite'))
}

/** For whoever would make a lake by looking for one. */
export function requireLake(directory: string): void {
  if (holdsLake(directory)) return
  throw new CommandError(
    `There is no lake in ${resolve(directory)}. Give the folder that it was started with.`,
  )
}

function connectHosted(args: Arguments, projectId: string): Connection {
  const dataset = args.text('dataset') ?? hostedProject()?.dataset ?? DATASET
  const token = args.text('token') ?? process.env['SANITY_AUTH_TOKEN']
  if (token === undefined) {
    throw new CommandError(
      `Project ${projectId} needs a token: give --token or set SANITY_AUTH_TOKEN.`,
      2,
    )
  }
  const client = createClient({
    projectId,
    dataset,
    token,
    apiVersion: API_VERSION,
    useCdn: false,
    perspective: 'raw',
  })
  return {client, close: async () => {}}
}

/** Makes a token of its own for anybody but the administrator, whose token lies there for commands. */
async function connectRunning(directory: string, user: string): Promise<Connection | undefined> {
  const running = await findRunning(directory)
  if (!running) return undefined
  const client = lakeClient(running.url, running.token)
  if (user === 'adam') return {client, close: async () => {}}
  const url = `/projects/${PROJECT_ID}/tokens`
  const {id, key} = await client.request<{id: string; key: string}>({
    url,
    method: 'POST',
    body: {userId: user, label: COMMAND_LINE},
  })
  return {
    client: lakeClient(running.url, key),
    close: () => client.request({url: `${url}/${id}`, method: 'DELETE'}),
  }
}

const COMMAND_LINE = 'newsroom command line'

/** Nobody else can be in the folder, so its token is good for as long as this process has it open. */
async function connectFolder(directory: string, userId: string): Promise<Connection> {
  const lake = await openLake({directory})
  const {url} = await lake.listen()
  // Whoever brings in a dataset asks at the address of each picture whether it is there.
  if (userId === KEEPER.id) await lake.moveAssets()
  revokeOwnTokens(lake, COMMAND_LINE)
  const token = lake.tokens.create({userId, label: COMMAND_LINE})
  const close = async () => {
    try {
      revokeOwnTokens(lake, COMMAND_LINE)
    } catch {
      // A full disk keeps it. The next command takes it back, and until then nothing answers to it;
      // what the disk kept from being written has been told.
    }
    await lake.close()
  }
  return {client: lakeClient(url, token), lake, close}
}

export function lakeClient(url: string, token?: string): SanityClient {
  return createClient({
    projectId: PROJECT_ID,
    dataset: DATASET,
    apiHost: url,
    // oxlint-disable-next-line typescript/no-deprecated -- the only way to a Content Lake without subdomains
    useProjectHostname: false,
    apiVersion: API_VERSION,
    useCdn: false,
    perspective: 'raw',
    ...(token ? {token} : {}),
  })
}
