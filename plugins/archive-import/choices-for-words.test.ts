import {expect, test} from 'vitest'
import {type Answer, followAnswers, planImport, readSource} from '../../archive/index.ts'
import {choicesAbout} from './choices.ts'
import {choicesForWords, pickableCaptions} from './choices-for-words.ts'
import {SourceMap} from './source-map.ts'

const TEXT =
  ' date 2017-02-04 The bridge is open, June 2016.\n\n1/3 A crane (AP)\n\n2/3 Zoom Werk A beam on 04/05/2016\n\n3/3 A ribbon Zoomwerk\n\nIt cost a million. Photo by Lee Kern.'

function planOf(answers: readonly Answer[] = []) {
  const result = readSource({name: 'bridge.txt', text: TEXT})
  const [story] = result.ok ? result.stories : []
  const told = story && followAnswers(story, answers)
  const planned = told && planImport(told, {runId: 'run-1'}, {documents: []})
  if (!planned?.ok) throw new Error('not planned')
  return planned.plan
}

/** Key, answers and, where there is one, the caption whose credit it would be. */
function said(words: string, pick?: number) {
  const plan = planOf()
  const captions = pickableCaptions(plan)
  const from = TEXT.indexOf(words)
  const {choices, caption} = choicesForWords(
    {from, to: from + words.length},
    new SourceMap(plan.importRecord),
    captions,
    pick === undefined ? undefined : captions[pick],
  )
  return {
    answers: Object.fromEntries(choices.map(({key, answers}) => [key, answers[0]])),
    caption: caption?.number,
  }
}

test('words that end a caption are the credit of all that end so; others of this caption alone', () => {
  expect(said('Zoomwerk')).toMatchObject({
    answers: {c: {about: 'credit', words: 'Zoomwerk', is: true}},
    caption: 3,
  })
  expect(said('AP').answers['c']).toEqual({about: 'credit', words: 'AP', is: true})
  expect(said('Zoom Werk')).toMatchObject({
    answers: {c: {about: 'captionCredit', words: 'Zoom Werk', of: expect.stringMatching(/^Zoom/)}},
    caption: 2,
  })
})

test('words of a paragraph are the credit of the caption before, or of the one that is picked', () => {
  expect(said('Lee Kern')).toMatchObject({
    answers: {c: {about: 'captionCredit', words: 'Lee Kern', of: 'A ribbon Zoomwerk'}},
    caption: 3,
  })
  expect(said('Lee Kern', 0)).toMatchObject({answers: {c: {of: 'A crane (AP)'}}, caption: 1})
  expect(said('bridge').caption).toBe(1)
})

test('words are a caption, with the full stop behind them', () => {
  expect(said('It cost a million').answers['y']).toEqual({
    about: 'caption',
    words: 'It cost a million.',
    is: true,
  })
  expect(said('A ribbon').answers['y']).toMatchObject({words: 'A ribbon'})
  expect(said('A ribbon Zoomwerk').answers).not.toHaveProperty('y')
})

test('a date is offered as it would be read; of two readings both', () => {
  expect(said('June 2016').answers['d']).toEqual({
    about: 'date',
    words: 'June 2016',
    edtf: '2016-06',
  })
  expect(said('04/05/2016').answers).toMatchObject({
    d: {edtf: '2016-05-04'},
    m: {edtf: '2016-04-05'},
  })
  expect(said('25/05/2016').answers).not.toHaveProperty('m')
  expect(said('bridge').answers).not.toHaveProperty('d')
})

test('words from the last caption into the paragraph behind it end the caption', () => {
  expect(said('Zoomwerk\n\nIt cost a million').answers).toEqual({
    e: {about: 'captionEnd', words: 'A ribbon Zoomwerk\n\nIt cost a million.'},
  })
})

test.each(['open, June 2016.\n\n1/3 A crane', 'beam on 04/05/2016\n\n3/3 A ribbon'])(
  'of words in more than one part nothing can be said: %j',
  (words) => {
    expect(said(words)).toEqual({answers: {}, caption: undefined})
  },
)

test('a caption whose credit was taken from a paragraph further on may be answered about as before', () => {
  const plan = planOf([{about: 'captionCredit', words: 'Lee Kern', of: 'A crane (AP)'}])
  const [crane] = pickableCaptions(plan)
  expect(crane).toMatchObject({number: 1, opening: 'A crane (AP)'})
  const choices = choicesAbout(crane?.id ?? '', 'text', plan.importRecord)
  expect(choices.map(({name, answers}) => [name, answers])).toEqual([
    ['isNoCaption', [{about: 'caption', words: 'A crane (AP)', is: false}]],
    ['isNoCredit', [{about: 'credit', words: 'Lee Kern', is: false}]],
  ])
})
