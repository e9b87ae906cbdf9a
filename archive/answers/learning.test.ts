import {describe, expect, test} from 'vitest'
import {toDocuments} from '../documents/to-documents.ts'
import {readSource} from '../read-source.ts'
import {exampleDocument, readerOptionsFrom} from '../reader-options.ts'
import {captionsOf, outline} from '../test-support/outline.ts'
import {type Answer} from './answers.ts'
import {countDifferences} from './count-differences.ts'
import {followAnswers} from './follow-answers.ts'
import {readRecord} from './read-record.ts'

const STRANGE = '1/3 A crane Zoomwerk\n\n2/3 A beam AP\n\n3/3 A ribbon PA'

test('a newsroom adds its own credit sources', () => {
  expect(captionsOf(STRANGE)[0]).toEqual(['A crane Zoomwerk', undefined])
  const creditSources = [{name: 'Zoomwerk Photo', aliases: ['Zoomwerk']}]
  expect(captionsOf(STRANGE, {creditSources})[0]).toEqual(['A crane', 'Zoomwerk'])
})

test('"this is a credit" is believed from then on, and so is "this is none"', () => {
  const examples = [{about: 'credit', words: 'Zoomwerk', is: true}] as const
  expect(captionsOf(STRANGE, {examples})[0]).toEqual(['A crane', 'Zoomwerk'])
  const refused = [{about: 'credit', words: 'PA', is: false}] as const
  expect(captionsOf(STRANGE, {examples: refused})[2]).toEqual(['A ribbon PA', undefined])
})

test('"this is a gallery" and "this is none" outrank the evidence', () => {
  const days = '1/11 – The meeting.\n\n2/11 – The vote.\n\n4/11 – The result.'
  const yes = [{about: 'gallery', opening: 'The meeting', is: true}] as const
  expect(outline(days, {examples: yes}).body).toMatchObject([{captions: [{}, {}, {}]}])
  const no = [{about: 'gallery', opening: 'A crane', is: false}] as const
  expect(outline(STRANGE, {examples: no}).body).toEqual(STRANGE.split('\n\n'))
})

test('a line may be told to be furniture, or prose', () => {
  const text = 'The bridge is open.\n\nOur app is here\n\nClose'
  const examples = [
    {about: 'furniture', words: 'Our app is here', is: true},
    {about: 'furniture', words: 'Close', is: false},
  ] as const
  expect(outline(text, {examples}).body).toEqual([
    'The bridge is open.',
    {furniture: 'Our app is here'},
    'Close',
  ])
})

test('an answer says beforehand how many texts it changes', () => {
  const sources = [
    {source: 'one.txt', rawText: STRANGE},
    {source: 'two.txt', rawText: 'The bridge is open.'},
    {source: 'three.txt', rawText: STRANGE.replace('crane', 'tower')},
  ]
  const examples = [{about: 'credit', words: 'Zoomwerk', is: true}] as const
  expect(countDifferences(sources, {}, {examples})).toEqual({
    count: 2,
    names: ['one.txt', 'three.txt'],
  })
  expect(countDifferences(sources, {examples}, {examples})).toEqual({count: 0, names: []})
})

describe('a source whose format marked its fields is read by them', () => {
  const HTML = `<article><h1>The bridge</h1><p>It is open.</p>
    <figure><figcaption>A crane Zoomwerk</figcaption></figure>
    <figure><figcaption>A beam <small class="credit">Zoomwerk</small></figcaption></figure>
    <p>The work was done by Zoomwerk</p><footer>Our app</footer></article>`
  const PROSE = '<article><p>1/2 A crane Zoomwerk</p><p>2/2 A beam Zoomwerk</p></article>'
  const examples = [{about: 'credit', words: 'Zoomwerk', is: true}] as const

  const recordOf = (name: string, text: string, answers: readonly Answer[] = []) => {
    const result = readSource({name, text})
    const [story] = result.ok ? result.stories : []
    if (story === undefined) throw new Error('not read')
    return toDocuments(followAnswers(story, answers), {runId: 'run-1'}).importRecord
  }

  test('a caption is changed by the rule; a paragraph that looks like one is not', () => {
    const records = [recordOf('bridge.html', HTML), recordOf('prose.html', PROSE)]
    expect(countDifferences(records, {}, {examples})).toEqual({count: 1, names: ['bridge.html']})
  })

  test('the record gives the story back as it was read', () => {
    const record = recordOf('bridge.html', HTML)
    const again = readRecord(record)
    if (!again.ok) throw new Error(again.problem.message)
    const {segments, discarded, rawText} = toDocuments(again.story, {runId: 'run-1'}).importRecord
    expect({segments, discarded, rawText}).toEqual({
      segments: record.segments,
      discarded: record.discarded,
      rawText: record.rawText,
    })
  })

  test('what people have answered about it already is no change', () => {
    // Without the marked credit, whose source would be suggested by the rule.
    const html = HTML.replace(/<figure><figcaption>A beam.*/, '')
    const records = [recordOf('bridge.html', html, examples)]
    expect(countDifferences([recordOf('bridge.html', html)], {}, {examples}).count).toBe(1)
    expect(countDifferences(records, {}, {examples})).toEqual({count: 0, names: []})
  })
})

test("the newsroom's own documents are what the reader goes by", () => {
  const options = readerOptionsFrom([
    {
      _id: 'zoomwerk',
      _type: 'creditSource',
      name: 'Zoomwerk Photo',
      shortCredit: 'Zoomwerk',
      aliases: ['ZWK', 'Zoomwerk', 7, ' '],
    },
    {_id: 'nameless', _type: 'creditSource', aliases: ['The']},
    {_id: 'someone', _type: 'person', name: 'PA'},
    {_id: 'readerExample.1', _type: 'readerExample', about: 'credit', words: 'AP', is: false},
    {_id: 'readerExample.2', _type: 'readerExample', about: 'credit', words: 'Half an answer'},
    null,
  ])
  expect(options).toEqual({
    creditSources: [{name: 'Zoomwerk', aliases: ['Zoomwerk Photo', 'ZWK']}],
    examples: [{about: 'credit', words: 'AP', is: false}],
  })
  expect(captionsOf(STRANGE.replace('Zoomwerk', 'ZWK'), options).slice(0, 2)).toEqual([
    ['A crane', 'ZWK'],
    ['A beam AP', undefined],
  ])
})

test.each([
  {about: 'credit', words: 'P.A. Wire', is: true, source: 'PA'},
  {about: 'credit', words: 'Close', is: false},
  {about: 'gallery', opening: 'The meeting', is: true},
  {about: 'furniture', words: 'Our app is here', is: true},
] as const)('an answer is kept as a private document and read back: $about', (example) => {
  const document = exampleDocument(example)
  expect(document._id).toMatch(/^readerExample\.[a-z]+-[0-9a-f]{16}$/)
  expect(exampleDocument({...example, is: !example.is})._id).toBe(document._id)
  expect(readerOptionsFrom([document]).examples).toEqual([example])
})
