import * as fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {canonicalJson, canonicalObject, InvalidJsonError} from './canonical-json.ts'
import {bundleOf, draftIdOf, isDocumentId, isDotted, publishedIdOf} from './document-id.ts'
import {firstDifference} from './first-difference.ts'
import {findReferences} from './references.ts'
import {textsOf, withoutDots, wordsOf} from './words.ts'

describe('canonical JSON', () => {
  test('is one text for all ways of writing a value', () => {
    const left = canonicalJson({b: [{d: -0, c: 'x'}], a: null})
    expect(JSON.stringify(left)).toBe('{"a":null,"b":[{"c":"x","d":0}]}')
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({maxDepth: 4})), (value) => {
        fc.pre(!JSON.stringify(value).match(/__proto__|constructor|prototype/))
        const shuffled = Object.fromEntries(Object.entries(value).toReversed())
        expect(JSON.stringify(canonicalJson(shuffled))).toBe(JSON.stringify(canonicalJson(value)))
        expect(canonicalJson(value)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test('leaves a value alone that is canonical already, and never changes one', () => {
    const value = canonicalJson({b: 1, a: {d: 1, c: [1]}})
    expect(canonicalJson(value)).toBe(value)
    const given = Object.freeze({b: 1, a: Object.freeze({d: 1, c: 2})})
    expect(canonicalJson(given)).toEqual(given)
  })

  test.each([
    ['Infinity', {a: [1, {b: Infinity}]}, 'a[1].b'],
    ['undefined', {a: {b: undefined}}, 'a.b'],
    ['a function', [() => 1], '[0]'],
    ['a prototype', JSON.parse('{"a": {"__proto__": 1}}'), 'a.__proto__'],
  ])('refuses %s, and says where', (_what, value, path) => {
    expect(() => canonicalJson(value)).toThrow(InvalidJsonError)
    expect(() => canonicalJson(value)).toThrow(`at "${path}"`)
  })
})

describe('a document id', () => {
  test.each([
    ['a1', 'a1', null, false],
    ['drafts.a1', 'a1', 'drafts', true],
    ['versions.r1.a1', 'a1', 'r1', true],
    ['versions.r1.a.b', 'a.b', 'r1', true],
    ['_.releases.r1', '_.releases.r1', null, true],
    ['importRecord.2016', 'importRecord.2016', null, true],
    ['drafts', 'drafts', null, false],
  ])('%s is a version of %s in %j', (id, published, bundle, dotted) => {
    expect(isDocumentId(id)).toBe(true)
    expect([publishedIdOf(id), bundleOf(id), isDotted(id)]).toEqual([published, bundle, dotted])
  })

  test.each([
    '',
    '-a',
    '.a',
    'a.',
    'a..b',
    'a b',
    'ä',
    'a/b',
    'drafts.',
    'drafts.drafts.a',
    'versions.a',
    'versions.r1.drafts.a',
    'versions.drafts.a',
    'versions.published.a',
    'a'.repeat(129),
  ])('%j is none', (id) => {
    expect(isDocumentId(id)).toBe(false)
  })

  test('of a draft leads back', () => {
    expect(publishedIdOf(draftIdOf('a1'))).toBe('a1')
  })
})

test('references are found wherever they stand, strong before weak', () => {
  const document = {
    author: {_ref: 'jane'},
    related: [{_ref: 'a2', _weak: true}, {_ref: 'a2'}, {_ref: 'a3', _weak: true}],
    elsewhere: {_ref: 'x', _dataset: 'other'},
    image: {asset: {_ref: 'media-library:1'}},
    outer: {_ref: 'o', within: {_ref: 'i'}},
    nothing: {_ref: 7},
  }
  const plain = {weak: false, local: true, inner: false}
  expect(findReferences(canonicalObject(document))).toEqual([
    {target: 'jane', path: 'author', ...plain},
    {target: 'x', path: 'elsewhere', ...plain, local: false},
    {target: 'media-library:1', path: 'image.asset', ...plain, local: false},
    {target: 'o', path: 'outer', ...plain},
    {target: 'i', path: 'outer.within', ...plain, inner: true},
    {target: 'a2', path: 'related[]', ...plain},
    {target: 'a3', path: 'related[]', ...plain, weak: true},
  ])
})

test('words are letters and digits, and a block is read as it is printed', () => {
  const block = {
    _type: 'block',
    _key: 'secret',
    children: [
      {_type: 'span', text: 'Half'},
      {_type: 'span', text: 'bold words'},
    ],
  }
  expect(textsOf({title: 'Ærø, 3/11', body: [block], _note: 'hidden'})).toEqual([
    'Ærø, 3/11',
    'Halfbold words',
    'Half',
    'bold words',
  ])
  expect(wordsOf("Ærø, 3/11 – O'Brien")).toEqual(['ærø', '3', '11', 'o', 'brien'])
  expect(withoutDots('U.S. troops.')).toBe('US troops')
})

test('the first difference is named as an editor would point at it', () => {
  const left = {body: [{text: 'a'}, {text: 'b'}], title: 'x'}
  expect(firstDifference(left, structuredClone(left))).toBeUndefined()
  expect(firstDifference(left, {...left, body: [{text: 'a'}, {text: 'c'}]})).toBe('body[1].text')
  expect(firstDifference(left, {...left, body: [{text: 'a'}]})).toBe('body[1]')
  expect(firstDifference(left, {...left, added: 1})).toBe('added')
  expect(firstDifference(left, null)).toBe('')
})
