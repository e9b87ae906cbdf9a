import {expect, test} from 'vitest'
import {draftId, isDraftId, publishedId, storyIds} from './ids.ts'

test('a draft and its published document find each other', () => {
  expect(draftId('article-1')).toBe('drafts.article-1')
  expect(draftId('drafts.article-1')).toBe('drafts.article-1')
  expect(publishedId('drafts.article-1')).toBe('article-1')
  expect(publishedId('article-1')).toBe('article-1')
  expect([isDraftId('drafts.a'), isDraftId('a')]).toEqual([true, false])
})

test('the same source has the same ids, and only the import record is private', () => {
  const ids = storyIds('9f86d081884c7d659a2f', '2017-02-04')
  expect(ids.article).toBe('article-20170204-9f86d081884c')
  expect(ids.gallery(0)).toBe('gallery-20170204-9f86d081884c')
  expect(ids.gallery(1)).toBe('gallery-20170204-9f86d081884c-2')
  expect(ids.caption(0, 2)).toBe('caption-20170204-9f86d081884c-03')
  expect(ids.caption(1, 10)).toBe('caption-20170204-9f86d081884c-2-11')
  expect(ids.importRecord).toBe('importRecord.9f86d081884c')
  expect(storyIds('9f86d081884c', undefined).article).toBe('article-undated-9f86d081884c')
})
