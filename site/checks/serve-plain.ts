import {once} from 'node:events'
import {createServer} from 'node:http'
import {promisify} from 'node:util'
import {brotliCompress} from 'node:zlib'

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
server.listen(0, '127.0.0.1')
await once(server, 'listening')
process.stdout.write(`${JSON.stringify({url: `http://127.0.0.1:${portOf(server.address())}`})}\n`)

function portOf(address: unknown): number {
  return typeof address === 'object' && address !== null && 'port' in address
    ? Number(address.port)
    : 0
}
