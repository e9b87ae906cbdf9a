import {expect, test} from 'vitest'
import {type Article, type Caption, type Gallery} from './model.ts'
import {publicView} from './public-view.ts'

const now = new Date('2026-05-01T12:00:00Z')

const article: Article = {
  _id: 'article-1',
  _type: 'article',
  headline: 'Headline',
  slugline: 'private-handle',
  body: [
    {_type: 'furniture', _key: 'f', text: 'Click to enlarge'},
    {_type: 'block', _key: 'b', children: [{_type: 'span', _key: 's', text: 'Text'}]},
  ],
  workflow: {_type: 'workflow', stage: 'ready', submittedBy: 'rita'},
  embargo: {_type: 'embargo', active: false, reason: 'a secret'},
  provenance: {_type: 'provenance', supplied: ['headline']},
}

test('readers get the story and nothing of the desk', () => {
  expect(publicView(article, now)).toEqual({
    _id: 'article-1',
    _type: 'article',
    headline: 'Headline',
    body: [{_type: 'block', _key: 'b', children: [{_type: 'span', _key: 's', text: 'Text'}]}],
  })
})

test('a field that nobody has made public stays private', () => {
  const withNote = {...article, edNote: 'not for readers'}
  expect(publicView(withNote, now)).not.toHaveProperty('edNote')
})

test.each([
  ['a draft', {_id: 'drafts.article-1'}],
  ['a version', {_id: 'versions.r1.article-1'}],
  ['a withheld story', {pubStatus: 'withheld' as const}],
  ['a story under embargo', {embargo: {_type: 'embargo' as const, active: true}}],
])('%s is not shown', (_, fields) => {
  expect(publicView({...article, ...fields}, now)).toBeUndefined()
})

test('an embargoed story appears at its minute, not before', () => {
  const until = '2026-05-01T12:00:00Z'
  const held: Article = {...article, embargo: {_type: 'embargo', active: true, until}}
  expect(publicView(held, new Date('2026-05-01T11:59:59.999Z'))).toBeUndefined()
  expect(publicView(held, now)).toBeDefined()
})

test('a killed story is a tombstone without text', () => {
  const killed = publicView({...article, pubStatus: 'canceled', publicNotice: 'Withdrawn.'}, now)
  expect(killed).toEqual({
    _id: 'article-1',
    _type: 'article',
    headline: 'Headline',
    pubStatus: 'canceled',
    publicNotice: 'Withdrawn.',
  })
})

test('galleries and captions keep their evidence in the newsroom', () => {
  const gallery: Gallery = {_id: 'g', _type: 'gallery', title: 'T', expectedCount: 11, defaults: {}}
  const caption: Caption = {_id: 'c', _type: 'caption', text: 'T', printedMarker: '1/11'}
  expect(publicView(gallery, now)).toEqual({_id: 'g', _type: 'gallery', title: 'T'})
  expect(publicView(caption, now)).toEqual({_id: 'c', _type: 'caption', text: 'T'})
})
