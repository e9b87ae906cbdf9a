import {fileURLToPath} from 'node:url'
import {Hono} from 'hono'
import {createReaderClient} from './content/lake-client.ts'
import {startReading} from './content/reading.ts'
import {readNextOpening} from './content/read-next-opening.ts'
import {createPreviewApp} from './preview/preview-app.ts'
import {ASSETS_PATH, HEALTH_PATH, LIVE_PATH, PREVIEW_PATH} from './endpoints.ts'
import {ROUTES} from './routes.ts'
import {type PageServer, servePages} from './serving/serve-pages.ts'
import {followChanges} from './serving/live-changes.ts'
import {OpenPages} from './serving/open-pages.ts'
import {OpeningClock} from './serving/opening-clock.ts'
import {readAddress} from './serving/page-address.ts'
import {loadAssets} from './serving/page-assets.ts'
import {PageCache} from './serving/page-cache.ts'
import {ReaderPages} from './serving/reader-pages.ts'
import {readerView} from './serving/reader-view.ts'
import {BASE_HEADERS, readerPolicy} from './serving/security-headers.ts'
import {sendAsset} from './serving/send-asset.ts'
import {sendPage} from './serving/send-page.ts'
import {checkOptions, type SiteOptions} from './site-options.ts'

export interface Site {
  /** Answers a request as the server would; needs no socket. */
  fetch: (request: Request) => Promise<Response>
  /** Listens on 127.0.0.1. Port 0, the default, takes any that is free. */
  listen: (port?: number) => Promise<{url: string}>
  /** Ends every connection, to readers and to the lake. */
  close: () => Promise<void>
}

/** Where nobody can tell when embargoes end, a story may come to readers so much late. */
const UNTOLD_MS = 60_000

/** The reader site. Throws `TypeError` when an option cannot be used. */
export function createSite(options: SiteOptions): Site {
  const settings = checkOptions(options)
  const {clock, log} = settings
  const client = createReaderClient(settings)
  const assets = loadAssets(fileURLToPath(new URL('./assets/', import.meta.url)))
  const view = readerView(settings, assets.page)
  const policy = readerPolicy({images: view.images.origin, style: assets.page.style})

  let isWatched = false
  let lastLiveEventId: string | undefined
  const tokenClient = settings.previewToken
    ? client.withConfig({token: settings.previewToken, useCdn: false})
    : undefined
  const openings = new OpeningClock({
    now: () => clock().getTime(),
    // Who signs in sees when an embargo ends; strangers do not even see that there is one.
    ask: (now) => readNextOpening(startReading(tokenClient ?? client, lastLiveEventId).read, now),
    opened: () => lookAgain(),
  })
  const cache = new PageCache({
    now: () => clock().getTime(),
    lastOpening: (now) => openings.lastOpening(now),
    isWatched: () => isWatched,
    // Without the right to ask, the end of an embargo is seen by looking.
    ...(tokenClient ? {} : {longest: UNTOLD_MS}),
  })
  const pages = new ReaderPages({
    settings,
    client,
    view,
    cache,
    lastLiveEventId: () => lastLiveEventId,
  })
  const openPages = new OpenPages({versionOf})

  function lookAgain(): void {
    openings.refresh().catch((error: unknown) => {
      log({level: 'warning', code: 'openingsUnknown', message: String(error)})
    })
    void openPages.check()
  }

  const stopFollowing = followChanges(client, {
    changed: (tags, eventId) => {
      lastLiveEventId = eventId
      cache.changed(tags)
      lookAgain()
    },
    doubted: () => {
      cache.doubt()
      if (isWatched) lookAgain()
    },
    watched: (now) => {
      isWatched = now
    },
  })

  const preview = tokenClient && createPreviewApp(tokenClient, view, settings)
  const app = new Hono()
  app.get(HEALTH_PATH, (c) =>
    c.json({status: 'ok', lake: isWatched ? 'connected' : 'connecting'}, 200, {
      ...BASE_HEADERS,
      'cache-control': 'no-store',
    }),
  )
  app.get(`${ASSETS_PATH}/:file`, (c) => sendAsset(c.req.raw, assets.file(c.req.param('file'))))
  app.get(LIVE_PATH, (c) => {
    const {path = '', version = ''} = c.req.query()
    if (!isOwnPage(path))
      return c.text('Give the path of a page: /live?path=/\n', 400, BASE_HEADERS)
    const seen = c.req.header('last-event-id') ?? version
    return openPages.open(path, seen)
  })
  for (const route of ROUTES) {
    app.get(route.path, async (c) => {
      const address = readAddress(new URL(c.req.url), route.asks)
      if (address === undefined)
        return c.text('This address asks a question twice.\n', 400, BASE_HEADERS)
      const page = await pages.answer(route, address, c.req.param())
      return sendPage(c.req.raw, page, policy)
    })
  }

  app.onError((error, c) => {
    log({level: 'error', code: 'siteFault', message: error.message, path: c.req.path})
    return c.text('The fault is ours. Try again in a minute.\n', 500, BASE_HEADERS)
  })

  async function fetch(request: Request): Promise<Response> {
    const url = new URL(request.url)
    const isPreview = url.pathname === PREVIEW_PATH || url.pathname.startsWith(`${PREVIEW_PATH}/`)
    if (isPreview && preview) return preview.fetch(request)
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response('Readers only read.\n', {
        status: 405,
        headers: {
          ...BASE_HEADERS,
          'allow': 'GET, HEAD',
          'content-type': 'text/plain; charset=utf-8',
        },
      })
    }
    const kept = url.search === '' ? cache.peek(url.pathname) : undefined
    return kept ? sendPage(request, kept, policy) : await app.fetch(request)
  }

  async function versionOf(path: string): Promise<string | undefined> {
    const address = new URL(path, settings.siteOrigin)
    const response = await fetch(new Request(address, {method: 'HEAD'}))
    return response.headers.get('etag')?.replaceAll('"', '')
  }

  let server: PageServer | undefined
  return {
    fetch,
    listen: async (port = 0) => {
      server = await servePages({fetch, port, siteOrigin: settings.siteOrigin})
      return {url: server.url}
    },
    close: async () => {
      stopFollowing()
      openings.stop()
      openPages.close()
      await server?.close()
    },
  }
}

/** A path of ours that shows a page, not one that opens a stream again. */
function isOwnPage(path: string): boolean {
  const url = URL.parse(path, 'http://own.invalid')
  return path.startsWith('/') && url?.origin === 'http://own.invalid' && url.pathname !== LIVE_PATH
}
