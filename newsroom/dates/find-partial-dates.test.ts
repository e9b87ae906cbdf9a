import {describe, expect, test} from 'vitest'
import {findPartialDates, readPartialDate} from './find-partial-dates.ts'
import {isEdtf} from './partial-date.ts'

describe('a date is read as exactly as it is written', () => {
  test.each([
    ['2017-02-04', '2017-02-04', 'day'],
    ['30 November 2017', '2017-11-30', 'day'],
    ['1st March 1999', '1999-03-01', 'day'],
    ['March 1, 2002', '2002-03-01', 'day'],
    ['Saturday, February 4, 2017', '2017-02-04', 'day'],
    ['Sept. 3, 2001', '2001-09-03', 'day'],
    ['Friday, June 17', 'XXXX-06-17', 'day'],
    ['4 February', 'XXXX-02-04', 'day'],
    ['29 February', 'XXXX-02-29', 'day'],
    ['November 2016', '2016-11', 'month'],
    ['November', 'XXXX-11', 'month'],
    ['autumn 2016', '2016-23', 'season'],
    ['fall of 1968', '1968-23', 'season'],
    ['1916', '1916', 'year'],
    ['circa 1916', '1916~', 'year'],
    ['c. 1916', '1916~', 'year'],
    ['the 1920s', '192X', 'decade'],
    ['between 2011 and 2013', '2011/2013', 'interval'],
    ['since 2016', '2016/..', 'interval'],
    ['4. Februar 2017', '2017-02-04', 'day'],
    ['1er février 2017', '2017-02-01', 'day'],
    ['4 de febrero de 2017', '2017-02-04', 'day'],
    ['fevereiro de 2017', '2017-02', 'month'],
    ['4 февраля 2017', '2017-02-04', 'day'],
    ['تشرين الثاني 2016', '2016-11', 'month'],
    ['2016年11月30日', '2016-11-30', 'day'],
  ])('%s is %s', (text, edtf, precision) => {
    expect(readPartialDate(text)).toEqual({_type: 'partialDate', edtf, asPrinted: text, precision})
    expect(isEdtf(edtf)).toBe(true)
  })
})

describe('what is not a date is not read as one', () => {
  test.each([
    'Theresa May 2016',
    '31 November 2016',
    '29 February 2017',
    'MH370',
    '5-4',
    'London Fashion Week 2020',
    'it may 4 times',
    'the rover of Mars 2020',
    'room 1916',
    'between 2013 and 2011',
    '9/11',
    'the 2016-17 season',
    '',
  ])('%j', (text) => {
    expect(findPartialDates(text)).toEqual([])
  })
})

test('dates are found where they stand, in order, verbatim', () => {
  const text = 'A shell (Kabul, March 1, 2002), found on May 4 in a depot of the 1980s'
  const found = findPartialDates(text)
  expect(found.map(({date}) => date.edtf)).toEqual(['2002-03-01', 'XXXX-05-04', '198X'])
  for (const {date, from, to} of found) expect(text.slice(from, to)).toBe(date.asPrinted)
})

test('a year that the source does not give is never made up', () => {
  for (const text of ['June 17', 'Friday, June 17', 'in November', 'last April']) {
    const [found] = findPartialDates(text)
    expect(found?.date.edtf.startsWith('XXXX-')).toBe(true)
  }
})
