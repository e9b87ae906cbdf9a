import {type SanityClient} from '@sanity/client'
import * as fc from 'fast-check'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {WireEvents} from '../testing/event-source.ts'
import {openTestLake, type TestLake, until} from '../testing/test-lake.ts'

let lake: TestLake
let client: SanityClient
let count = 0

beforeAll(async () => {
  lake = await openTestLake()
  client = lake.client('ed')
})

afterAll(() => lake.lake.close())

/** Every test has its own documents, so that none hears of another's. */
function ownType(): string {
  return `type${++count}`
}

type Options = Record<string, string>

async function open(
  query: string,
  options: Options = {},
  {as = 'ed', lastEventId}: {as?: 'ed' | 'con' | null; lastEventId?: string | undefined} = {},
): Promise<WireEvents> {
  const search = new URLSearchParams({query, includeAllVersions: 'true', ...options})
  const response = await lake.request(`/v2025-02-19/data/listen/production?${search}`, {
    ...(as === null ? {} : {as}),
    headers: lastEventId === undefined ? {} : {'last-event-id': lastEventId},
  })
  return new WireEvents(response)
}

describe('a listener', () => {
  test('is welcomed with a position, then hears of each change once, in order', async () => {
    const type = ownType()
    const events = await open(`*[_type == "${type}"]`)
    const created = await client.create({_type: type, n: 1})
    const patched = await client.patch(created._id).set({n: 2}).commit()
    await client.delete(created._id)
    const [welcome, appear, update, disappear] = await events.take(4)
    expect(welcome).toEqual({
      event: 'welcome',
      id: expect.stringMatching(/#/),
      data: {listenerName: expect.any(String)},
    })
    expect(appear).toEqual({
      event: 'mutation',
      id: `${created._rev}#${created._id}`,
      data: {
        eventId: `${created._rev}#${created._id}`,
        documentId: created._id,
        transactionId: created._rev,
        transition: 'appear',
        identity: 'ed',
        mutations: [
          {create: {_id: created._id, _type: type, _createdAt: created._createdAt, n: 1}},
        ],
        resultRev: created._rev,
        timestamp: created._updatedAt,
        visibility: 'query',
        transactionTotalEvents: 1,
        transactionCurrentEvent: 1,
      },
    })
    expect(update?.data).toMatchObject({
      transition: 'update',
      previousRev: created._rev,
      resultRev: patched._rev,
      timestamp: patched._updatedAt,
    })
    expect(disappear?.data).toMatchObject({
      transition: 'disappear',
      previousRev: patched._rev,
      resultRev: disappear?.data.transactionId,
    })
    await events.cut()
  })

  test('gets a new revision even for a patch that changes nothing', async () => {
    const type = ownType()
    const {_id, _rev} = await client.create({_type: type})
    const events = await open(`*[_id == "${_id}"]`)
    await client.patch(_id).unset(['nothing']).commit()
    const [, update] = await events.take(2)
    expect(update?.data).toMatchObject({previousRev: _rev, transition: 'update'})
    expect(update?.data.resultRev).not.toBe(_rev)
    await events.cut()
  })

  test('sees documents appear and disappear as they begin and cease to pass its filter', async () => {
    const type = ownType()
    const events = await open(`*[_type == "${type}" && desk == "sport"]{title} | order(title)[0]`)
    const {_id} = await client.create({_type: type, desk: 'news'})
    await client.patch(_id).set({desk: 'sport'}).commit()
    await client.patch(_id).set({title: 'x'}).commit()
    await client.patch(_id).set({desk: 'news'}).commit()
    const heard = await events.take(4)
    expect(heard.map(({event, data}) => data.transition ?? event)).toEqual([
      'welcome',
      'appear',
      'update',
      'disappear',
    ])
    await events.cut()
  })

  test('is told how many events of a transaction concern it', async () => {
    const [mine, other] = [ownType(), ownType()]
    const events = await open(`*[_type == "${mine}"]`)
    await client
      .transaction()
      .create({_id: `${mine}-1`, _type: mine})
      .create({_id: `${other}-1`, _type: other})
      .create({_id: `${mine}-2`, _type: mine})
      .commit()
    const [, first, second] = await events.take(3)
    const numbers = [first, second].map((event) => [
      event?.data.documentId,
      event?.data.transactionCurrentEvent,
      event?.data.transactionTotalEvents,
    ])
    expect(numbers).toEqual([
      [`${mine}-1`, 1, 2],
      [`${mine}-2`, 2, 2],
    ])
    await events.cut()
  })

  test('gets what it asked for, and nothing it did not ask for', async () => {
    const type = ownType()
    const query = `*[_type == "${type}"]`
    const plain = await open(query)
    const full = await open(query, {
      includeResult: 'true',
      includePreviousRevision: 'true',
      effectFormat: 'mendoza',
      includeMutations: 'false',
    })
    const before = await client.create({_type: type, text: 'The mayor'})
    const after = await client.patch(before._id).set({text: 'The mayor resigned'}).commit()
    const [, , plainUpdate] = await plain.take(3)
    const [, , fullUpdate] = await full.take(3)
    expect(plainUpdate?.data).not.toHaveProperty('result')
    expect(plainUpdate?.data).not.toHaveProperty('previous')
    expect(plainUpdate?.data).not.toHaveProperty('effects')
    expect(fullUpdate?.data).not.toHaveProperty('mutations')
    expect(fullUpdate?.data).toMatchObject({result: after, previous: before})
    expect(JSON.stringify(fullUpdate?.data.effects)).toContain(' resigned')
    await Promise.all([plain.cut(), full.cut()])
  })

  test('hears of drafts only when it asks for all versions', async () => {
    const type = ownType()
    const events = await open(`*[_type == "${type}"]`, {includeAllVersions: 'false'})
    await client.create({_id: `drafts.${type}`, _type: type})
    await client.create({_id: type, _type: type})
    const [, heard] = await events.take(2)
    expect(heard?.data.documentId).toBe(type)
    await events.cut()
  })

  test('is told what is wrong with its query, and the stream ends', async () => {
    const events = await open('*[_type ==')
    expect(await events.next()).toMatchObject({
      event: 'channelError',
      data: {error: {type: 'queryParseError', start: 9}},
    })
    expect(await events.next()).toBeUndefined()
  })

  test('may not listen with a filter that would keep everybody waiting', async () => {
    const events = await open('*[count(a[b[c[d == ^.^.^.e]]]) > 1]')
    expect(await events.next()).toMatchObject({event: 'channelError'})
  })

  test('a stranger hears of public documents only', async () => {
    const type = ownType()
    const events = await open(`*[_type == "${type}"]`, {}, {as: null})
    await client.create({_id: `drafts.${type}`, _type: type})
    await client.create({_id: `private.${type}`, _type: type})
    await client.create({_id: type, _type: type})
    const [, heard] = await events.take(2)
    expect(heard?.data.documentId).toBe(type)
    await events.cut()
  })

  test('does not see what it may not read, not even as the past of what it may', async () => {
    const type = ownType()
    const filter = `_type == "${type}" && public == true`
    const desk = await openTestLake({anonymousGrants: [{filter, permissions: ['read']}]})
    const editor = desk.client('ed')
    const search = new URLSearchParams({query: '*', effectFormat: 'mendoza'})
    const events = new WireEvents(await desk.request(`/v1/data/listen/production?${search}`))
    await editor.create({_id: type, _type: type, text: 'secret one'})
    await editor.patch(type).set({public: true, text: 'open'}).commit()
    await editor.patch(type).set({public: false, text: 'secret two'}).commit()
    const heard = await events.take(3)
    expect(heard.map(({event, data}) => data.transition ?? event)).toEqual([
      'welcome',
      'appear',
      'disappear',
    ])
    expect(JSON.stringify(heard)).toContain('open')
    expect(JSON.stringify(heard)).not.toContain('secret')
    await events.cut()
    await desk.lake.close()
  })

  test('its stream ends when its token is revoked', async () => {
    const secret = lake.lake.tokens.create({userId: 'vi', label: 'to be revoked'})
    const response = await lake.request('/v1/data/listen/production?query=*', {
      headers: {authorization: `Bearer ${secret}`},
    })
    const events = new WireEvents(response)
    await events.take(1)
    const token = lake.lake.tokens.list().find(({label}) => label === 'to be revoked')
    lake.lake.tokens.revoke(token?.id ?? '')
    expect(await events.next()).toBeUndefined()
  })
})

describe('coming back', () => {
  const resume = {enableResume: 'true'}

  test('with a position, a listener gets everything that it missed', async () => {
    const type = ownType()
    const query = `*[_type == "${type}"]`
    const before = await open(query, resume)
    const [welcome] = await before.take(1)
    await before.cut()
    const {_id} = await client.create({_type: type, n: 1})
    await client.patch(_id).set({n: 2}).commit()
    const after = await open(query, {...resume, includeResult: 'true'}, {lastEventId: welcome?.id})
    const heard = await after.take(3)
    expect(heard.map(({event, data}) => data.transition ?? event)).toEqual([
      'welcomeback',
      'appear',
      'update',
    ])
    expect(heard.slice(1).map(({data}) => data.result)).toMatchObject([{n: 1}, {n: 2}])
    await after.cut()
  })

  test('in the middle of a transaction, it gets the rest of it', async () => {
    const type = ownType()
    const query = `*[_type == "${type}"]`
    const before = await open(query, resume)
    const ids = [1, 2, 3].map((n) => `${type}-${n}`)
    await client.mutate(ids.map((_id) => ({create: {_id, _type: type}})))
    const [, first] = await before.take(2)
    await before.cut()
    const after = await open(query, resume, {lastEventId: first?.id})
    const [, second, third] = await after.take(3)
    expect(second?.data).toMatchObject({documentId: ids[1], transactionCurrentEvent: 2})
    expect(third?.data).toMatchObject({documentId: ids[2], transactionCurrentEvent: 3})
    await after.cut()
  })

  test('with a position that nobody knows, it is told to fetch anew', async () => {
    const events = await open('*', resume, {lastEventId: 'unknown#a1'})
    expect(await events.next()).toMatchObject({event: 'reset', data: {}})
    await events.cut()
  })

  test('without asking to resume, it is only welcomed', async () => {
    const events = await open('*', {}, {lastEventId: 'unknown#a1'})
    expect(await events.next()).toMatchObject({event: 'welcome'})
    await events.cut()
  })

  test('over any cuts, it hears of everything exactly once and in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({min: 0, max: 4}), fc.integer({min: 0, max: 4})), {
          minLength: 1,
          maxLength: 6,
        }),
        async (rounds) => {
          const type = ownType()
          const query = `*[_type == "${type}"]`
          await client.create({_id: type, _type: type, n: 0})
          let written = 0
          let events = await open(query, resume)
          let lastId = (await events.next())?.id
          const heard: unknown[] = []
          const hear = async (most: number) => {
            for (let index = 0; index < most && heard.length < written; index++) {
              const event = await events.next()
              if (event?.event === 'welcomeback') index--
              else if (event) {
                heard.push(event.data.eventId)
                lastId = event.id
              }
            }
          }
          const expected: string[] = []
          for (const [writes, reads] of rounds) {
            for (let index = 0; index < writes; index++) {
              const {_rev} = await client.patch(type).inc({n: 1}).commit()
              expected.push(`${_rev}#${type}`)
              written++
            }
            await hear(reads)
            await events.cut()
            events = await open(query, resume, {lastEventId: lastId})
          }
          await hear(written)
          await events.cut()
          expect(heard).toEqual(expected)
        },
      ),
      {numRuns: 15},
    )
  }, 20_000)

  test('the real client notices nothing of a lost connection', async () => {
    const type = ownType()
    const heard: string[] = []
    const events = client.listen(
      `*[_type == "${type}"]`,
      {},
      {
        events: ['welcome', 'welcomeback', 'mutation', 'reset'],
        enableResume: true,
        includeAllVersions: true,
      },
    )
    const subscription = events.subscribe((event) => {
      heard.push(event.type === 'mutation' ? event.documentId : event.type)
    })
    await until('the listener is welcomed', () => heard.length > 0)
    await client.create({_id: `${type}-1`, _type: type})
    await until('the first event arrives', () => heard.includes(`${type}-1`))
    lake.lake.users.add({id: 'ed', name: 'Ed Itor', email: 'ed@example.com', roles: ['editor']})
    await client.create({_id: `${type}-2`, _type: type})
    await until('the missed event arrives', () => heard.includes(`${type}-2`))
    expect(heard).toEqual(['welcome', `${type}-1`, 'welcomeback', `${type}-2`])
    subscription.unsubscribe()
  }, 20_000)
})
