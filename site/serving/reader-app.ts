import {ServerResponse} from 'node:http'
import {type Context, Hono} from 'hono'
import {ASSETS_PATH, HEALTH_PATH, LIVE_PATH} from '../endpoints.ts'
import {NOWHERE, type Route, ROUTES} from '../routes.ts'
import {type SiteSettings} from '../site-options.ts'
import {type CachedPage, packPage} from './cached-page.ts'
import {type Connection, type OpenPages} from './open-pages.ts'
import {nowhereAt, readAddress} from './page-address.ts'
import {type BuiltAssets} from './page-assets.ts'
import {type ReaderPages} from './reader-pages.ts'
import {streamAsBody, streamHead, streamOverSocket, tooManyStreams} from './reader-stream.ts'
import {BASE_HEADERS} from './security-headers.ts'
import {sendAsset} from './send-asset.ts'
import {sendPage} from './send-page.ts'

export interface ReaderAppOptions {
  settings: SiteSettings
  pages: ReaderPages
  openPages: OpenPages
  assets: BuiltAssets
  policy: string
  isWatched: () => boolean
}

/** As `@hono/node-server` passes on what the answer is written to; nothing where there is no socket. */
export type OverSocket = {Bindings: {outgoing?: unknown}}

/** What readers can ask for: every route, the scripts, the stream of changes, and our health. */
export function createReaderApp(options: ReaderAppOptions): Hono<OverSocket> {
  const {settings, pages, openPages, assets, policy, isWatched} = options
  const app = new Hono<OverSocket>()

  app.get(HEALTH_PATH, (c) =>
    c.json({status: 'ok', lake: isWatched() ? 'connected' : 'connecting'}, 200, {
      ...BASE_HEADERS,
      'cache-control': 'no-store',
    }),
  )
  app.get(`${ASSETS_PATH}/:file`, (c) => sendAsset(c.req.raw, assets.file(c.req.param('file'))))
  app.get(LIVE_PATH, (c) => {
    const {path = '', version = ''} = c.req.query()
    if (!isOwnPage(path)) return refuse(c, 'Give the path of a page: /live?path=/')
    if (openPages.isFull) return tooManyStreams()
    if (c.req.raw.method === 'HEAD') return streamHead()
    const seen = c.req.header('last-event-id') ?? version
    const join = (connection: Connection) => openPages.open(path, seen, connection)
    const {outgoing} = c.env
    return outgoing instanceof ServerResponse
      ? streamOverSocket(outgoing, join)
      : streamAsBody(join)
  })
  for (const route of ROUTES) app.get(route.path, (c) => show(c, route))

  async function show(c: Context, route: Route): Promise<Response> {
    const url = new URL(c.req.url)
    const address = readAddress(url, route.asks)
    if (address === undefined) return send(c, await pages.answer(NOWHERE, nowhereAt(url), {}))
    const {plain} = address
    if (plain) return send(c, packPage({status: 301, path: plain}, new Set(), Date.now()))
    return send(c, await pages.answer(route, address, c.req.param()))
  }

  function send(c: Context, page: CachedPage): Response {
    return sendPage(c.req.raw, page, policy)
  }

  app.onError((error, c) => {
    settings.log({level: 'error', code: 'siteFault', message: error.message, path: c.req.path})
    return c.text('The fault is ours. Try again in a minute.\n', 500, BASE_HEADERS)
  })
  return app
}

function refuse(c: Context, why: string): Response {
  return c.text(`${why}\n`, 400, BASE_HEADERS)
}

/** A path of ours that shows a page, not one that opens a stream again. */
function isOwnPage(path: string): boolean {
  const url = URL.parse(path, 'http://own.invalid')
  return path.startsWith('/') && url?.origin === 'http://own.invalid' && url.pathname !== LIVE_PATH
}
