import {afterAll, beforeAll, describe, expect, onTestFinished, test, vi} from 'vitest'
import {createLake, hashPassword, type Lake} from '../index.ts'
import {WireEvents} from '../testing/event-source.ts'
import {OPTIONS, openTestLake, STUDIO_ORIGIN, type TestLake} from '../testing/test-lake.ts'

let lake: TestLake
const LOGIN = '/v1/auth/login/local'

beforeAll(async () => {
  const passwordHash = await hashPassword('correct horse')
  const locked = {id: 'lock', name: 'Lou <Locked>', email: '', roles: ['editor'], passwordHash}
  const rushed = {id: 'rush', name: 'Rush Hour', email: '', roles: ['editor'], passwordHash}
  const robot = {id: 'robot', name: 'Robby', email: '', roles: ['editor'], isRobot: true}
  lake = await openTestLake({users: [...(OPTIONS.users ?? []), locked, rushed, robot]})
})

afterAll(() => lake.lake.close())

function page(origin: string): Promise<Response> {
  return lake.request(
    `${LOGIN}?${new URLSearchParams({origin, projectId: 'newsroom', withSid: 'true'})}`,
  )
}

function signIn(
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return lake.request(LOGIN, {
    method: 'POST',
    redirect: 'manual',
    headers: {origin: lake.url, ...headers},
    body: new URLSearchParams({origin: `${STUDIO_ORIGIN}/`, ...fields}),
  })
}

function signOut(token: string): Promise<Response> {
  const headers = {authorization: `Bearer ${token}`}
  return lake.request('/v1/auth/logout', {method: 'POST', headers})
}

async function listen(token: string): Promise<WireEvents> {
  const query = new URLSearchParams({query: '*[_type == "farewell"]'})
  const stream = await lake.request(`/v2025-02-19/data/listen/production?${query}`, {
    headers: {authorization: `Bearer ${token}`},
  })
  const events = new WireEvents(stream)
  await events.take(1)
  return events
}

async function me(token: string): Promise<{status: number; errorCode?: unknown; id?: unknown}> {
  const response = await lake.request('/v1/users/me', {headers: {authorization: `Bearer ${token}`}})
  const {errorCode, id} = await response.json()
  return {status: response.status, ...(errorCode ? {errorCode} : {}), ...(id ? {id} : {})}
}

describe('signing in', () => {
  test('asks who you are: everybody with name and role, markup harmless', async () => {
    const response = await page(`${STUDIO_ORIGIN}/`)
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html).toContain('Ada Admin')
    expect(html).toContain('Administrator')
    expect(html).toContain('Lou &lt;Locked&gt;')
    expect(html).not.toContain('<script')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`form-action 'self' ${STUDIO_ORIGIN}`)
  })

  test('is for people: a robot has tokens and is not asked for', async () => {
    expect(await (await page(`${STUDIO_ORIGIN}/`)).text()).not.toContain('Robby')
    expect((await signIn({user: 'robot'})).status).toBe(401)
    expect(await me(lake.lake.tokens.create({userId: 'robot'}))).toEqual({status: 200, id: 'robot'})
  })

  test('leads back with a secret for one use, which gets the Studio a token', async () => {
    const response = await signIn({user: 'ed'})
    expect(response.status).toBe(302)
    const back = new URL(response.headers.get('location') ?? '')
    expect(back.origin).toBe(STUDIO_ORIGIN)
    const sid = new URLSearchParams(back.hash.slice(1)).get('sid') ?? ''
    expect(sid.length).toBeGreaterThanOrEqual(20)
    const fetched = await lake.request(`/v1/auth/fetch?sid=${sid}`)
    const {token}: {token: string} = await fetched.json()
    expect(await me(token)).toEqual({status: 200, id: 'ed'})
    expect((await lake.request(`/v1/auth/fetch?sid=${sid}`)).status).toBe(404)
    expect((await signOut(token)).status).toBe(204)
    expect(await me(token)).toEqual({status: 401, errorCode: 'SIO-401-ANF'})
  })

  test('ends with signing out: nothing new at once, open streams when tabs had time to leave', async () => {
    const [leaving, staying] = [await lake.signIn('ed'), await lake.signIn('ed')]
    const events = await Promise.all([leaving, staying].map(listen))
    vi.useFakeTimers({toFake: ['setTimeout']})
    onTestFinished(() => void vi.useRealTimers())
    await signOut(leaving)
    expect(await me(leaving)).toMatchObject({status: 401})
    await lake.client('ed').create({_type: 'farewell'})
    for (const stream of events) expect(await stream.next()).toMatchObject({event: 'mutation'})
    vi.runAllTimers()
    const [left, stays] = events
    expect(await left?.next()).toBeUndefined()
    await lake.client('ed').create({_type: 'farewell'})
    expect(await stays?.next()).toMatchObject({event: 'mutation'})
    await stays?.cut()
  })

  test('takes the password where there is one', async () => {
    expect((await signIn({user: 'lock', password: 'correct horse'})).status).toBe(302)
    const wrong = await signIn({user: 'lock', password: 'battery staple'})
    expect(wrong.status).toBe(401)
    expect(await wrong.text()).toContain('not the password')
    expect((await signIn({user: 'lock'})).status).toBe(401)
    expect((await signIn({user: 'nobody'})).status).toBe(401)
  })

  test('slows guessing down', async () => {
    const statuses: number[] = []
    for (let guess = 0; guess < 8; guess++) {
      statuses.push((await signIn({user: 'lock', password: `guess ${guess}`})).status)
    }
    expect(statuses.slice(0, 3)).toEqual([401, 401, 401])
    expect(statuses.at(-1)).toBe(429)
    expect(
      (await signIn({user: 'lock', password: 'correct horse'})).headers.get('retry-after'),
    ).toMatch(/^\d+$/)
    expect((await signIn({user: 'ed'})).status).toBe(302)
  })

  test('slows guesses down that are made at once, and right passwords never', async () => {
    const right = {user: 'rush', password: 'correct horse'}
    for (let count = 0; count < 8; count++) expect((await signIn(right)).status).toBe(302)
    const guesses = Array.from({length: 60}, (_, guess) => {
      return signIn({user: 'rush', password: `guess ${guess}`})
    })
    const statuses = (await Promise.all(guesses)).map(({status}) => status)
    expect(new Set(statuses)).toEqual(new Set([401, 429]))
    expect(statuses.filter((status) => status === 401).length).toBeLessThan(10)
    expect((await signIn(right)).status).toBe(429)
  })

  test.each([
    'https://evil.example/',
    `${STUDIO_ORIGIN}.evil.example/`,
    `${STUDIO_ORIGIN}@evil.example/`,
    '//evil.example/',
    'javascript:alert(1)',
    'null',
    '',
  ])('never leads to %j', async (origin) => {
    expect((await page(origin)).status).toBe(400)
    const response = await signIn({user: 'ed', origin})
    expect([response.status, response.headers.get('location')]).toEqual([400, null])
  })

  test.each(['https://evil.example', 'null', ''])(
    'cannot be started by a page of %j',
    async (origin) => {
      expect((await signIn({user: 'ed'}, {origin})).status).toBe(403)
    },
  )

  test('keeps a hash in the address of the Studio', async () => {
    const response = await signIn({user: 'ed', origin: `${STUDIO_ORIGIN}/desk#pane`})
    expect(response.headers.get('location')).toMatch(/\/desk#pane&sid=/)
  })
})

describe('tokens', () => {
  test('that are unknown end the session, missing ones do not', async () => {
    expect(await me('nonsense')).toEqual({status: 401, errorCode: 'SIO-401-ANF'})
    // Nobody, without a 401: the Studio asks this at every start.
    const response = await lake.request('/v1/users/me')
    expect([response.status, await response.json()]).toEqual([200, {}])
  })

  test('of a session expire, those for programs do not', async () => {
    let now = Date.parse('2026-11-22T10:00:00Z')
    const inTime: Lake = await createLake({...OPTIONS, clock: () => now})
    const ask = async (token: string) => {
      const response = await inTime.fetch(
        new Request('http://lake/v1/users/me', {headers: {authorization: `Bearer ${token}`}}),
      )
      return response.json()
    }
    const program = inTime.tokens.create({userId: 'ed'})
    const form = new URLSearchParams({user: 'ed', origin: STUDIO_ORIGIN})
    const signedIn = await inTime.fetch(
      new Request(`http://lake${LOGIN}`, {
        method: 'POST',
        body: form,
        headers: {origin: 'http://lake'},
      }),
    )
    const sid = signedIn.headers.get('location')?.split('sid=')[1] ?? ''
    const fetched = await inTime.fetch(new Request(`http://lake/v1/auth/fetch?sid=${sid}`))
    const {token: session}: {token: string} = await fetched.json()
    expect(await ask(session)).toMatchObject({id: 'ed'})
    now += 31 * 24 * 60 * 60 * 1000
    expect(await ask(session)).toMatchObject({errorCode: 'SIO-401-AEX'})
    expect(await ask(program)).toMatchObject({id: 'ed'})
    await inTime.close()
  })

  test('are listed without their secrets, and can be revoked', async () => {
    const secret = lake.lake.tokens.create({userId: 'vi', label: 'reader site'})
    const token = lake.lake.tokens.list().find(({label}) => label === 'reader site')
    expect(token).toMatchObject({userId: 'vi', kind: 'program', expiresAt: null})
    expect(JSON.stringify(token)).not.toContain(secret)
    expect(await me(secret)).toEqual({status: 200, id: 'vi'})
    lake.lake.tokens.revoke(token?.id ?? '')
    expect(await me(secret)).toEqual({status: 401, errorCode: 'SIO-401-ANF'})
  })

  test('have ids that no command takes for an option', () => {
    for (let count = 0; count < 300; count++) lake.lake.tokens.create({userId: 'vi', label: 'many'})
    const ids = lake.lake.tokens.list().map(({id}) => id)
    expect(ids.filter((id) => !/^[a-z0-9]/.test(id))).toEqual([])
  })

  test('that are guessed a hundred times are refused for a while, right ones are not', async () => {
    let status = 0
    for (let guess = 0; guess <= 110 && status !== 429; guess++) {
      status = (await me(`guess-${guess}`)).status
    }
    expect(status).toBe(429)
    expect(await me(lake.tokens.ed)).toEqual({status: 200, id: 'ed'})
  })

  test('do not belong into addresses', async () => {
    const response = await lake.request(`/v1/data/query/production?query=*&token=${lake.tokens.ed}`)
    expect(response.status).toBe(400)
  })
})

test('the Studio remembers small things for each user', async () => {
  const pairs = [
    {key: 'layout', value: {list: 'compact'}},
    {key: 'recent', value: ['fire']},
  ]
  await lake.request('/v1/users/me/keyvalue', {
    as: 'ed',
    method: 'PUT',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify(pairs),
  })
  const mine = await lake.request('/v1/users/me/keyvalue/layout,never,recent', {as: 'ed'})
  expect(await mine.json()).toEqual([pairs[0], {key: 'never', value: null}, pairs[1]])
  const other = await lake.request('/v1/users/me/keyvalue/layout', {as: 'vi'})
  expect(await other.json()).toEqual([{key: 'layout', value: null}])
})
