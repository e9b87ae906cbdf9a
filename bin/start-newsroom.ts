import {join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {createAdaptorServer, type ServerType} from '@hono/node-server'
import {type Lake} from '../lake/index.ts'
import {publishedId} from '../newsroom/ids.ts'
import {CommandError} from './command.ts'
import {demoPublish} from './demo-publish.ts'
import {DATASET, hostedProject, lakeClient, openLake, PROJECT_ID} from './lake-connection.ts'
import {FIRST_MIGRATIONS, loadMigration, runMigration} from './migration-runner.ts'
import {revokeOwnTokens} from './own-tokens.ts'
import {type PersonId} from './people.ts'
import {announceRunning} from './running-file.ts'
import {SCHEDULER, startScheduler} from './scheduler.ts'
import {startSite} from './site-server.ts'
import {buildStudio} from './studio/build-studio.ts'
import {createStudioApp} from './studio/serve-studio.ts'

export interface NewsroomOptions {
  /** Port of the Studio; the site takes the next one, the lake the one after. */
  portBase: number
  /** Folder that keeps everything. */
  data: string
  studio: boolean
  site: boolean
  /** Shows Sanity's releases in the Studio, which the newsroom does without. */
  releases?: boolean
  /** Take the story that the migrations bring in to its readers. */
  demo: boolean
  /** Pages elsewhere that may ask the lake from a browser. */
  allowedOrigins?: string[]
  /** Told what is happening, a line at a time. */
  log: (line: string) => void
}

export interface Newsroom {
  /** `lake` is missing on a hosted project. */
  addresses: {studio?: string; site?: string; lake?: string}
  close: () => Promise<void>
}

/**
 * Starts lake, Studio and reader site on 127.0.0.1, each on a port of its own, so that a fault in the
 * site never reaches an editor's token. With `SANITY_STUDIO_PROJECT_ID` and `SANITY_STUDIO_DATASET`
 * set, Studio and site work on that hosted project and no lake is started.
 *
 * What cannot be started takes down what has been, and is a `CommandError` with the remedy.
 */
export async function startNewsroom(options: NewsroomOptions): Promise<Newsroom> {
  const origin = (offset: number) => `http://127.0.0.1:${options.portBase + offset}`
  const [studio, site] = [origin(0), origin(1)]
  const running = new AsyncDisposableStack()
  try {
    const hosted = hostedProject()
    if (hosted && options.allowedOrigins?.length) throw new CommandError(HOSTED_ORIGINS, 2)
    const lake = hosted ? undefined : await startLake(options, running)
    if (options.site) {
      const server = await startSite({
        builds: join(BUILDS, 'site'),
        port: options.portBase + 1,
        projectId: hosted?.projectId ?? PROJECT_ID,
        dataset: hosted?.dataset ?? DATASET,
        ...(lake ? {apiHost: lake.url} : {}),
        ...definedToken(lake?.previewToken ?? process.env['SANITY_AUTH_TOKEN']),
        siteOrigin: site,
        studioOrigin: studio,
      })
      running.defer(() => server.close())
    }
    if (options.studio) {
      const server = await startStudio(options, {
        lakeUrl: lake?.url,
        siteUrl: options.site ? site : undefined,
      })
      running.defer(() => stop(server))
    }
    const stack = running.move()
    return {
      addresses: {
        ...(options.studio ? {studio} : {}),
        ...(options.site ? {site} : {}),
        ...(lake ? {lake: lake.url} : {}),
      },
      close: () => stack.disposeAsync(),
    }
  } catch (error) {
    await running.disposeAsync()
    throw error
  }
}

const HOSTED_ORIGINS =
  'The content is on a hosted project, which has a list of origins: "npx sanity cors add" changes it.'

function definedToken(previewToken: string | undefined): {previewToken?: string} {
  return previewToken === undefined ? {} : {previewToken}
}

/**
 * Builds depend on the code alone, so every newsroom on this checkout shares them. Here, since a
 * folder inside `node_modules` would go with every `npm ci`.
 */
const BUILDS = fileURLToPath(new URL('../dist', import.meta.url))

async function startLake(
  {data, portBase, demo, log, allowedOrigins = []}: NewsroomOptions,
  running: AsyncDisposableStack,
): Promise<{url: string; previewToken: string}> {
  const directory = resolve(data)
  const own = [`http://127.0.0.1:${portBase}`, ...namesOfSite(portBase + 1)]
  const lake = await openLake({directory, allowedOrigins: [...own, ...allowedOrigins]})
  running.defer(() => lake.close())
  const {url} = await lake.listen(portBase + 2)
  // Some may be left of a newsroom that was killed.
  revokeOwnTokens(lake, OWN_TOKENS)
  const token = lake.tokens.create({userId: 'adam', label: OWN_TOKENS})
  running.defer(() => revokeOwnTokens(lake, OWN_TOKENS))
  running.defer(await announceRunning(directory, {url, token}))
  await runMigrations(url, token, log)
  if (demo) await publishDemo(lake, url, token, log)
  const robot = lake.tokens.create({userId: SCHEDULER.id, label: OWN_TOKENS})
  const scheduler = startScheduler({client: lakeClient(url, robot), log})
  running.defer(() => scheduler.close())
  return {url, previewToken: lake.tokens.create({userId: 'vera', label: OWN_TOKENS})}
}

/** People type either. Not of the Studio, which signs people in under one name alone. */
function namesOfSite(port: number): string[] {
  return [`http://127.0.0.1:${port}`, `http://localhost:${port}`]
}

async function startStudio(
  {portBase, releases, log}: NewsroomOptions,
  addresses: {lakeUrl: string | undefined; siteUrl: string | undefined},
): Promise<ServerType> {
  const {folder, built} = await buildStudio(join(BUILDS, 'studio'), () =>
    log('Building Sanity Studio, once …'),
  )
  if (built) log('Sanity Studio is built.')
  const app = await createStudioApp({folder, releases: releases === true, ...addresses})
  return listen(createAdaptorServer({fetch: app.fetch}), portBase)
}

const OWN_TOKENS = 'newsroom start'

async function runMigrations(
  url: string,
  token: string,
  log: NewsroomOptions['log'],
): Promise<void> {
  for (const name of FIRST_MIGRATIONS) {
    const migration = await loadMigration(name)
    const {changes} = await runMigration(migration, lakeClient(url, token), {dryRun: false})
    if (changes.length > 0) log(`${migration.title}: ${changes.length} documents.`)
  }
}

/** The stories that came in and nobody has touched go through the hands of the demo people. */
async function publishDemo(
  lake: Lake,
  url: string,
  token: string,
  log: NewsroomOptions['log'],
): Promise<void> {
  const clientOf = (person: PersonId) =>
    lakeClient(url, lake.tokens.create({userId: person, label: OWN_TOKENS}))
  const stories = await lakeClient(url, token).fetch<string[]>(
    '*[_type == "article" && _id in path("drafts.**") && workflow.stage == "intake" && "headline" in provenance.supplied]._id',
  )
  for (const story of stories) {
    const outcome = await demoPublish(publishedId(story), clientOf)
    if (outcome === 'published') log('The demo story has gone from intake to its readers.')
  }
}

async function listen(server: ServerType, port: number): Promise<ServerType> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken. Stop what runs there, or give another --port-base.`
      reject(error.code === 'EADDRINUSE' ? new CommandError(taken) : error)
    })
    server.listen(port, '127.0.0.1', resolve)
  })
  return server
}

async function stop(server: ServerType): Promise<void> {
  // Browsers keep connections open; nobody waits for them.
  if ('closeAllConnections' in server) server.closeAllConnections()
  await new Promise((resolve) => {
    server.close(resolve)
  })
}
