import {expect, test} from 'vitest'
import {type Caption, type Gallery} from '../model.ts'
import {findPublishingHolds} from './holds.ts'
import {findProblems} from './problems.ts'

const caption: Caption = {
  _id: 'drafts.c1',
  _type: 'caption',
  text: 'A mortar round fin',
  alt: 'A rusted fin in the sand',
  image: {_type: 'image', asset: {_type: 'reference', _ref: 'image-1'}},
  workflow: {_type: 'workflow', stage: 'cleared'},
}
const gallery: Gallery = {
  _id: 'drafts.g',
  _type: 'gallery',
  captions: [{_type: 'reference', _key: 'k', _ref: 'c1'}],
  defaults: {credit: {_type: 'credit', line: 'Conflict Armament Research'}},
  workflow: {_type: 'workflow', stage: 'cleared'},
}

test('a picture that its gallery credits is credited; one that nobody credits is held', () => {
  const missing = {code: 'credit', level: 'error', path: ['credit'], message: 'Nobody is credited'}
  expect(findProblems(caption)).toEqual([missing])
  expect(findProblems(caption, gallery.defaults)).toEqual([])
  expect(findProblems(caption, {credit: {_type: 'credit', line: ' '}})).toEqual([missing])
})

test('the holds of a story say the same', () => {
  const subject = {id: 'c1', draft: caption}
  const holdsOf = (of: Gallery) => {
    const story = {galleries: [{id: 'g', draft: of}], captions: [subject]}
    return findPublishingHolds(story, subject, new Date()).map(({what}) => what)
  }
  expect(holdsOf(gallery)).toEqual([])
  expect(holdsOf({...gallery, defaults: {}})).toEqual(['Nobody is credited'])
})

test('a date that the gallery says for all must be one', () => {
  const undated = {
    ...gallery,
    defaults: {dateCreated: {_type: 'partialDate', edtf: 'long ago'}},
  } as const
  expect(findProblems(undated)).toContainEqual(
    expect.objectContaining({code: 'date', path: ['defaults', 'dateCreated']}),
  )
})
