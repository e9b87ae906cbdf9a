import {fileURLToPath} from 'node:url'
import {createReaderClient} from './asking/lake-client.ts'
import {PREVIEW_PATH} from './endpoints.ts'
import {createPreviewApp} from './preview/preview-app.ts'
import {keepFresh} from './serving/freshness.ts'
import {OpenPages} from './serving/open-pages.ts'
import {loadAssets} from './serving/page-assets.ts'
import {createReaderApp, type OverSocket} from './serving/reader-app.ts'
import {ReaderPages} from './serving/reader-pages.ts'
import {readerView} from './serving/reader-view.ts'
import {BASE_HEADERS, readerPolicy} from './serving/security-headers.ts'
import {sendPage} from './serving/send-page.ts'
import {type PageServer, servePages} from './serving/serve-pages.ts'
import {checkOptions, type SiteOptions} from './site-options.ts'

export interface Site {
  /** Answers a request as the server would; needs no socket. */
  fetch: (request: Request) => Promise<Response>
  /** Listens on 127.0.0.1. Port 0, the default, takes any that is free; rejects when it is taken. */
  listen: (port?: number) => Promise<{url: string}>
  /** Ends every connection, to readers and to the lake. */
  close: () => Promise<void>
}

/** The reader site. Throws `TypeError` when an option cannot be used. */
export function createSite(options: SiteOptions): Site {
  const settings = checkOptions(options)
  const client = createReaderClient(settings)
  const tokenClient = settings.previewToken
    ? client.withConfig({token: settings.previewToken, useCdn: false})
    : undefined
  const assets = loadAssets(fileURLToPath(new URL('./assets/', import.meta.url)))
  const view = readerView(settings, assets.page)
  const policy = readerPolicy({images: view.images.origin, style: assets.page.style})

  const openPages = new OpenPages({versionOf})
  const freshness = keepFresh({
    settings,
    client,
    tokenClient,
    onChange: () => void openPages.check(),
  })
  const {cache, lastLiveEventId, isWatched} = freshness
  const pages = new ReaderPages({settings, client, view, cache, lastLiveEventId})
  const readers = createReaderApp({settings, pages, openPages, assets, policy, isWatched})
  const previews = tokenClient && createPreviewApp(tokenClient, view, settings)

  async function fetch(request: Request, from: OverSocket['Bindings'] = {}): Promise<Response> {
    const {pathname, search} = new URL(request.url)
    if (previews && `${pathname}/`.startsWith(`${PREVIEW_PATH}/`)) return previews.fetch(request)
    if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed()
    const kept = search === '' ? cache.peek(pathname) : undefined
    return kept ? sendPage(request, kept, policy) : await readers.fetch(request, from)
  }

  async function versionOf(path: string): Promise<string | undefined> {
    const kept = cache.peek(path)
    if (kept) return kept.version
    const address = new URL(path, settings.siteOrigin)
    const {status, headers} = await fetch(new Request(address, {method: 'HEAD'}))
    // While we hear of nothing it need not be asked again: all is looked at when we do.
    if (isWatched() && (status >= 500 || headers.has('warning'))) {
      throw new Error(`${path} cannot be made at the moment`)
    }
    return headers.get('etag')?.replaceAll('"', '')
  }

  let server: PageServer | undefined
  return {
    fetch: (request) => fetch(request),
    listen: async (port = 0) => {
      server = await servePages({fetch, port, siteOrigin: settings.siteOrigin})
      return {url: server.url}
    },
    close: async () => {
      freshness.stop()
      openPages.close()
      await server?.close()
    },
  }
}

function notAllowed(): Response {
  return new Response('Readers only read.\n', {
    status: 405,
    headers: {...BASE_HEADERS, 'allow': 'GET, HEAD', 'content-type': 'text/plain; charset=utf-8'},
  })
}
