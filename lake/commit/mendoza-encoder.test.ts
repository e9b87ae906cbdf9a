import {applyPatch, incremental} from 'mendoza'
import * as fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {type Json, type JsonObject} from '../documents/json.ts'
import {mendozaPatch} from './mendoza-encoder.ts'

const text = fc.oneof(
  fc.string({unit: 'grapheme', maxLength: 12}),
  fc.string({unit: 'binary', maxLength: 8}),
  fc.constantFrom('Fjörður', '🎈🎉', 'a🎈b', '', 'the same start', 'the same end'),
)
const attribute = fc.constantFrom('title', 'body', 'a', 'b', 'Ä', '_key', '0')
const {value} = fc.letrec<{value: Json}>((tie) => ({
  value: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    text,
    fc.constantFrom(null, true, false, 0, 1, -1.5),
    fc.array(tie('value'), {maxLength: 4}),
    fc.dictionary(attribute, tie('value'), {maxKeys: 4, noNullPrototype: true}),
    fc.array(fc.record({_key: fc.constantFrom('k1', 'k2', 'k3'), text, nested: tie('value')}), {
      maxLength: 4,
    }),
  ),
}))
const documents = fc.dictionary(attribute, value, {maxKeys: 5, noNullPrototype: true})

describe('a mendoza patch', () => {
  test('turns any document into any other, for both decoders of the Studio', () => {
    fc.assert(
      fc.property(documents, documents, (left, right) => {
        const patch = mendozaPatch(left, right)
        expect(applyPatch(left, patch)).toEqual(right)
        const wrapped = incremental.applyPatch(incremental.wrap(left, 0), patch, 1)
        expect(incremental.unwrap(wrapped)).toEqual(right)
      }),
      {numRuns: 3000},
    )
  })

  test('is empty when nothing changed', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(mendozaPatch(document, structuredClone(document))).toEqual([])
      }),
    )
  })

  test('creates and removes whole documents', () => {
    const document: JsonObject = {title: 'Hello'}
    expect(applyPatch(null, mendozaPatch(null, document))).toEqual(document)
    expect(applyPatch(document, mendozaPatch(document, null))).toBeNull()
    expect(mendozaPatch(null, null)).toEqual([])
  })

  test('carries only the words that were written', () => {
    const left = {
      body: [
        {_key: 'b1', text: 'The mayor resigned.'},
        {_key: 'b2', text: 'Rain.'},
      ],
    }
    const right = {
      body: [
        {_key: 'b1', text: 'The mayor has resigned.'},
        {_key: 'b2', text: 'Rain.'},
      ],
    }
    const written = mendozaPatch(left, right).filter((part) => typeof part === 'string')
    expect(written).toEqual(['has '])
  })

  test('follows an item that moved instead of writing it again', () => {
    const items = ['k1', 'k2', 'k3'].map((key) => ({_key: key, text: key}))
    const patch = mendozaPatch({body: items}, {body: items.toReversed()})
    expect(patch.filter((part) => typeof part === 'object')).toEqual([])
  })

  test('stays linear for long lists', () => {
    const items = Array.from({length: 20_000}, (_, index) => ({_key: `k${index}`, n: index}))
    const reversed = items.toReversed()
    expect(applyPatch({items}, mendozaPatch({items}, {items: reversed}))).toEqual({items: reversed})
  })
})
