import {describe, expect, test} from 'vitest'
import {makeDocument} from '../documents/document.ts'
import {applyPatch, readPatch, withArrayKeys} from './patch.ts'

const system = {_id: 'a1', _type: 'article', _rev: 'r', _createdAt: 't', _updatedAt: 't'}
const document = makeDocument(
  {
    title: 'Fire',
    count: 1,
    empty: null,
    list: [
      {_key: 'k1', n: 1},
      {_key: 'k2', n: 2},
    ],
    none: [],
  },
  system,
)

/** What is different in the document after a patch. */
function changed(patch: Record<string, unknown>): unknown {
  const after = applyPatch(document, readPatch(patch))
  const entries = Object.entries(after).filter(([name, value]) => value !== document[name])
  return Object.fromEntries(entries)
}

describe('a patch does what @sanity/mutator does, since the Studio applies it with that', () => {
  test.each<[string, Record<string, unknown>, unknown]>([
    ['sets a value', {set: {title: 'Flood'}}, {title: 'Flood'}],
    ['sets null, which stays', {set: {title: null}}, {title: null}],
    ['makes the objects on the way', {set: {'a.b.c': 1}}, {a: {b: {c: 1}}}],
    [
      'finds items by key, index and from the end',
      {set: {'list[_key=="k1"].n': 5, 'list[-1].n': 6}},
      {
        list: [
          {_key: 'k1', n: 5},
          {_key: 'k2', n: 6},
        ],
      },
    ],
    [
      'does nothing to an item that is not there',
      {set: {'list[_key=="k9"].n': 5, 'list[7]': 1}},
      {},
    ],
    [
      'makes an object where an index into nothing was meant',
      {set: {'nowhere[0]': 1}},
      {nowhere: {}},
    ],
    [
      'sets what is missing, and null is not missing',
      {setIfMissing: {title: 'x', empty: 'x', fresh: 'x'}},
      {fresh: 'x'},
    ],
    [
      'unsets attributes and items',
      {unset: ['title', 'list[0]', 'nowhere']},
      {list: [{_key: 'k2', n: 2}]},
    ],
    [
      'counts numbers, and leaves anything else',
      {inc: {count: 2, title: 1, nowhere: 1}},
      {count: 3},
    ],
    ['counts down', {dec: {count: 3}}, {count: -2}],
    [
      'inserts after the last item of an empty list',
      {insert: {after: 'none[-1]', items: [1]}},
      {none: [1]},
    ],
    [
      'inserts before the first item of an empty list',
      {insert: {before: 'none[0]', items: [1]}},
      {none: [1]},
    ],
    [
      'inserts nothing into a list that is not there',
      {insert: {after: 'nowhere[-1]', items: [1]}},
      {},
    ],
    [
      'replaces items',
      {insert: {replace: 'list[_key=="k1"]', items: ['x', 'y']}},
      {list: ['x', 'y', {_key: 'k2', n: 2}]},
    ],
    [
      'applies differences to texts',
      {diffMatchPatch: {title: '@@ -1,4 +1,6 @@\n F\n+or\n ire\n'}},
      {title: 'Forire'},
    ],
    [
      'runs setIfMissing before set before unset',
      {unset: ['fresh'], set: {'fresh.b': 1}, setIfMissing: {fresh: {a: 1}}},
      {},
    ],
    ['passes over merge', {merge: {title: 'x'}}, {}],
  ])('%s', (_what, patch, expected) => {
    expect(changed(patch)).toEqual(expected)
  })

  test('leaves the document that it is applied to as it was', () => {
    const before = structuredClone(document)
    changed({set: {'list[0].n': 9}, unset: ['title']})
    expect(document).toEqual(before)
  })

  test.each([
    ['a difference for nothing', {diffMatchPatch: {nowhere: '@@ -1 +1 @@\n-a\n+b\n'}}],
    ['every item', {set: {'list[*].n': 1}}],
  ])('throws a refusal for %s', (_what, patch) => {
    expect(() => changed(patch)).toThrow(/cannot be applied/)
  })
})

test('keys are given to all objects in lists that have none, and to no others', () => {
  const patch = readPatch({
    set: {title: 'x', body: [{children: [{text: 'a'}]}, {_key: 'own'}, 'text'], single: {a: 1}},
    insert: {after: 'list[-1]', items: [{n: 3}]},
  })
  let keys = 0
  expect(withArrayKeys(patch, () => `new${++keys}`)).toEqual({
    set: {
      title: 'x',
      body: [
        {_key: expect.any(String), children: [{_key: expect.any(String), text: 'a'}]},
        {_key: 'own'},
        'text',
      ],
      single: {a: 1},
    },
    insert: {after: 'list[-1]', items: [{_key: expect.any(String), n: 3}]},
  })
  expect(keys).toBe(3)
})
