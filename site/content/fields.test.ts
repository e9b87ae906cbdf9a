import * as fc from 'fast-check'
import {expect, test} from 'vitest'
import {instantOf, rowOf, rowsOf, spanTextOf, textOf, textsOf} from './fields.ts'

test('a text is trimmed; a blank one counts as missing', () => {
  expect(textOf('  Raqqa \n')).toBe('Raqqa')
  expect(textOf(' \n ')).toBeUndefined()
  expect(spanTextOf(' of ')).toBe(' of ')
})

test('what no page can hold is taken out of a text, and its words stay', () => {
  expect(textOf('a\u0000b\u001bc\u202ed\ud800e')).toBe('abcd\ufffde')
  expect(spanTextOf('one\ntwo\tthree')).toBe('one\ntwo\tthree')
})

test('a list gives its documents; where one is missing there is a null, which is left out', () => {
  expect(rowsOf([{a: 1}, null, {a: 2}])).toEqual([{a: 1}, {a: 2}])
  expect(textsOf(['a', 1, null, ' b '])).toEqual(['a', 'b'])
})

test('a moment is written one way', () => {
  expect(instantOf('2026-05-01T13:00:00+01:00')).toBe('2026-05-01T12:00:00.000Z')
  expect(instantOf('yesterday')).toBeUndefined()
})

test('nothing that can stand in a document makes a reader throw', () => {
  const readers = [textOf, spanTextOf, textsOf, instantOf, rowsOf, rowOf]
  fc.assert(
    fc.property(fc.anything(), (value) => {
      // @ts-expect-error -- documents that the Studio did not write
      for (const read of readers) expect(() => read(value)).not.toThrow()
    }),
  )
})
