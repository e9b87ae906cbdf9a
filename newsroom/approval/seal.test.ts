import {expect, test} from 'vitest'
import {type Article, type Caption} from '../model.ts'
import {type Story} from '../story.ts'
import {sealOf} from './seal.ts'

const article: Article = {
  _id: 'drafts.a',
  _rev: 'r1',
  _type: 'article',
  headline: 'Forces close in',
  section: {
    _type: 'reference',
    _ref: 'world',
    _weak: true,
    _strengthenOnPublish: {type: 'section'},
  },
  workflow: {_type: 'workflow', stage: 'subs'},
}
const caption: Caption = {_id: 'drafts.c', _type: 'caption', text: 'A depot'}

const story = (fields: Partial<Article> = {}, text = 'A depot'): Story => ({
  article: {id: 'a', draft: {...article, ...fields}},
  galleries: [],
  captions: [{id: 'c', draft: {...caption, text}}],
})

test('the same content has the same seal, whatever the workflow and Content Lake write beside it', () => {
  const seal = sealOf(story())
  expect(seal).toMatch(/^[0-9a-f]{64}$/)
  const later = {
    _rev: 'r2',
    _updatedAt: 'later',
    workflow: {_type: 'workflow', stage: 'ready'},
  } as const
  expect(sealOf(story(later))).toBe(seal)
  const live: Article = {...article, _id: 'a', section: {_type: 'reference', _ref: 'world'}}
  expect(sealOf({...story(), article: {id: 'a', published: live}})).toBe(seal)
})

test.each<[string, Story]>([
  ['a word of the headline', story({headline: 'Forces closed in'})],
  ['the section', story({section: {_type: 'reference', _ref: 'politics'}})],
  ['a caption', story({}, 'A destroyed depot')],
  ['a caption that is gone', {...story(), captions: []}],
])('another seal for %s', (_, changed) => {
  expect(sealOf(changed)).not.toBe(sealOf(story()))
})
