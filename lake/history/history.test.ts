import {type SanityClient} from '@sanity/client'
import {applyPatch, type RawPatch} from 'mendoza'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {openTestLake, type TestLake} from '../testing/test-lake.ts'

let lake: TestLake
let client: SanityClient
const revisions: string[] = []
const pair = {draftId: 'drafts.a1', publishedId: 'a1'}

beforeAll(async () => {
  lake = await openTestLake()
  client = lake.client('ed')
  const prefix = 'sanity.action.document'
  const attributes = {_id: 'drafts.a1', _type: 'article', title: 'One'}
  const edit = (title: string) => ({actionType: `${prefix}.edit`, ...pair, patch: {set: {title}}})
  for (const action of [
    {actionType: `${prefix}.create`, publishedId: 'a1', attributes},
    edit('Two'),
    {actionType: `${prefix}.publish`, ...pair},
    edit('Three'),
    {actionType: `${prefix}.discard`, draftId: 'drafts.a1'},
    {actionType: `${prefix}.unpublish`, ...pair},
    {actionType: `${prefix}.publish`, ...pair},
    {actionType: `${prefix}.delete`, publishedId: 'a1', includeDrafts: []},
  ]) {
    const response = await lake.request('/v1/data/actions/production', {
      as: 'ed',
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({actions: [action]}),
    })
    const {transactionId}: {transactionId: string} = await response.json()
    revisions.push(transactionId)
  }
})

afterAll(() => lake.lake.close())

async function history(path: string, as: 'ed' | 'con' = 'ed'): Promise<Response> {
  return lake.request(`/v1/data/history/production/${path}`, {as})
}

async function transactions(search: string): Promise<Record<string, unknown>[]> {
  const response = await history(`transactions/a1,drafts.a1?${search}`)
  expect(response.headers.get('content-type')).toContain('application/x-ndjson')
  const text = await response.text()
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

async function documentAt(
  id: string,
  search: string,
): Promise<Record<string, unknown> | undefined> {
  const {documents} = await (await history(`documents/${id}?${search}`)).json()
  return documents[0]
}

describe('history tells', () => {
  test('every transaction, in order, from and to any of them', async () => {
    const all = await transactions('')
    expect(all.map(({id}) => id)).toEqual(revisions)
    expect(all[2]).toMatchObject({author: 'ed', documentIDs: ['a1', 'drafts.a1']})
    const [from, to] = [revisions[2], revisions[4]]
    const some = await transactions(`fromTransaction=${from}&toTransaction=${to}`)
    expect(some.map(({id}) => id)).toEqual(revisions.slice(2, 5))
    const last = await transactions('reverse=true&limit=2')
    expect(last.map(({id}) => id)).toEqual(revisions.slice(-2).toReversed())
    expect(await transactions('authors=nobody')).toEqual([])
  })

  test('what was asked for of them, and no more', async () => {
    const [first] = await transactions('limit=1&excludeContent=true&effectFormat=mendoza')
    expect(first).not.toHaveProperty('mutations')
    expect(first).toMatchObject({effects: {'drafts.a1': {apply: [0, {title: 'One'}]}}})
    const response = await history('transactions/a1?includeIdentifiedDocumentsOnly=true&limit=1')
    expect(JSON.parse(await response.text())).toMatchObject({documentIDs: ['a1']})
  })

  test('effects that lead from each state to the next, the one that it tells of each revision', async () => {
    const states: Record<string, unknown> = {'a1': null, 'drafts.a1': null}
    for (const {id, effects} of await transactions('effectFormat=mendoza')) {
      for (const [name, effect] of Object.entries<{apply: RawPatch}>(Object(effects)))
        states[name] = applyPatch(states[name], effect.apply)
      for (const [name, state] of Object.entries(states)) {
        const {_rev, ...told} = (await documentAt(name, `revision=${String(id)}`)) ?? {}
        expect(told).toEqual(state ?? {})
      }
    }
    expect(states).toEqual({'a1': null, 'drafts.a1': null})
  })

  test('documents as they were at a revision, which is also theirs', async () => {
    expect(await documentAt('drafts.a1', `revision=${revisions[0]}`)).toMatchObject({
      title: 'One',
      _rev: revisions[0],
    })
    expect(await documentAt('drafts.a1', `revision=${revisions[1]}`)).toMatchObject({
      title: 'Two',
      _rev: revisions[1],
    })
    expect(await documentAt('a1', `revision=${revisions[1]}`)).toBeUndefined()
    // At a revision of the draft, the published document still had its own.
    expect(await documentAt('a1', `revision=${revisions[3]}`)).toMatchObject({
      title: 'Two',
      _rev: revisions[2],
    })
  })

  test('deleted documents as they last were', async () => {
    expect(await client.getDocument('a1')).toBeUndefined()
    expect(await documentAt('a1', 'lastRevision=true')).toMatchObject({
      title: 'Two',
      _rev: revisions[6],
    })
    expect(await documentAt('never', 'lastRevision=true')).toBeUndefined()
  })

  test('documents at a time, however it is written', async () => {
    const [, , published] = await transactions('')
    const time = new Date(String(published?.timestamp)).toISOString().replace('Z', '+00:00')
    const found = await documentAt('a1', `time=${encodeURIComponent(time)}`)
    expect(found).toMatchObject({title: 'Two'})
    expect(await documentAt('a1', 'time=2000-01-01')).toBeUndefined()
    expect((await history('documents/a1?time=soon')).status).toBe(400)
  })

  test("what happened in an editor's words, newest first", async () => {
    const {events} = await (await history('events/documents/drafts.a1')).json()
    expect(events['drafts.a1'].map(({type}: {type: string}) => type)).toEqual([
      'publishDocumentVersion',
      'unpublishDocument',
      'deleteDocumentVersion',
      'createDocumentVersion',
      'publishDocumentVersion',
      'createDocumentVersion',
    ])
    const published = await (await history('events/documents/a1')).json()
    expect(published.events.a1[0]).toMatchObject({
      type: 'deleteDocumentGroup',
      author: 'ed',
      documentId: 'a1',
    })
    expect(published.events.a1.at(-1)).toMatchObject({
      type: 'publishDocumentVersion',
      revisionId: revisions[2],
      versionId: 'drafts.a1',
      versionRevisionId: revisions[1],
      publishCause: 'document.publish',
    })
  })

  test('nothing to whom the role does not let see it', async () => {
    // Contributors may see the history of drafts only.
    const response = await history('transactions/a1', 'con')
    expect(await response.text()).toBe('')
    const {documents} = await (await history('documents/a1?lastRevision=true', 'con')).json()
    expect(documents).toEqual([])
    const strangers = await lake.request('/v1/data/history/production/transactions/a1')
    expect(strangers.status).toBe(401)
  })
})
