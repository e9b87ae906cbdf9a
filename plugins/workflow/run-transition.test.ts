import {afterAll, beforeAll, expect, test} from 'vitest'
import {type Desk, openDesk} from '../../tests/support/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

/** What the Studio writes where a document is begun from a reference. */
const begun = (id: string) => ({
  _type: 'reference',
  _ref: id,
  _weak: true,
  _strengthenOnPublish: {type: 'creditSource', template: {id: 'creditSource'}},
})

test('a story that names an unpublished source is held in words, and goes out when it is published', async () => {
  const [first = ''] = desk.captions
  const publish = () => desk.move('dana', 'publish', desk.article)
  await desk
    .as('sam')
    .create({_id: 'drafts.source-new', _type: 'creditSource', name: 'Sanderling Press'})
  await desk
    .as('priya')
    .patch(`drafts.${first}`)
    .set({'credit.source': begun('source-new')})
    .commit()
  await desk.bringTo('approve')
  expect(await publish()).toMatchObject({
    ok: false,
    holds: [
      {
        what: 'Caption 1 of 11 names “Sanderling Press”, which is not published yet',
        documentId: first,
      },
    ],
  })
  expect(await desk.anonymous.fetch('count(*[_type == "caption"])')).toBe(0)

  await desk.as('sam').action({
    actionType: 'sanity.action.document.publish',
    draftId: 'drafts.source-new',
    publishedId: 'source-new',
  })
  expect(await publish()).toMatchObject({ok: true})
  const source = await desk.anonymous.fetch('*[_id == $first][0].credit.source', {first})
  expect(source).toEqual({_type: 'reference', _ref: 'source-new'})
})
