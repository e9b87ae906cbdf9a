import {request} from 'node:http'
import {gzipSync} from 'node:zlib'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {openTestLake, STUDIO_ORIGIN, type TestLake} from '../testing/test-lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await openTestLake()
  const client = lake.client('ed')
  await client.create({
    _id: 'a1',
    _type: 'article',
    title: 'b'.repeat(20),
    list: ['a'],
    count: 'text',
  })
  const many = Array.from({length: 300}, (_, n) => ({
    create: {_id: `n${n}`, _type: 'number', n, title: `${'b'.repeat(25)} ${n}`},
  }))
  await client.mutate(many)
})

afterAll(() => lake.lake.close())

async function state(): Promise<unknown> {
  return lake.client('ed').fetch('*[_type in ["article", "x"]]')
}

function post(
  path: string,
  body: BodyInit,
  headers: Record<string, string> = {},
): Promise<Response> {
  return lake.request(path, {
    as: 'ed',
    method: 'POST',
    headers: {'content-type': 'application/json', ...headers},
    body,
  })
}

function mutate(...mutations: unknown[]): Promise<Response> {
  return post('/v1/data/mutate/production', JSON.stringify({mutations}))
}

interface Refused {
  status: number
  /** Says nothing about the inside of the lake. */
  isDiscreet: boolean
}

async function answerOf(response: Response): Promise<Refused> {
  const text = await response.text()
  const isDiscreet = !/node_modules|\/work\/|\.ts:\d|SQLITE|select /.test(text)
  return {status: response.status, isDiscreet}
}

function refused(status: number): Refused {
  return {status, isDiscreet: true}
}

const deep = (levels: number): string => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels)

describe('a document that nobody should send', () => {
  test.each<[string, string]>([
    ['a key __proto__', '{"create": {"_type": "x", "__proto__": {"a": 1}}}'],
    ['a key constructor, deep down', '{"create": {"_type": "x", "a": [{"constructor": 1}]}}'],
    ['too many levels', `{"create": {"_type": "x", "a": ${deep(25)}}}`],
    [
      'a hundred thousand levels',
      `{"create": {"_type": "x", "a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}}`,
    ],
    ['a number out of range', '{"create": {"_type": "x", "n": 1e400}}'],
    ['a path as id', '{"create": {"_id": "../x", "_type": "x"}}'],
    ['two dots in the id', '{"create": {"_id": "a..b", "_type": "x"}}'],
    ['a dash before the id', '{"create": {"_id": "-a", "_type": "x"}}'],
    ['an endless id', `{"create": {"_id": "${'a'.repeat(129)}", "_type": "x"}}`],
    ['a draft of a draft', '{"create": {"_id": "drafts.drafts.a", "_type": "x"}}'],
    [
      'a version in a bundle called drafts',
      '{"create": {"_id": "versions.drafts.a", "_type": "x"}}',
    ],
    ['a NUL in the id', '{"create": {"_id": "a\\u0000", "_type": "x"}}'],
    ['an id that is no text', '{"create": {"_id": 7, "_type": "x"}}'],
    ['a type that is no text', '{"create": {"_type": {"a": 1}}}'],
    ['no operation', '{}'],
    ['two operations', '{"create": {"_type": "x"}, "delete": {"id": "a1"}}'],
    ['an unknown operation', '{"explode": {"id": "a1"}}'],
    ['a mutation that is a text', '"create"'],
    ['an unknown patch operator', '{"patch": {"id": "a1", "explode": {}}}'],
    ['a patch of a prototype', '{"patch": {"id": "a1", "set": {"__proto__.polluted": 1}}}'],
    [
      'a patch with a prototype in its value',
      '{"patch": {"id": "a1", "set": {"a": {"__proto__": 1}}}}',
    ],
    ['a path of 3,000 segments', `{"patch": {"id": "a1", "set": {"${'a.'.repeat(3000)}a": 1}}}`],
    ['an endless bracket path', `{"patch": {"id": "a1", "set": {"${'a['.repeat(300)}": 1}}}`],
    ['a diff that is none', '{"patch": {"id": "a1", "diffMatchPatch": {"title": "nonsense"}}}'],
    ['inc by a text', '{"patch": {"id": "a1", "inc": {"count": "1"}}}'],
    ['insert without items', '{"patch": {"id": "a1", "insert": {"after": "list[-1]"}}}'],
    [
      'insert in two places',
      '{"patch": {"id": "a1", "insert": {"after": "list[-1]", "before": "list[0]", "items": []}}}',
    ],
    ['unset of a number', '{"patch": {"id": "a1", "unset": [1]}}'],
    ['a change of the id', '{"patch": {"id": "a1", "set": {"_id": "a2"}}}'],
    [
      'a change of the time of creation',
      '{"patch": {"id": "a1", "set": {"_createdAt": "2000-01-01T00:00:00Z"}}}',
    ],
    [
      'a nest as deep as allowed, made deeper by a patch',
      `{"patch": {"id": "a1", "set": {"a.b.c.d.e.f.g.h": ${deep(15)}}}}`,
    ],
  ])('%s → 400', async (_what, mutation) => {
    const before = await state()
    const response = await post('/v1/data/mutate/production', `{"mutations": [${mutation}]}`)
    expect(await answerOf(response)).toEqual(refused(400))
    expect(await state()).toEqual(before)
  })

  test('5,001 mutations → 400', async () => {
    const before = await state()
    expect(
      await answerOf(await mutate(...Array.from({length: 5001}, () => ({create: {_type: 'x'}})))),
    ).toEqual(refused(400))
    expect(await state()).toEqual(before)
  })

  test('a transaction id with a line break, which would end up in an event stream → 400', async () => {
    const body = JSON.stringify({mutations: [{create: {_type: 'x'}}], transactionId: 'a\ndata: b'})
    expect(await answerOf(await post('/v1/data/mutate/production', body))).toEqual(refused(400))
  })

  test('the revision and the times that a client claims are passed over', async () => {
    const client = lake.client('ed')
    const claimed = {
      _rev: 'mine',
      _updatedAt: '2000-01-01T00:00:00Z',
      _createdAt: '2001-01-01T00:00:00Z',
    }
    const created = await client.create({_id: 'claims', _type: 'claims', ...claimed})
    expect(created._rev).not.toBe('mine')
    expect(created._updatedAt).not.toBe(claimed._updatedAt)
    expect(created._createdAt).toBe(claimed._createdAt)
  })

  test('odd texts and numbers come out as they went in', async () => {
    const client = lake.client('ed')
    const odd = [
      '\ud800',
      '\udc00a',
      '\u0000',
      '\u2028',
      'a\u0301',
      '🎈',
      2 ** 53,
      1e21,
      -1.5e-7,
      '',
      ' ',
    ]
    const created = await client.create({_id: 'odd', _type: 'odd', odd, zero: -0})
    expect(await client.getDocument('odd')).toEqual({...created, odd, zero: 0})
    expect(await client.fetch('*[_id == "odd"][0].odd')).toEqual(odd)
  })
})

describe('a body that nobody should send', () => {
  test.each<[string, BodyInit, Record<string, string>, number]>([
    ['no JSON', '{"mutations": [', {}, 400],
    ['no object', '[]', {}, 400],
    ['nothing', '', {}, 400],
    [
      'bytes that are no UTF-8',
      Buffer.from('{"mutations": [{"create": {"_type": "\xff"}}]}', 'latin1'),
      {},
      400,
    ],
    ['text, as a form can', '{"mutations": []}', {'content-type': 'text/plain'}, 415],
    ['a form', 'mutations=x', {'content-type': 'application/x-www-form-urlencoded'}, 415],
    ['gzip that is none', 'abc', {'content-encoding': 'gzip'}, 400],
    ['another encoding', 'abc', {'content-encoding': 'br'}, 415],
    ['nine megabytes', `{"a": "${'x'.repeat(9_000_000)}"}`, {}, 413],
    [
      'two hundred megabytes in a small parcel',
      gzipSync(Buffer.alloc(200_000_000)),
      {'content-encoding': 'gzip'},
      413,
    ],
  ])('%s → %s', async (_what, body, headers, status) => {
    const before = await state()
    expect(await answerOf(await post('/v1/data/mutate/production', body, headers))).toEqual(
      refused(status),
    )
    expect(await state()).toEqual(before)
  })

  test('gzip that is right is unpacked', async () => {
    const body = gzipSync(JSON.stringify({mutations: [{create: {_id: 'packed', _type: 'packed'}}]}))
    const response = await post('/v1/data/mutate/production', body, {'content-encoding': 'gzip'})
    expect(response.status).toBe(200)
  })
})

describe('a query that nobody should send', () => {
  test.each<[string, string]>([
    ['wildcards that make groq-js backtrack', `*[title match "${'*'.repeat(15)}a"]`],
    ['more of them', `*[title match "${'*b'.repeat(10)}*a"]`],
    ['loops three deep', '*[]{"a": *[]{"b": *[]{"c": count(*[n > ^.n && n > ^.^.n])}}}'],
    ['a chain of 20,000 sums', `1${'+1'.repeat(20_000)}`],
    ['2,000 brackets', `${'('.repeat(2000)}1${')'.repeat(2000)}`],
    ['2,000 negations', `${'!'.repeat(2000)}a`],
    ['an unclosed text of escapes', `"${'\\"'.repeat(30_000)}`],
    ['text that doubles itself', `*[0]{"a": title}${'{"a": a + a}'.repeat(60)}`],
    ['a list that doubles itself', `*[0]{"a": [1, 2, 3, 4]}${'{"a": a + a}'.repeat(40)}`],
    ['a list of lists of everything', '*[]{"a": *[]{"b": *[]{"c": *[]}}}'],
    ['64 kB of anything', `*[${'a == 1 || '.repeat(8000)}true]`],
    ['a path of many stars', '*[_id in path("**.**.**.**.**.**.**.**.a")]'],
    ['an unknown function', 'self::destruct()'],
    ['a function that groq-js lacks', 'media::aspect(1, 2)'],
    [
      'a ring of rings',
      `geo({"type": "Polygon", "coordinates": ${'['.repeat(90)}1${']'.repeat(90)}})`,
    ],
    ['a missing parameter', '*[_id == $id]'],
    ['a prototype', '*[0]{"__proto__": {"polluted": 1}}'],
  ])(
    '%s → an answer or a refusal in time, and the lake goes on',
    async (_what, query) => {
      const asked = post('/v1/data/query/production?perspective=raw', JSON.stringify({query}))
      for (let index = 0; index < 3; index++) {
        expect(
          (await lake.request('/v1/data/query/production?query=*[_id=="a1"]._id')).status,
        ).toBe(200)
      }
      const response = await asked
      const {status, isDiscreet} = await answerOf(response)
      expect([200, 400, 408]).toContain(status)
      expect(isDiscreet).toBe(true)
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    },
    20_000,
  )

  test('a polygon of a hundred thousand corners keeps nobody else waiting', async () => {
    const ring = Array.from({length: 100_000}, (_, index) => {
      const angle = (2 * Math.PI * index) / 100_000
      const radius = 10 + Math.sin(index)
      return [radius * Math.cos(angle), radius * Math.sin(angle)].map((x) => Number(x.toFixed(3)))
    })
    const area = {type: 'Polygon', coordinates: [[...ring, ring[0]]]}
    const client = lake.client('ed')
    await client.create({_id: 'vast', _type: 'area', area})
    const query = 'geo::intersects(*[_id == "vast"][0].area, {"lat": 1, "lng": 1})'
    let isAnswered = false
    const asked = post('/v1/data/query/production', JSON.stringify({query})).finally(() => {
      isAnswered = true
    })
    expect(await client.fetch('*[_id == "a1"]._id')).toEqual(['a1'])
    expect(isAnswered).toBe(false)
    const {status, isDiscreet} = await answerOf(await asked)
    expect([200, 408]).toContain(status)
    expect(isDiscreet).toBe(true)
    await client.delete('vast')
  }, 60_000)

  test('what is in a parameter is never read as GROQ', async () => {
    const search = new URLSearchParams({
      query: '*[_id == $id]._id',
      $id: JSON.stringify('a1"] | order(x) // '),
    })
    const response = await lake.request(`/v1/data/query/production?${search}`, {as: 'ed'})
    expect((await response.json()).result).toEqual([])
  })

  test.each([
    ['a parameter that is no JSON', '/v1/data/query/production?query=*&$a=b'],
    ['a parameter called __proto__', '/v1/data/query/production?query=*&$__proto__={}'],
    ['two perspectives', '/v1/data/query/production?query=*&perspective=published&perspective=raw'],
    ['raw among releases', '/v1/data/query/production?query=*&perspective=r1,raw'],
    ['no query', '/v1/data/query/production'],
  ])('%s → 400', async (_what, path) => {
    expect(await answerOf(await lake.request(path, {as: 'ed'}))).toEqual(refused(400))
  })
})

describe('a request that nobody should send', () => {
  test.each([
    ['GET', '/v1/data/mutate/production', 405],
    ['DELETE', '/v1/data/query/production', 405],
    ['POST', '/v1/users/me', 405],
    ['GET', '/v1/nothing/here', 404],
    ['GET', '/v1/images/newsroom/production/../../lake.sqlite', 404],
    ['GET', '/v1/images/newsroom/production/..%2f..%2flake.sqlite', 404],
    ['GET', '/v1/files/newsroom/production/%252e%252e%252flake.sqlite', 404],
    ['GET', '/v1/files/newsroom/..%2fdatasets/production.sqlite', 404],
    ['GET', '/v1/data/doc/production/%E0%A4%A', 200],
    ['GET', '/v1/data/query/%2e%2e%2f?query=*', 404],
  ])('%s %s → %d', async (method, path, status) => {
    expect(await answerOf(await lake.request(path, {method, as: 'ed'}))).toEqual(refused(status))
  })

  test('a foreign host name → 421, for names that were pointed at this machine', async () => {
    const {hostname, port} = new URL(lake.url)
    const status = (host: string) =>
      new Promise((resolve, reject) => {
        const asked = request({hostname, port, path: '/v1/ping', headers: {host}}, (answer) => {
          answer.resume()
          resolve(answer.statusCode)
        })
        asked.on('error', reject)
        asked.end()
      })
    expect(await status('evil.example')).toBe(421)
    expect(await status(`evil.example:${port}`)).toBe(421)
    expect(await status(`127.0.0.1:${port}`)).toBe(200)
    expect(await status(`newsroom.localhost:${port}`)).toBe(200)
  })

  test('an upgrade to nowhere is refused, and the lake goes on', async () => {
    const {hostname, port} = new URL(lake.url)
    for (const path of ['//', '/_mux?%', '/v1/socket/nowhere', '/v1/socket/%00', '/']) {
      const headers = {connection: 'upgrade', upgrade: 'websocket', host: 'evil.example'}
      const asked = request({hostname, port, path, headers})
      const [answer] = await new Promise<[{statusCode?: number}]>((resolve, reject) => {
        asked.on('response', (response) => resolve([response]))
        asked.on('error', reject)
        asked.end()
      })
      expect(answer.statusCode).toBe(403)
    }
    expect((await lake.request('/v1/ping')).status).toBe(200)
  })

  test.each(['https://evil.example', 'null', `${STUDIO_ORIGIN}.evil.example`, 'http://127.0.0.1'])(
    'a page of %s gets no permission to read anything',
    async (origin) => {
      const answer = await lake.request('/v1/ping', {headers: {origin}})
      const preflight = await lake.request('/v1/data/mutate/production', {
        method: 'OPTIONS',
        headers: {origin, 'access-control-request-headers': 'authorization'},
      })
      expect(preflight.status).toBe(403)
      for (const {headers} of [answer, preflight]) {
        expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
      }
    },
  )

  test('an allowed page may ask for everything, with credentials, also for errors', async () => {
    const preflight = await lake.request('/v1/data/mutate/production', {
      method: 'OPTIONS',
      headers: {
        'origin': STUDIO_ORIGIN,
        'access-control-request-headers': 'authorization,x-sanity-app',
      },
    })
    expect(preflight.status).toBe(204)
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
      'access-control-allow-origin': STUDIO_ORIGIN,
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': 'authorization,x-sanity-app',
      'access-control-allow-private-network': 'true',
      'access-control-max-age': '600',
    })
    const path = '/v1/users/me/keyvalue/recent'
    const failed = await lake.request(path, {headers: {origin: STUDIO_ORIGIN}})
    expect(failed.status).toBe(401)
    expect(failed.headers.get('access-control-allow-origin')).toBe(STUDIO_ORIGIN)
    expect(failed.headers.get('vary')?.toLowerCase()).toContain('origin')
  })

  test('every answer, also an error, is guarded and kept by nobody', async () => {
    for (const path of [
      '/v1/ping',
      '/v1/users/me',
      '/v1/nothing',
      '/v1/data/query/production?query=**',
    ]) {
      const {headers} = await lake.request(path)
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
      })
    }
  })
})

test('nothing of all this went wrong inside the lake', async () => {
  expect(lake.logged).toEqual([])
  expect(await lake.lake.verify()).toEqual([])
})
