import {describe, expect, test} from 'vitest'
import {outline} from '../test-support/outline.ts'

const STORY = 'The council met on Monday.'

describe('the story has the date that stands above it', () => {
  test.each([
    [` date 2017-02-04 ${STORY}`, '2017-02-04'],
    [`date 2017-02-04\n\n${STORY}`, '2017-02-04'],
    [`Date: 4 February 2017\n\n${STORY}`, '2017-02-04'],
    [`Published: 24/02/2017\n\n${STORY}`, '2017-02-24'],
    [`Saturday, February 4, 2017 10:15 AM EST\n\n${STORY}`, '2017-02-04'],
    [`28 December 2017 - 10:00\n\n${STORY}`, '2017-12-28'],
    [`2017-02-04T23:30:00-05:00\n\n${STORY}`, '2017-02-04'],
    [`4. Februar 2017, 10:15 Uhr\n\n${STORY}`, '2017-02-04'],
    [`Publié le 4 février 2017 à 10h15\n\n${STORY}`, '2017-02-04'],
    [`04.02.2017\n\n${STORY}`, '2017-02-04'],
  ])('%j', (text, date) => {
    const read = outline(text)
    expect(read.date).toBe(date)
    expect(read.body).toEqual([STORY])
    expect(read.doubts).toEqual([])
  })

  test('a headline may stand above the date line, and stays', () => {
    expect(outline(`The bridge is open\n\n4 February 2017\n\n${STORY}`)).toMatchObject({
      date: '2017-02-04',
      body: ['The bridge is open', STORY],
    })
  })

  test('the head of the crawler wins; a later date line is text', () => {
    expect(
      outline(` date 2017-02-03 By Jane Doe\n\nFriday 3 February 2017 18:02 GMT`),
    ).toMatchObject({
      date: '2017-02-03',
      body: ['By Jane Doe', 'Friday 3 February 2017 18:02 GMT'],
    })
  })
})

describe('no date is made up', () => {
  test.each([
    STORY,
    'Date night is back, restaurateurs say.',
    'date 2017-02-04 is when the offer ends, the small print says.',
    'On 4 February 2017 the bridge was closed.',
    `${STORY}\n\n${STORY}\n\n${STORY}\n\n${STORY}\n\n${STORY}\n\n${STORY}\n\n4 February 2017`,
  ])('%j', (text) => {
    const read = outline(text)
    expect(read.date).toBeUndefined()
    expect(read.body).toEqual(text.split('\n\n'))
    expect(read.doubts).toEqual([])
  })

  test('a day that does not exist is set aside, and said', () => {
    expect(outline(` date 2017-02-31 ${STORY}`)).toEqual({
      body: [STORY],
      asides: ['date', '2017-02-31'],
      doubts: ['impossibleDate'],
    })
  })

  test.each(['Date: 31 February 2018', 'Saturday, February 30, 2017 10:15 AM EST'])(
    '%s: no day of the calendar',
    (line) => {
      const {body, doubts} = outline(`${line}\n\n${STORY}`)
      expect(body).toEqual([STORY])
      expect(doubts).toEqual(['impossibleDate'])
    },
  )

  test('of a day that may be a month the year alone is known', () => {
    expect(outline(`Published: 04/02/2017\n\n${STORY}`)).toEqual({
      date: '2017',
      body: [STORY],
      asides: ['Published:'],
      doubts: ['ambiguousDate'],
    })
  })
})
