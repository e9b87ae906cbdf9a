import {createClient, type SanityClient} from '@sanity/client'
import {
  createLake,
  type Lake,
  type LakeOptions,
  type Role,
  type ProposedTransaction,
} from '../lake/index.ts'
import {ANONYMOUS_GRANTS, NEWSROOM_ROLES} from '../newsroom/grants.ts'
import {vetChanges} from '../newsroom/vet-changes.ts'
import {type Arguments, CommandError} from './command.ts'
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
  options: Partial<Pick<LakeOptions, 'directory' | 'allowedOrigins' | 'clock' | 'log' | 'roles'>>,
): Promise<Lake> {
  return createLake({
    roles: NEWSROOM_ROLES,
    ...options,
    projectId: PROJECT_ID,
    datasets: [{name: DATASET, aclMode: 'public'}],
    anonymousGrants: ANONYMOUS_GRANTS,
    vet: vetForNewsroom,
    users: [
      ...PEOPLE.map(({id, name, email, role}) => ({id, name, email, roles: [role]})),
      {...ROBOT, roles: [...SCHEDULER.roles]},
    ],
  })
}

function vetForNewsroom({user, changes, now, get}: ProposedTransaction): string | undefined {
  const actor = {id: user.id, name: user.name, roles: user.roles}
  return vetChanges({actor, changes, now: new Date(now), get})
}

/** The hosted project that the environment names, if it does. */
export function hostedProject(): {projectId: string; dataset: string} | undefined {
  const projectId = process.env['SANITY_STUDIO_PROJECT_ID']
  const dataset = process.env['SANITY_STUDIO_DATASET']
  return projectId && dataset ? {projectId, dataset} : undefined
}

/** @param roles of a folder that this process opens; a lake that runs has its own */
export async function connect(args: Arguments, roles = NEWSROOM_ROLES): Promise<Connection> {
  const projectId = args.text('project') ?? hostedProject()?.projectId
  if (projectId !== undefined) return connectHosted(args, projectId)
  const directory = args.text('data') ?? DATA_FOLDER
  return (await connectRunning(directory)) ?? connectFolder(directory, roles)
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

async function connectRunning(directory: string): Promise<Connection | undefined> {
  const running = await findRunning(directory)
  return running && {client: lakeClient(running.url, running.token), close: async () => {}}
}

async function connectFolder(directory: string, roles: Role[]): Promise<Connection> {
  const lake = await openLake({directory, roles})
  const {url} = await lake.listen()
  const token = lake.tokens.create({userId: 'adam', label: 'newsroom command line'})
  return {client: lakeClient(url, token), lake, close: () => lake.close()}
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
