import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {isRecord} from '../documents/json.ts'
import {openTestLake, type TestLake} from '../testing/test-lake.ts'
import {SCENARIOS} from './scenarios/index.ts'
import {type Ask, type RoleName, ROLES, type Scenario} from './scenarios/scenario.ts'

const USERS = {viewer: 'vi', contributor: 'con', editor: 'ed', administrator: 'ada'} as const

/** A lake with something of everything in it. */
interface Stage {
  lake: TestLake
  /** Every dataset, document, token, origin and remembered value, as text by name. */
  snapshot: () => Promise<Map<string, string>>
  send: (method: string, ask: Ask, role: RoleName, token?: string) => Promise<Response>
  /** `$asset` → its id. */
  fill: (text: string, role?: RoleName) => string
}

async function openStage(): Promise<Stage> {
  const lake = await openTestLake({
    datasets: [
      {name: 'production', aclMode: 'public'},
      {name: 'desk', aclMode: 'private'},
    ],
  })
  const client = lake.client('ada')
  const asset = await client.assets.upload('file', Buffer.from('Minutes'), {filename: 'a.txt'})
  for (const _id of ['a1', 'drafts.a1', 'drafts.b1', 'private.p1', 'versions.r1.a1']) {
    await client.create({_id, _type: 'article', n: 1})
  }
  lake.lake.tokens.create({userId: 'vi', label: 'old'})
  const token = lake.lake.tokens.list().find(({label}) => label === 'old')
  // Of a dataset that is not there, so that it never sends anything.
  const hook = await client.request<{id: string}>({
    url: '/hooks/projects/newsroom',
    method: 'POST',
    body: {url: 'http://127.0.0.1:9/old', dataset: 'none'},
  })
  const origin = await client.request<{id: number}>({
    url: '/projects/newsroom/cors',
    method: 'POST',
    body: {origin: 'http://old.example'},
  })
  await client.withConfig({dataset: 'desk'}).create({_id: 'note', _type: 'note'})
  const fill = (text: string, role: RoleName = 'stranger') =>
    text
      .replaceAll('$asset', asset._id)
      .replaceAll('$hook', hook.id)
      .replaceAll('$origin', String(origin.id))
      .replaceAll('$token', token?.id ?? '')
      .replaceAll('$file', asset.path.replace(/^.*\//, ''))
      .replaceAll('$url', lake.url)
      .replaceAll('$user', role === 'stranger' ? '' : USERS[role])
  return {
    lake,
    fill,
    snapshot: () => snapshotOf(lake),
    send(method, ask, role, token) {
      const headers = new Headers()
      for (const [name, value] of Object.entries(ask.headers ?? {})) headers.set(name, fill(value))
      if (ask.json !== undefined) headers.set('content-type', 'application/json')
      const secret = token ?? (role === 'stranger' ? undefined : lake.tokens[USERS[role]])
      if (secret !== undefined) headers.set('authorization', `Bearer ${secret}`)
      const body = ask.json === undefined ? ask.body : fill(JSON.stringify(ask.json))
      const init = {method, headers, redirect: 'manual' as const}
      return fetch(`${lake.url}${fill(ask.path)}`, body === undefined ? init : {...init, body})
    },
  }
}

async function snapshotOf(place: TestLake): Promise<Map<string, string>> {
  const seen = new Map<string, string>()
  const get = async (path: string, as: 'ada' | 'vi' | 'con' | 'ed' = 'ada') =>
    (await place.request(path, {as})).text()
  const datasets: unknown = JSON.parse(await get('/v1/datasets'))
  for (const dataset of Array.isArray(datasets) ? datasets : []) {
    if (!isRecord(dataset)) continue
    const name = String(dataset.name)
    seen.set(`dataset ${name}`, JSON.stringify(dataset))
    for (const line of (await get(`/v1/data/export/${name}`)).split('\n')) {
      const document: unknown = line === '' ? undefined : JSON.parse(line)
      if (isRecord(document)) seen.set(`${name}/${String(document._id)}`, line)
    }
  }
  for (const user of Object.values(USERS)) {
    seen.set(`keyvalue ${user}`, await get('/v1/users/me/keyvalue/recent', user))
  }
  const hooks: unknown = JSON.parse(await get('/v1/hooks/projects/newsroom'))
  for (const hook of Array.isArray(hooks) ? hooks : []) {
    if (isRecord(hook)) seen.set(`hook ${String(hook.url)}`, JSON.stringify(hook))
  }
  const origins: unknown = JSON.parse(await get('/v1/projects/newsroom/cors'))
  for (const one of Array.isArray(origins) ? origins : []) {
    if (isRecord(one)) seen.set(`origin ${String(one.origin)}`, JSON.stringify(one))
  }
  for (const {id, userId, label} of place.lake.tokens.list())
    seen.set(`token ${userId} ${label}`, id)
  return seen
}

function changesBetween(before: Map<string, string>, after: Map<string, string>): string[] {
  const names = new Set([...before.keys(), ...after.keys()])
  return [...names].filter((name) => before.get(name) !== after.get(name)).toSorted()
}

async function statusOf(response: Response): Promise<number> {
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
  if (isStream) await response.body?.cancel()
  else await response.arrayBuffer()
  return response.status
}

function answerFor({answers}: Scenario, role: RoleName): number {
  return typeof answers === 'number' ? answers : (answers[ROLES.indexOf(role)] ?? 0)
}

let stage: Stage
let before: Map<string, string>

beforeAll(async () => {
  stage = await openStage()
  before = await stage.snapshot()
})

afterAll(() => stage.lake.lake.close())

async function expectNothingHappened(): Promise<void> {
  expect(changesBetween(before, await stage.snapshot())).toEqual([])
}

test('every address of the lake has its scenario', () => {
  const known = new Set(SCENARIOS.map(({route}) => route))
  expect(stage.lake.lake.routes.filter((route) => !known.has(route))).toEqual([])
  expect([...known].filter((route) => !stage.lake.lake.routes.includes(route))).toEqual([])
})

describe.each(SCENARIOS.map((scenario) => [scenario.route, scenario] as const))(
  '%s',
  (route, scenario) => {
    const method = route.replace(/ .*/, '')
    const {changes, bad = []} = scenario

    test('answers each role as it should, and does nothing else', async () => {
      for (const role of ROLES) {
        const status = answerFor(scenario, role)
        const isChange = changes !== undefined && status < 400
        const place = isChange ? await openStage() : stage
        const start = isChange ? await place.snapshot() : before
        const answered = await statusOf(await place.send(method, scenario, role))
        const expected = isChange ? changes.map((name) => place.fill(name, role)) : []
        const changed = changesBetween(start, await place.snapshot())
        expect({role, status: answered, changed}).toEqual({role, status, changed: expected})
        expect(place.lake.logged).toEqual([])
        if (isChange) await place.lake.lake.close()
      }
    })

    test.runIf(bad.length > 0)('refuses what is wrong, and does nothing', async () => {
      for (const [what, ask, status] of bad) {
        const answered = await statusOf(await stage.send(method, ask, 'administrator'))
        expect([what, answered]).toEqual([what, status])
        await expectNothingHappened()
      }
    })

    test('survives anything in the place of what it expects, and does nothing', async () => {
      for (const ask of nonsenseFor(scenario)) {
        const answered = await statusOf(await stage.send(method, ask, 'administrator'))
        expect([ask, answered]).toEqual([ask, expect.toSatisfy(isNoFault)])
      }
      await expectNothingHappened()
    })

    test('takes no token that is none', async () => {
      // Whoever signs out, or asks whether they may ask, need not be known.
      const isOpen = ['POST /auth/logout', 'GET /check/cors'].includes(route)
      const answered = await statusOf(await stage.send(method, scenario, 'stranger', 'no-token'))
      expect(answered).toBe(isOpen ? answerFor(scenario, 'stranger') : 401)
      await expectNothingHappened()
    })
  },
)

test('nothing of all this went wrong inside the lake', async () => {
  expect(stage.lake.logged).toEqual([])
  expect(await stage.lake.lake.verify()).toEqual([])
})

function isNoFault(status: number): boolean {
  return status < 500
}

const NONSENSE = [
  '%00',
  '%E0%A4%A',
  '..%2F..%2Fetc%2Fpasswd',
  '__proto__',
  'a'.repeat(5000),
  '%F0%9F%8E%88',
]

/** The request with one part of its address, or its body, replaced by something else. */
function nonsenseFor({route, path, json, headers, takesAnything}: Scenario): Ask[] {
  const method = route.replace(/ .*/, '')
  const [plain = ''] = path.split('?')
  const parts = plain.split('/')
  const paths = parts.flatMap((part, index) => {
    // A lake is one project, whatever an address calls it.
    const isFixed = part === '' || index <= 1 || part === 'newsroom'
    return isFixed ? [] : NONSENSE.map((odd) => parts.with(index, odd).join('/'))
  })
  const asked = paths.map((odd): Ask => ({path: odd, ...(json === undefined ? {} : {json})}))
  if (method === 'GET') return [...asked, {path: `${plain}?query=*&query=*&perspective=,`}]
  // Nobody reads what comes along with a deletion.
  if (takesAnything || method === 'DELETE') return asked
  const bodies = ['', '[', 'null', '7', '"text"', '\u0000', '{"a":'.repeat(5000)]
  const type = headers?.['content-type'] ?? 'application/json'
  const badly = bodies.map((body): Ask => ({
    path,
    body,
    headers: {...headers, 'content-type': type},
  }))
  return [...asked, ...badly]
}
