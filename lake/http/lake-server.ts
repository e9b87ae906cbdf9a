import {getRequestListener} from '@hono/node-server'
import {createServer, type IncomingMessage, type Server} from 'node:http'
import {type AddressInfo} from 'node:net'
import {type Duplex} from 'node:stream'
import {WebSocketServer} from 'ws'
import {type LakeContext} from '../context.ts'
import {LakeError} from '../lake-error.ts'
import {carryStreams} from '../listen/mux.ts'
import {type Connection} from './lake-env.ts'
import {readAddress} from './address.ts'
import {boom} from './wire-error.ts'

const HOST = '127.0.0.1'
const LAST_PORT = 65_535
const LARGEST_MESSAGE = 1024 * 1024

type Fetch = (request: Request, connection: Connection) => Response | Promise<Response>

export interface LakeServer {
  url: string
  close(): Promise<void>
}

/**
 * Opens the lake to this machine, on a port of its own choice if none is given. Requests under a
 * foreign host name are refused: a strange page whose name was pointed at this machine gets nothing.
 *
 * Throws {@link LakeError}: `portInUse`, `portRefused`.
 */
export async function startServer(fetch: Fetch, lake: LakeContext, port = 0): Promise<LakeServer> {
  const answer = getRequestListener((request, bindings) => fetch(request, bindings), {
    overrideGlobalObjects: false,
  })
  let hosts = new Set<string>()
  const server = createServer(
    // A machine that stands still for seconds would close connections with requests waiting in them.
    {headersTimeout: 10_000, requestTimeout: 60_000, keepAliveTimeout: 60_000},
    (request, response) => {
      if (hosts.has(request.headers.host ?? '')) {
        void answer(request, response)
        return
      }
      const {status, body} = boom(421, 'This host name is not one of the lake')
      response.writeHead(status, {'content-type': 'application/json'})
      response.end(JSON.stringify(body))
    },
  )
  await listen(server, port)
  const address = addressOf(server)
  const names = [HOST, 'localhost', '[::1]', `${lake.projectId}.localhost`]
  hosts = new Set(names.map((name) => `${name}:${address.port}`))
  const url = `http://${HOST}:${address.port}`
  lake.origins.allow(url)
  const sockets = new WebSocketServer({noServer: true, maxPayload: LARGEST_MESSAGE})
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const {host = '', origin} = request.headers
    const isStranger =
      !hosts.has(host) || (origin !== undefined && !lake.origins.mayCarryTokens(origin))
    const dataset = datasetOf(request)
    const isPresence = dataset !== undefined && lake.datasets.get(dataset) !== undefined
    const isMux = pathOf(request) === '/_mux'
    if (isStranger || (!isPresence && !isMux)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      if (isMux) carryStreams(webSocket, url, async (stream) => fetch(stream, {}))
      else if (dataset !== undefined) lake.presence.enter(dataset, webSocket)
    })
  })
  return {
    url,
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** `/v2022-06-30/socket/production` → `production` */
function datasetOf(request: IncomingMessage): string | undefined {
  const {path} = readAddress(pathOf(request))
  return /^\/socket\/([^/]+)$/.exec(path)?.[1]
}

/** Not by way of a URL, which some requests would not make. */
function pathOf({url = '/'}: IncomingMessage): string {
  const query = url.indexOf('?')
  return query === -1 ? url : url.slice(0, query)
}

function listen(server: Server, port: number): Promise<void> {
  if (port > LAST_PORT) {
    throw new LakeError('portRefused', `There is no port ${port}. Choose one up to ${LAST_PORT}.`)
  }
  return new Promise((resolve, reject) => {
    server.once('error', (cause: Error) => {
      const isInUse = 'code' in cause && cause.code === 'EADDRINUSE'
      reject(
        new LakeError(
          isInUse ? 'portInUse' : 'portRefused',
          isInUse
            ? `Port ${port} is in use. Stop the other program, or choose another port.`
            : `Port ${port} cannot be opened (${cause.message}). Choose another port.`,
          {cause},
        ),
      )
    })
    server.listen(port, HOST, resolve)
  })
}

function addressOf(server: Server): AddressInfo {
  const address = server.address()
  if (address !== null && typeof address === 'object') return address
  throw new LakeError('portRefused', 'The lake got no address. Choose another port.')
}
