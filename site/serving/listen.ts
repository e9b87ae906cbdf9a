import {once} from 'node:events'
import {type Server} from 'node:net'

/**
 * So many connections may wait to be taken up (Node's own default is 511): when a page changes, its
 * readers come all at once, and who finds no room comes again only after a second.
 */
const MOST_WAITING = 4_096

/** Listens on 127.0.0.1 and nowhere else. Port 0 takes any that is free; rejects when it is taken. */
export async function listenHere(server: Server, port = 0): Promise<{port: number; url: string}> {
  server.listen({host: '127.0.0.1', port, backlog: MOST_WAITING})
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) {
    throw new Error('A server that listens on a port has an address')
  }
  return {port: address.port, url: `http://127.0.0.1:${address.port}`}
}
