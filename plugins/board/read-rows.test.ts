import {expect, test} from 'vitest'
import {explainHold} from '../../newsroom/holds/hold.ts'
import {offersFor} from './moves.ts'
import {readRows} from './read-rows.ts'

const now = new Date('2026-11-24T12:00:00Z')
const dana = {id: 'dana', name: 'Dana', roles: ['duty-editor' as const]}

const article = {
  _id: 'drafts.a',
  _type: 'article',
  _rev: 'r',
  headline: 'Harbour closed',
  slugline: 'harbour',
  slug: {current: 'harbour'},
  section: {_ref: 'section-world'},
  first: {_type: 'block', _key: 'a'},
  body: [{_type: 'galleryEmbed', _key: 'g', gallery: {_ref: 'g'}}],
  workflow: {_type: 'workflow', stage: 'ready', submittedBy: 'rosa', approvedBy: 'sam'},
}
const gallery = (stage: string, captions: string[]) => ({
  _id: 'drafts.g',
  _type: 'gallery',
  captions: captions.map((id) => ({_type: 'reference', _key: id, _ref: id})),
  workflow: {_type: 'workflow', stage},
})
const captions = ['c1', 'c2', 'c3', 'c4']

function rowWith(picture: unknown, unsettled: string[] = []) {
  const [row] = readRows({drafts: [article], published: []}, {galleries: [picture], unsettled}, now)
  if (row === undefined) throw new Error('There is no row')
  return row
}

test('of captions that the board has not fetched, no menu says that they are empty', () => {
  const holdsOf = (row: ReturnType<typeof rowWith>) =>
    offersFor(row, dana, now)
      .filter(({transition}) => transition.name === 'forcePublish')
      .flatMap(({holds}) => holds.map((hold) => explainHold(hold, now)))
  expect(holdsOf(rowWith(gallery('cleared', captions)))).toEqual([])
  // The gallery itself has been fetched, and is judged.
  expect(holdsOf(rowWith(gallery('cleared', [])))).toEqual([
    expect.stringContaining('The gallery has no captions'),
  ])
})

test('captions that all wait for one thing are one hold, as in lists and in the editor', () => {
  const row = rowWith(
    gallery('intake', captions),
    captions.map((id) => `drafts.${id}`),
  )
  expect(row.holds.map(({what}) => what)).toEqual([
    'The gallery is not cleared',
    '4 of 4 captions are not cleared',
  ])
})
