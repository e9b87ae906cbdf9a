import {type SanityClient} from '@sanity/client'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {type LakeOptions} from '../index.ts'
import {openTestLake, OPTIONS, type TestLake, until} from '../testing/test-lake.ts'

let lake: TestLake
let client: SanityClient

beforeAll(async () => {
  lake = await openTestLake()
  client = lake.client('ed')
})

afterAll(() => lake.lake.close())

const version = (_id: string, title: string) => ({
  document: {_id, _type: 'article', title},
  publishedId: _id.split('.').slice(2).join('.'),
  releaseId: 'r1',
})

async function prepare(): Promise<void> {
  await client.delete({query: '*[_type != "none"]'})
  await client.create({_id: 'a1', _type: 'article', title: 'Fire'})
  await client.create({_id: 'a2', _type: 'article', title: 'Rain'})
  await client.releases.create({releaseId: 'r1', metadata: {title: 'Budget day'}})
  await client.createVersion(version('versions.r1.a1', 'Fire is out'))
  await client.createVersion(version('versions.r1.a3', 'New'))
  await client.unpublishVersion({releaseId: 'r1', publishedId: 'a2'})
}

const articles = (): Promise<unknown> =>
  client.fetch('*[_type == "article"] | order(_id){_id, title}')
const release = (): Promise<Record<string, unknown> | null> =>
  client.fetch('releases::all()[_id == "_.releases.r1"][0]')
const BEFORE = [
  {_id: 'a1', title: 'Fire'},
  {_id: 'a2', title: 'Rain'},
  {_id: 'versions.r1.a1', title: 'Fire is out'},
  {_id: 'versions.r1.a2', title: 'Rain'},
  {_id: 'versions.r1.a3', title: 'New'},
]
const AFTER = [
  {_id: 'a1', title: 'Fire is out'},
  {_id: 'a3', title: 'New'},
]
const LATER = '2040-01-01T12:00:00.000Z'

describe('a release', () => {
  beforeEach(prepare)

  test('is seen as its readers will see it, before anything is published', async () => {
    const query = '*[_type == "article"] | order(_id){_id, title}'
    const seen = await client.fetch(query, {}, {perspective: ['r1']})
    expect(seen).toEqual(AFTER)
    expect(await client.fetch(query, {}, {perspective: 'published'})).toEqual(BEFORE.slice(0, 2))
    expect(await articles()).toEqual(BEFORE)
  })

  test('is published whole: changed, new and withdrawn documents in one transaction', async () => {
    const {transactionId} = await client.releases.publish({releaseId: 'r1'})
    expect(await articles()).toEqual(AFTER)
    expect(await client.fetch('*[_type == "article"]._rev')).toEqual([transactionId, transactionId])
    expect(await release()).toMatchObject({
      state: 'published',
      publishedAt: expect.stringMatching(/^\d{4}-/),
      finalDocumentStates: [{id: 'versions.r1.a1'}, {id: 'versions.r1.a2'}, {id: 'versions.r1.a3'}],
    })
  })

  test('is published whole or not at all', async () => {
    await client.createVersion({
      publishedId: 'a4',
      releaseId: 'r1',
      document: {
        _id: 'versions.r1.a4',
        _type: 'article',
        author: {_type: 'reference', _ref: 'jane', _weak: true, _strengthenOnPublish: {type: 'p'}},
      },
    })
    await expect(client.releases.publish({releaseId: 'r1'})).rejects.toMatchObject({
      statusCode: 409,
    })
    await expect(
      client.releases.schedule({releaseId: 'r1', publishAt: LATER}),
    ).rejects.toMatchObject({statusCode: 409})
    expect(await articles()).toEqual([...BEFORE, {_id: 'versions.r1.a4', title: null}])
    expect(await release()).toMatchObject({state: 'active'})
  })

  test('that is scheduled keeps its versions as they were agreed, until it is unscheduled', async () => {
    await client.releases.schedule({releaseId: 'r1', publishAt: LATER})
    expect(await release()).toMatchObject({state: 'scheduled', publishAt: LATER})
    const changes = [
      client.patch('versions.r1.a1').set({title: 'Sneaked in'}).commit(),
      client.delete('versions.r1.a1'),
      client.createVersion(version('versions.r1.a9', 'Sneaked in')),
      client.discardVersion({releaseId: 'r1', publishedId: 'a1'}),
    ]
    for (const change of changes) {
      await expect(change).rejects.toMatchObject({
        statusCode: 409,
        message: expect.stringContaining('unschedule it first'),
      })
    }
    expect(await articles()).toEqual(BEFORE)
    await client.releases.unschedule({releaseId: 'r1'})
    expect(await release()).not.toHaveProperty('publishAt')
    await client.patch('versions.r1.a1').set({title: 'Late news'}).commit()
    expect(await release()).toMatchObject({state: 'active'})
  })

  test('that is archived gives its versions back when it is unarchived', async () => {
    const all = () =>
      client.fetch('*[_type == "article"] | order(_id){..., "_rev": 0, "_updatedAt": 0}')
    const before: unknown = await all()
    await client.releases.archive({releaseId: 'r1'})
    expect(await articles()).toEqual(BEFORE.slice(0, 2))
    await expect(client.createVersion(version('versions.r1.a9', 'Too late'))).rejects.toMatchObject(
      {statusCode: 409},
    )
    await client.releases.unarchive({releaseId: 'r1'})
    expect(await all()).toEqual(before)
    expect(await release()).toMatchObject({state: 'active'})
  })

  test('is edited in what people write about it, and in nothing else', async () => {
    await client.releases.edit({
      releaseId: 'r1',
      patch: {set: {'metadata.title': 'Budget', 'metadata.releaseType': 'asap'}},
    })
    expect(await release()).toMatchObject({metadata: {title: 'Budget', releaseType: 'asap'}})
    for (const set of [{state: 'published'}, {'metadata.releaseType': 'someday'}, {name: 'r2'}]) {
      await expect(client.releases.edit({releaseId: 'r1', patch: {set}})).rejects.toMatchObject({
        statusCode: 400,
      })
    }
    expect(await release()).toMatchObject({state: 'active', name: 'r1'})
  })

  test('is deleted once it is archived, its versions with it', async () => {
    await client.releases.archive({releaseId: 'r1'})
    await client.releases.delete({releaseId: 'r1'})
    expect(await release()).toBeNull()
    expect(await articles()).toEqual(BEFORE.slice(0, 2))
  })

  test.each<[string, string, (releases: SanityClient['releases']) => Promise<unknown>]>([
    ['active', 'delete', (releases) => releases.delete({releaseId: 'r1'})],
    ['active', 'unschedule', (releases) => releases.unschedule({releaseId: 'r1'})],
    ['active', 'unarchive', (releases) => releases.unarchive({releaseId: 'r1'})],
  ])('that is %s refuses to %s', async (_state, _action, act) => {
    await expect(act(client.releases)).rejects.toMatchObject({statusCode: 409})
    expect(await articles()).toEqual(BEFORE)
    expect(await release()).toMatchObject({state: 'active'})
  })

  test.each<[string, (releases: SanityClient['releases']) => Promise<unknown>]>([
    ['publish', (releases) => releases.publish({releaseId: 'r1'})],
    ['archive', (releases) => releases.archive({releaseId: 'r1'})],
    ['schedule', (releases) => releases.schedule({releaseId: 'r1', publishAt: LATER})],
    ['edit', (releases) => releases.edit({releaseId: 'r1', patch: {set: {'metadata.title': 'x'}}})],
  ])('that is published refuses to %s', async (_action, act) => {
    await client.releases.publish({releaseId: 'r1'})
    await expect(act(client.releases)).rejects.toMatchObject({statusCode: 409})
    expect(await articles()).toEqual(AFTER)
    expect(await release()).toMatchObject({state: 'published'})
  })

  test('is nothing for who may only write drafts, or only read', async () => {
    for (const who of ['con', 'vi'] as const) {
      const {releases} = lake.client(who)
      const refused = {statusCode: 403}
      await expect(releases.publish({releaseId: 'r1'})).rejects.toMatchObject(refused)
      await expect(releases.archive({releaseId: 'r1'})).rejects.toMatchObject(refused)
      const schedule = releases.schedule({releaseId: 'r1', publishAt: LATER})
      await expect(schedule).rejects.toMatchObject(refused)
    }
    expect(await articles()).toEqual(BEFORE)
    expect(await release()).toMatchObject({state: 'active'})
  })

  test('that does not exist is not found', async () => {
    await expect(client.releases.publish({releaseId: 'r9'})).rejects.toMatchObject({
      statusCode: 404,
    })
  })
})

describe('the time of a release', () => {
  let folder: string
  let now = Date.parse('2026-11-24T10:00:00Z')
  let own: TestLake | undefined

  const open = async (options: Partial<LakeOptions> = {}) => {
    own = await openTestLake({directory: folder, clock: () => now, ...options})
    return own.client('ed')
  }
  const stateOf = (of: SanityClient) =>
    of.fetch('releases::all()[0]{state, "error": error.message}')

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'releases-'))
    now = Date.parse('2026-11-24T10:00:00Z')
  })

  afterEach(async () => {
    await own?.lake.close()
    rmSync(folder, {recursive: true})
  })

  async function scheduleFor(own: SanityClient, publishAt: string): Promise<void> {
    await own.create({_id: 'a1', _type: 'article', title: 'Fire'})
    await own.releases.create({releaseId: 'r1', metadata: {title: 'Noon'}})
    await own.createVersion(version('versions.r1.a1', 'Noon'))
    await own.releases.schedule({releaseId: 'r1', publishAt})
  }

  test('comes, and it is published by whoever scheduled it', async () => {
    const own = await open()
    await scheduleFor(own, new Date(now).toISOString())
    await expect
      .poll(() => own.fetch('*[_type == "article"]{_id, title}'))
      .toEqual([{_id: 'a1', title: 'Noon'}])
    expect(await stateOf(own)).toEqual({state: 'published', error: null})
  })

  test('comes, though somebody else has retitled it meanwhile', async () => {
    const editor = await open()
    await scheduleFor(editor, '2026-11-24T10:00:01Z')
    await own?.client('ada').releases.edit({
      releaseId: 'r1',
      patch: {set: {'metadata.title': 'Half past'}},
    })
    now = Date.parse('2026-11-24T10:00:01Z')
    await expect.poll(() => stateOf(editor)).toMatchObject({state: 'published'})
    const address = '/v2025-02-19/data/history/production/transactions/a1?excludeContent=true'
    const history = await own?.request(address, {as: 'ada'}).then((response) => response.text())
    const [last] = history?.trim().split('\n').slice(-1) ?? []
    expect(JSON.parse(last ?? '')).toMatchObject({author: 'ed'})
  })

  test('comes while the lake is closed, and it is published when the lake opens', async () => {
    await scheduleFor(await open(), '2026-11-24T12:00:00Z')
    await own?.lake.close()
    now = Date.parse('2026-11-24T11:59:00Z')
    expect(await stateOf(await open())).toMatchObject({state: 'scheduled'})
    await own?.lake.close()
    now = Date.parse('2026-11-24T12:00:00Z')
    const reopened = await open()
    await expect.poll(() => stateOf(reopened)).toMatchObject({state: 'published'})
    expect(await reopened.fetch('*[_type == "article"].title')).toEqual(['Noon'])
  })

  test('comes after whoever scheduled it lost the right: it is open again and says why', async () => {
    await scheduleFor(await open(), '2026-11-24T12:00:00Z')
    await own?.lake.close()
    now = Date.parse('2026-11-24T12:00:00Z')
    const users = OPTIONS.users?.map((user) => ({...user, roles: ['viewer']})) ?? []
    const reopened = await open({users})
    await expect
      .poll(() => stateOf(reopened))
      .toEqual({
        state: 'active',
        error: expect.stringContaining('permission'),
      })
    expect(await reopened.fetch('*[_type == "article"] | order(_id).title')).toEqual([
      'Fire',
      'Noon',
    ])
  })

  test('comes after whoever scheduled it lost every right, also to see it: it is open again', async () => {
    await scheduleFor(await open(), '2026-11-24T12:00:00Z')
    await own?.lake.close()
    now = Date.parse('2026-11-24T12:00:00Z')
    await open({users: OPTIONS.users?.map((user) => ({...user, roles: []})) ?? []})
    await expect.poll(storedRelease).toMatchObject({state: 'active'})
    expect(storedRelease()).toMatchObject({
      error: {message: expect.stringContaining('permission')},
    })
  })

  /** As `sanity dataset import` puts one back that was exported while it was scheduled. */
  const importScheduled = (as: 'ada', publishAt: string) =>
    own?.client(as).action({
      actionType: 'sanity.action.release.import',
      releaseId: 'r1',
      ifExists: 'fail',
      attributes: {
        _id: '_.releases.r1',
        _type: 'system.release',
        state: 'scheduled',
        publishAt,
        metadata: {releaseType: 'scheduled', title: 'Noon'},
      },
    })

  test('comes for one that was imported as scheduled: whoever did that publishes it', async () => {
    const editor = await open()
    await editor.createVersion(version('versions.r1.a1', 'Noon'))
    await importScheduled('ada', '2026-11-24T10:00:00Z')
    await expect.poll(() => stateOf(editor)).toEqual({state: 'published', error: null})
    const [a1] = await editor.fetch('*[_type == "article"]{_id, title, _rev}')
    expect(a1).toMatchObject({_id: 'a1', title: 'Noon'})
    const address = `/v2025-02-19/data/history/production/transactions/a1?excludeContent=true`
    const history = await own?.request(address, {as: 'ada'}).then((response) => response.text())
    expect(JSON.parse(history?.trim() ?? '')).toMatchObject({id: a1._rev, author: 'ada'})
  })

  test('is that of whoever moved it last, whose rights count', async () => {
    await scheduleFor(await open(), '2026-11-24T12:00:00Z')
    await own?.client('ada').patch('_.releases.r1').set({publishAt: LATER}).commit()
    await own?.lake.close()
    now = Date.parse(LATER)
    const users = OPTIONS.users?.map((user) =>
      user.id === 'ada' ? {...user, roles: ['viewer']} : user,
    )
    const reopened = await open({users: users ?? []})
    await expect.poll(() => stateOf(reopened)).toMatchObject({state: 'active'})
  })

  test('comes while nothing can be stored: it is tried again, not all the time', async () => {
    await scheduleFor(await open(), '2026-11-24T12:00:00Z')
    await own?.lake.close()
    nothingCanBeStored()
    now = Date.parse('2026-11-24T12:00:00Z')
    const reopened = await open()
    const failures = () => own?.logged.filter((line) => line.includes('the disk is full')) ?? []
    await until('it has failed', () => failures().length > 0)
    // Without a pause it would fail about as often as anybody can ask.
    const questions = 100
    for (let count = 0; count < questions; count++) await stateOf(reopened)
    expect(failures().length).toBeLessThan(questions / 10)
    expect(await stateOf(reopened)).toMatchObject({state: 'scheduled'})
    everythingCanBeStored()
    await expect.poll(storedRelease).toMatchObject({state: 'published'})
  })

  test('comes when it can neither be published nor opened: nothing ends, and it is open later', async () => {
    await scheduleFor(await open(), '2026-11-24T12:00:00Z')
    await own?.lake.close()
    nothingCanBeStored()
    now = Date.parse('2026-11-24T12:00:00Z')
    await open({users: OPTIONS.users?.map((user) => ({...user, roles: ['viewer']})) ?? []})
    await until('it has failed', () =>
      own?.logged.some((line) => line.includes('the disk is full')),
    )
    everythingCanBeStored()
    await expect.poll(storedRelease).toMatchObject({state: 'active'})
  })

  test('comes when nothing can be read: nothing ends, the log says so, and it goes on', async () => {
    const editor = await open()
    await scheduleFor(editor, '2026-11-24T10:00:01Z')
    onDisk((database) => database.exec('alter table document rename to lost'))
    now = Date.parse('2026-11-24T10:00:01Z')
    await until('the log says so', () =>
      own?.logged.some((line) => /releases.*no such table/.test(line)),
    )
    onDisk((database) => database.exec('alter table lost rename to document'))
    const patch = {set: {'metadata.title': 'Found again'}}
    await own?.client('ada').releases.edit({releaseId: 'r1', patch})
    await expect.poll(storedRelease).toMatchObject({state: 'published'})
  })

  test('comes for one release while another cannot be published', async () => {
    const stubborn = (title: unknown) => title === 'Stubborn'
    const editor = await open({
      vet: ({changes}) => {
        if (changes.some(({after}) => after?._id === 'a2' && stubborn(after.title))) {
          throw new Error('nobody expected this')
        }
        return undefined
      },
    })
    await editor.releases.create({releaseId: 'r2', metadata: {title: 'First'}})
    await editor.createVersion({...version('versions.r2.a2', 'Stubborn'), releaseId: 'r2'})
    await editor.releases.schedule({releaseId: 'r2', publishAt: new Date(now).toISOString()})
    await until('it has failed', () => own?.logged.some((line) => line.includes('"r2"')))
    await scheduleFor(editor, new Date(now).toISOString())
    await expect.poll(storedRelease).toMatchObject({state: 'published'})
  })

  function onDisk<T>(work: (database: DatabaseSync) => T): T {
    const database = new DatabaseSync(join(folder, 'datasets', 'production.sqlite'), {
      timeout: 5000,
    })
    try {
      return work(database)
    } finally {
      database.close()
    }
  }

  function nothingCanBeStored(): void {
    onDisk((database) =>
      database.exec(
        `create trigger full before insert on transactions
         begin select raise(abort, 'the disk is full'); end`,
      ),
    )
  }

  function everythingCanBeStored(): void {
    onDisk((database) => database.exec('drop trigger full'))
  }

  /** As it is on disk, whoever may see it. */
  function storedRelease(): Record<string, unknown> | undefined {
    return onDisk((database) => {
      const row = database.prepare(`select * from document where id = '_.releases.r1'`).get()
      return row && JSON.parse(String(row.json))
    })
  }
})
