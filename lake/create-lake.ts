import {AddedOrigins} from './access/added-origins.ts'
import {AttemptLimit} from './access/attempt-limit.ts'
import {Access, type Grant} from './access/grants.ts'
import {Origins} from './access/origins.ts'
import {type Role, Roles} from './access/roles.ts'
import {SignIns} from './access/sign-ins.ts'
import {type TokenInfo, Tokens} from './access/tokens.ts'
import {type KnownUser, type User, Users} from './access/users.ts'
import {updateAssetAddresses} from './assets/addresses.ts'
import {AssetStore} from './assets/asset-store.ts'
import {type Vetted} from './commit/commit.ts'
import {hangUp, type LakeContext} from './context.ts'
import {type Dataset} from './dataset.ts'
import {Datasets} from './datasets.ts'
import {HookRunner, RETRY_DELAYS} from './hooks/hook-runner.ts'
import {HookStore} from './hooks/hook-store.ts'
import {lakeApp} from './http/app.ts'
import {type LakeServer, startServer} from './http/lake-server.ts'
import {LakeError} from './lake-error.ts'
import {OpenStreams} from './listen/open-streams.ts'
import {Presence} from './listen/presence.ts'
import {QueryPool} from './query/query-pool.ts'
import {ReleaseTimer} from './release-timer.ts'
import {CONTROL_SCHEMA} from './store/control-schema.ts'
import {type Database, openDatabase} from './store/database.ts'
import {type LakeFolder, takeFolder} from './store/folder.ts'
import {Settings} from './store/settings.ts'
import {type IntegrityProblem, verifyStore} from './store/verify.ts'

export interface LakeOptions {
  /** One folder that holds everything. Without it, the lake is gone when it is closed. */
  directory?: string
  projectId?: string
  /**
   * Created at the start, or given this mode; but one that was made private stays so. Others stay as
   * they are. Default: a public `production`.
   */
  datasets?: {name: string; aclMode: 'public' | 'private'}[]
  roles: Role[]
  /** What whoever is not signed in may do in public datasets. In private ones: nothing. */
  anonymousGrants: Grant[]
  /** Added, or brought up to date. */
  users?: User[]
  /**
   * Pages that may ask from a browser, with tokens, and to which signing in may lead back. Others are
   * added by those who may manage everything, while the lake runs.
   */
  allowedOrigins?: string[]
  /**
   * Asked about each transaction that the grants let through, as a whole, just before it is stored.
   * A sentence refuses it with 403. Must be quick, and pure: nobody else can write meanwhile.
   */
  vet?: (transaction: ProposedTransaction) => string | undefined
  /** Milliseconds between the attempts to deliver a webhook, as many as there shall be. */
  webhookRetryDelays?: number[]
  /** Milliseconds since 1970. */
  clock?: () => number
  log?: (line: string) => void
}

export interface ProposedTransaction extends Omit<Vetted, 'author'> {
  user: KnownUser
}

export interface Lake {
  /**
   * Opens the lake on 127.0.0.1; on a free port for 0. The addresses of all assets then lead there.
   * Without a port it is opened for a short while, where it was last if that is free.
   */
  listen(port?: number): Promise<{url: string}>
  /** Lets the addresses of all assets lead to where the lake listens now, for programs that ask there. */
  moveAssets(): Promise<void>
  /** Answers a request from inside this process, exactly as over HTTP. */
  fetch(request: Request): Promise<Response>
  tokens: {
    /** The secret is shown this once; only its hash is kept. */
    create(options: {userId: string; label?: string}): string
    list(): TokenInfo[]
    revoke(id: string): void
  }
  users: {
    /** Adds a user, or brings one up to date; open streams of that user end. */
    add(user: User): void
  }
  /**
   * Every address that is answered, as `GET /data/doc/:dataset/:ids`: for tests that promise
   * something about all of them, and must notice when there is one more.
   */
  routes: string[]
  /**
   * Rebuilds everything from the log and reports what differs. Nothing else is answered meanwhile: a
   * hundred thousand documents take a minute.
   */
  verify(): Promise<IntegrityProblem[]>
  close(): Promise<void>
}

/** A query may take so long, then it is stopped: reliability figures count on it. */
const QUERY_DEADLINE_MS = 2000
const QUERY_THREADS = 2
/** A Studio that was left open asks fifty times when it comes back with an old token. */
const MOST_WRONG_TOKENS = 100
const MOST_WRONG_PASSWORDS = 5

/**
 * An embedded Content Lake: Sanity's HTTP interface on a folder of SQLite files. It knows documents,
 * never what they mean; who may do what is given to it as roles.
 *
 * Throws {@link LakeError} with a code and the remedy when it cannot be opened safely.
 */
export async function createLake(options: LakeOptions): Promise<Lake> {
  const folder = takeFolder(options.directory)
  try {
    const control = openDatabase(folder.controlFile, {
      schema: CONTROL_SCHEMA,
      durable: !folder.temporary,
    })
    return openLake(options, folder, control)
  } catch (error) {
    folder.release()
    throw error
  }
}

function openLake(options: LakeOptions, folder: LakeFolder, control: Database): Lake {
  const {projectId = 'newsroom', clock = Date.now, log = () => undefined} = options
  const roles = new Roles(options.roles, options.anonymousGrants, clock)
  const pool = new QueryPool({threads: QUERY_THREADS, deadline: QUERY_DEADLINE_MS})
  const settings = new Settings(control)
  const roleNames = options.roles.map(({name}) => name)
  const users = new Users(control, roleNames, clock)
  const accessOf = (userId: string, {info}: Dataset) => {
    const user = users.get(userId)
    return user ? roles.accessOf(user, info.aclMode) : new Access([], userId, clock)
  }
  const surroundings = {projectId, pool, clock, log, vet: vetFor(users, options.vet)}
  const hooks = new HookStore(control, clock)
  const addedOrigins = new AddedOrigins(control, clock)
  const retryDelays = options.webhookRetryDelays ?? RETRY_DELAYS
  const tokens = new Tokens(control, clock)
  let server: LakeServer | undefined
  const lake: LakeContext = {
    projectId,
    origins: new Origins(options.allowedOrigins ?? [], addedOrigins),
    addedOrigins,
    users,
    roles,
    tokens,
    signIns: new SignIns(clock),
    wrongTokens: new AttemptLimit(MOST_WRONG_TOKENS, clock),
    wrongPasswords: new AttemptLimit(MOST_WRONG_PASSWORDS, clock),
    datasets: new Datasets(control, folder, surroundings, (dataset) => {
      const timer = new ReleaseTimer(dataset, {accessOf: (id) => accessOf(id, dataset), clock, log})
      const runner = new HookRunner(dataset, hooks, {projectId, clock, log, retryDelays})
      dataset.atClose(() => {
        timer.stop()
        runner.stop()
      })
    }),
    hooks,
    assets: new AssetStore(folder),
    streams: new OpenStreams(),
    presence: new Presence((secret) => {
      const check = tokens.check(secret)
      return check.state === 'valid' ? check.token : undefined
    }),
    clock,
    log,
    url: () => server?.url ?? 'http://127.0.0.1',
  }
  for (const user of options.users ?? []) lake.users.add(user)
  const wanted = options.datasets ?? [{name: 'production', aclMode: 'public' as const}]
  for (const {name, aclMode} of wanted) createDataset(lake.datasets, name, aclMode)
  // Opened now, so that a file that cannot be used is reported at the start.
  lake.datasets.all()
  const app = lakeApp(lake)
  return {
    async listen(port) {
      if (server)
        throw new LakeError('portRefused', 'The lake is listening already; close it first.')
      const start = (at: number) =>
        startServer((request, bindings) => app.fetch(request, bindings), lake, at)
      if (port === undefined) {
        server = await start(settings.port ?? 0).catch(() => start(0))
        return {url: server.url}
      }
      server = await start(port)
      settings.rememberPort(Number(new URL(server.url).port))
      await this.moveAssets()
      return {url: server.url}
    },
    async moveAssets() {
      for (const dataset of lake.datasets.all()) await updateAssetAddresses(dataset, lake.url())
    },
    async fetch(request) {
      return app.fetch(request, {})
    },
    tokens: {
      create: ({userId, label}) => {
        if (!lake.users.get(userId)) {
          throw new LakeError('invalidOptions', `There is no user "${userId}". Add the user first.`)
        }
        return lake.tokens.create({userId, ...(label === undefined ? {} : {label})})
      },
      list: () => lake.tokens.list(),
      revoke(id) {
        lake.tokens.revoke(id)
        hangUp(lake, ({tokenId}) => tokenId === id)
      },
    },
    users: {
      add(user) {
        lake.users.add(user)
        hangUp(lake, ({userId}) => userId === user.id)
      },
    },
    routes: [
      ...new Set(
        app.routes
          .filter(({method}) => method !== 'ALL')
          .map(({method, path}) => `${method} ${path}`),
      ),
    ],
    async verify() {
      return lake.datasets.all().flatMap(({info, store}) => verifyStore(info.name, store))
    },
    async close() {
      lake.streams.close()
      await server?.close()
      lake.datasets.close()
      await pool.close()
      control.close()
      folder.release()
    },
  }
}

function vetFor(users: Users, vet: LakeOptions['vet']) {
  return ({author, ...transaction}: Vetted) => {
    const user = users.get(author)
    return user && vet?.({...transaction, user})
  }
}

function createDataset(datasets: Datasets, name: string, aclMode: 'public' | 'private'): void {
  if (!datasets.isName(name)) {
    throw new LakeError(
      'invalidOptions',
      `"${name}" is no name for a dataset. Use up to 64 lower-case letters, digits, "-" and "_".`,
    )
  }
  const isPrivate = datasets.get(name)?.info.aclMode === 'private'
  datasets.set(name, isPrivate ? 'private' : aclMode)
}
