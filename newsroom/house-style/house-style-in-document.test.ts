import {describe, expect, test} from 'vitest'
import {type Article, type Caption, type Gallery} from '../model.ts'
import {findStyleInDocument} from './house-style-in-document.ts'
import {makeStyleList} from './house-style.ts'

const list = makeStyleList([
  {_id: 'a', _type: 'houseStyleRule', kind: 'term', avoid: ['e-mail'], prefer: 'email'},
  {_id: 'b', _type: 'houseStyleRule', kind: 'time', avoid: ['today']},
  {_id: 'c', _type: 'houseStyleRule', kind: 'agency', avoid: ['Getty'], prefer: 'Getty Images'},
])
const text = 'An e-mail today by Getty'
const block = (_key: string, ...texts: string[]) => ({
  _type: 'block' as const,
  _key,
  children: texts.map((one, index) => ({_type: 'span' as const, _key: `s${index}`, text: one})),
})

const found = (document: Article | Gallery | Caption) =>
  findStyleInDocument(document, list).map(({path, field, findings}) => [
    path,
    field,
    findings.map((finding) => finding.found).join(),
  ])

describe('where the list is asked', () => {
  test('in the words of a story, span by span', () => {
    const article: Article = {
      _id: 'a',
      _type: 'article',
      headline: text,
      kicker: 'Clean',
      standfirst: text,
      slugline: text,
      body: [
        block('a"b', 'Clean', text),
        {_type: 'pullQuote', _key: 'q', text},
        {_type: 'furniture', _key: 'f', text},
        block('c', text),
      ],
    }
    expect(found(article)).toEqual([
      ['headline', 'Headline', 'e-mail'],
      ['standfirst', 'Standfirst', 'e-mail'],
      ['body[_key=="a\\"b"].children[_key=="s1"].text', 'Text, paragraph 1', 'e-mail'],
      ['body[_key=="q"].text', 'Pull quote', 'e-mail'],
      ['body[_key=="c"].children[_key=="s0"].text', 'Text, paragraph 2', 'e-mail'],
    ])
  })

  test('in a gallery', () => {
    expect(found({_id: 'g', _type: 'gallery', title: text, intro: text})).toEqual([
      ['title', 'Title', 'e-mail'],
      ['intro', 'Intro', 'e-mail'],
    ])
  })

  test('under a picture; agencies only where they are credited, times only where they are past', () => {
    const caption: Caption = {
      _id: 'c',
      _type: 'caption',
      text,
      credit: {_type: 'credit', line: text},
    }
    expect(found(caption)).toEqual([
      ['text', 'Caption', 'e-mail'],
      ['credit.line', 'Credit', 'e-mail,Getty'],
    ])
    expect(found({...caption, provenance: {_type: 'provenance'}})).toEqual(found(caption))
    const record = {_type: 'reference' as const, _ref: 'importRecord.1'}
    const archived = {...caption, provenance: {_type: 'provenance' as const, importRecord: record}}
    expect(found(archived)[0]).toEqual(['text', 'Caption', 'e-mail,today'])
  })

  test('nowhere in a document that has no words yet', () => {
    for (const _type of ['article', 'gallery', 'caption'] as const) {
      expect(found({_id: 'x', _type})).toEqual([])
    }
  })
})

describe('a weekday under a picture from the archive', () => {
  const weekdays = makeStyleList([
    {_id: 'd', _type: 'houseStyleRule', kind: 'time', avoid: ['Monday', 'Friday'], note: 'Which?'},
  ])
  const caption = (text: string, edtf?: string): Caption => ({
    _id: 'c',
    _type: 'caption',
    text,
    provenance: {_type: 'provenance', importRecord: {_type: 'reference', _ref: 'importRecord.1'}},
    ...(edtf ? {dateCreated: {_type: 'partialDate', edtf}} : {}),
  })

  test.each<[string, string, string | undefined, string | undefined]>([
    ['is the day on which it was taken', 'The quay on Monday', '2016-11-21', '21 November 2016'],
    ['is another than that day', 'The quay on Friday', '2016-11-21', undefined],
    ['is of a month', 'The quay on Monday', '2016-11', undefined],
    ['is of a day without a year', 'The quay on Monday', 'XXXX-11-21', undefined],
    ['is of no known day', 'The quay on Monday', undefined, undefined],
    ['is of a day that nobody can read', 'The quay on Monday', '2016-99-99', undefined],
  ])('%s', (_what, text, edtf, suggestion) => {
    const [inText] = findStyleInDocument(caption(text, edtf), weekdays)
    expect(inText?.findings.map((finding) => [finding.note, finding.suggestion])).toEqual([
      ['Which?', suggestion],
    ])
  })
})
