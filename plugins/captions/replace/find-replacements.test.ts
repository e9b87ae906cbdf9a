import {expect, test} from 'vitest'
import {type Caption} from '../../../newsroom/model.ts'
import {toBench} from '../bench.ts'
import {NOTHING_STAGED} from '../staged/edits.ts'
import {findReplacements, type Search} from './find-replacements.ts'

const captions: Caption[] = [
  {_id: 'drafts.a', _type: 'caption', text: 'Isis mortars near Mosul. ISIS rockets in Mosulabad.'},
  {_id: 'drafts.b', _type: 'caption', text: 'Nothing', alt: 'Chalé em Mosul'},
]
const {rows} = toBench(
  {galleries: [], captions: captions.map((draft) => ({id: draft._id.slice(7), draft}))},
  NOTHING_STAGED,
)
const search = (more: Partial<Search>): Search => ({
  find: '',
  replace: '',
  matchCase: false,
  wholeWord: false,
  regex: false,
  ...more,
})
const after = (more: Partial<Search>, fields = ['text', 'alt'] as const) => {
  const found = findReplacements(rows, fields, search(more))
  return found.ok ? found.replacements.map((one) => [one.id, one.field, one.after]) : found.message
}

test('each change is shown with what goes out and what comes in', () => {
  const found = findReplacements(rows, ['text'], search({find: 'Isis', replace: 'IS'}))
  expect(found).toMatchObject({
    replacements: [
      {
        id: 'a',
        after: 'IS mortars near Mosul. IS rockets in Mosulabad.',
        parts: [
          {kind: 'out', text: 'Isis'},
          {kind: 'in', text: 'IS'},
          {kind: 'kept', text: ' mortars near Mosul. '},
          {kind: 'out', text: 'ISIS'},
          {kind: 'in', text: 'IS'},
          {kind: 'kept', text: ' rockets in Mosulabad.'},
        ],
      },
    ],
  })
})

test('words are whole in every alphabet, and letters large or small where that matters', () => {
  expect(after({find: 'Mosul', replace: 'Nineveh', wholeWord: true})).toEqual([
    ['a', 'text', 'Isis mortars near Nineveh. ISIS rockets in Mosulabad.'],
    ['b', 'alt', 'Chalé em Nineveh'],
  ])
  expect(after({find: 'chal', replace: 'x', wholeWord: true})).toEqual([])
  expect(after({find: 'isis', replace: 'x', matchCase: true})).toEqual([])
})

test('signs of regular expressions are only signs, unless they are meant', () => {
  expect(after({find: 'Mosul.', replace: 'x'})).toEqual([
    ['a', 'text', 'Isis mortars near x ISIS rockets in Mosulabad.'],
  ])
  expect(
    after({find: '(\\w+) near (?<city>\\w+)', replace: '$1 at $<city> $$', regex: true}),
  ).toEqual([['a', 'text', 'Isis mortars at Mosul $. ISIS rockets in Mosulabad.']])
  expect(after({find: '(', regex: true})).toMatch(/Invalid regular expression/)
  expect(after({find: 'x*', replace: '!', regex: true})).toEqual([])
})

test('what changes nothing is no change', () => {
  expect(after({find: 'Mosul', replace: 'Mosul'})).toEqual([])
  expect(after({find: '', replace: 'x'})).toEqual([])
})
