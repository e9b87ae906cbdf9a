import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {type PersonId} from '../bin/people.ts'
import {type TransitionName} from '../newsroom/transition.ts'
import {type Desk, openDesk} from './support/desk.ts'

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
})

afterEach(() => desk.close())

const everything = () => desk.as('adam').fetch('*[_type in ["article", "gallery", "caption"]]')

describe('a reader without an account', () => {
  test('sees nothing of a story before it is published, and all of it after', async () => {
    const ofTheDesk =
      '*[_type in ["article", "gallery", "caption", "importRecord", "editorialLog"]]'
    expect(await desk.anonymous.fetch(ofTheDesk)).toEqual([])
    await desk.bringTo('publish')
    expect(await desk.anonymous.fetch('count(*[_type == "caption"])')).toBe(11)
    expect(await desk.anonymous.fetch('count(*[_type == "article"])')).toBe(1)
  })

  test.each(['importRecord', 'editorialLog'])('never sees %s, by whatever way', async (type) => {
    await desk.bringTo('publish')
    const ids = await desk.as('adam').fetch<string[]>('*[_type == $type]._id', {type})
    expect(ids).not.toEqual([])
    const {anonymous} = desk
    expect(await anonymous.fetch('*[_type == $type]', {type})).toEqual([])
    expect(await anonymous.fetch('count(*[_id in $ids])', {ids})).toBe(0)
    expect(await anonymous.fetch('*[_type == "article"][0].provenance.importRecord->')).toBeNull()
    expect(await anonymous.getDocuments(ids)).toEqual(ids.map(() => null))
  })

  test('sees a killed story as its notice, and no picture of it', async () => {
    await desk.bringTo('publish')
    const notice = {note: 'court order', publicNotice: 'This story has been removed.'}
    expect(await desk.move('dana', 'kill', desk.article, notice)).toMatchObject({ok: true})
    const [killed] = await desk.anonymous.fetch('*[_type == "article"]')
    expect(killed).toMatchObject({
      pubStatus: 'canceled',
      publicNotice: 'This story has been removed.',
    })
    expect(killed).not.toHaveProperty('body')
    expect(await desk.anonymous.fetch('*[_type in ["gallery", "caption"]]')).toEqual([])
    const draft = await desk.as('dana').getDocument(`drafts.${desk.article}`)
    expect(draft?.['body']).toHaveLength(11)
  })
})

describe('the rules and access control agree', () => {
  test.each<[PersonId, TransitionName, 'article' | 'gallery', TransitionName | undefined]>([
    ['vera', 'take', 'article', undefined],
    ['priya', 'take', 'article', undefined],
    ['lena', 'take', 'article', undefined],
    ['rosa', 'accept', 'article', 'submit'],
    ['rosa', 'clear', 'gallery', 'check'],
    ['sam', 'clear', 'gallery', 'check'],
    ['rosa', 'approve', 'article', 'clear'],
    ['priya', 'approve', 'article', 'clear'],
    ['tom', 'publish', 'article', 'approve'],
    ['priya', 'publish', 'article', 'approve'],
    ['rosa', 'publish', 'article', 'approve'],
  ])('%s may not %s the %s: told so, and nothing happens', async (person, name, subject, after) => {
    if (after) await desk.bringTo(after)
    const before = await everything()
    const result = await desk.move(person, name, desk[subject])
    expect(result).toMatchObject({
      ok: false,
      holds: expect.arrayContaining([expect.objectContaining({code: 'role'})]),
    })
    expect(await everything()).toEqual(before)
  })

  test.each<[string, PersonId, () => object[]]>([
    ['a reporter publishes raw', 'rosa', () => [publishAction()]],
    ['a sub-editor publishes raw', 'sam', () => [publishAction()]],
    ['a picture editor publishes raw', 'priya', () => [publishAction()]],
    ['a duty editor publishes what nobody has approved', 'dana', () => [publishAction()]],
    [
      'a duty editor approves by hand under an embargo',
      'dana',
      () => [
        edit({
          'workflow.stage': 'ready',
          'workflow.approvedBy': 'tom',
          'embargo': {_type: 'embargo', active: true},
        }),
        publishAction(),
      ],
    ],
    ['a reporter calls a story ready', 'rosa', () => [edit({'workflow.stage': 'ready'})]],
    ['a picture editor calls a story ready', 'priya', () => [edit({'workflow.stage': 'ready'})]],
    [
      'who sent it in calls it ready',
      'sam',
      () => [edit({'workflow.stage': 'ready', 'workflow.submittedBy': 'sam'})],
    ],
    ['a lawyer calls a story ready', 'lena', () => [edit({'workflow.stage': 'ready'})]],
    ['a viewer edits', 'vera', () => [edit({headline: 'Mine'})]],
  ])('%s through the API: refused whole', async (_, person, actions) => {
    const before = await everything()
    const request = desk.as(person).request({
      url: '/data/actions/production',
      method: 'POST',
      body: {actions: actions()},
    })
    await expect(request).rejects.toMatchObject({statusCode: 403})
    expect(await everything()).toEqual(before)
  })

  test('nobody changes or removes an entry of the log, and nobody writes one in another’s name', async () => {
    await desk.bringTo('take')
    const [entry] = await desk.as('adam').fetch('*[_type == "editorialLog"]')
    expect(entry).toMatchObject({event: 'take', by: 'rosa', from: 'intake', to: 'writing'})
    for (const person of ['rosa', 'dana', 'adam'] as const) {
      const client = desk.as(person)
      const refused = {statusCode: 403}
      await expect(client.patch(entry._id).set({by: 'sam'}).commit()).rejects.toMatchObject(refused)
      await expect(client.delete(entry._id)).rejects.toMatchObject(refused)
      const forged = {...entry, _id: `${entry._id}2`, by: 'sam'}
      await expect(client.create(forged)).rejects.toMatchObject(refused)
    }
    expect(await desk.as('adam').fetch('*[_type == "editorialLog"]')).toEqual([entry])
  })
})

test('a story goes to its readers in one transaction, with a true history', async () => {
  await desk.bringTo('publish')
  const revisions = await desk
    .as('adam')
    .fetch<string[]>(
      'array::unique(*[_type in ["article", "gallery", "caption"] && !(_id in path("drafts.**"))]._rev)',
    )
  expect(revisions).toHaveLength(1)
  const log = await desk.as('adam').fetch('*[_type == "editorialLog"] | order(at asc) {by, event}')
  expect(log).toEqual([
    {by: 'rosa', event: 'take'},
    {by: 'rosa', event: 'submit'},
    {by: 'sam', event: 'accept'},
    {by: 'sam', event: 'check'},
    {by: 'priya', event: 'clear'},
    {by: 'tom', event: 'approve'},
    {by: 'dana', event: 'publish'},
  ])
})

test('two people who move the same story at once: one wins, the other is told', async () => {
  await desk.bringTo('submit')
  const results = await Promise.allSettled([
    desk.move('sam', 'accept', desk.article),
    desk.move('tom', 'accept', desk.article),
  ])
  const won = results.filter((result) => result.status === 'fulfilled' && result.value.ok)
  expect(won).toHaveLength(1)
  expect(
    await desk.as('adam').fetch('count(*[_type == "editorialLog" && event == "accept"])'),
  ).toBe(1)
})

function edit(set: Record<string, unknown>) {
  return {
    actionType: 'sanity.action.document.edit',
    draftId: `drafts.${desk.article}`,
    publishedId: desk.article,
    patch: {set},
  }
}

function publishAction() {
  return {
    actionType: 'sanity.action.document.publish',
    draftId: `drafts.${desk.article}`,
    publishedId: desk.article,
  }
}
