import * as fc from 'fast-check'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {WireEvents} from '../testing/event-source.ts'
import {openTestLake, type TestLake, until} from '../testing/test-lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await openTestLake()
})

afterAll(() => lake.lake.close())

async function open(
  search = '',
  lastEventId?: string,
  viewer: {as?: 'ed'} = {as: 'ed'},
): Promise<WireEvents> {
  const response = await lake.request(`/v2025-02-19/data/live/events/production?${search}`, {
    ...viewer,
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
    const stream = await open('includeDrafts=true')
    await stream.take(1)
    const reference = fc.constantFrom('s1', 's2', 's3').map((_ref) => {
      return {...linkTo(_ref), _key: _ref}
    })
    const change = fc.record({
      _id: fc.constantFrom(...ids),
      _type: fc.constantFrom(...types),
      title: fc.constantFrom('Fire', 'Flood', 'Frost'),
      author: reference,
      authors: fc.array(reference, {maxLength: 2}),
      isDeleted: fc.boolean(),
    })
    const ask = async () => {
      const responses = await Promise.all(
        QUERIES.map((query) => client.fetch(query, {}, {filterResponse: false})),
      )
      return responses.map(({result, syncTags = []}) => ({
        result: JSON.stringify(result),
        syncTags,
      }))
    }
    let answers = await ask()
    const everything = answers[QUERIES.indexOf('count(*)')]?.syncTags ?? []
    const stale = new Map(QUERIES.map((query) => [query, 0]))
    await fc.assert(
      fc.asyncProperty(change, async ({isDeleted, ...document}) => {
        const exists = await client.getDocument(document._id)
        if (isDeleted && !exists) return
        await (isDeleted ? client.delete(document._id) : client.createOrReplace(document))
        const [message] = await stream.take(1)
        const told = tagsIn(message)
        const before = answers
        answers = await ask()
        const following = answers.filter((_, index) => FOLLOWING.includes(QUERIES[index] ?? ''))
        expect(following.flatMap(({syncTags}) => syncTags)).not.toContain(everything[0])
        for (const [index, {result, syncTags}] of before.entries()) {
          if (result === answers[index]?.result) continue
          const query = QUERIES[index] ?? ''
          stale.set(query, (stale.get(query) ?? 0) + 1)
          expect([query, syncTags.some((tag) => told.has(tag))]).toEqual([query, true])
        }
      }),
      {numRuns: 60},
    )
    expect(FOLLOWING.some((query) => (stale.get(query) ?? 0) > 0)).toBe(true)
    await stream.cut()
  }, 20_000)

  /** Once its filter is answered by indexes: before, it looks at all that is referred to. */
  async function tagsOf(query: string, howMany: number): Promise<string[]> {
    let tags: string[] = []
    const ask = async () => {
      const {syncTags = []} = await lake.client('ed').fetch(query, {}, {filterResponse: false})
      tags = syncTags
      return tags.length
    }
    await expect.poll(ask, {timeout: 10_000}).toBe(howMany)
    return tags
  }

  test('leave alone what follows references that do not lead to what changed', async () => {
    const client = lake.client('ed')
    await client
      .transaction()
      .create({_id: 'section-1', _type: 'section', title: 'Home'})
      .create({_id: 'story-1', _type: 'story', section: linkTo('section-1')})
      .commit()
    const tags = await tagsOf('*[_type == "story" && section->title == "World"]._id', 3)
    const stream = await open()
    await stream.take(1)
    await client.create({_id: 'section-2', _type: 'section', title: 'World'})
    await client.patch('section-1').set({title: 'World'}).commit()
    const told = (await stream.take(2)).map((message) => tagsIn(message))
    expect(told.map((each) => tags.some((tag) => each.has(tag)))).toEqual([false, true])
    await stream.cut()
  })

  test('name whoever follows references to what so many refer to that nobody looks where', async () => {
    const client = lake.client('ed')
    const many = Array.from({length: 1001}, (_, n) => {
      return {create: {_id: `clerk-${n}`, _type: 'clerk', desk: linkTo('busy')}}
    })
    await client.mutate(many)
    await client.create({_id: 'busy', _type: 'desk', title: 'Sport'})
    const tags = await tagsOf('count(*[_type == "clerk" && desk->title == "News"])', 3)
    const stream = await open()
    await stream.take(1)
    await client.patch('busy').set({title: 'News'}).commit()
    const [message] = await stream.take(1)
    expect(tags.some((tag) => tagsIn(message).has(tag))).toBe(true)
    await stream.cut()
  })

  test('tell a stranger nothing of references that they may not see', async () => {
    const client = lake.client('ed')
    await client.create({_id: 'told', _type: 'live'})
    await client.create({_id: 'secret.file', _type: 'file', suspect: linkTo('told')})
    await client.create({_id: 'open-file', _type: 'file', subject: linkTo('told')})
    const [ed, stranger] = [await open(), await open('', undefined, {})]
    await Promise.all([ed.take(1), stranger.take(1)])
    await client.patch('told').set({n: 1}).commit()
    const [[toEd], [toStranger]] = await Promise.all([ed.take(1), stranger.take(1)])
    expect(tagsIn(toStranger).isSubsetOf(tagsIn(toEd))).toBe(true)
    expect(tagsIn(toEd).size - tagsIn(toStranger).size).toBe(1)
    await Promise.all([ed.cut(), stranger.cut()])
  })
})

/** Whose filters are about documents that are referred to. */
const FOLLOWING = [
  '*[_type == "article" && author->title == "Fire"]._id',
  '*[_type == "article" && author->author->title == "Fire"]._id',
  '*[_type == "article" && "Frost" in authors[]->title]._id',
  '*[_type == "gallery" && author->author->title != "Fire"] | order(_id)[0...2]._id',
  'count(*[_type == "person" && (author->title == "Flood" || "Fire" in authors[]->title)])',
]

const QUERIES = [
  '*[_type == "article"]{_id, title, author->{title}}',
  '*[_type in ["person", "gallery"]] | order(title)[0...2]',
  '*[_id == "s1"][0]',
  '*[_id in ["s2", "s3"]]{"next": author->author->title}',
  'count(*)',
  'count(*[_type == "person"])',
  '*[references("s1")]._id',
  '*[_type == "article"]{"by": *[references(^._id)].title}',
  '*[title match "fire*"]._id',
  '*[_type == "article" && [title, author->author->title] match "flood"]._id',
  '*[_type == "article"]{"n": count(*[_type == "person" && author._ref == ^._id])}',
  '*[_type == "gallery"]{"any": defined(*[author->title == ^.title][0]._id)}',
  '*[sanity::versionOf("s1")].title',
  '{"a": *[_type == "gallery"][0].title, "b": *[_id == "s3"][0].title}',
  ...FOLLOWING,
]

function linkTo(_ref: string) {
  return {_type: 'reference', _ref, _weak: true}
}

function tagsIn(message: {data: Record<string, unknown>} | undefined): Set<unknown> {
  return new Set<unknown>(Array.isArray(message?.data.tags) ? message.data.tags : [])
}
