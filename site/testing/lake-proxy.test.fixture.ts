import {once} from 'node:events'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as ask,
} from 'node:http'
import {listenHere} from '../serving/listen.ts'

/** Stands between a site and its lake: sees what is asked, and can be in the way. */
export interface LakeProxy extends AsyncDisposable {
  url: string
  asked: {path: string; headers: IncomingHttpHeaders}[]
  /** `away`: connections end without an answer. `silent`: nothing is ever answered. */
  mode: 'passing' | 'away' | 'silent'
  /** What is asked of the lake instead of what the site asks, and as whom. */
  instead?: (asked: URL) => {asked: URL; authorization: string} | undefined
  /** Answers with this status instead of asking the lake, or not at all and hangs up after that. */
  refuses?: (asked: URL) => number | Promise<void> | undefined
  /** Resolves when the site next asks something that has these words in its address. */
  asks: (words: string) => Promise<void>
  /** Ends the connections that are open. */
  cut: () => void
}

export async function startLakeProxy(lakeUrl: string): Promise<LakeProxy> {
  const asked: LakeProxy['asked'] = []
  const server = createServer((incoming, outgoing) => {
    asked.push({path: incoming.url ?? '', headers: incoming.headers})
    if (proxy.mode === 'away') return void outgoing.destroy()
    if (proxy.mode === 'silent') return
    const {method, headers} = incoming
    const url = new URL(incoming.url ?? '/', lakeUrl)
    const refusal = proxy.refuses?.(url)
    if (refusal instanceof Promise) return void refusal.then(() => outgoing.destroy())
    if (refusal !== undefined) return void outgoing.writeHead(refusal).end()
    const other = proxy.instead?.(url)
    const onward = ask(other?.asked ?? url, {
      method,
      headers: {
        ...headers,
        host: new URL(lakeUrl).host,
        ...(other ? {authorization: other.authorization} : {}),
      },
    })
    onward.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    outgoing.on('close', () => onward.destroy())
    incoming.pipe(onward)
  })
  const {url: own} = await listenHere(server)
  const proxy: LakeProxy = {
    url: own,
    asked,
    mode: 'passing',
    asks: (words) => {
      const {promise, resolve} = Promise.withResolvers<void>()
      const look = ({url = ''}: IncomingMessage) => {
        if (!decodeURIComponent(url).includes(words)) return
        server.off('request', look)
        resolve()
      }
      server.on('request', look)
      return promise
    },
    cut: () => server.closeAllConnections(),
    [Symbol.asyncDispose]: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
  return proxy
}
