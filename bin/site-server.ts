import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Site, SiteOptions} from '../site/index.ts'
import {buildSite, fingerprintOfSite} from '../site/build.ts'
import {CommandError} from './command.ts'
import {buildOnce} from './make-once.ts'

export type SiteServer = Pick<Site, 'close'>

/**
 * Builds the reader site where its sources have changed, and serves it. It is told where content is
 * and nothing of the lake: it reads as any other front end would.
 *
 * A port that is taken is a `CommandError` that names it.
 */
export async function startSite({
  builds,
  port,
  ...options
}: SiteOptions & {builds: string; port: number}): Promise<SiteServer> {
  const {folder} = await buildOnce(builds, await fingerprintOfSite(), async (unfinished) => {
    await buildSite({outDir: unfinished})
  })
  const server: unknown = await import(pathToFileURL(join(folder, 'server.js')).href)
  if (!isSiteModule(server)) throw new Error(`${folder}/server.js is not a built site.`)
  const site = server.createSite(options)
  try {
    await site.listen(port)
  } catch (error) {
    await site.close()
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    throw new CommandError(
      `Port ${port} is taken. Stop what runs there, or give another --port-base.`,
    )
  }
  return site
}

function isSiteModule(value: unknown): value is {createSite: (options: SiteOptions) => Site} {
  return typeof value === 'object' && value !== null && 'createSite' in value
}
