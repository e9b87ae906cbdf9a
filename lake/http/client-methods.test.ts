import {createClient, type SanityClient} from '@sanity/client'
import {createRequire} from 'node:module'
import {firstValueFrom, filter, take, toArray} from 'rxjs'
import {afterAll, beforeEach, describe, expect, test} from 'vitest'
import {clientConfig, openTestLake, type TestLake, until} from '../testing/test-lake.ts'

/** Version 7, which other packages of Sanity still bring along. */
const require = createRequire(import.meta.url)
const seven: {createClient: typeof createClient} = require('sanity-client-7')

/** Each tells what the method does to a lake with `a1` (an article) and `drafts.a1` in it. */
const SCENARIOS: Record<string, (client: SanityClient, lake: TestLake) => Promise<void>> = {
  async 'fetch'(client) {
    expect(await client.fetch('*[_id == $id][0].title', {id: 'a1'})).toBe('Fire')
  },
  async 'getDocument'(client) {
    expect(await client.getDocument('a1')).toMatchObject({title: 'Fire'})
  },
  async 'getDocuments'(client) {
    expect(await client.getDocuments(['none', 'a1'])).toMatchObject([null, {_id: 'a1'}])
  },
  async 'documentsExists'(client) {
    expect([...(await client.documentsExists(['a1', 'none']))]).toEqual(['a1'])
  },
  async 'create'(client) {
    expect(await client.create({_type: 'article', title: 'New'})).toMatchObject({title: 'New'})
  },
  async 'createIfNotExists'(client) {
    await client.createIfNotExists({_id: 'a1', _type: 'article', title: 'Other'})
    expect(await client.getDocument('a1')).toMatchObject({title: 'Fire'})
  },
  async 'createOrReplace'(client) {
    const replaced = await client.createOrReplace({_id: 'a1', _type: 'article', title: 'Other'})
    expect(replaced).toMatchObject({title: 'Other'})
  },
  async 'patch'(client) {
    expect(await client.patch('a1').set({n: 1}).commit()).toMatchObject({n: 1, title: 'Fire'})
  },
  async 'delete'(client) {
    await client.delete('a1')
    expect(await client.getDocument('a1')).toBeUndefined()
  },
  async 'transaction'(client) {
    const {transactionId, documentIds} = await client
      .transaction()
      .create({_id: 'b1', _type: 'article'})
      .patch('a1', {set: {n: 2}})
      .commit()
    expect(documentIds).toEqual(['b1', 'a1'])
    expect(await client.fetch('*[_rev == $rev]._id', {rev: transactionId})).toEqual(['a1', 'b1'])
  },
  async 'mutate'(client) {
    await client.mutate([{create: {_id: 'dry', _type: 'article'}}], {dryRun: true})
    expect(await client.getDocument('dry')).toBeUndefined()
    await client.mutate([{patch: {id: 'a1', inc: {n: 1}, setIfMissing: {n: 0}}}])
    expect(await client.getDocument('a1')).toMatchObject({n: 1})
  },
  async 'dataRequest'(client) {
    // oxlint-disable-next-line typescript/no-deprecated -- old programs still call it
    expect(await client.dataRequest('mutate', {mutations: [{delete: {id: 'a1'}}]})).toMatchObject({
      documentIds: ['a1'],
    })
  },
  async 'request'(client) {
    expect(await client.request({url: '/ping'})).toEqual({pong: true})
  },
  async 'action'(client) {
    await client.action({
      actionType: 'sanity.action.document.publish',
      draftId: 'drafts.a1',
      publishedId: 'a1',
    })
    expect(await client.getDocument('a1')).toMatchObject({title: 'Draft'})
  },
  async 'listen'(client) {
    const events = client.listen('*[_type == "article"]', {}, {events: ['welcome', 'mutation']})
    const heard = firstValueFrom(events.pipe(take(2), toArray()))
    const welcomed = firstValueFrom(events.pipe(filter(({type}) => type === 'welcome')))
    await welcomed
    const first = await untilHeard(heard, () => client.patch('a1').inc({n: 1}).commit())
    expect(first.map(({type}) => type)).toEqual(['welcome', 'mutation'])
  },
  async 'listen, over a lost connection'(client, {lake}) {
    const heard: string[] = []
    const subscription = client
      .listen('*[_type == "article"]', {}, {events: ['welcome', 'mutation']})
      .subscribe((event) => {
        heard.push(event.type === 'mutation' ? event.documentId : event.type)
      })
    await until('the listener is welcomed', () => heard.length > 0)
    // A user who is changed is asked who they are: all their streams end.
    lake.users.add({id: 'ada', name: 'Ada', email: 'ada@example.com', roles: ['administrator']})
    await until('it has come back', () => heard.length > 1)
    await client.create({_id: 'later', _type: 'article'})
    await until('it hears again', () => heard.includes('later'))
    expect(heard).toEqual(['welcome', 'welcome', 'later'])
    subscription.unsubscribe()
  },
  async 'live.events'(client) {
    const events = client.live.events()
    const heard = firstValueFrom(events.pipe(filter(({type}) => type === 'message')))
    await firstValueFrom(events.pipe(filter(({type}) => type === 'welcome')))
    const message = await untilHeard(heard, () =>
      client.patch('a1').set({n: Math.random()}).commit(),
    )
    expect(message).toMatchObject({
      type: 'message',
      tags: expect.arrayContaining([expect.any(String)]),
    })
  },
  async 'assets.upload'(client) {
    const asset = await client.assets.upload('file', Buffer.from('Notes'), {filename: 'notes.txt'})
    expect(asset).toMatchObject({_type: 'sanity.fileAsset', originalFilename: 'notes.txt'})
    expect(await (await fetch(asset.url)).text()).toBe('Notes')
  },
  async 'users.getById'(client) {
    expect(await client.users.getById('me')).toMatchObject({id: 'ada'})
  },
  async 'projects.list'(client) {
    expect(await client.projects.list()).toMatchObject([{id: 'newsroom'}])
  },
  async 'projects.getById'(client) {
    expect(await client.projects.getById('newsroom')).toMatchObject({id: 'newsroom'})
  },
  async 'datasets.list'(client) {
    expect(await client.datasets.list()).toMatchObject([{name: 'production'}])
  },
  async 'datasets.create'(client) {
    await client.datasets.create('staging', {aclMode: 'private'})
    expect(await client.withConfig({dataset: 'staging'}).fetch('count(*)')).toBe(0)
  },
  async 'datasets.edit'(client) {
    await client.datasets.edit('production', {aclMode: 'private'})
    expect(await client.datasets.list()).toMatchObject([{aclMode: 'private'}])
  },
  async 'datasets.delete'(client) {
    await client.datasets.create('staging')
    await client.datasets.delete('staging')
    expect(await client.datasets.list()).toHaveLength(1)
  },
  async 'createVersion'(client) {
    await client.releases.create({releaseId: 'r1'})
    await client.createVersion({
      document: {_id: 'versions.r1.a1', _type: 'article', title: 'Version'},
      publishedId: 'a1',
      releaseId: 'r1',
    })
    expect(await client.fetch('*[_id == "a1"][0].title', {}, {perspective: ['r1']})).toBe('Version')
  },
  async 'replaceVersion'(client) {
    await withVersion(client)
    await client.replaceVersion({
      document: {_id: 'versions.r1.a1', _type: 'article', title: 'Again'},
    })
    expect(await client.getDocument('versions.r1.a1')).toMatchObject({title: 'Again'})
  },
  async 'discardVersion'(client) {
    await withVersion(client)
    await client.discardVersion({publishedId: 'a1', releaseId: 'r1'})
    expect(await client.getDocument('versions.r1.a1')).toBeUndefined()
  },
  async 'unpublishVersion'(client) {
    await withVersion(client)
    await client.unpublishVersion({publishedId: 'a1', releaseId: 'r1'})
    expect(await client.fetch('*[_id == "a1"]', {}, {perspective: ['r1']})).toEqual([])
    expect(await client.getDocument('a1')).toBeDefined()
  },
  async 'releases.create'(client) {
    const {releaseId} = await client.releases.create({metadata: {title: 'Election'}})
    expect(await client.getDocument(`_.releases.${releaseId}`)).toMatchObject({state: 'active'})
  },
  async 'releases.get'(client) {
    await client.releases.create({releaseId: 'r1', metadata: {title: 'Election'}})
    expect(await client.releases.get({releaseId: 'r1'})).toMatchObject({name: 'r1'})
  },
  async 'releases.edit'(client) {
    await client.releases.create({releaseId: 'r1'})
    await client.releases.edit({releaseId: 'r1', patch: {set: {'metadata.title': 'Election'}}})
    expect(await client.releases.get({releaseId: 'r1'})).toMatchObject({
      metadata: {title: 'Election'},
    })
  },
  async 'releases.fetchDocuments'(client) {
    await withVersion(client)
    const {result} = await client.releases.fetchDocuments({releaseId: 'r1'})
    expect(result).toMatchObject([{_id: 'versions.r1.a1'}])
  },
  async 'releases.publish'(client) {
    await withVersion(client)
    await client.releases.publish({releaseId: 'r1'})
    expect(await client.getDocument('a1')).toMatchObject({title: 'Version'})
    expect(await client.releases.get({releaseId: 'r1'})).toMatchObject({state: 'published'})
  },
  async 'releases.schedule'(client) {
    await withVersion(client)
    await client.releases.schedule({releaseId: 'r1', publishAt: '2099-01-01T00:00:00.000Z'})
    expect(await client.releases.get({releaseId: 'r1'})).toMatchObject({state: 'scheduled'})
  },
  async 'releases.unschedule'(client) {
    await withVersion(client)
    await client.releases.schedule({releaseId: 'r1', publishAt: '2099-01-01T00:00:00.000Z'})
    await client.releases.unschedule({releaseId: 'r1'})
    expect(await client.releases.get({releaseId: 'r1'})).toMatchObject({state: 'active'})
  },
  async 'releases.archive'(client) {
    await withVersion(client)
    await client.releases.archive({releaseId: 'r1'})
    expect(await client.getDocument('versions.r1.a1')).toBeUndefined()
  },
  async 'releases.unarchive'(client) {
    await withVersion(client)
    await client.releases.archive({releaseId: 'r1'})
    await client.releases.unarchive({releaseId: 'r1'})
    expect(await client.getDocument('versions.r1.a1')).toMatchObject({title: 'Version'})
  },
  async 'releases.delete'(client) {
    await withVersion(client)
    await client.releases.archive({releaseId: 'r1'})
    await client.releases.delete({releaseId: 'r1'})
    expect(await client.releases.get({releaseId: 'r1'})).toBeUndefined()
  },
  async 'config'(client, {url}) {
    expect(client.config()).toMatchObject({projectId: 'newsroom', apiHost: url})
    await Promise.resolve()
  },
  async 'withConfig'(client) {
    const published = client.withConfig({perspective: 'published'})
    expect(await published.fetch('count(*[_type == "article"])')).toBe(1)
  },
  async 'clone'(client) {
    expect(await client.clone().fetch('count(*[_type == "article"])')).toBe(2)
  },
  async 'getUrl'(client, {url}) {
    const response = await fetch(client.getUrl('/ping'))
    expect([response.url.startsWith(url), await response.json()]).toEqual([true, {pong: true}])
  },
  async 'getDataUrl'(client) {
    const response = await fetch(client.getUrl(client.getDataUrl('query', '?query=count(*)')))
    expect(response.status).toBe(200)
  },
}

/** What only Sanity's own services can do; a lake answers 404. */
const HOSTED_ONLY = [
  'functions.invoke',
  'datasets.editEmbeddingsSettings',
  'datasets.getEmbeddingsSettings',
]

async function withVersion(client: SanityClient): Promise<void> {
  await client.releases.create({releaseId: 'r1'})
  await client.create({_id: 'versions.r1.a1', _type: 'article', title: 'Version'})
}

/** Changes something again and again until it was heard of: a stream may still be opening. */
async function untilHeard<T>(heard: Promise<T>, change: () => Promise<unknown>): Promise<T> {
  const isHeard = heard.then(() => true)
  while (!(await Promise.race([isHeard, change().then(() => false)])));
  return heard
}

/** `fetch`, `releases.create` …; what a client can do, as `observable` does the same in another form. */
function methodsOf(client: object): string[] {
  return namesIn(client).flatMap((name) => {
    if (name === 'observable' || name === 'clientConfig') return []
    const value: unknown = Reflect.get(client, name)
    if (typeof value === 'function') return [name]
    if (typeof value !== 'object' || value === null) return []
    const inner: object = value
    return namesIn(inner)
      .filter((each) => typeof Reflect.get(inner, each) === 'function')
      .map((each) => `${name}.${each}`)
  })
}

function namesIn(value: object): string[] {
  const names = new Set<string>()
  let level: unknown = value
  while (typeof level === 'object' && level !== null && level !== Object.prototype) {
    for (const name of Object.getOwnPropertyNames(level)) names.add(name)
    level = Object.getPrototypeOf(level)
  }
  return [...names].filter((name) => name !== 'constructor' && !name.startsWith('_'))
}

let lake: TestLake | undefined

afterAll(() => lake?.lake.close())

describe.each([
  ['@sanity/client 8', createClient],
  ['@sanity/client 7', seven.createClient],
])('%s', (name, create) => {
  let client: SanityClient
  let place: TestLake

  beforeEach(async () => {
    await lake?.lake.close()
    place = await openTestLake()
    lake = place
    client = create({...clientConfig(place.url), token: place.tokens.ada})
    await client
      .transaction()
      .create({_id: 'a1', _type: 'article', title: 'Fire'})
      .create({_id: 'drafts.a1', _type: 'article', title: 'Draft'})
      .commit()
  })

  test('is the version that it says', () => {
    const [, major] = /client (\d)/.exec(name) ?? []
    const manifest = major === '7' ? 'sanity-client-7/package.json' : '@sanity/client/package.json'
    const {version}: {version: string} = require(manifest)
    expect(version).toMatch(new RegExp(`^${major}\\.`))
  })

  test('can do nothing that has no scenario', () => {
    const known = new Set([...Object.keys(SCENARIOS), ...HOSTED_ONLY])
    const unknown = methodsOf(client).filter(
      (name) => !known.has(name) && !/^(agent|mediaLibrary|context)\./.test(name),
    )
    expect(unknown).toEqual([])
  })

  test.each(Object.entries(SCENARIOS))('%s', async (_method, scenario) => {
    await scenario(client, place)
    expect(place.logged).toEqual([])
    expect(await place.lake.verify()).toEqual([])
  })
})
