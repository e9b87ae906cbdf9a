import {expect, test} from 'vitest'
import {stepWords, stretchOf, wholeWords, type WordSelection} from './word-selection.ts'

const LINE = 'A crane (Jane Roe/PA), lifts\n\n“a beam”. – End'

/** The words that the keys have marked, one after the other. */
function walk(keys: string, start = 0): string[] {
  const marked: string[] = []
  let selection: WordSelection | undefined
  for (const key of keys) {
    const by = key.toLowerCase() === 'r' ? 1 : -1
    selection = stepWords(LINE, selection, {by, extend: key === key.toUpperCase(), start})
    const {from, to} = selection ? stretchOf(selection) : {from: 0, to: 0}
    marked.push(LINE.slice(from, to))
  }
  return marked
}

test('goes from word to word, signs around them left out, and stays at the ends', () => {
  expect(walk('rrrrrrrrrr')).toEqual([
    'A',
    'crane',
    'Jane',
    'Roe/PA',
    'lifts',
    'a',
    'beam',
    '–',
    'End',
    'End',
  ])
  expect(walk('rrlll')).toEqual(['A', 'crane', 'A', 'A', 'A'])
})

test('marks more words, and fewer, from the word where it began', () => {
  expect(walk('rRRLL', LINE.indexOf('Jane'))).toEqual([
    'Jane',
    'Jane Roe/PA',
    'Jane Roe/PA), lifts',
    'Jane Roe/PA',
    'Jane',
  ])
  expect(walk('rL', LINE.indexOf('Jane'))).toEqual(['Jane', 'crane (Jane'])
})

test('a text without words marks none', () => {
  expect(stepWords(' \n', undefined, {by: 1, extend: false, start: 0})).toBeUndefined()
})

test.each([
  ['ne (Jane Ro', 'crane (Jane Roe'],
  ['(Jane Roe/PA)', '(Jane Roe/PA)'],
  ['  \n', undefined],
  [' lifts\n\n', 'lifts'],
])('the mouse marks %j: whole words', (dragged, marked) => {
  const from = LINE.indexOf(dragged)
  const text = from < 0 ? `${LINE}${dragged}` : LINE
  const at = from < 0 ? LINE.length : from
  const words = wholeWords(text, {from: at, to: at + dragged.length})
  expect(words && text.slice(words.from, words.to)).toBe(marked)
})
