import {type Hono} from 'hono'
import {isPassword} from '../access/password.ts'
import {type KnownUser} from '../access/users.ts'
import {hangUp, type LakeContext} from '../context.ts'
import {isRecord, type JsonObject} from '../documents/json.ts'
import {type LakeEnv, type LakeRequest, listParam, secretOf, signedIn} from './lake-env.ts'
import {readBytes, readJsonValue} from './read-body.ts'
import {signInPage} from './sign-in-page.ts'
import {boom, tooMany} from './wire-error.ts'

const LONGEST_VALUE = 64 * 1024

/** Signing in and out, and who people are. */
export function authRoutes(app: Hono<LakeEnv>, lake: LakeContext): void {
  app.get('/auth/providers', (context) => {
    const url = `${lake.url()}/v1/auth/login/local`
    const provider = {name: 'local', title: 'Newsroom account', url, logo: null}
    return context.json({providers: [provider], thirdPartyLogin: false, sso: {}})
  })

  app.get('/auth/login/local', (context) => {
    const origin = context.req.query('origin') ?? ''
    return showPage(context, lake, {origin, status: 200})
  })

  app.post('/auth/login/local', async (context) => {
    // A strange page can post a form, but not say that it comes from here.
    const from = context.req.header('origin')
    if (from !== new URL(context.req.url).origin && from !== lake.url()) {
      throw boom(403, 'Signing in starts on the page of the lake')
    }
    const form = await readForm(context)
    const origin = form.get('origin') ?? ''
    const back = safeReturn(origin, lake)
    const found = lake.users.get(form.get('user') ?? '')
    const user = found?.isRobot ? undefined : found
    const problem = await problemWith(user, form.get('password') ?? '', lake)
    if (!user || problem !== undefined) {
      return showPage(context, lake, {origin, status: 401, problem: problem ?? 'Choose a name.'})
    }
    const sid = lake.signIns.begin(user.id)
    back.hash = back.hash === '' ? `sid=${sid}` : `${back.hash.slice(1)}&sid=${sid}`
    return context.redirect(back.href, 302)
  })

  app.get('/auth/fetch', (context) => {
    const userId = lake.signIns.finish(context.get('options').get('sid') ?? '')
    const user = userId === undefined ? undefined : lake.users.get(userId)
    if (!user) throw boom(404, 'This sign-in is over; sign in again')
    const token = lake.tokens.create({userId: user.id, label: 'Studio', kind: 'session'})
    return context.json({token, label: 'local'})
  })

  // Sessions are tokens, never cookies: pages of other sites could use those.
  app.get('/auth/id', (context) => {
    const {id} = signedIn(context)
    return context.json({id, expiry: Math.floor(lake.clock() / 1000) + 24 * 60 * 60})
  })

  app.get('/users/me', (context) => {
    const {user} = context.get('viewer')
    // The Studio asks this before anybody has signed in; a 401 would stand in every console.
    if (!user) return context.json({})
    const roles = lake.roles.titlesOf(user)
    const {id, name, email, profileImage = null} = user
    const role = roles[0]?.name ?? ''
    return context.json({id, name, email, profileImage, role, roles, provider: 'local'})
  })

  app.get('/users/me/keyvalue/:keys', (context) => {
    const user = signedIn(context)
    const remembered = listParam(context, 'keys').map((key) => {
      const text = lake.users.remembered(user.id, key)
      const value: unknown = text === undefined ? null : JSON.parse(text)
      return {key, value}
    })
    return Response.json(remembered)
  })

  app.put('/users/me/keyvalue', async (context) => {
    const user = signedIn(context)
    const list = await readJsonValue(context)
    const pairs: unknown[] = Array.isArray(list) ? list : []
    for (const pair of pairs) {
      if (!isRecord(pair) || typeof pair.key !== 'string' || pair.key.length > 256) continue
      const value = JSON.stringify(pair.value ?? null)
      if (value.length <= LONGEST_VALUE) lake.users.remember(user.id, pair.key, value)
    }
    return Response.json(list)
  })

  app.on('GET', ['/users/:ids', '/projects/:project/users/:ids'], (context) => {
    const me = signedIn(context)
    const ids = listParam(context, 'ids')
    const found = ids.flatMap((id) => {
      const user = lake.users.get(id)
      return user ? [describeUser(user, me)] : []
    })
    if (ids.length > 1) return Response.json(found)
    if (found[0]) return Response.json(found[0])
    throw boom(404, 'User not found')
  })
}

const LARGEST_FORM = 16 * 1024

async function readForm(context: LakeRequest): Promise<URLSearchParams> {
  const type = context.req.header('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) throw boom(415, 'This takes a form')
  return new URLSearchParams((await readBytes(context, LARGEST_FORM)).toString())
}

/**
 * Tabs close their own streams when they hear that their user has signed out. Cut off before that, a
 * tab comes back, asks with the dead token and tells its user that the session has broken.
 */
const TIME_TO_LEAVE_MS = 3000

/**
 * Signing out, for which it does not matter whether the token is still good: the Studio also does it
 * when it hears that the session is over. Tokens for programs are not ended by it.
 */
export function signOutRoute(app: Hono<LakeEnv>, lake: LakeContext): void {
  app.post('/auth/logout', (context) => {
    const check = lake.tokens.check(secretOf(context) ?? '')
    if (check.state === 'valid' && check.token.kind === 'session') {
      const {id} = check.token
      lake.tokens.revoke(id)
      const end = () => hangUp(lake, ({tokenId}) => tokenId === id)
      setTimeout(end, TIME_TO_LEAVE_MS).unref()
    }
    return context.body(null, 204)
  })
}

/** Throws 400 for an address that no allowed page has: signing in must not lead anywhere else. */
function safeReturn(origin: string, {origins}: LakeContext): URL {
  const back = origins.safeReturn(origin)
  if (back) return back
  throw boom(400, `"${origin}" is not among the allowed origins of this lake`)
}

async function problemWith(
  user: KnownUser | undefined,
  password: string,
  {wrongPasswords}: LakeContext,
): Promise<string | undefined> {
  if (user?.passwordHash === undefined) return undefined
  const wait = wrongPasswords.waitFor(user.id)
  if (wait > 0) throw tooMany(`Too many wrong passwords; wait ${wait} seconds`, wait)
  wrongPasswords.fail(user.id)
  if (!(await isPassword(password, user.passwordHash))) {
    return 'That is not the password. Try again.'
  }
  wrongPasswords.forgive(user.id)
  return undefined
}

function showPage(
  context: LakeRequest,
  lake: LakeContext,
  {origin, status, problem}: {origin: string; status: 200 | 401; problem?: string},
) {
  const back = safeReturn(origin, lake)
  const people = lake.users
    .list()
    .filter(({isRobot}) => !isRobot)
    .map((user) => ({...user, roleTitles: lake.roles.titlesOf(user).map(({title}) => title)}))
  // Browsers also hold the redirect after the form to `form-action`.
  context.header(
    'content-security-policy',
    `default-src 'none'; style-src 'unsafe-inline'; form-action 'self' ${back.origin}; ` +
      "base-uri 'none'; frame-ancestors 'none'",
  )
  return context.html(
    signInPage({people, origin, title: lake.projectId, ...(problem ? {problem} : {})}),
    status,
  )
}

function describeUser(user: KnownUser, me: KnownUser): JsonObject {
  return {
    id: user.id,
    sanityUserId: user.id,
    displayName: user.name,
    givenName: user.name,
    familyName: null,
    middleName: null,
    imageUrl: user.profileImage ?? null,
    email: user.email,
    createdAt: user.createdAt,
    updatedAt: user.createdAt,
    isCurrentUser: user.id === me.id,
  }
}
