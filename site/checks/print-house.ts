import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {createClient, type SanityClient} from '@sanity/client'
import {buildSite} from '../build.ts'
import {printNewspaper} from './newspaper.ts'
import {start, type Started} from './processes.ts'
import {fieldIn, textIn} from './read-json.ts'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** A built site, and a lake in memory with a newspaper of sixty stories in it. */
export interface PrintHouse extends AsyncDisposable {
  /** The folder of the build. */
  folder: string
  buildMs: number
  /** Signed in as the administrator. */
  client: SanityClient
  startSite: () => Promise<RunningSite>
}

/** The site in a process of its own, so that its cost can be told from the cost of asking. */
export interface RunningSite {
  process: Started
  url: string
}

export async function openPrintHouse(): Promise<PrintHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'site-'))
  const {milliseconds} = await buildSite({outDir: folder})
  const lake = await start(join(ROOT, 'bin/newsroom.mjs'), ['lake', '--memory', '--port', '0'])
  const url = textIn(lake.line, 'url')
  const client = createClient({
    projectId: 'newsroom',
    dataset: 'production',
    apiVersion: '2025-02-19',
    apiHost: url,
    // oxlint-disable-next-line typescript/no-deprecated -- the only way to a lake that is no subdomain
    useProjectHostname: false,
    useCdn: false,
    token: textIn(fieldIn(lake.line, 'tokens'), 'administrator'),
  })
  await printNewspaper(client)
  const options = {
    projectId: 'newsroom',
    dataset: 'production',
    apiHost: url,
    siteOrigin: 'http://127.0.0.1:1',
  }
  return {
    folder,
    buildMs: milliseconds,
    client,
    startSite: async () => {
      const script = join(ROOT, 'site/checks/serve.ts')
      const process = await start(script, [folder, JSON.stringify(options)])
      return {process, url: textIn(process.line, 'url')}
    },
    [Symbol.asyncDispose]: async () => {
      await lake.stop()
      await rm(folder, {recursive: true})
    },
  }
}
