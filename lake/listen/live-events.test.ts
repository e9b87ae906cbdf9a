import * as fc from 'fast-check'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {WireEvents} from '../testing/event-source.ts'
import {openTestLake, type TestLake, until} from '../testing/test-lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await openTestLake()
})

afterAll(() => lake.lake.close())

async function open(search = '', lastEventId?: string): Promise<WireEvents> {
  const response = await lake.request(`/v2025-02-19/data/live/events/production?${search}`, {
    as: 'ed',
    headers: lastEventId === undefined ? {} : {'last-event-id': lastEventId},
  })
  return new WireEvents(response)
}

describe('live events', () => {
  test('announce changes of published documents, and of drafts only when asked to', async () => {
    const client = lake.client('ed')
    const [published, all] = [await open(), await open('includeDrafts=true')]
    await client.create({_id: 'drafts.l1', _type: 'live'})
    await client.create({_id: 'l1', _type: 'live'})
    const [, only] = await published.take(2)
    const [, first, second] = await all.take(3)
    expect(only).toEqual({event: 'message', id: second?.id, data: second?.data})
    expect(first?.event).toBe('message')
    await Promise.all([published.cut(), all.cut()])
  })

  test('tell whoever comes back too late to fetch everything again', async () => {
    const before = await open()
    const [welcome] = await before.take(1)
    await before.cut()
    const inTime = await open('', welcome?.id)
    expect(await inTime.next()).toMatchObject({event: 'welcome'})
    await inTime.cut()
    await lake.client('ed').create({_type: 'live'})
    const late = await open('', welcome?.id)
    const heard = await late.take(2)
    expect(heard.map(({event}) => event)).toEqual(['welcome', 'restart'])
    await late.cut()
  })

  test('reach the real client', async () => {
    const heard: string[] = []
    const subscription = lake
      .client()
      .live.events()
      .subscribe(({type}) => heard.push(type))
    await until('the client is welcomed', () => heard.includes('welcome'))
    await lake.client('ed').create({_type: 'live'})
    await until('the change arrives', () => heard.includes('message'))
    subscription.unsubscribe()
    expect(heard).toEqual(['welcome', 'message'])
  })

  test('name a sync tag of every answer that a change made stale', async () => {
    const client = lake.client('ed', {perspective: 'drafts'})
    const types = ['article', 'person', 'gallery']
    const ids = ['s1', 's2', 's3', 'drafts.s1']
    const queries = [
      '*[_type == "article"]{_id, title, author->{title}}',
      '*[_type in ["person", "gallery"]] | order(title)[0...2]',
      '*[_id == "s1"][0]',
      '*[_id in ["s2", "s3"]]{"next": author->author->title}',
      'count(*)',
      'count(*[_type == "person"])',
      '*[references("s1")]._id',
      '*[_type == "article"]{"by": *[references(^._id)].title}',
      '*[title match "fire*"]._id',
      '*[_type == "article" && author->title == "Fire"]._id',
      '*[_type == "article" && [title, author->author->title] match "flood"]._id',
      '*[_type == "article"]{"n": count(*[_type == "person" && author._ref == ^._id])}',
      '*[_type == "gallery"]{"any": defined(*[author->title == ^.title][0]._id)}',
      '*[sanity::versionOf("s1")].title',
      '{"a": *[_type == "gallery"][0].title, "b": *[_id == "s3"][0].title}',
    ]
    const stream = await open('includeDrafts=true')
    await stream.take(1)
    const change = fc.record({
      _id: fc.constantFrom(...ids),
      _type: fc.constantFrom(...types),
      title: fc.constantFrom('Fire', 'Flood', 'Frost'),
      author: fc.constantFrom('s1', 's2', 's3').map((_ref) => ({_ref, _weak: true})),
      isDeleted: fc.boolean(),
    })
    const ask = async () => {
      const answers = await Promise.all(
        queries.map((query) => client.fetch(query, {}, {filterResponse: false})),
      )
      return answers.map(({result, syncTags = []}) => ({result: JSON.stringify(result), syncTags}))
    }
    let stale = 0
    await fc.assert(
      fc.asyncProperty(change, async ({isDeleted, ...document}) => {
        const before = await ask()
        const exists = await client.getDocument(document._id)
        if (isDeleted && !exists) return
        await (isDeleted ? client.delete(document._id) : client.createOrReplace(document))
        const [message] = await stream.take(1)
        const told = new Set<unknown>(Array.isArray(message?.data.tags) ? message.data.tags : [])
        const after = await ask()
        for (const [index, {result, syncTags}] of before.entries()) {
          if (result === after[index]?.result) continue
          stale++
          expect([queries[index], syncTags.some((tag) => told.has(tag))]).toEqual([
            queries[index],
            true,
          ])
        }
      }),
      {numRuns: 60},
    )
    expect(stale).toBeGreaterThan(0)
    await stream.cut()
  }, 20_000)
})
