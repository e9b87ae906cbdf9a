import {describe, expect, test} from 'vitest'
import {type Caption, type Gallery} from '../../newsroom/model.ts'
import {current} from '../../newsroom/story.ts'
import {type BenchSource, problemsOf, toBench, viewOf} from './bench.ts'
import {readSources} from './source-words.ts'
import {withSaves} from './staged/as-saved.ts'
import {NOTHING_STAGED, stage, type Staged} from './staged/edits.ts'

const caption = (n: number, printed = n): Caption => ({
  _id: `drafts.c${n}`,
  _type: 'caption',
  text: `Caption ${n}`,
  missingImage: {reason: 'notDigitised'},
  printedMarker: `${printed}/4`,
})
const source = (captions: Caption[], more: Partial<Gallery> = {}): BenchSource => ({
  list: 'g',
  captions: captions.map((draft) => ({id: draft._id.slice(7), draft})),
  galleries: [
    {
      id: 'g',
      draft: {
        _id: 'drafts.g',
        _type: 'gallery',
        expectedCount: 4,
        captions: captions.map(({_id}) => ({_type: 'reference', _key: _id, _ref: _id.slice(7)})),
        ...more,
      },
    },
  ],
})
const credited = {defaults: {credit: {_type: 'credit', line: 'PA'} as const}}

describe('continuity of what the source printed', () => {
  test('a number that is missing is a place between rows; counters are counted', () => {
    const bench = toBench(source([caption(1), caption(2), caption(4)]), NOTHING_STAGED)
    expect(bench.captions.map(({n}) => n)).toEqual([1, 2, 3])
    expect(bench.holes).toEqual([{before: 3, hole: {code: 'missing', n: 3, expected: 4}}])
  })

  test('a number printed twice is marked at both, one out of order at itself', () => {
    const twice = [caption(1), caption(2), caption(3, 2), caption(4, 1)]
    const bench = toBench(source(twice), NOTHING_STAGED)
    const said = bench.captions.map((row) =>
      problemsOf(row, 'printedMarker').map(({message}) => message),
    )
    expect(said[1]).toEqual(['The source printed the number 2 2 times'])
    expect(said[2]).toEqual(said[1])
    expect(said[3]).toEqual(['The source printed the number 1 2 times'])
  })

  test('another order than the source’s is told of what was moved, and is no problem', () => {
    const moved = [caption(3), caption(1), caption(2), caption(4)]
    const {captions} = toBench(source(moved), NOTHING_STAGED)
    expect(captions.map((row) => problemsOf(row, 'printedMarker'))).toMatchObject([
      [{code: 'outOfOrder', level: 'info'}],
      [],
      [],
      [],
    ])
  })

  test('another total on every counter is said once, by the gallery', () => {
    const bench = toBench(source([caption(1), caption(2)], {expectedCount: 9}), NOTHING_STAGED)
    expect(bench.captions.flatMap((row) => problemsOf(row, 'printedMarker'))).toEqual([])
    expect(bench.gallery && problemsOf(bench.gallery, 'n')).toMatchObject([{code: 'count'}])
  })
})

test('a credit that only refers to its agency is read by the agency’s name', () => {
  const credit = {_type: 'credit', source: {_type: 'reference', _ref: 'pa'}} as const
  const names = new Map([['pa', 'PA']])
  const [row] = toBench(source([{...caption(1), credit}]), NOTHING_STAGED, names).captions
  expect(row && viewOf(row, 'credit')).toEqual({text: 'PA', from: 'own'})
})

describe('what the gallery says for all', () => {
  test('stands where a caption says nothing, and nothing is missing there', () => {
    const [row] = toBench(source([caption(1)], credited), NOTHING_STAGED).captions
    expect(row && viewOf(row, 'credit')).toEqual({text: 'PA', from: 'gallery'})
    expect(row && problemsOf(row, 'credit')).toEqual([])
    const [bare] = toBench(source([caption(1)]), NOTHING_STAGED).captions
    expect(bare && problemsOf(bare, 'credit')).toMatchObject([{message: 'Nobody is credited'}])
  })

  test('what a caption says otherwise is an exception, before it is saved too', () => {
    const from = source([caption(1)], credited)
    const change = {id: 'c1', field: 'credit', value: {_type: 'credit', line: 'CAR'}} as const
    const staged = stage(NOTHING_STAGED, [change], () => from.captions[0]?.draft)
    const [row] = toBench(from, staged).captions
    expect(row && viewOf(row, 'credit')).toEqual({text: 'CAR', from: 'own', exception: 'PA'})
    const [cleared] = toBench(
      from,
      stage(staged, [{...change, value: null}], () => from.captions[0]?.draft),
    ).captions
    expect(cleared && viewOf(cleared, 'credit').from).toBe('gallery')
  })
})

test('what files say is offered only where the caption says something else', () => {
  const suggested = {c1: {text: 'Caption 1', alt: 'A fin', dateCreated: '2016-11'}}
  const [row] = toBench(source([caption(1)]), {...NOTHING_STAGED, suggested}).captions
  expect(row?.suggested).toEqual({alt: 'A fin', dateCreated: '2016-11'})
})

test('after a save the bench shows what was saved until the lake has sent it back', () => {
  const before = source([caption(1), caption(2)])
  const changed = stage(NOTHING_STAGED, [{id: 'c1', field: 'text', value: 'New'}], () => caption(1))
  const saved: Staged = {...changed, order: {base: ['c1', 'c2'], mine: ['c2', 'c1']}}
  const shown = toBench(withSaves(before, [saved]).live, NOTHING_STAGED)
  expect(shown.captions.map(({document}) => document.text)).toEqual(['Caption 2', 'New'])
  expect(shown.unsaved).toBe(0)
  expect(withSaves(before, [saved]).waiting).toEqual([saved])
  const arrived = source([caption(2), {...caption(1), text: 'New'}])
  expect(withSaves(arrived, [saved])).toEqual({live: arrived, waiting: []})
  // Another save, before the first is back.
  const {live} = withSaves(before, [saved])
  const more = stage(NOTHING_STAGED, [{id: 'c1', field: 'text', value: 'Newer'}], () =>
    current(live.captions.find(({id}) => id === 'c1')),
  )
  const both = withSaves(before, [saved, more])
  expect(both.waiting).toEqual([saved, more])
  expect(toBench(both.live, NOTHING_STAGED).captions.map(({document}) => document.text)).toEqual([
    'Caption 2',
    'Newer',
  ])
})

test('what was written in a caption that has left the gallery is told, also where it was moved as well', () => {
  const written = stage(NOTHING_STAGED, [{id: 'c2', field: 'text', value: 'New'}], () => caption(2))
  const moved: Staged = {...written, order: {base: ['c1', 'c2'], mine: ['c2', 'c1']}}
  expect(toBench(source([caption(1), caption(2)]), moved).strays).toEqual([])
  for (const staged of [written, moved]) {
    const left = toBench(source([caption(1)]), staged)
    expect(left.strays).toEqual([{id: 'c2', field: 'text', text: 'New'}])
    expect(left.captions.map(({id}) => id)).toEqual(['c1'])
  }
})

test('the words of a caption are those from its first span to its last, code points counted', () => {
  const rawText = '😀 1/2 A fin\nCAR 2/2 A depot'
  const segments = [
    {from: 2, to: 5, target: 'c1', path: 'printedMarker'},
    {from: 6, to: 11, target: 'c1', path: 'text'},
    {from: 12, to: 15, target: 'c1', path: 'credit.asPrinted'},
    {from: 20, to: 27, target: 'c2', path: 'text'},
  ]
  const words = readSources([{rawText, segments}, {rawText: 1}, null])
  expect(words.get('c1')).toEqual({
    text: '1/2 A fin\nCAR',
    spans: [
      {field: 'printedMarker', from: 0, to: 3},
      {field: 'text', from: 4, to: 9},
      {field: 'credit', from: 10, to: 13},
    ],
  })
  expect(words.get('c2')?.text).toBe('A depot')
})
