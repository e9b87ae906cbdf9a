import {once} from 'node:events'
import {mkdtempSync, rmSync} from 'node:fs'
import {createServer, type IncomingHttpHeaders, type IncomingMessage, type Server} from 'node:http'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {text} from 'node:stream/consumers'
import {isValidSignature} from '@sanity/webhook'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {isRecord} from '../documents/json.ts'
import {openTestLake, type TestLake, until} from '../testing/test-lake.ts'

interface Delivery {
  method: string | undefined
  headers: IncomingHttpHeaders
  body: unknown
  text: string
}

/** A real receiver, that answers what it is told to. */
let receiver: Server
let url: string
let received: Delivery[] = []
let answers: number[] = []

beforeAll(async () => {
  receiver = createServer((request, response) => {
    void receive(request).then(() => response.writeHead(answers.shift() ?? 200).end())
  })
  receiver.listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  const address = receiver.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/hook`
})

async function receive(request: IncomingMessage): Promise<void> {
  const {method, headers} = request
  const sent = await text(request)
  received.push({method, headers, text: sent, body: sent === '' ? null : JSON.parse(sent)})
}

afterAll(() => {
  receiver.closeAllConnections()
  receiver.close()
})

let folder: string
let lake: TestLake

beforeEach(async () => {
  received = []
  answers = []
  folder = mkdtempSync(join(tmpdir(), 'hooks-'))
  lake = await open()
})

afterEach(async () => {
  await lake.lake.close()
  rmSync(folder, {recursive: true})
})

function open(): Promise<TestLake> {
  return openTestLake({directory: folder, webhookRetryDelays: [1, 1, 1]})
}

/** Asks the address where webhooks are kept, as an administrator. */
async function hooks(
  method: string,
  rest = '',
  json?: object,
): Promise<{status: number; body: unknown}> {
  const response = await lake.request(`/v2021-10-04/hooks/projects/newsroom${rest}`, {
    as: 'ada',
    method,
    headers: {'content-type': 'application/json'},
    ...(json ? {body: JSON.stringify(json)} : {}),
  })
  return {status: response.status, body: await response.json()}
}

async function addHook(description: object): Promise<string> {
  const {body} = await hooks('POST', '', {name: 'test', url, ...description})
  if (isRecord(body) && typeof body['id'] === 'string') return body['id']
  throw new Error(`The webhook was not made: ${JSON.stringify(body)}`)
}

async function deliveries(count: number): Promise<Delivery[]> {
  return until(`${count} webhooks have come`, () =>
    received.length >= count ? received : undefined,
  )
}

describe('a webhook', () => {
  test('sends its projection of the documents that pass its filter, signed', async () => {
    const id = await addHook({
      secret: 'the secret',
      headers: {'X-Desk': 'news', 'Sanity-Operation': 'forged'},
      rule: {
        on: ['create', 'update'],
        filter: '_type == "article" && delta::changedAny(title)',
        projection: '{_id, title, "was": before().title, "new": before() == null}',
      },
    })
    const client = lake.client('ed')
    await client.create({_id: 'a1', _type: 'article', title: 'Fire'})
    await client.patch('a1').set({n: 1}).commit()
    await client.create({_id: 'p1', _type: 'person', title: 'Jane'})
    const {_rev} = await client.patch('a1').set({title: 'Fire out'}).commit()
    await client.delete('a1')
    await client.create({_id: 'a2', _type: 'article', title: 'Last'})
    const [first, second, last] = await deliveries(3)
    expect([first?.body, second?.body, last?.body]).toEqual([
      {_id: 'a1', title: 'Fire', was: null, new: true},
      {_id: 'a1', title: 'Fire out', was: 'Fire', new: false},
      {_id: 'a2', title: 'Last', was: null, new: true},
    ])
    expect(second?.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'idempotency-key': expect.stringMatching(/^[0-9a-f]{64}$/),
      'sanity-dataset': 'production',
      'sanity-document-id': 'a1',
      'sanity-operation': 'update',
      'sanity-project-id': 'newsroom',
      'sanity-transaction-id': _rev,
      'sanity-transaction-time': expect.stringMatching(/Z$/),
      'sanity-webhook-id': id,
      'x-desk': 'news',
    })
    const signature = String(second?.headers['sanity-webhook-signature'])
    // As receivers check it.
    const text = second?.text ?? ''
    expect(await isValidSignature(text, signature, 'the secret')).toBe(true)
    expect(await isValidSignature(`${text} `, signature, 'the secret')).toBe(false)
    expect(await isValidSignature(text, signature, 'another secret')).toBe(false)
    const [, time] = /^t=(\d+),/.exec(signature) ?? []
    expect(Math.abs(Date.now() - Number(time))).toBeLessThan(60_000)
  })

  test('sends the whole document, also of a deletion; drafts and versions only when told to', async () => {
    await addHook({})
    const drafts = await addHook({includeDrafts: true, httpMethod: 'PUT'})
    const client = lake.client('ed')
    await client.create({_id: 'drafts.a1', _type: 'article'})
    await client.create({_id: 'versions.r1.a1', _type: 'article'})
    const created = await client.create({_id: 'a1', _type: 'article'})
    await client.delete('a1')
    const all = await deliveries(5)
    const of = (method: string) => all.filter((each) => each.method === method)
    expect(of('POST').map(({body}) => body)).toEqual([created, created])
    expect(of('PUT').map(({headers}) => headers['sanity-document-id'])).toEqual([
      'drafts.a1',
      'a1',
      'a1',
    ])
    expect(of('PUT').map(({headers}) => headers['sanity-webhook-id'])).toEqual([
      drafts,
      drafts,
      drafts,
    ])
    expect(of('PUT').at(-1)?.headers['sanity-operation']).toBe('delete')
  })

  test('is tried again until it is taken, with nothing overtaking it', async () => {
    const id = await addHook({})
    answers = [503, 429]
    const client = lake.client('ed')
    for (let n = 0; n < 5; n++) {
      await client.createOrReplace({_id: n % 2 === 0 ? 'even' : 'odd', _type: 'article', n})
    }
    const all = await deliveries(7)
    expect(all.map(({body}) => body)).toMatchObject([0, 0, 0, 1, 2, 3, 4].map((n) => ({n})))
    const keys = all.slice(0, 3).map(({headers}) => headers['idempotency-key'])
    expect(new Set(keys).size).toBe(1)
    const attempts = await until('all attempts are noted', async () => {
      const {body} = await hooks('GET', `/${id}/attempts`)
      return Array.isArray(body) && body.length === 7 ? body : undefined
    })
    expect(attempts).toMatchObject([200, 200, 200, 200, 200, 429, 503].map((status) => ({status})))
  })

  test('is given up when it is refused, or nobody takes it, and the next one is sent', async () => {
    await addHook({})
    answers = [404, 500, 500, 500, 500]
    const client = lake.client('ed')
    for (const n of [1, 2, 3]) await client.create({_type: 'article', n})
    const all = await deliveries(6)
    expect(all.map(({body}) => body)).toMatchObject([1, 2, 2, 2, 2, 3].map((n) => ({n})))
  })

  test('that could not be sent before the end is sent after the next start', async () => {
    answers = Array.from({length: 1000}, () => 503)
    await lake.lake.close()
    lake = await openTestLake({
      directory: folder,
      webhookRetryDelays: Array.from({length: 1000}, () => 20),
    })
    await addHook({rule: {on: ['create']}})
    const client = lake.client('ed')
    await client.create({_id: 'n1', _type: 'article'})
    await client.create({_id: 'n2', _type: 'article'})
    await deliveries(1)
    await lake.lake.close()
    const tried = received.length
    expect(received.every(({body}) => JSON.stringify(body).includes('"n1"'))).toBe(true)
    answers = []
    lake = await open()
    const all = await deliveries(tried + 2)
    expect(all.slice(tried).map(({body}) => body)).toMatchObject([{_id: 'n1'}, {_id: 'n2'}])
    expect(all[tried]?.headers['idempotency-key']).toBe(all[0]?.headers['idempotency-key'])
    expect(lake.logged).toEqual([])
  })

  test('that is switched off, removed, or of another dataset sends nothing', async () => {
    const off = await addHook({})
    expect((await hooks('PUT', `/${off}`, {isDisabledByUser: true})).body).toMatchObject({
      isDisabledByUser: true,
      url,
    })
    const gone = await addHook({})
    expect((await hooks('DELETE', `/${gone}`)).body).toEqual({deleted: true})
    await addHook({dataset: 'other'})
    await addHook({headers: {which: 'last'}})
    await lake.client('ed').create({_type: 'article'})
    const all = await deliveries(1)
    expect(all.map(({headers}) => headers['which'])).toEqual(['last'])
  })

  test('never tells its secret, and follows no redirect', async () => {
    await addHook({secret: 'the secret'})
    const {body} = await hooks('GET')
    expect(body).toMatchObject([{hasSecret: true}])
    expect(JSON.stringify(body)).not.toContain('the secret')
    answers = [302]
    await lake.client('ed').create({_id: 'first', _type: 'article'})
    await lake.client('ed').create({_id: 'second', _type: 'article'})
    const all = await deliveries(2)
    expect(all.map(({body: sent}) => sent)).toMatchObject([{_id: 'first'}, {_id: 'second'}])
  })

  test.each<[string, object]>([
    ['no address', {url: undefined}],
    ['a file', {url: 'file:///etc/passwd'}],
    ['an address with a password', {url: 'https://me:secret@example.com'}],
    ['a filter that cannot be read', {rule: {filter: '_type =='}}],
    ['a projection that cannot be read', {rule: {projection: '{'}}],
    ['an operation that there is not', {rule: {on: ['explode']}}],
    ['a header with a line break', {headers: {'x-a': 'a\r\nb: c'}}],
    ['a method that there is not', {httpMethod: 'TRACE'}],
  ])('with %s is refused', async (_what, description) => {
    const {status, body} = await hooks('POST', '', {name: 'test', url, ...description})
    expect({status, body}).toMatchObject({status: 400, body: {message: expect.any(String)}})
    expect((await hooks('GET')).body).toEqual([])
  })
})
