import {createHash} from 'node:crypto'
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {serveStatic} from '@hono/node-server/serve-static'
import {Hono} from 'hono'
import sanity from 'sanity/package.json' with {type: 'json'}

export interface StudioServer {
  /** Folder that `buildStudio` has filled. */
  folder: string
  /** Without one, the Studio works on a project at sanity.io. */
  lakeUrl: string | undefined
  /** The reader site, shown in a frame for previews. */
  siteUrl: string | undefined
  /** Shows Sanity's releases, which the newsroom does without. */
  releases?: boolean
}

/** The built Studio as a web application: its files, the page for every other path, nothing else. */
export async function createStudioApp({
  folder,
  lakeUrl,
  siteUrl,
  releases,
}: StudioServer): Promise<Hono> {
  const built = await readFile(join(folder, 'index.html'), 'utf8')
  const page = built.replace(
    '<head>',
    [
      '<head>',
      setting('lake', lakeUrl),
      setting('site', siteUrl),
      setting('releases', releases ? 'on' : undefined),
      lakeUrl ? WITHOUT_HOSTED_PAGES : '',
    ].join(''),
  )
  const policy = contentSecurityPolicy(page, lakeUrl, siteUrl)
  const app = new Hono()
  app.use(async (context, next) => {
    await next()
    context.header('X-Content-Type-Options', 'nosniff')
    context.header('Referrer-Policy', 'same-origin')
  })
  app.use('/static/*', async (context, next) => {
    await next()
    if (context.res.ok) context.header('Cache-Control', 'public, max-age=31536000, immutable')
  })
  app.get('/static/*', serveStatic({root: folder}))
  app.get('/static/*', (context) => context.notFound())
  app.get('/favicon.ico', serveStatic({root: folder}))
  // What the Studio would ask sanity.io for.
  app.get('/offline/modules/*', (context) =>
    context.json({packageVersion: sanity.version, latest: sanity.version, deprecated: {}}),
  )
  app.all('/offline/feedback', (context) => context.json({}))
  app.get('*', (context) => {
    context.header('Cache-Control', 'no-cache')
    context.header('Content-Security-Policy', policy)
    return context.html(page)
  })
  return app
}

/** "Manage project", "Invite members": pages of sanity.io about a project that is not there. */
const WITHOUT_HOSTED_PAGES =
  '<style>a[href^="https://www.sanity.io/manage"]{display:none!important}</style>'

/** `sanity.config.ts` reads these. */
function setting(name: string, value: string | undefined): string {
  return value ? `<meta name="newsroom-${name}" content="${value}">` : ''
}

const SANITY = 'https://*.sanity.io wss://*.sanity.io'

/** Only this Studio, its lake and the site in a frame. The page's own inline scripts go by hash. */
function contentSecurityPolicy(
  page: string,
  lakeUrl: string | undefined,
  siteUrl: string | undefined,
): string {
  const content = lakeUrl ? `${lakeUrl} ${lakeUrl.replace(/^http/, 'ws')}` : SANITY
  const hashes = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script = '']) => {
    return `'sha256-${createHash('sha256').update(script).digest('base64')}'`
  })
  return [
    `default-src 'self'`,
    `script-src 'self' ${hashes.join(' ')}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob: ${content}`,
    `media-src 'self' blob: ${content}`,
    `connect-src 'self' ${content}`,
    `frame-src ${siteUrl ?? `'none'`}`,
    `frame-ancestors 'none'`,
    `base-uri 'self'`,
    `object-src 'none'`,
  ].join('; ')
}
