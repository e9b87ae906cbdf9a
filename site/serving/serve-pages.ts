import {once} from 'node:events'
import {createServer} from 'node:http'
import {getRequestListener} from '@hono/node-server'
import {listenHere} from './listen.ts'

export interface PageServer {
  url: string
  close: () => Promise<void>
}

interface ServeOptions {
  fetch: (request: Request, connection: {outgoing: unknown}) => Promise<Response>
  port: number
  /** The name under which readers know the site, which a proxy in front passes on. */
  siteOrigin: string
}

/**
 * Serves on 127.0.0.1. A request that asks for another host is refused: else any page in the world
 * could give our address a name of its own and read what we serve. Rejects when the port is taken.
 */
export async function servePages({fetch, port, siteOrigin}: ServeOptions): Promise<PageServer> {
  const hosts = new Set([new URL(siteOrigin).host])
  const listener = getRequestListener(async (request, connection) => {
    const host = request.headers.get('host') ?? ''
    if (hosts.has(host)) return fetch(request, connection)
    return new Response('This is not the host you look for.\n', {status: 421})
  })
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing))
  const bound = await listenHere(server, port)
  for (const name of ['127.0.0.1', 'localhost']) hosts.add(`${name}:${bound.port}`)
  return {
    url: bound.url,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
