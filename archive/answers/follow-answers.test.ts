import {describe, expect, test} from 'vitest'
import {checkConservation} from '../documents/check-conservation.ts'
import {checkLineage} from '../documents/check-lineage.ts'
import {toDocuments} from '../documents/to-documents.ts'
import {readArchiveText} from '../read-archive-text.ts'
import {readSource} from '../read-source.ts'
import {type ReadStory} from '../story.ts'
import {outlineOf} from '../test-support/outline.ts'
import {type Answer, answersOf, recordAnswers, withAnswer} from './answers.ts'
import {followAnswers} from './follow-answers.ts'

const BRIDGE =
  ' date 2017-02-04 The bridge is open.\n\n1/3 A crane AP\n\n2/3 A beam (PA)\n\n3/3 A ribbon Zoomwerk\n\nIt cost a million.'

function read(text: string): ReadStory {
  const result = readArchiveText({name: 'bridge.txt', text})
  if (!result.ok) throw new Error(result.problem.message)
  return result.story
}

/** What the answers make of the text; a reading that loses a character or a word's place fails. */
function told(text: string, ...answers: Answer[]) {
  return outlineOf(proved(followAnswers(read(text), answers)))
}

function proved(story: ReadStory): ReadStory {
  const {article, galleries, captions, importRecord} = toDocuments(story, {runId: 'run-1'})
  expect(checkConservation(importRecord)).toEqual([])
  expect(checkLineage(importRecord, [article, ...galleries, ...captions])).toEqual([])
  return story
}

const captions = (...texts: [string, string?][]) => ({
  captions: texts.map(([text, credit]) =>
    expect.objectContaining(credit === undefined ? {text} : {text, credit}),
  ),
})

const of = (words: string, caption: string): Answer => ({
  about: 'captionCredit',
  words,
  of: caption,
})

describe('an answer about a credit', () => {
  test('makes the last words of every caption that ends so its credit', () => {
    const {body} = told(BRIDGE, {about: 'credit', words: 'Zoomwerk', is: true})
    expect(body[1]).toMatchObject(
      captions(['A crane', 'AP'], ['A beam', 'PA'], ['A ribbon', 'Zoomwerk']),
    )
  })

  test('is carried out even where the rules would not believe it, and takes brackets with it', () => {
    const text = BRIDGE.replace('Zoomwerk', '(the mayor, at home)')
    const {body, asides} = told(text, {about: 'credit', words: 'the mayor, at home', is: true})
    expect(body[1]).toMatchObject(
      captions(['A crane'], ['A beam'], ['A ribbon', 'the mayor, at home']),
    )
    expect(asides).toEqual(expect.arrayContaining(['(', ')']))
  })

  test('never takes the end of a word', () => {
    const {body} = told(BRIDGE, {about: 'credit', words: 'werk', is: true})
    expect(body[1]).toMatchObject(
      captions(['A crane', 'AP'], ['A beam', 'PA'], ['A ribbon Zoomwerk']),
    )
  })

  test('gives words back to the caption when they are none', () => {
    const {body} = told(BRIDGE, {about: 'credit', words: 'PA', is: false})
    expect(body[1]).toMatchObject(
      captions(['A crane', 'AP'], ['A beam (PA)'], ['A ribbon Zoomwerk']),
    )
  })
})

describe('an answer about the credit of one caption', () => {
  test('takes words from its front or its middle, and leaves the other captions alone', () => {
    const text = BRIDGE.replace('A crane AP', 'Zoom Werk A crane lifts a beam, AP says')
    expect(told(text, of('Zoom Werk', 'Zoom Werk A crane lifts')).body[1]).toMatchObject(
      captions(
        ['A crane lifts a beam, AP says', 'Zoom Werk'],
        ['A beam', 'PA'],
        [expect.any(String)],
      ),
    )
    expect(told(text, of('AP', 'Zoom Werk A crane lifts')).body[1]).toMatchObject(
      captions(
        ['Zoom Werk A crane lifts a beam, says', 'AP'],
        ['A beam', 'PA'],
        [expect.any(String)],
      ),
    )
  })

  test('takes a pair of brackets with it, and no half of one', () => {
    const text = BRIDGE.replace('A crane AP', 'A crane (Zoom Werk, left) lifts a beam')
    const pair = told(text, of('Zoom Werk, left', 'A crane (Zoom'))
    expect(pair.body[1]).toMatchObject(
      captions(['A crane lifts a beam', 'Zoom Werk, left'], ['A beam', 'PA'], [expect.any(String)]),
    )
    expect(pair.asides).toEqual(expect.arrayContaining(['(', ')']))
    expect(told(text, of('Zoom Werk', 'A crane (Zoom')).body[1]).toMatchObject(
      captions(
        ['A crane ( , left) lifts a beam', 'Zoom Werk'],
        ['A beam', 'PA'],
        [expect.any(String)],
      ),
    )
  })

  test('takes them from a paragraph, whose other words stay', () => {
    const text = BRIDGE.replace('It cost', 'Last picture by Lee Kern of Tarn. It cost')
    const {body} = told(text, of('Lee Kern', 'A ribbon Zoomwerk'))
    expect(body).toMatchObject([
      'The bridge is open.',
      captions(['A crane', 'AP'], ['A beam', 'PA'], ['A ribbon Zoomwerk', 'Lee Kern']),
      'Last picture by',
      'of Tarn. It cost a million.',
    ])
  })

  test('leaves them where they are all that a caption has, and its signs too', () => {
    const button = 'Enlarge this image toggle caption'
    const first = `${button} A crane | Getty A crane | Getty`
    const text = `${first} ${button} | Lee Kern/PA | Lee Kern/PA\n\n1/2 A beam AP\n\n2/2 A ribbon`
    expect(told(text, of('Lee Kern/PA', 'A ribbon'))).toEqual(outlineOf(read(text)))
  })

  test('gives back what was the credit, and counts once for a caption', () => {
    const {body} = told(BRIDGE, of('The bridge', 'A beam (PA)'))
    expect(body[0]).toBe('is open.')
    expect(body[1]).toMatchObject(
      captions(['A crane', 'AP'], ['A beam (PA)', 'The bridge'], ['A ribbon Zoomwerk']),
    )
    const answers = [of('It cost', 'A beam (PA)')]
    expect(withAnswer(answers, of('The bridge', 'A beam (PA)'))).toHaveLength(1)
    expect(withAnswer(answers, of('The bridge', 'A crane'))).toHaveLength(2)
  })
})

describe('behind a credit that was taken from elsewhere, another answer', () => {
  const far = of('The bridge', 'A ribbon Zoomwerk')
  const others: [string, string][] = [
    ['A crane', 'AP'],
    ['A beam', 'PA'],
  ]

  test('makes its caption prose, and the words are prose where they stood', () => {
    const answer = {about: 'caption', words: 'A ribbon Zoomwerk', is: false} as const
    expect(told(BRIDGE, far, answer).body).toMatchObject([
      'The bridge',
      'is open.',
      captions(...others),
      '3/3 A ribbon Zoomwerk',
      'It cost a million.',
    ])
  })

  test('says that it is none', () => {
    const answer = {about: 'credit', words: 'The bridge', is: false} as const
    expect(told(BRIDGE, far, answer).body).toMatchObject([
      'The bridge',
      'is open.',
      captions(...others, ['A ribbon Zoomwerk']),
      'It cost a million.',
    ])
  })

  test('says that it ends its caption', () => {
    const answer = {about: 'credit', words: 'Zoomwerk', is: true} as const
    expect(told(BRIDGE, far, answer).body).toMatchObject([
      'The bridge',
      'is open.',
      captions(...others, ['A ribbon', 'Zoomwerk']),
      'It cost a million.',
    ])
  })

  test('gives the caption another end, and it keeps the credit', () => {
    const answer = {about: 'captionEnd', words: 'A ribbon Zoomwerk It cost'} as const
    expect(told(BRIDGE, far, answer).body).toMatchObject([
      'is open.',
      captions(...others, ['A ribbon Zoomwerk It cost', 'The bridge']),
      'a million.',
    ])
  })

  test('gives the words to another caption', () => {
    expect(told(BRIDGE, far, of('The bridge', 'A crane AP')).body).toMatchObject([
      'is open.',
      captions(['A crane AP', 'The bridge'], ['A beam', 'PA'], ['A ribbon Zoomwerk']),
      'It cost a million.',
    ])
  })
})

describe('where no letter but a sign of others stands before a credit, another answer', () => {
  const TEXT = 'The bridge is open.\n\n1/2 A crane AP\n\n2/2 A ribbon PA\n\n***\n\nLee Kern'
  const far = of('Lee Kern', 'A ribbon PA')

  test('gives the caption another end, and it keeps the credit', () => {
    const answer = {about: 'captionEnd', words: 'A ribbon'} as const
    expect(told(TEXT, far, answer).body).toMatchObject([
      'The bridge is open.',
      captions(['A crane', 'AP'], ['A ribbon', 'Lee Kern']),
      'PA',
      '***',
    ])
  })

  test('says that it is none, and it is prose where it stood', () => {
    for (const answer of [
      {about: 'credit', words: 'Lee Kern', is: false},
      {about: 'credit', words: 'PA', is: true},
    ] as const) {
      expect(told(TEXT, far, answer).body.slice(2)).toEqual(['***', 'Lee Kern'])
    }
  })

  test('makes its caption prose', () => {
    const answer = {about: 'caption', words: 'A ribbon PA', is: false} as const
    expect(told(TEXT, far, answer).body.slice(1)).toMatchObject([
      captions(['A crane', 'AP']),
      '2/2 A ribbon PA',
      '***',
      'Lee Kern',
    ])
  })

  test('finds it too when the sign was taken for a date', () => {
    const answers = [
      {about: 'date', words: '—', edtf: '2017-02'},
      {about: 'captionEnd', words: 'A ribbon'},
    ] as const
    const {date, body} = told('One.\n\n1/1 A ribbon is cut — Lee Kern/PA', ...answers)
    expect(date).toBe('2017-02')
    expect(body).toMatchObject(['One.', captions(['A ribbon', 'Lee Kern/PA']), 'is cut'])
  })
})

test('a blank without a width does not part a credit from its caption', () => {
  const text = BRIDGE.replace('A ribbon Zoomwerk', 'A ribbon \u200BZoomwerk')
  const answer = {about: 'credit', words: 'Zoomwerk', is: false} as const
  expect(told(text, of('Zoomwerk', 'A ribbon'), answer).body).toMatchObject([
    'The bridge is open.',
    captions(['A crane', 'AP'], ['A beam', 'PA'], ['A ribbon \u200BZoomwerk']),
    'It cost a million.',
  ])
})

describe('an answer about a caption', () => {
  test('makes it prose at its place, and parts the gallery there', () => {
    const answer = {about: 'caption', words: 'A beam (PA)', is: false} as const
    expect(told(BRIDGE, answer).body).toMatchObject([
      'The bridge is open.',
      captions(['A crane', 'AP']),
      '2/3 A beam (PA)',
      captions(['A ribbon Zoomwerk']),
      'It cost a million.',
    ])
    const last = {about: 'caption', words: 'A ribbon Zoomwerk', is: false} as const
    expect(told(BRIDGE, answer, last).body).toMatchObject([
      'The bridge is open.',
      captions(['A crane', 'AP']),
      '2/3 A beam (PA)',
      '3/3 A ribbon Zoomwerk',
      'It cost a million.',
    ])
  })

  test('makes a paragraph one, of the gallery beside it', () => {
    const line = 'A horse stands on the bridge and looks at the mayor.'
    const text = BRIDGE.replace('The bridge is open.', `The bridge is open.\n\n${line}`)
    expect(told(text).body).toMatchObject(['The bridge is open.', line, {}, {}])
    const {body} = told(text, {about: 'caption', words: line, is: true})
    expect(body).toMatchObject([
      'The bridge is open.',
      captions([line], ['A crane', 'AP'], ['A beam', 'PA'], ['A ribbon Zoomwerk']),
      'It cost a million.',
    ])
  })

  test('makes a gallery of its own where none is near', () => {
    const {body} = told('One.\n\nA horse AP\n\nTwo.', {
      about: 'caption',
      words: 'A horse AP',
      is: true,
    })
    expect(body).toMatchObject(['One.', captions(['A horse', 'AP']), 'Two.'])
  })

  test('makes a part of a paragraph one, and leaves the rest where it stood', () => {
    const text = BRIDGE.replace('It cost a million.', 'A horse on the bridge. It cost a million.')
    const horse = {about: 'caption', words: 'A horse on the bridge.', is: true} as const
    expect(told(text, horse).body).toMatchObject([
      'The bridge is open.',
      captions(['A crane', 'AP'], ['A beam', 'PA'], ['A ribbon Zoomwerk'], [horse.words]),
      'It cost a million.',
    ])
    const million = {about: 'caption', words: 'It cost a million.', is: true} as const
    expect(told(text, million).body.slice(2)).toMatchObject([
      'A horse on the bridge.',
      captions([million.words]),
    ])
  })

  test('leaves words out of one; its credit stays', () => {
    const text = BRIDGE.replace('A beam (PA)', 'Share this. A beam is lifted. Read more (PA)')
    const answer = {about: 'caption', words: 'A beam is lifted.', is: true} as const
    expect(told(text, answer).body).toMatchObject([
      'The bridge is open.',
      captions(['A crane', 'AP']),
      'Share this.',
      captions(['A beam is lifted.', 'PA']),
      'Read more',
      captions(['A ribbon Zoomwerk']),
      'It cost a million.',
    ])
  })

  test('puts back together what was told apart', () => {
    const apart = {about: 'caption', words: 'A beam (PA)', is: false} as const
    const together = {about: 'caption', words: '2/3 A beam (PA)', is: true} as const
    const {body} = told(BRIDGE, apart, together)
    expect(body).toMatchObject([{}, {captions: [{}, {marker: '2/3'}, {}]}, {}])
    expect(body[1]).toMatchObject(
      captions(['A crane', 'AP'], ['A beam', 'PA'], ['A ribbon Zoomwerk']),
    )
  })
})

describe('an answer about where the last caption ends', () => {
  const LINE =
    '1/2 A crane AP 2/2 A ribbon is cut on a cold morning. The mayor spoke. Nobody listened to her.'

  test('moves the boundary forward and back, and reads a credit at the new end', () => {
    const whole = told(LINE)
    expect(whole.doubts).toContain('openEnd')
    const longer = told(LINE, {
      about: 'captionEnd',
      words: 'A ribbon is cut on a cold morning. The mayor spoke.',
    })
    expect(longer.body).toMatchObject([
      captions(['A crane', 'AP'], ['A ribbon is cut on a cold morning. The mayor spoke.']),
      'Nobody listened to her.',
    ])
    expect(longer.doubts).not.toContain('openEnd')
    expect(told(LINE, {about: 'captionEnd', words: 'A ribbon is cut'}).body).toMatchObject([
      captions(['A crane', 'AP'], ['A ribbon is cut']),
      'on a cold morning. The mayor spoke. Nobody listened to her.',
    ])
    const all = LINE.slice(LINE.indexOf('A ribbon'))
    expect(told(LINE, {about: 'captionEnd', words: all}).body).toHaveLength(1)
  })
})

test('an answer about a date takes the day that is meant', () => {
  const text = 'Published: 04/02/2017\n\nThe bridge is open.'
  expect(told(text)).toMatchObject({date: '2017', doubts: ['ambiguousDate']})
  const answer = {about: 'date', words: '04/02/2017', edtf: '2017-02-04'} as const
  expect(told(text, answer)).toMatchObject({date: '2017-02-04', doubts: []})
})

describe('an answer about a date in other words', () => {
  test('of one caption leaves open what is asked of another', () => {
    const text = BRIDGE.replace('2/3 A beam (PA)', '2/3 A beam on 04/05/2016 (PA)').replace(
      'A ribbon Zoomwerk',
      'A ribbon on 05/06/2016 Zoomwerk',
    )
    expect(told(text).doubts).toEqual(['ambiguousDate', 'ambiguousDate'])
    const answer = {about: 'date', words: '04/05/2016', edtf: '2016-05-04'} as const
    expect(told(text, answer).doubts).toEqual(['ambiguousDate'])
  })

  test('takes a later one than the story’s where a person says so, and else leaves it out for good', () => {
    const text = BRIDGE.replace('A crane AP', 'A crane in May 2018 AP')
    expect(told(text).doubts).toEqual(['laterDate'])
    const credit = {about: 'credit', words: 'AP', is: false} as const
    const keep = {about: 'settled', code: 'laterDate', words: 'May 2018'} as const
    expect(JSON.stringify(told(text, keep, credit))).not.toContain('2018-05')
    const date = {about: 'date', words: 'May 2018', edtf: '2018-05'} as const
    expect(told(text, date).body[1]).toMatchObject({captions: [{date: '2018-05'}, {}, {}]})
    expect(told(text, date).doubts).toEqual([])
  })

  test('of a caption says when the picture was taken; the words stay', () => {
    const text = BRIDGE.replace('A crane AP', 'A crane on 4/5/16 AP')
    const {date, body} = told(text, {about: 'date', words: '4/5/16', edtf: '2016-05-04'})
    expect(date).toBe('2017-02-04')
    expect(body[1]).toMatchObject({
      captions: [{text: 'A crane on 4/5/16', credit: 'AP', date: '2016-05-04'}, {}, {}],
    })
  })

  test('of a paragraph is the date of the story; the one before is told as words', () => {
    const text = BRIDGE.replace('It cost a million.', 'Monday 6 Feb 2017 It cost a million.')
    const {date, body} = told(text, {about: 'date', words: 'Monday 6 Feb 2017', edtf: '2017-02-06'})
    expect(date).toBe('2017-02-06')
    expect([body[0], body.at(-1)]).toEqual(['2017-02-04', 'It cost a million.'])
  })

  test('of a day that does not exist is believed', () => {
    const text = 'Published: 31/02/2017\n\nThe bridge is open.'
    expect(told(text).doubts).toEqual(['impossibleDate'])
    const answer = {about: 'date', words: '31/02/2017', edtf: '2017-02'} as const
    expect(told(text, answer)).toMatchObject({date: '2017-02', doubts: []})
  })
})

test('places that other captions name are told again after an answer', () => {
  const text = `1/3 Rebels in Gogjali, Mosul AP

2/3 The home of forces Gogjali, Mosul Zoomwerk

3/3 A ribbon PA`
  const answer = {about: 'captionCredit', words: 'Zoomwerk', of: 'The home of forces'} as const
  expect(told(text, answer).body[0]).toMatchObject({
    captions: [{}, {credit: 'Zoomwerk', places: ['Gogjali', 'Mosul']}, {}],
  })
})

test('what somebody has looked at is not asked again, for these words only', () => {
  const text = BRIDGE.replace('2/3', '2/4')
  const [code = ''] = told(text).doubts
  const {doubts, source} = read(text)
  const span = doubts.find((doubt) => doubt.code === code)
  const words = source.text.slice(span?.from, span?.to)
  expect(told(text, {about: 'settled', code, words}).doubts).not.toContain(code)
  expect(told(text, {about: 'settled', code, words: 'other words'}).doubts).toContain(code)
})

test('an answer whose words are gone does nothing', () => {
  const gone: Answer[] = [
    {about: 'credit', words: 'Nobody', is: true},
    {about: 'caption', words: 'Nothing', is: false},
    {about: 'caption', words: 'Nothing', is: true},
    {about: 'captionEnd', words: 'Nothing'},
    {about: 'date', words: '1/1/2001', edtf: '2001-01-01'},
  ]
  expect(told(BRIDGE, ...gone)).toEqual(outlineOf(read(BRIDGE)))
})

test('a source with marked fields is answered about like plain text', () => {
  const html =
    '<article><p>One.</p><figure><figcaption>A horse Zoomwerk</figcaption></figure></article>'
  const result = readSource({name: 'a.html', text: html})
  if (!result.ok || !result.stories[0]) throw new Error('not read')
  const answer = {about: 'credit', words: 'Zoomwerk', is: true} as const
  const {body} = outlineOf(proved(followAnswers(result.stories[0], [answer])))
  expect(body).toMatchObject(['One.', captions(['A horse', 'Zoomwerk'])])
})

test('answers are recorded and read back; the later of two about the same words counts', () => {
  const answers: Answer[] = [
    {about: 'credit', words: 'Zoomwerk', is: true},
    {about: 'captionEnd', words: 'A ribbon is cut'},
    {about: 'date', words: '04/02/2017', edtf: '2017-02-04'},
    {about: 'settled', code: 'openEnd', words: 'A ribbon'},
    {about: 'captionCredit', words: 'Zoomwerk', of: 'A ribbon'},
  ]
  expect(answersOf({answers: recordAnswers(answers)})).toEqual(answers)
  expect(withAnswer(answers, {about: 'credit', words: 'Zoom werk', is: false})).toHaveLength(5)
  const senseless = [
    {_type: 'readerAnswer', about: 'weather', words: 'rain'},
    {_type: 'readerAnswer', about: 'date', words: '4 May', edtf: 'the fourth'},
    {_type: 'readerAnswer', about: 'captionCredit', words: 'AP'},
  ] as const
  expect(answersOf({answers: senseless})).toEqual([])
})
