import {expect, test} from 'vitest'
import {readDocument} from '../documents/document.ts'
import {Dependencies, tagsOfChange} from './sync-tags.ts'

const TIME = '2026-01-01T00:00:00.000Z'

function changeOf(_id: string, _type: string): Set<string> {
  const system = {_rev: 'r', _createdAt: TIME, _updatedAt: TIME}
  const document = readDocument(JSON.stringify({_id, _type, ...system}))
  return new Set(tagsOfChange([document], () => []))
}

test('an answer with too many documents names their type, of the most numerous first', () => {
  const dependencies = new Dependencies()
  for (let n = 0; n < 90; n++) dependencies.add({groups: [`caption-${n}`], type: 'caption'})
  for (let n = 0; n < 40; n++) dependencies.add({groups: [`asset-${n}`], type: 'sanity.imageAsset'})
  const tags = dependencies.syncTags()
  const isTold = (id: string, type: string) => tags.some((tag) => changeOf(id, type).has(tag))
  expect(tags.length).toBeLessThanOrEqual(100)
  expect(isTold('caption-7', 'caption')).toBe(true)
  expect(isTold('asset-7', 'sanity.imageAsset')).toBe(true)
  expect(isTold('asset-new', 'sanity.imageAsset')).toBe(false)
  expect(isTold('person-1', 'person')).toBe(false)
})

test('one with too many of every type depends on everything', () => {
  const dependencies = new Dependencies()
  for (let n = 0; n < 101; n++) dependencies.add({groups: [`nowhere-${n}`]})
  const [only, ...others] = dependencies.syncTags()
  expect(others).toEqual([])
  expect(changeOf('any', 'thing').has(only ?? '')).toBe(true)
})
