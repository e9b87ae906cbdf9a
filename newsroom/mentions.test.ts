import {expect, test} from 'vitest'
import {mentionQueryAt, mentionsIn, suggestPeople} from './mentions.ts'

const people = [
  {id: 'ann', name: 'Ann'},
  {id: 'lee', name: 'Ann Lee'},
  {id: 'jose', name: 'José Ó Briain'},
]

test.each([
  ['@Ann Lee please look', ['lee']],
  ['@ann lee and @Ann', ['lee', 'ann']],
  ['Ann Lee has it', []],
  ['@José Ó Briain?', ['jose']],
  ['@Annabel has it', []],
  ['@Annabel and @Ann', ['ann']],
  ['', []],
])('%j mentions %j', (note, ids) => {
  expect(mentionsIn(note, people)).toEqual(ids)
})

test.each([
  ['@', 1, {from: 0, text: ''}],
  ['Ask @jo', 7, {from: 4, text: 'jo'}],
  ['Ask @ann le', 11, {from: 4, text: 'ann le'}],
  ['Ask @jo', 3, undefined],
  ['mail@example', 12, undefined],
  ['@ann, please', 12, undefined],
  ['@ann please do', 14, undefined],
])('%j at %i', (note, caret, query) => {
  expect(mentionQueryAt(note, caret)).toEqual(query)
})

test.each([
  ['', ['ann', 'lee', 'jose']],
  ['l', ['lee']],
  ['ann le', ['lee']],
  ['ó', ['jose']],
  ['x', []],
])('%j may be %j', (query, ids) => {
  expect(suggestPeople(query, people).map(({id}) => id)).toEqual(ids)
})
