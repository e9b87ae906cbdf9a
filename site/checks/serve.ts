import {enableCompileCache, flushCompileCache} from 'node:module'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'

/**
 * Serves a built site in a process of its own, so that what it costs can be told from what asking
 * costs. `node site/checks/serve.ts <folder> <options as JSON>` prints the site's address.
 */
const [folder = '', options = '{}'] = process.argv.slice(2)
// As `newsroom start` has it: what has been compiled once is not compiled again.
enableCompileCache(join(folder, 'compiled'))
const built: unknown = await import(pathToFileURL(join(folder, 'server.js')).href)
flushCompileCache()
if (!isBuilt(built)) throw new Error(`${folder} holds no built site`)
const site = built.createSite(JSON.parse(options))
process.stdout.write(`${JSON.stringify(await site.listen())}\n`)

interface Built {
  createSite: (options: unknown) => {listen: () => Promise<{url: string}>}
}

function isBuilt(value: unknown): value is Built {
  return typeof value === 'object' && value !== null && 'createSite' in value
}
