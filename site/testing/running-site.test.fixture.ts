import {EventEmitter, once} from 'node:events'
import {createClient, type SanityClient} from '@sanity/client'
import {createLake, type Lake} from '../../lake/index.ts'
import {ANONYMOUS_GRANTS, NEWSROOM_ROLES} from '../../newsroom/access/grants.ts'
import {createSite, type LogEntry, type Site, type SiteOptions} from '../index.ts'
import {type Document} from './documents.test.fixture.ts'
import {type LakeProxy, startLakeProxy} from './lake-proxy.test.fixture.ts'

/** A lake with documents in it, and a site that reads it over HTTP. */
export interface RunningSite extends AsyncDisposable {
  lake: Lake
  /** Between the site and its lake. */
  proxy: LakeProxy
  /** Signed in as the administrator. */
  client: SanityClient
  site: Site
  /** What the site has logged. */
  log: LogEntry[]
  /** Resolves when the site next logs something of this code. */
  logs: (code: string) => Promise<unknown>
  get: (path: string, init?: RequestInit) => Promise<Response>
  textOf: (path: string) => Promise<string>
  write: (...documents: Document[]) => Promise<void>
}

export const ORIGIN = 'https://ledger.example'

interface StartOptions extends Partial<SiteOptions> {
  /** The built site's own `createSite`, where the build is what is tested. */
  make?: typeof createSite
  /** Gives the site a viewer's token. */
  withPreviews?: boolean
  lakeClock?: () => number
  /** From the beginning; {@link LakeProxy}. */
  refuses?: LakeProxy['refuses']
}

export async function startSite(
  documents: readonly Document[] = [],
  options: StartOptions = {},
): Promise<RunningSite> {
  const {make = createSite, withPreviews = false, lakeClock, refuses, ...siteOptions} = options
  const lake = await createLake({
    roles: NEWSROOM_ROLES,
    anonymousGrants: ANONYMOUS_GRANTS,
    ...(lakeClock ? {clock: lakeClock} : {}),
    users: [
      {id: 'adam', name: 'Adam', email: 'adam@x.example', roles: ['administrator']},
      {id: 'vera', name: 'Vera', email: 'vera@x.example', roles: ['viewer']},
    ],
  })
  const {url: lakeUrl} = await lake.listen()
  const client = createClient({
    projectId: 'newsroom',
    dataset: 'production',
    apiVersion: '2025-02-19',
    apiHost: lakeUrl,
    // oxlint-disable-next-line typescript/no-deprecated -- the only way to a lake that is no subdomain
    useProjectHostname: false,
    useCdn: false,
    perspective: 'raw',
    token: lake.tokens.create({userId: 'adam'}),
  })
  const log: LogEntry[] = []
  const logged = new EventEmitter()
  const write = async (...written: Document[]) => {
    const transaction = client.transaction()
    for (const one of written) transaction.createOrReplace(one)
    if (written.length > 0) await transaction.commit()
  }
  await write(...documents)
  const proxy = await startLakeProxy(lakeUrl)
  proxy.refuses = refuses
  // A site that hears of changes asks at once when embargoes end.
  const isWatched = proxy.asks('"lift"')
  const site = make({
    projectId: 'newsroom',
    dataset: 'production',
    apiHost: proxy.url,
    siteOrigin: ORIGIN,
    // A machine that runs many tests at once is slow; what a slow lake does to readers is asked elsewhere.
    lakeTimeout: 60_000,
    ...(withPreviews ? {previewToken: lake.tokens.create({userId: 'vera'})} : {}),
    log: (entry) => {
      log.push(entry)
      logged.emit(entry.code)
    },
    ...siteOptions,
  })
  await isWatched
  const get = (path: string, init?: RequestInit) => site.fetch(new Request(ORIGIN + path, init))
  return {
    lake,
    proxy,
    client,
    site,
    log,
    logs: (code) => once(logged, code),
    get,
    textOf: async (path) => (await get(path)).text(),
    write,
    [Symbol.asyncDispose]: async () => {
      await site.close()
      await proxy[Symbol.asyncDispose]()
      await lake.close()
    },
  }
}

/** The events of a stream, as they come: `update` with its version. */
export async function* eventsOf(response: Response): AsyncGenerator<{event: string; id: string}> {
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString()
    const frames = text.split('\n\n')
    text = frames.pop() ?? ''
    for (const frame of frames) {
      const [, event] = /^event: (.*)$/m.exec(frame) ?? []
      const [, id = ''] = /^id: (.*)$/m.exec(frame) ?? []
      if (event) yield {event, id}
    }
  }
}
