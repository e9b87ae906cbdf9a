import {type ClientConfig, createClient, type SanityClient} from '@sanity/client'
import {createLake, type Grant, type Lake, type LakeOptions, type Permission} from '../index.ts'

/** A lake over real HTTP, with one user for each of Sanity's own roles. */
export interface TestLake {
  lake: Lake
  url: string
  /** Secrets by user: `ada` (administrator), `ed` (editor), `con` (contributor), `vi` (viewer). */
  tokens: Record<'ada' | 'ed' | 'con' | 'vi', string>
  /** Lines that the lake logged: what went wrong inside. */
  logged: string[]
  /** The real client, `raw` and without a CDN unless it says otherwise; no user is a stranger. */
  client(user?: keyof TestLake['tokens'], config?: Partial<ClientConfig>): SanityClient
  /** Signs in at the lake's own page as the Studio does; the token of the new session. */
  signIn(user: string): Promise<string>
  /** A plain request: `get('/v1/ping')`. */
  request(path: string, init?: RequestInit & {as?: keyof TestLake['tokens']}): Promise<Response>
}

export const STUDIO_ORIGIN = 'http://127.0.0.1:3333'

const EVERYTHING = '_id in path("**")'
const ALL: Permission[] = ['read', 'create', 'update', 'history', 'editHistory', 'manage']

/** Sanity's presets. */
const PRESETS = {
  administrator: [{filter: EVERYTHING, permissions: ALL}],
  editor: [{filter: EVERYTHING, permissions: ['read', 'create', 'update', 'history']}],
  contributor: [
    {filter: EVERYTHING, permissions: ['read']},
    {filter: '_id in path("drafts.**")', permissions: ['create', 'update', 'history']},
  ],
  viewer: [{filter: EVERYTHING, permissions: ['read', 'history']}],
} satisfies Record<string, Grant[]>

export const PUBLIC: Grant[] = [{filter: '_id in path("*")', permissions: ['read']}]

export const OPTIONS: LakeOptions = {
  roles: Object.entries(PRESETS).map(([name, grants]) => {
    return {
      name,
      title: name.replace(/^./, (letter) => letter.toUpperCase()),
      description: '',
      grants,
    }
  }),
  anonymousGrants: PUBLIC,
  allowedOrigins: [STUDIO_ORIGIN],
  users: [
    {id: 'ada', name: 'Ada Admin', email: 'ada@example.com', roles: ['administrator']},
    {id: 'ed', name: 'Ed Itor', email: 'ed@example.com', roles: ['editor']},
    {id: 'con', name: 'Con Tributor', email: 'con@example.com', roles: ['contributor']},
    {id: 'vi', name: 'Vi Ewer', email: 'vi@example.com', roles: ['viewer']},
  ],
}

export async function openTestLake(options: Partial<LakeOptions> = {}): Promise<TestLake> {
  const logged: string[] = []
  const lake = await createLake({...OPTIONS, log: (line) => logged.push(line), ...options})
  const {url} = await lake.listen()
  const tokens = {
    ada: lake.tokens.create({userId: 'ada'}),
    ed: lake.tokens.create({userId: 'ed'}),
    con: lake.tokens.create({userId: 'con'}),
    vi: lake.tokens.create({userId: 'vi'}),
  }
  return {
    lake,
    url,
    tokens,
    logged,
    client: (user, config = {}) => {
      return createClient({
        ...clientConfig(url),
        ...(user === undefined ? {} : {token: tokens[user]}),
        ...config,
      })
    },
    signIn: async (user) => {
      const signedIn = await fetch(`${url}/v1/auth/login/local`, {
        method: 'POST',
        redirect: 'manual',
        headers: {origin: url},
        body: new URLSearchParams({origin: `${STUDIO_ORIGIN}/`, user}),
      })
      const back = new URL(signedIn.headers.get('location') ?? '')
      const sid = new URLSearchParams(back.hash.slice(1)).get('sid') ?? ''
      const exchanged = await fetch(`${url}/v1/auth/fetch?sid=${sid}`)
      const {token}: {token: string} = await exchanged.json()
      return token
    },
    request: (path, {as, ...init} = {}) => {
      const headers = new Headers(init.headers)
      if (as !== undefined) headers.set('authorization', `Bearer ${tokens[as]}`)
      return fetch(`${url}${path}`, {...init, headers})
    },
  }
}

export function clientConfig(url: string): ClientConfig {
  return {
    projectId: 'newsroom',
    dataset: 'production',
    apiVersion: '2025-02-19',
    apiHost: url,
    // oxlint-disable-next-line typescript/no-deprecated -- client 8 has no other way to one host
    useProjectHostname: false,
    useCdn: false,
    perspective: 'raw',
    maxRetries: 0,
  }
}

/** Waits for something that can be observed; fails with a sentence, never silently. */
export async function until<T>(
  what: string,
  look: () => T | undefined | Promise<T | undefined>,
): Promise<NonNullable<T>> {
  const deadline = performance.now() + 10_000
  for (;;) {
    const seen = await look()
    if (seen !== undefined && seen !== null && seen !== false) return seen
    if (performance.now() > deadline) throw new Error(`Waited in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
