import {expect, test} from 'vitest'
import {explainHold} from '../../newsroom/holds/hold.ts'
import {findPublishingHolds} from '../../newsroom/holds/holds.ts'
import {type Article, type Caption, type Gallery} from '../../newsroom/model.ts'
import {type Story} from '../../newsroom/story.ts'
import {rowWords} from './row-words.ts'

const now = new Date('2026-11-24T12:00:00Z')

const caption = (n: number, credit?: string): Caption => ({
  _id: `drafts.c${n}`,
  _type: 'caption',
  text: `Caption ${n}`,
  missingImage: {reason: 'lost'},
  ...(credit ? {credit: {_type: 'credit', line: credit}} : {}),
  workflow: {_type: 'workflow', stage: 'intake', stageSince: '2026-11-24T10:00:00Z'},
})
const gallery: Gallery = {
  _id: 'drafts.g',
  _type: 'gallery',
  expectedCount: 5,
  captions: ['c1', 'c2', 'c3'].map((id) => ({_type: 'reference', _key: id, _ref: id})),
  workflow: {_type: 'workflow', stage: 'cleared'},
}
const article: Article = {
  _id: 'drafts.a',
  _type: 'article',
  headline: 'Harbour closed',
  slugline: 'harbour',
  slug: {_type: 'slug', current: 'harbour'},
  section: {_type: 'reference', _ref: 'section-world'},
  body: [
    {
      _type: 'block',
      _key: 'b',
      children: [{_type: 'span', _key: 's', text: 'It is closed.'}],
    },
    {_type: 'galleryEmbed', _key: 'e', gallery: {_type: 'reference', _ref: 'g'}},
  ],
  workflow: {
    _type: 'workflow',
    stage: 'ready',
    submittedBy: 'rosa',
    approvedBy: 'tom',
    seal: 'as it was approved',
  },
}
const story: Story = {
  article: {id: 'a', draft: article},
  galleries: [{id: 'g', draft: gallery}],
  captions: [caption(1, 'PA'), caption(2), caption(3)].map((draft, index) => ({
    id: `c${index + 1}`,
    draft,
  })),
}
const subject = {id: 'a', draft: article}

test('a story’s row knows what its captions wait for, and that its seal is broken', () => {
  const holds = findPublishingHolds(story, subject, now, {seal: 'as it is now'})
  const {hold, ...words} = rowWords(story, subject, holds, now)
  expect(words).toEqual({
    standing: 'Ready',
    counts: {captions: 3, holes: 2, uncredited: 2},
    more: 1,
  })
  expect(hold && explainHold(hold, now)).toBe(
    '3 of 3 captions are not cleared (for about 2 hours); a picture editor or a duty editor can clear it.',
  )
  const cleared: Story = {
    ...story,
    captions: story.captions.map(({id, draft}) => ({
      id,
      draft: {
        ...(draft ?? caption(0)),
        workflow: {_type: 'workflow', stage: 'cleared'},
      },
    })),
  }
  const sealed = findPublishingHolds(cleared, subject, now, {seal: 'as it is now'})
  expect(rowWords(cleared, subject, sealed, now)).toMatchObject({
    hold: {code: 'sealed'},
    more: 0,
  })
})

test('what the gallery says for all is everybody’s credit', () => {
  const credited: Story = {
    ...story,
    galleries: [{id: 'g', draft: {...gallery, defaults: {credit: {_type: 'credit', line: 'PA'}}}}],
  }
  expect(rowWords(credited, subject, [], now)).toEqual({
    standing: 'Ready',
    counts: {captions: 3, holes: 2, uncredited: 0},
    more: 0,
  })
})

test('where it stands is said on both axes', () => {
  const standing = (versions: Parameters<typeof rowWords>[1]) =>
    rowWords(story, versions, [], now).standing
  const live: Article = {...article, _id: 'a'}
  expect(standing({id: 'a', published: live})).toBe('Live')
  expect(standing({id: 'a', published: live, draft: article})).toBe('Live, with changes · Ready')
  const timed = {stage: 'ready', scheduledFor: '2026-12-01T09:00:00Z', _type: 'workflow'} as const
  expect(standing({id: 'a', draft: {...article, workflow: timed}})).toBe(
    'Scheduled · 1 Dec 2026, 09:00 GMT',
  )
  expect(standing({id: 'a', draft: {...article, pubStatus: 'withheld'}})).toBe('Withdrawn')
})

test('until when it is wanted is said while somebody is at work on it', () => {
  const workflow = {_type: 'workflow', stage: 'desk', dueAt: '2026-11-24T17:00:00Z'} as const
  const due: Article = {...article, workflow}
  expect(rowWords(story, {id: 'a', draft: due}, [], now).deadline?.words).toBe('Due today 17:00')
  const live: Article = {...due, _id: 'a'}
  expect(rowWords(story, {id: 'a', published: live}, [], now).deadline).toBeUndefined()
  expect(rowWords(story, {id: 'a', published: live, draft: due}, [], now).deadline?.band).toBe(
    'today',
  )
  expect(rowWords(story, {id: 'a', draft: article}, [], now).deadline).toBeUndefined()
})
