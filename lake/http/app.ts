import {Hono} from 'hono'
import {cors} from 'hono/cors'
import {secureHeaders} from 'hono/secure-headers'
import {type LakeContext, type Viewer} from '../context.ts'
import {readAddress} from './address.ts'
import {assetRoutes} from './asset-routes.ts'
import {authRoutes, signOutRoute} from './auth-routes.ts'
import {exportRoutes} from './export-routes.ts'
import {historyRoutes} from './history-routes.ts'
import {hookRoutes} from './hook-routes.ts'
import {type LakeEnv, type LakeRequest, secretOf} from './lake-env.ts'
import {originRoutes} from './origin-routes.ts'
import {projectRoutes} from './project-routes.ts'
import {queryRoutes} from './query-routes.ts'
import {QueryString} from './query-string.ts'
import {streamRoutes} from './stream-routes.ts'
import {stubRoutes} from './stub-routes.ts'
import {tokenRoutes} from './token-routes.ts'
import {boom, tooMany, wireErrorFrom} from './wire-error.ts'
import {writeRoutes} from './write-routes.ts'

/** Any more methods than these are somebody's experiment. */
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']

/**
 * The lake over HTTP. What every request goes through, in this order: security headers, the list of
 * pages that may ask from a browser, who asks, and what they ask for. Nothing is allowed that a
 * route does not allow, and an answer may be kept by nobody unless it says so.
 */
export function lakeApp(lake: LakeContext): Hono<LakeEnv> {
  const app = new Hono<LakeEnv>({getPath: (request) => readAddress(pathOf(request)).path})
  app.use(
    secureHeaders({
      // The Studio and the site are other origins, and show pictures of this one.
      crossOriginResourcePolicy: 'cross-origin',
      crossOriginOpenerPolicy: false,
      strictTransportSecurity: false,
      // `no-referrer` would take the origin from the sign-in form, which is how we know our own.
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
    }),
  )
  app.use(async (context, next) => {
    await next()
    if (!context.res.headers.has('cache-control')) {
      context.res.headers.set('cache-control', 'no-store')
    }
  })
  const corsFor = (credentials: boolean) =>
    cors({
      origin: (origin) => origin,
      allowMethods: METHODS,
      credentials,
      exposeHeaders: ['retry-after', 'traceparent', 'x-sanity-warning', 'x-sanity-shard'],
      maxAge: 600,
    })
  const [withTokens, withoutTokens] = [corsFor(true), corsFor(false)]
  app.use(async (context, next) => {
    const origin = context.req.header('origin')
    if (origin !== undefined && lake.origins.isAllowed(origin)) {
      if (context.req.method === 'OPTIONS') {
        context.res.headers.set('access-control-allow-private-network', 'true')
      }
      const {origins} = lake
      return (origins.mayCarryTokens(origin) ? withTokens : withoutTokens)(context, next)
    }
    if (context.req.method === 'OPTIONS') {
      context.res.headers.append('vary', 'origin')
      throw boom(403, notAllowed(origin))
    }
    await next()
    // Not before: a header that is there already would take the place of the route's own.
    context.res.headers.append('vary', 'origin')
  })
  app.get('/check/cors', (context) => {
    const origin = context.req.header('origin')
    const isAllowed = origin === undefined || lake.origins.isAllowed(origin)
    const withCredentials = origin === undefined || lake.origins.mayCarryTokens(origin)
    return context.json({result: {allowed: isAllowed, withCredentials}})
  })
  signOutRoute(app, lake)
  app.use(async (context, next) => {
    context.set('version', readAddress(pathOf(context.req.raw)).version)
    context.set('options', new QueryString(new URL(context.req.url).searchParams))
    context.set('viewer', viewerOf(context, lake))
    return next()
  })
  queryRoutes(app, lake)
  writeRoutes(app, lake)
  streamRoutes(app, lake)
  historyRoutes(app, lake)
  exportRoutes(app, lake)
  authRoutes(app, lake)
  originRoutes(app, lake)
  projectRoutes(app, lake)
  hookRoutes(app, lake)
  tokenRoutes(app, lake)
  stubRoutes(app)
  assetRoutes(app, lake)
  app.notFound((context) => {
    const {method, path} = context.req
    const {body, status} = isKnown(app, path)
      ? boom(405, `${method} is not possible here`)
      : boom(404, `No handler for ${method} ${path}`)
    return Response.json(body, {status})
  })
  app.onError((error) => {
    const {status, body, headers} = wireErrorFrom(error, lake.log)
    return Response.json(body, {status, headers})
  })
  return app
}

function pathOf(request: Request): string {
  return new URL(request.url).pathname
}

function notAllowed(origin: string | undefined): string {
  return `The origin "${origin ?? ''}" is not among the allowed origins of this lake: whoever manages it can add it`
}

/** Who asks, by their token. A token that is no good is an error; no token is a stranger. */
function viewerOf(context: LakeRequest, lake: LakeContext): Viewer {
  const secret = secretOf(context)
  if (secret === undefined) return {user: null, tokenId: null}
  const origin = context.req.header('origin') ?? ''
  if (lake.origins.isAllowed(origin) && !lake.origins.mayCarryTokens(origin)) {
    throw boom(403, `Pages of ${origin} may ask without a token alone`)
  }
  const check = lake.tokens.check(secret)
  const user = check.state === 'valid' ? lake.users.get(check.token.userId) : undefined
  if (check.state === 'valid' && user) return {user, tokenId: check.token.id}
  const from = addressOf(context)
  const wait = lake.wrongTokens.waitFor(from)
  if (wait > 0) throw tooMany(`Too many wrong tokens; wait ${wait} seconds`, wait)
  lake.wrongTokens.fail(from)
  // The Studio takes these two codes, and no other 401, as the end of the session.
  throw check.state === 'expired'
    ? boom(401, 'Session has expired', {errorCode: 'SIO-401-AEX'})
    : boom(401, 'Session not found', {errorCode: 'SIO-401-ANF'})
}

function addressOf(context: LakeRequest): string {
  return context.env.incoming?.socket.remoteAddress ?? 'in this process'
}

/** True when the path belongs to a route of some other method. */
function isKnown(app: Hono<LakeEnv>, path: string): boolean {
  return METHODS.some((method) => {
    const [handlers] = app.router.match(method, path)
    return handlers.some(([[, route]]) => route.method !== 'ALL')
  })
}
