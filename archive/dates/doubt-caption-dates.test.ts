import {describe, expect, test} from 'vitest'
import {outline} from '../test-support/outline.ts'

describe('what captions say of their days is held against the story', () => {
  test('a day that may be meant two ways is asked about, and the name behind it is the credit', () => {
    const {doubts, gallery} = read(
      'A boat on the quay Jane Roe/PA',
      'Residents watch from the quay, 04/02/2016 Petra Holm',
      'A crane lifts a mast Jane Roe/PA',
      'The quay at night Getty Images',
    )
    expect(gallery[1]).toEqual({
      marker: '2/4',
      text: 'Residents watch from the quay, 04/02/2016',
      credit: 'Petra Holm',
      date: '2016',
    })
    expect(doubts).toEqual(['ambiguousDate', 'unknownCredit'])
  })

  test('a day after the story came out is not when the picture was taken', () => {
    const {doubts, gallery} = read('A boat in April 2016 Getty', 'A crane in 2015 Getty')
    expect(gallery.map(({date}) => date)).toEqual([undefined, '2015'])
    expect(doubts).toEqual(['laterDate'])
  })

  test.each([
    ['opens its caption', ['2 May 2018 A boat waits Getty', 'A crane Getty', 'A mast Getty']],
    ['is like those of its gallery', ['A boat in May 2018 Getty', 'A crane in June 2018 Getty']],
  ])('a later day is taken where it %s: the page has grown since', (_, captions) => {
    const {doubts, gallery} = read(...captions)
    expect(gallery[0]?.date).toMatch(/^2018-05/)
    expect(doubts).toEqual([])
  })

  test('what may be the same day, or has no year, is taken as it is printed', () => {
    const {doubts, gallery} = read('A boat in March 2016 Getty', 'A crane on June 17 Getty')
    expect(gallery.map(({date}) => date)).toEqual(['2016-03', 'XXXX-06-17'])
    expect(doubts).toEqual([])
  })
})

/** A story of 14 March 2016 with these captions. */
function read(...captions: string[]) {
  const lines = captions.map((caption, index) => `${index + 1}/${captions.length} ${caption}`)
  const {body, doubts} = outline(
    ['date 2016-03-14 The quay is new.', ...lines, 'It cost a million.'].join('\n\n'),
  )
  const gallery = body.flatMap((block) =>
    typeof block === 'object' && 'captions' in block ? block.captions : [],
  )
  return {doubts, gallery}
}
