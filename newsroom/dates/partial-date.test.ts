import edtf from 'edtf'
import * as fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {boundsOf, formatPartialDate, isEdtf, partialDate} from './partial-date.ts'

describe('readers are told no more than is known', () => {
  test.each([
    ['2017-02-04', '4 February 2017', '2017-02-04', '2017-02-04'],
    ['2016-11', 'November 2016', '2016-11-01', '2016-11-30'],
    ['2016', '2016', '2016-01-01', '2016-12-31'],
    ['192X', 'the 1920s', '1920-01-01', '1929-12-31'],
    ['19XX', '1900 to 1999', '1900-01-01', '1999-12-31'],
    ['1916~', 'about 1916', '1916-01-01', '1916-12-31'],
    ['1916?', 'perhaps 1916', '1916-01-01', '1916-12-31'],
    ['2011/2013', '2011 to 2013', '2011-01-01', '2013-12-31'],
    ['2016/..', 'since 2016', '2016-01-01', undefined],
    ['XXXX-11', 'November', undefined, undefined],
    ['XXXX-02-29', '29 February', undefined, undefined],
  ])('%s is told as %s', (edtf, told, from, to) => {
    const date = partialDate(edtf)
    expect(formatPartialDate(date)).toBe(told)
    expect(boundsOf(date)).toEqual({...(from ? {from} : {}), ...(to ? {to} : {})})
  })
})

test('what is not EDTF is refused, and told as it was printed', () => {
  expect(isEdtf('2017-02-30')).toBe(false)
  expect(() => partialDate('yesterday')).toThrow(RangeError)
  const broken = {_type: 'partialDate', edtf: 'soon', asPrinted: 'after the war'} as const
  expect(formatPartialDate(broken)).toBe('after the war')
  expect(boundsOf(broken)).toEqual({})
})

test('a plain date is EDTF exactly when the grammar says so', () => {
  const two = fc.integer({min: 0, max: 40}).map((n) => String(n).padStart(2, '0'))
  const year = fc.integer({min: 0, max: 9999}).map((n) => String(n).padStart(4, '0'))
  fc.assert(
    fc.property(year, fc.array(two, {maxLength: 2}), (first, rest) => {
      const value = [first, ...rest].join('-')
      expect([value, isEdtf(value)]).toEqual([value, grammarReads(value)])
    }),
  )
})

function grammarReads(value: string): boolean {
  try {
    edtf(value, {level: 2})
    return true
  } catch {
    return false
  }
}
