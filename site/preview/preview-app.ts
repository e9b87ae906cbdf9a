import {type ClientPerspective, type SanityClient} from '@sanity/client'
import {validatePreviewUrl} from '@sanity/preview-url-secret'
import {type Context, Hono} from 'hono'
import {deleteCookie, getCookie, setCookie} from 'hono/cookie'
import {bodyLimit} from 'hono/body-limit'
import {PREVIEW_PATH} from '../endpoints.ts'
import {LakeFault} from '../asking/lake-client.ts'
import {startReading} from '../asking/reading.ts'
import {type Answering} from '../pages/answer.ts'
import {outOfOrder} from '../pages/message-page.tsx'
import {storyById} from '../pages/story-page.tsx'
import {ROUTES} from '../routes.ts'
import {packPage} from '../serving/cached-page.ts'
import {readAddress} from '../serving/page-address.ts'
import {BASE_HEADERS, previewPolicy} from '../serving/security-headers.ts'
import {sendPage} from '../serving/send-page.ts'
import {type SiteSettings} from '../site-options.ts'
import {type View} from '../view/view.ts'
import {readPerspective} from './perspective.ts'
import {inPreview, outOfPreview, previewTarget} from './preview-path.ts'
import {createPreviewSessions} from './preview-session.ts'

const COOKIE = 'newsroom-preview'
const PRIVATE = {...BASE_HEADERS, 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex'}

/**
 * Drafts, for those whom the Studio has let in: Presentation writes a secret into the lake, we find it
 * there, and a signed cookie opens the addresses under `/_preview`, and no others.
 *
 * @param client reads drafts and secrets: has the site's only token
 */
export function createPreviewApp(client: SanityClient, reader: View, settings: SiteSettings): Hono {
  const {siteOrigin, studioOrigin, clock, log} = settings
  const sessions = createPreviewSessions(settings.previewKey)
  const policy = previewPolicy({images: reader.images.origin, style: ''}, studioOrigin)
  const isSecure = siteOrigin.startsWith('https:')
  const app = new Hono()

  app.get(`${PREVIEW_PATH}/enable`, async (c) => {
    const {isValid, redirectTo, studioPreviewPerspective} = await validatePreviewUrl(
      client,
      c.req.url,
    )
    if (!isValid) return refuse(c)
    letIn(c, readPerspective(studioPreviewPerspective ?? undefined) ?? 'drafts')
    return c.body(null, 307, {...PRIVATE, location: previewTarget(redirectTo, siteOrigin)})
  })

  app.get(`${PREVIEW_PATH}/disable`, (c) => {
    deleteCookie(c, COOKIE, {path: PREVIEW_PATH, secure: isSecure})
    return c.body(null, 307, {...PRIVATE, location: '/'})
  })

  app.post(`${PREVIEW_PATH}/perspective`, bodyLimit({maxSize: 2_000}), async (c) => {
    if (sessionOf(c) === undefined || c.req.header('origin') !== siteOrigin) return refuse(c)
    const perspective = readPerspective(
      chosenIn(await c.req.json<unknown>().catch(() => undefined)),
    )
    if (perspective === undefined) return c.text('There is no such perspective.\n', 400, PRIVATE)
    letIn(c, perspective)
    return c.body(null, 204, PRIVATE)
  })

  app.get(`${PREVIEW_PATH}/story/:id`, (c) => show(c, storyById))
  for (const {path, asks, answer} of ROUTES) {
    app.get(PREVIEW_PATH + (path === '/' ? '' : path), (c) => show(c, answer, asks))
  }

  app.notFound(refuse)
  app.onError((error, c) => {
    log({level: 'error', code: 'previewFault', message: error.message, path: c.req.path})
    return c.text('The lake gives no answer. Try again in a minute.\n', 503, PRIVATE)
  })

  async function show(c: Context, answer: Answering, asks?: readonly string[]): Promise<Response> {
    const perspective = readPerspective(sessionOf(c))
    const address = readAddress(new URL(c.req.url), asks)
    if (perspective === undefined || address === undefined) return refuse(c)
    const now = clock()
    const {read, tags} = startReading(client.withConfig({perspective}))
    const view = await viewOf(perspective)
    const path = outOfPreview(address.path)
    try {
      const made = await answer({...address, path, params: c.req.param(), now, read, view})
      const moved = made.status === 301 ? {...made, path: inPreview(made.path)} : made
      return send(c, packPage(moved, tags, now.getTime()))
    } catch (error) {
      const isLake = error instanceof LakeFault
      log({level: 'error', code: 'previewFault', message: String(error), path: address.path})
      return send(c, packPage(outOfOrder(view, isLake ? 503 : 500), tags, now.getTime()))
    }
  }

  function send(c: Context, page: ReturnType<typeof packPage>): Response {
    const response = sendPage(c.req.raw, page, policy)
    for (const [name, value] of Object.entries(PRIVATE)) response.headers.set(name, value)
    response.headers.delete('etag')
    return response
  }

  async function viewOf(perspective: ClientPerspective): Promise<View> {
    // Half a megabyte that no reader needs.
    const {previewView} = await import('./preview-view.ts')
    return previewView(reader, settings, String(perspective))
  }

  function sessionOf(c: Context): string | undefined {
    return sessions.read(getCookie(c, COOKIE), clock())
  }

  function letIn(c: Context, perspective: ClientPerspective): void {
    setCookie(c, COOKIE, sessions.begin(String(perspective), clock()), {
      path: PREVIEW_PATH,
      httpOnly: true,
      secure: isSecure,
      // The Studio may stand on another site, and shows the page in a frame.
      sameSite: isSecure ? 'None' : 'Lax',
      partitioned: isSecure,
    })
  }

  return app
}

function refuse(c: Context): Response {
  return c.text('Previews are opened from the Studio.\n', 403, PRIVATE)
}

function chosenIn(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('perspective' in body)) return undefined
  return typeof body.perspective === 'string' ? body.perspective : undefined
}
