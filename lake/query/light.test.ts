import {expect, test} from 'vitest'
import {isLight} from './light.ts'
import {parseGroq} from './parse-groq.ts'

test.each([
  ['*[_id in ["a", "drafts.a"]][0...2]{_id, title, "by": author->name}', true],
  ['*[_type == "article" && slug.current == "x"][0]{gallery->{captions[]->{text}}}', true],
  ['*[_type == "article"] | order(_updatedAt desc)[0...20]', true],
  ['*[references("x")]', true],
  ['*[$id in authors[]._ref]', true],
  ['*[title match "fire*"]', true],
  ['*[_id in path("drafts.**")]', true],
  ['*[_type == "a"]{"n": count(items[ok == true])}', true],
  ['*{"n": count(*[references(^._id)])}', false],
  ['*{"a": b[]{"c": d[]{e}}}', false],
  ['*[count(a[b in ^.c]) > 1]', false],
  ['*[a + b == "x"]', false],
  ['*[_id in path("**.**.**.a")]', false],
  ['*[diff::changedAny(a, b, c)]', false],
  ['*[geo::contains(area, place)]', false],
  ['*[0]{"shape": geo(area)}', false],
])('%s is light: %s', (query, expected) => {
  expect(isLight(parseGroq(query, {params: {id: 'x'}}), {deepestLoop: 2})).toBe(expected)
})

test('a filter of one document may loop over it once', () => {
  expect(isLight(parseGroq('count(a[b == 1]) > 1'), {deepestLoop: 1})).toBe(true)
  expect(isLight(parseGroq('count(a[count(b) > 1]) > 1'), {deepestLoop: 1})).toBe(false)
})
