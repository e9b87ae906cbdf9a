import {type SanityClient} from '@sanity/client'
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {openTestLake, type TestLake} from '../testing/test-lake.ts'

let lake: TestLake
let client: SanityClient

beforeAll(async () => {
  lake = await openTestLake()
  client = lake.client('ed')
})

afterAll(() => lake.lake.close())

beforeEach(async () => {
  await client.delete({query: '*[_type != "none"]'})
  await client.create({_id: 'jane', _type: 'person', name: 'Jane'})
  await client.create({_id: 'a1', _type: 'article', title: 'Fire'})
})

interface Action {
  actionType: string
  [field: string]: unknown
}

async function act(
  actions: Action | Action[],
  options: {as?: 'ed' | 'con' | 'vi'; dryRun?: boolean} = {},
): Promise<{status: number; type?: unknown; top?: unknown}> {
  const {as = 'ed', dryRun = false} = options
  const list = [actions].flat().map(({actionType, ...fields}) => {
    return {actionType: `sanity.action.${actionType}`, ...fields}
  })
  const response = await lake.request('/v2025-02-19/data/actions/production', {
    as,
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({actions: list, dryRun}),
  })
  const {error} = await response.json()
  if (response.status === 200) return {status: 200}
  return {status: response.status, type: error.items?.[0]?.error.type, top: error.type}
}

function documents(): Promise<unknown> {
  return client.fetch('*[_type == "article"] | order(_id){_id, title, "delete": _system.delete}')
}

const pair = {draftId: 'drafts.a1', publishedId: 'a1'}
const edit = (title: string) => ({actionType: 'document.edit', ...pair, patch: {set: {title}}})
const publish = {actionType: 'document.publish', ...pair}
const article = (_id: string, title: string) => ({_id, title, delete: null})

describe('an editor', () => {
  test('creates a draft; doing it twice fails, or does nothing if that is wanted', async () => {
    const attributes = {_id: 'drafts.b1', _type: 'article', title: 'New'}
    const create = {actionType: 'document.create', publishedId: 'b1', attributes}
    expect(await act({...create, ifExists: 'fail'})).toEqual({status: 200})
    expect(await act({...create, ifExists: 'fail'})).toMatchObject({
      status: 409,
      type: 'documentAlreadyExistsError',
    })
    expect(await act({...create, ifExists: 'ignore'})).toEqual({status: 200})
    expect(await documents()).toEqual([article('a1', 'Fire'), article('drafts.b1', 'New')])
  })

  test('edits a published document in a draft that remembers what it was copied from', async () => {
    const published = await client.getDocument('a1')
    expect(await act(edit('Edited'))).toEqual({status: 200})
    expect(await client.getDocument('drafts.a1')).toMatchObject({
      title: 'Edited',
      _createdAt: published?._createdAt,
      _system: {base: {id: 'a1', rev: published?._rev}},
    })
    expect(await client.getDocument('a1')).toEqual(published)
  })

  test('gets a draft also from an edit that changes nothing', async () => {
    const patch = {unset: ['_empty_action_guard_pseudo_field_']}
    expect(await act({actionType: 'document.edit', ...pair, patch})).toEqual({status: 200})
    expect(await documents()).toEqual([article('a1', 'Fire'), article('drafts.a1', 'Fire')])
  })

  test('cannot edit what does not exist', async () => {
    const nowhere = {draftId: 'drafts.b1', publishedId: 'b1'}
    const action = {actionType: 'document.edit', ...nowhere, patch: {set: {title: 'x'}}}
    expect(await act(action)).toMatchObject({status: 404, type: 'documentNotFoundError'})
  })

  test('publishes the draft in the place of the document, which keeps its time of creation', async () => {
    const before = await client.getDocument('a1')
    await act(edit('Edited'))
    expect(await act(publish)).toEqual({status: 200})
    const after = await client.getDocument('a1')
    expect(after).toMatchObject({title: 'Edited', _createdAt: before?._createdAt})
    expect(after).not.toHaveProperty('_system')
    expect(await documents()).toEqual([article('a1', 'Edited')])
  })

  test('does not publish over what somebody else has published or written since', async () => {
    await act(edit('Edited'))
    const stale = {...publish, ifPublishedRevisionId: 'old'}
    expect(await act(stale)).toMatchObject({
      status: 409,
      type: 'documentRevisionIDDoesNotMatchError',
    })
    const behind = {...publish, ifDraftRevisionId: 'old'}
    expect(await act(behind)).toMatchObject({status: 409})
    expect(await documents()).toEqual([article('a1', 'Fire'), article('drafts.a1', 'Edited')])
  })

  test('strengthens the references that were waiting for it', async () => {
    const soft = {
      _type: 'reference',
      _ref: 'jane',
      _weak: true,
      _strengthenOnPublish: {type: 'person'},
    }
    const weak = {...soft, _strengthenOnPublish: {type: 'person', weak: true}}
    await act({actionType: 'document.edit', ...pair, patch: {set: {author: soft, editors: [weak]}}})
    expect(await act(publish)).toEqual({status: 200})
    expect(await client.getDocument('a1')).toMatchObject({
      author: {_type: 'reference', _ref: 'jane'},
      editors: [{_type: 'reference', _ref: 'jane', _weak: true}],
    })
    expect(JSON.stringify(await client.getDocument('a1'))).not.toContain('_strengthen')
  })

  test('cannot publish a reference to what is not published', async () => {
    const soft = {_ref: 'nobody', _weak: true, _strengthenOnPublish: {type: 'person'}}
    await act({actionType: 'document.edit', ...pair, patch: {set: {author: soft}}})
    expect(await act(publish)).toMatchObject({
      status: 409,
      type: 'documentReferenceDoesNotExistError',
    })
    expect(await documents()).toEqual([article('a1', 'Fire'), article('drafts.a1', 'Fire')])
  })

  test('unpublishes into a draft, unless somebody refers to the document', async () => {
    const unpublish = {actionType: 'document.unpublish', ...pair}
    await client.create({_id: 'b1', _type: 'article', title: 'B', next: {_ref: 'a1'}})
    expect(await act(unpublish)).toMatchObject({
      status: 409,
      type: 'documentHasExistingReferencesError',
    })
    await client.delete('b1')
    expect(await act(unpublish)).toEqual({status: 200})
    expect(await documents()).toEqual([article('drafts.a1', 'Fire')])
  })

  test.each(['document.discard', 'document.version.discard'])(
    '%s deletes a draft once',
    async (actionType) => {
      await act(edit('Edited'))
      const discard = {actionType, draftId: 'drafts.a1', versionId: 'drafts.a1'}
      expect(await act(discard)).toEqual({status: 200})
      expect(await act(discard)).toMatchObject({status: 404})
      expect(await documents()).toEqual([article('a1', 'Fire')])
    },
  )

  test('restores an older draft in one step', async () => {
    const attributes = {_id: 'drafts.b1', _type: 'article', title: 'Restored'}
    const create = {actionType: 'document.create', publishedId: 'b1', attributes, ifExists: 'fail'}
    const replace = {actionType: 'document.replaceDraft', publishedId: 'b1', attributes}
    expect(await act([create, replace])).toEqual({status: 200})
    expect(await documents()).toEqual([article('a1', 'Fire'), article('drafts.b1', 'Restored')])
  })

  test('deletes a document with all its drafts, but none that the action does not name', async () => {
    await act(edit('Edited'))
    const remove = {actionType: 'document.delete', publishedId: 'a1'}
    expect(await act({...remove, includeDrafts: []})).toMatchObject({
      status: 409,
      type: 'documentHasVersionsError',
    })
    expect(await act({...remove, includeDrafts: ['drafts.a1']})).toEqual({status: 200})
    expect(await documents()).toEqual([])
  })
})

describe('versions for a release', () => {
  const versionId = 'versions.r1.a1'

  test('are created from a base, edited, replaced, marked for unpublishing and discarded', async () => {
    const create = {
      actionType: 'document.version.create',
      publishedId: 'a1',
      baseId: 'a1',
      versionId,
    }
    expect(await act(create)).toEqual({status: 200})
    expect(await act(create)).toMatchObject({status: 409})
    expect(
      await act({...create, ifBaseRevisionId: 'old', versionId: 'versions.r2.a1'}),
    ).toMatchObject({status: 409})
    await act({
      actionType: 'document.edit',
      draftId: versionId,
      publishedId: 'a1',
      patch: {set: {title: 'V'}},
    })
    expect(await documents()).toEqual([article('a1', 'Fire'), article(versionId, 'V')])
    const document = {_id: versionId, _type: 'article', title: 'W'}
    expect(await act({actionType: 'document.version.replace', document})).toEqual({status: 200})
    const unpublish = {actionType: 'document.version.unpublish', versionId, publishedId: 'a1'}
    expect(await act(unpublish)).toEqual({status: 200})
    expect(await documents()).toEqual([
      article('a1', 'Fire'),
      {_id: versionId, title: 'W', delete: true},
    ])
    expect(await client.fetch('*[_id == "a1"]', {}, {perspective: ['r1']})).toEqual([])
    expect(await act({actionType: 'document.version.discard', versionId})).toEqual({status: 200})
    expect(await documents()).toEqual([article('a1', 'Fire')])
  })
})

describe('actions together', () => {
  test('are one transaction: the second undoes the first when it fails', async () => {
    const nowhere = {actionType: 'document.publish', draftId: 'drafts.b1', publishedId: 'b1'}
    expect(await act([edit('Edited'), nowhere])).toMatchObject({status: 404})
    expect(await documents()).toEqual([article('a1', 'Fire')])
    expect(await act([edit('Edited'), publish])).toEqual({status: 200})
    expect(await documents()).toEqual([article('a1', 'Edited')])
  })

  test('as a dry run are only checked', async () => {
    expect(await act(edit('Edited'), {dryRun: true})).toEqual({status: 200})
    expect(await act(publish, {dryRun: true})).toMatchObject({status: 404})
    expect(await documents()).toEqual([article('a1', 'Fire')])
  })

  test('tell the Studio at the top what the user may not do', async () => {
    expect(await act(edit('Edited'), {as: 'con'})).toEqual({status: 200})
    expect(await act(publish, {as: 'con'})).toMatchObject({
      status: 403,
      top: 'insufficientPermissionsError',
    })
    const release = {actionType: 'release.create', releaseId: 'r1', metadata: {title: 'R'}}
    expect(await act(release, {as: 'vi', dryRun: true})).toMatchObject({
      status: 403,
      top: 'insufficientPermissionsError',
    })
    expect(await act(release, {dryRun: true})).toEqual({status: 200})
    expect(await client.getDocument('_.releases.r1')).toBeUndefined()
  })

  test.each([
    ['no action', {actionType: 'nothing.at.all'}],
    ['another group', {...publish, publishedId: 'b1'}],
    ['the published document itself', {...publish, draftId: 'a1'}],
    ['no id', {actionType: 'document.publish'}],
    ['an unknown operation', {...edit('x'), patch: {destroy: {}}}],
  ])('are refused for %s', async (_what, action) => {
    const before = await documents()
    expect(await act(action)).toMatchObject({status: 400})
    expect(await documents()).toEqual(before)
  })
})
