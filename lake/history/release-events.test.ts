import {type SanityClient} from '@sanity/client'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {openTestLake, type TestLake} from '../testing/test-lake.ts'

let lake: TestLake
let client: SanityClient
/** Of the transaction that published the release. */
let published: string

const LATER = '2040-01-01T12:00:00.000Z'

beforeAll(async () => {
  lake = await openTestLake()
  client = lake.client('ed')
  const {releases} = client
  const releaseId = 'r1'
  await client.create({_id: 'a1', _type: 'article', title: 'Fire'})
  await client.create({_id: 'a2', _type: 'gallery'})
  await releases.create({releaseId, metadata: {title: 'Budget day'}})
  await client.createVersion({releaseId, publishedId: 'a1', baseId: 'a1'})
  const document = {_id: 'versions.r1.a3', _type: 'caption'}
  await client.createVersion({releaseId, publishedId: 'a3', document})
  await client.discardVersion({releaseId, publishedId: 'a3'})
  await client.unpublishVersion({releaseId, publishedId: 'a2'})
  await client.patch('versions.r1.a1').set({title: 'Fire is out'}).commit()
  await releases.edit({releaseId, patch: {set: {'metadata.title': 'Budget'}}})
  await releases.schedule({releaseId, publishAt: LATER})
  await releases.unschedule({releaseId})
  await releases.archive({releaseId})
  await releases.unarchive({releaseId})
  const {transactionId} = await releases.publish({releaseId})
  published = transactionId
})

afterAll(() => lake.lake.close())

type Event = Record<string, unknown>

async function history<T>(path: string, as: 'ed' | 'con' | 'vi' = 'ed'): Promise<T> {
  const response = await lake.request(`/v2025-02-19/data/history/production/${path}`, {as})
  expect(response.status).toBe(200)
  return response.json()
}

const eventsOf = async (id: string) => {
  const {events} = await history<{events: Record<string, Event[]>}>(`events/documents/${id}`)
  return events[id]
}

describe('a release tells', () => {
  test('what was done to it, and which documents came and went, newest first', async () => {
    const {events, nextCursor} = await history<{events: Event[]; nextCursor: string}>(
      'events/releases/r1',
    )
    expect(events.map(({type, documentId}) => [type, documentId])).toEqual([
      ['publishRelease', undefined],
      ['unarchiveRelease', undefined],
      ['archiveRelease', undefined],
      ['unscheduleRelease', undefined],
      ['scheduleRelease', undefined],
      ['addDocumentToRelease', 'a2'],
      ['discardDocumentFromRelease', 'a3'],
      ['addDocumentToRelease', 'a3'],
      ['addDocumentToRelease', 'a1'],
      ['createRelease', undefined],
    ])
    expect(nextCursor).toBe('')
    expect(events[0]).toEqual({
      id: published,
      type: 'publishRelease',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      author: 'ed',
      releaseName: 'r1',
    })
    expect(events[4]).toMatchObject({publishAt: LATER})
    expect(events[6]).toMatchObject({versionId: 'versions.r1.a3', documentType: 'caption'})
  })

  test('it page by page', async () => {
    const {events: all} = await history<{events: Event[]}>('events/releases/r1')
    const found: Event[] = []
    let cursor = ''
    do {
      const page = await history<{events: Event[]; nextCursor: string}>(
        `events/releases/r1?limit=3&nextCursor=${cursor}`,
      )
      expect(page.events.length).toBeLessThanOrEqual(3)
      found.push(...page.events)
      cursor = page.nextCursor
    } while (cursor !== '')
    expect(found).toEqual(all)
  })

  test('nothing to whom its history is hidden, and of none nothing', async () => {
    const nothing = {events: [], nextCursor: ''}
    expect(await history('events/releases/r1', 'con')).toEqual(nothing)
    expect(await history('events/releases/r9')).toEqual(nothing)
  })
})

describe('a document tells', () => {
  test('by which release it was published, or taken away', async () => {
    const release = {releaseId: 'r1', author: 'ed'}
    expect((await eventsOf('a1'))?.[0]).toMatchObject({
      type: 'publishDocumentVersion',
      revisionId: published,
      versionId: 'versions.r1.a1',
      publishCause: 'release.publish',
      ...release,
    })
    expect((await eventsOf('a2'))?.[0]).toMatchObject({
      type: 'unpublishDocument',
      versionId: 'versions.r1.a2',
      ...release,
    })
  })

  test('of a version, also when it was scheduled with its release', async () => {
    const events = await eventsOf('versions.r1.a1')
    expect(events?.map(({type}) => type)).toEqual([
      'publishDocumentVersion',
      'createDocumentVersion',
      'deleteDocumentVersion',
      'unscheduleDocumentVersion',
      'scheduleDocumentVersion',
      'createDocumentVersion',
    ])
    expect(events?.[4]).toMatchObject({publishAt: LATER, documentId: 'a1', releaseId: 'r1'})
  })

  test('its last state under the revision that published it: the Studio reverts a release by it', async () => {
    const {documents} = await history<{documents: Event[]}>(
      'documents/versions.r1.a1,versions.r1.a2,versions.r1.a3?lastRevision=true',
    )
    expect(documents.map(({_id, _rev}) => [_id, _rev === published])).toEqual([
      ['versions.r1.a1', true],
      ['versions.r1.a2', true],
      ['versions.r1.a3', false],
    ])
  })
})

describe('all that happened in a dataset', () => {
  const recent = async (search: string, as?: 'con' | 'vi') => {
    const address = `/v1/data/history/production/transactions?${search}`
    const response = await lake.request(address, {as: as ?? 'ed'})
    const lines = (await response.text()).split('\n').filter((line) => line !== '')
    return lines.map((line): {id: string; documentIDs: string[]} => JSON.parse(line))
  }

  test('is told without naming documents, from either end', async () => {
    const all = await recent('excludeContent=true')
    expect(all[0]?.documentIDs).toEqual(['a1'])
    expect(all.at(-1)?.id).toBe(published)
    const ids = all.map(({id}) => id)
    const back = await recent('reverse=true&limit=3')
    expect(back.map(({id}) => id)).toEqual(ids.slice(-3).toReversed())
    const between = await recent(`fromTransaction=${ids[2]}&toTransaction=${ids[4]}`)
    expect(between.map(({id}) => id)).toEqual(ids.slice(2, 5))
  })

  test('is told of what somebody may know, and no more', async () => {
    await client.create({_id: 'drafts.d1', _type: 'article'})
    expect(await recent('', 'con')).toMatchObject([{documentIDs: ['drafts.d1']}])
    expect((await recent('', 'vi')).length).toBeGreaterThan(10)
    const strangers = await lake.request('/v1/data/history/production/transactions')
    expect(strangers.status).toBe(401)
  })
})
