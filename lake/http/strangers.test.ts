import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {WireEvents} from '../testing/event-source.ts'
import {openTestLake, type TestLake} from '../testing/test-lake.ts'

/** Stands in every document that is not for everybody. */
const CANARY = 'canary7Q2xWk9Lr'

let lake: TestLake

beforeAll(async () => {
  lake = await openTestLake({
    datasets: [
      {name: 'production', aclMode: 'public'},
      {name: 'desk', aclMode: 'private'},
    ],
  })
  const client = lake.client('ada')
  await client.create({
    _id: 'a1',
    _type: 'article',
    title: 'Public',
    next: {_ref: 'private.p1', _weak: true},
  })
  for (const _id of HIDDEN) {
    await client.create({
      _id,
      _type: 'article',
      title: CANARY,
      slug: {current: CANARY},
      next: {_ref: 'a1'},
    })
  }
  await client.create({_id: `drafts.${CANARY}`, _type: CANARY, title: CANARY})
  await client
    .patch('drafts.a1')
    .set({title: `${CANARY} again`})
    .commit()
  await client.delete('private.p2')
  await client.withConfig({dataset: 'desk'}).create({_id: 'note', _type: 'note', text: CANARY})
})

const HIDDEN = [
  'drafts.a1',
  'drafts.n1',
  'versions.r1.a1',
  'private.p1',
  'private.p2',
  '_.releases.r1',
]

afterAll(() => lake.lake.close())

async function ask(query: string, options: Record<string, string> = {}): Promise<unknown> {
  const search = new URLSearchParams({query, ...options})
  const response = await lake.request(`/v2025-02-19/data/query/production?${search}`)
  const {result} = await response.json()
  return result
}

describe('somebody who is not signed in', () => {
  test.each([
    ['*', [{_id: 'a1'}]],
    ['*[_id in path("drafts.**")]', []],
    ['*[_id in path("**")]', [{_id: 'a1'}]],
    ['*[_id match "drafts*"]', []],
    ['*[_id == "drafts.a1"]', []],
    ['*[_id in ["drafts.a1", "private.p1"]]', []],
    ['*[sanity::versionOf("a1")]', [{_id: 'a1'}]],
    ['*[sanity::partOfRelease("r1")]', []],
    ['*[references("a1")]', []],
    [`*[title match "${CANARY}*"]`, []],
    [`*[[@, _id] match text::query("${CANARY}")]`, []],
    [`*[slug.current == "${CANARY}"]`, []],
    ['*[_type == "system.release"]', []],
    ['releases::all()[]', []],
  ])('%s → only what is public', async (query, expected) => {
    for (const perspective of ['raw', 'published']) {
      const result = await ask(`${query}{_id}`, {perspective})
      expect(result).toEqual(expected)
    }
  })

  test.each<[string, unknown]>([
    ['count(*)', 1],
    ['count(*[_id in path("drafts.**")])', 0],
    ['count(*[references("a1")])', 0],
    ['*[_id == "a1"][0].next->title', null],
    [
      '*[_id == "a1"]{"by": *[references(^._id)]._id, "drafts": *[_id == "drafts." + ^._id]}',
      [{by: [], drafts: []}],
    ],
    ['*[_id == "a1"] | order(*[_id == "drafts." + ^._id][0].title){_id}', [{_id: 'a1'}]],
    ['*[_id == "a1"] | score(count(*[references(^._id)]) > 0){_score}', [{_score: 0}]],
    ['defined(*[_id == "drafts.a1"][0])', false],
    ['identity()', '<anonymous>'],
  ])('%s → %j', async (query, expected) => {
    for (const perspective of ['raw', 'published'])
      expect(await ask(query, {perspective})).toEqual(expected)
  })

  test('cannot look from the perspective of drafts or a release', async () => {
    for (const perspective of ['drafts', 'previewDrafts', 'r1', 'r1,drafts', '["r1"]']) {
      const search = new URLSearchParams({query: '*', perspective})
      const response = await lake.request(`/v1/data/query/production?${search}`)
      expect([perspective, response.status]).toEqual([perspective, 401])
    }
  })

  test('is told of a hidden document what they are told of none', async () => {
    const ids = [...HIDDEN, 'never']
    const response = await lake.request(
      `/v1/data/doc/production/${ids.join(',')}?includeAllVersions=true`,
    )
    const {documents, omitted} = await response.json()
    const reasons = new Set(omitted.map(({reason}: {reason: string}) => reason))
    expect([...reasons]).toEqual(['existence'])
    expect(documents.map(({_id}: {_id: string}) => _id)).toEqual(['a1'])
  })

  test('hears of nothing but public changes, by listening and live', async () => {
    const listening = new WireEvents(
      await lake.request(
        '/v1/data/listen/production?query=*&includeAllVersions=true&effectFormat=mendoza&includeResult=true',
      ),
    )
    const live = new WireEvents(await lake.request('/v2025-02-19/data/live/events/production'))
    await Promise.all([listening.take(1), live.take(1)])
    const client = lake.client('ada')
    await client
      .patch('drafts.a1')
      .set({title: `${CANARY} once more`})
      .commit()
    await client
      .transaction()
      .create({_type: 'article', _id: `drafts.x`, title: CANARY})
      .patch('a1', (patch) => patch.set({title: 'Public!'}))
      .commit()
    const [heard] = await listening.take(1)
    const [told] = await live.take(1)
    expect(heard?.data).toMatchObject({documentId: 'a1', transactionTotalEvents: 1})
    expect(JSON.stringify(heard)).not.toContain('canary')
    expect(told?.event).toBe('message')
    await client.delete('drafts.x')
    await Promise.all([listening.cut(), live.cut()])
  })

  test('finds no canary behind any address', async () => {
    const paths = [
      ...['*', '*[0]', 'count(*)', `*[title match "${CANARY}"]`].map(
        (query) =>
          `/data/query/production?perspective=raw&returnQuery=false&query=${encodeURIComponent(query)}`,
      ),
      `/data/query/desk?query=*`,
      `/data/doc/production/${HIDDEN.join(',')}`,
      '/data/doc/desk/note',
      '/data/history/production/transactions/drafts.a1,private.p2',
      '/data/history/production/documents/private.p2?lastRevision=true',
      '/data/history/production/events/documents/drafts.a1',
      '/data/live/events/desk',
      '/data/live/events/production?includeDrafts=true',
      '/data/export/production',
      '/projects/newsroom/datasets/production/acl',
      '/projects/newsroom',
      '/projects/newsroom/datasets',
      '/users/ada',
      '/users/me',
    ]
    for (const path of paths) {
      for (const method of ['GET', 'HEAD', 'POST']) {
        const response = await lake.request(`/v2025-02-19${path}`, {method})
        const headers = JSON.stringify([...response.headers])
        const isStream = headers.includes('event-stream')
        const text = isStream ? '' : await response.text()
        if (isStream) await response.body?.cancel()
        expect([method, path, `${headers}${text}`]).toEqual([
          method,
          path,
          expect.not.stringContaining(CANARY),
        ])
        expect(response.status).toBeLessThan(500)
      }
    }
  })

  test('would be found out if one address gave a canary away', async () => {
    const response = await lake.request('/v1/data/doc/production/drafts.a1', {as: 'vi'})
    expect(await response.text()).toContain(CANARY)
  })

  test('cannot change anything', async () => {
    const before = await lake.client('ada').fetch('count(*)')
    for (const [path, body] of [
      ['mutate', {mutations: [{create: {_type: 'x'}}]}],
      [
        'actions',
        {
          actions: [
            {actionType: 'sanity.action.document.publish', draftId: 'drafts.a1', publishedId: 'a1'},
          ],
        },
      ],
    ] as const) {
      const response = await lake.request(`/v1/data/${path}/production`, {
        method: 'POST',
        headers: {'content-type': 'application/json'},
        body: JSON.stringify(body),
      })
      expect(response.status).toBe(401)
      // With this code the Studio would sign its user out.
      expect(await response.json()).not.toHaveProperty('errorCode')
    }
    const upload = await lake.request('/v1/assets/files/production', {method: 'POST', body: 'x'})
    expect(upload.status).toBe(401)
    expect(await lake.client('ada').fetch('count(*)')).toBe(before)
  })
})
