import {createServer} from 'node:http'
import {promisify} from 'node:util'
import {brotliCompress} from 'node:zlib'
import {listenHere} from '../serving/listen.ts'

/**
 * The least that serving a page can cost: `node:http`, sending one answer again and again.
 * `node site/checks/serve-plain.ts <address of a page>` prints its own address.
 */
const [page = ''] = process.argv.slice(2)
const answer = await fetch(page)
const bytes = await promisify(brotliCompress)(await answer.text())
const headers = {
  ...Object.fromEntries(answer.headers),
  'content-encoding': 'br',
  'content-length': bytes.byteLength,
}

const server = createServer((_, response) => response.writeHead(200, headers).end(bytes))
process.stdout.write(`${JSON.stringify(await listenHere(server))}\n`)
