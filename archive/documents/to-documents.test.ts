import {describe, expect, test} from 'vitest'
import {readArchiveText} from '../read-archive-text.ts'
import {checkConservation} from './check-conservation.ts'
import {sluglineFrom} from './slugline.ts'
import {toDocuments, type DocumentOptions} from './to-documents.ts'

const STORY = ` date 2017-02-04 The bridge over the river is open 😀.

The bridge in pictures

2 show all The bridge in pictures

1/2 A crane in Mosul, November 2016 Photo: Jane Roe/PA

2/2 A ribbon is cut Getty

It cost a million.`

function documentsOf(text: string, options: Partial<DocumentOptions> = {}, name = 'bridge.txt') {
  const result = readArchiveText({name, text})
  if (!result.ok) throw new Error(result.problem.message)
  return toDocuments(result.story, {runId: 'run-1', ...options})
}

describe('a story as documents', () => {
  const {article, galleries, captions, importRecord} = documentsOf(STORY)
  const key = importRecord._id.slice('importRecord.'.length)

  test('the article holds its text with the gallery at its place', () => {
    expect(article).toEqual({
      _id: `drafts.article-20170204-${key}`,
      _type: 'article',
      slugline: 'bridge-over-river-open',
      originallyPublished: {
        _type: 'partialDate',
        edtf: '2017-02-04',
        asPrinted: '2017-02-04',
        precision: 'day',
      },
      body: [
        block('b1', 'The bridge over the river is open 😀.'),
        {
          _type: 'galleryEmbed',
          _key: 'b2',
          gallery: {
            _type: 'reference',
            _ref: `gallery-20170204-${key}`,
            _weak: true,
            _strengthenOnPublish: {type: 'gallery'},
          },
        },
        block('b3', 'It cost a million.'),
      ],
      pubStatus: 'usable',
      workflow: {_type: 'workflow', stage: 'intake'},
      provenance: {
        _type: 'provenance',
        importRecord: {_type: 'reference', _ref: importRecord._id, _weak: true},
        supplied: ['slugline'],
      },
    })
    expect(article).not.toHaveProperty('headline')
  })

  test('the gallery keeps its title, its order and the printed total', () => {
    expect(galleries).toMatchObject([
      {
        _id: `drafts.gallery-20170204-${key}`,
        title: 'The bridge in pictures',
        expectedCount: 2,
        captions: [
          {
            _ref: `caption-20170204-${key}-01`,
            _weak: true,
            _strengthenOnPublish: {type: 'caption'},
          },
          {_ref: `caption-20170204-${key}-02`},
        ],
        workflow: {stage: 'intake'},
      },
    ])
  })

  test('a caption has its own credit, date, places and printed counter', () => {
    expect(captions[0]).toMatchObject({
      _id: `drafts.caption-20170204-${key}-01`,
      _type: 'caption',
      text: 'A crane in Mosul, November 2016',
      credit: {
        line: 'Jane Roe/PA',
        asPrinted: 'Jane Roe/PA',
        label: 'Photo:',
        creators: ['Jane Roe'],
      },
      dateCreated: {edtf: '2016-11', asPrinted: 'November 2016'},
      places: [{name: 'Mosul', asPrinted: 'Mosul'}],
      printedMarker: '1/2',
      missingImage: {reason: 'awaitingUpload'},
      workflow: {stage: 'intake'},
    })
    expect(captions[1]).not.toHaveProperty('dateCreated')
    expect(captions[1]).not.toHaveProperty('places')
  })

  test('the record counts in code points and names what stands nowhere', () => {
    expect(checkConservation(importRecord)).toEqual([])
    const points = Array.from(importRecord.rawText)
    const words = (span: {from: number; to: number}) => points.slice(span.from, span.to).join('')
    expect(importRecord.segments.map((segment) => [segment.kind, words(segment)])).toEqual([
      ['date', '2017-02-04'],
      ['paragraph', 'The bridge over the river is open 😀.'],
      ['galleryTitle', 'The bridge in pictures'],
      ['marker', '1/2'],
      ['captionText', 'A crane in Mosul, November 2016'],
      ['creditLabel', 'Photo:'],
      ['credit', 'Jane Roe/PA'],
      ['marker', '2/2'],
      ['captionText', 'A ribbon is cut'],
      ['credit', 'Getty'],
      ['paragraph', 'It cost a million.'],
    ])
    expect(importRecord.discarded.map((discard) => [words(discard), discard.reason])).toEqual([
      ['date', 'label of the date'],
      ['2 show all', 'gallery head'],
      ['The bridge in pictures', 'gallery title, printed again'],
    ])
    expect(importRecord.review).toEqual([])
    expect(importRecord.suggestions).toMatchObject([
      {target: `caption-20170204-${key}-01`, path: 'credit.source', value: '{"name":"PA"}'},
      {path: 'credit.source', value: '{"name":"Getty Images"}'},
    ])
  })
})

describe('ids', () => {
  test('a corrected text of the same name has the ids of the first', () => {
    const first = documentsOf(STORY)
    const second = documentsOf(STORY.replace('a million', 'two million'))
    expect(second.article._id).toBe(first.article._id)
    expect(second.importRecord._id).toBe(first.importRecord._id)
  })

  test('a corrected date keeps them too, once the first record is known', () => {
    const first = documentsOf(STORY)
    const text = STORY.replace('2017-02-04', '2017-02-05')
    expect(documentsOf(text).article._id).not.toBe(first.article._id)
    const second = documentsOf(text, {previous: first.importRecord})
    expect(second.article._id).toBe(first.article._id)
    expect(second.captions.map(({_id}) => _id)).toEqual(first.captions.map(({_id}) => _id))
  })

  test('texts without a name are told apart by their words', () => {
    const one = documentsOf(STORY, {}, '-')
    const two = documentsOf(`${STORY} More.`, {}, '-')
    expect(one.article._id).not.toBe(two.article._id)
    expect(documentsOf(STORY, {}, '-').article._id).toBe(one.article._id)
  })

  test('a second gallery has its own', () => {
    const {galleries, captions} = documentsOf(
      '1/2 A AP\n\n2/2 B PA\n\nText.\n\n1/2 C AP\n\n2/2 D PA',
    )
    expect(new Set([...galleries, ...captions].map(({_id}) => _id)).size).toBe(6)
  })
})

test('what a person supplied is written and named', () => {
  const {article, importRecord} = documentsOf(STORY, {supplied: {headline: 'A bridge opens'}})
  expect(article).toMatchObject({
    headline: 'A bridge opens',
    provenance: {supplied: ['slugline', 'headline']},
  })
  expect(importRecord.written?.some(({field}) => field === 'headline')).toBe(false)
})

test('an acronym stays as printed and its meaning is a suggestion', () => {
  const text = '1/2 A shell Example Weapons Research\n\n2/2 A rocket EWR'
  const more = text.replaceAll('/2', '/3') + '\n\n3/3 A mine Example Weapons Research'
  const {captions, importRecord} = documentsOf(more)
  expect(captions[1]?.credit).toMatchObject({asPrinted: 'EWR', line: 'EWR'})
  expect(importRecord.suggestions?.filter(({rule}) => rule === 'acronym')).toMatchObject([
    {path: 'credit.line', value: '"Example Weapons Research"', target: captions[1]?._id.slice(7)},
  ])
})

test('the lines above a story are kept in it, and what they look like is suggested', () => {
  const {article, importRecord} = documentsOf(
    'A bridge opens\n\nBy Jane Roe in Leeds\n\nThe mayor came.',
  )
  expect(article.body).toHaveLength(3)
  expect(article).not.toHaveProperty('headline')
  expect(importRecord.suggestions?.map(({path, value}) => [path, value])).toEqual([
    ['bylines', '[{"_type":"byline","asPrinted":"By Jane Roe in Leeds"}]'],
    ['headline', '"A bridge opens"'],
  ])
})

describe('a slugline is never empty', () => {
  test.each([
    ['The Syrian Democratic Forces, backed by the US', 'syrian-democratic-forces-backed'],
    ['It is', 'it-is'],
    ['أعلنت قوات سوريا', 'أعلنت-قوات-سوريا'],
    ['…', 'story'],
    ['', 'story'],
  ])('%j', (opening, slugline) => {
    expect(sluglineFrom(opening)).toBe(slugline)
  })
})

function block(key: string, text: string) {
  return {
    _type: 'block',
    _key: key,
    style: 'normal',
    markDefs: [],
    children: [{_type: 'span', _key: `${key}s`, text, marks: []}],
  }
}
