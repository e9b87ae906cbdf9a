import {expect, test} from 'vitest'
import {inPreview, outOfPreview, previewTarget} from './preview-path.ts'

const SITE = 'https://ledger.example'

test.each([
  ['/2017/02/04/raqqa', '/_preview/2017/02/04/raqqa'],
  ['/2017/02/04/raqqa?sanity-preview-perspective=drafts', '/_preview/2017/02/04/raqqa'],
  ['/_preview/story/article-1', '/_preview/story/article-1'],
  ['/', '/_preview/'],
  [undefined, '/_preview/'],
])('the Studio asks for %s and is sent to %s', (wanted, target) => {
  expect(previewTarget(wanted, SITE)).toBe(target)
})

test.each([
  '//evil.example/x',
  'https://evil.example/',
  '/\\evil.example',
  '\\\\evil.example',
  '/a/..//evil.example',
  '/.//evil.example',
  'javascript:alert(1)',
  'https://ledger.example@evil.example/',
  '/\t/evil.example',
])('nobody is sent away by %j', (wanted) => {
  const target = previewTarget(wanted, SITE)
  expect(target).toMatch(/^\/_preview\//)
  expect(new URL(target, SITE).origin).toBe(SITE)
})

test('a page has one address among readers and one in previews', () => {
  expect(inPreview('/world')).toBe('/_preview/world')
  expect(outOfPreview('/_preview/world')).toBe('/world')
  expect(outOfPreview('/_preview')).toBe('/')
})
