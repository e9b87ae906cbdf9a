import {describe, expect, test} from 'vitest'
import {type Article, type Caption, type Gallery} from '../model.ts'
import {findHoldInSlugline, findHoldWord} from './hold-words.ts'
import {findProblems} from './problems.ts'

describe('a text that the desk holds back says so', () => {
  test.each([
    ['DO NOT PUBLISH: Minister resigns', 'DO NOT PUBLISH'],
    ['Minister resigns (DON’T PUBLISH)', 'DON’T PUBLISH'],
    ['PREP Minister resigns', 'PREP'],
    ['Minister resigns, TK years after', 'TK'],
    ['HOLD: POLICE HOLD TWO MEN', 'HOLD'],
    ['[PREP] QUEEN DIES AT 96', 'PREP'],
    ['QUEEN DIES AT 96 – HOLD', 'HOLD'],
    ['THIS IS NOT FOR PUBLICATION', 'NOT FOR PUBLICATION'],
    ['HOLD', 'HOLD'],
  ])('%s', (text, word) => expect(findHoldWord(text)).toBe(word))

  test.each([
    'Police hold two men',
    'Hold the front page',
    'POLICE HOLD TWO MEN',
    'HOLDING ON IN A STORM',
    'Ministers PREPARE to leave',
    'Do not publish what you cannot prove',
    'Ausflug nach TKÖ',
    '',
    undefined,
  ])('but not: %s', (text) => expect(findHoldWord(text)).toBeUndefined())
})

test.each([
  ['MOSUL-TUNNELS-HOLD', 'HOLD'],
  ['PREP/QUEEN', 'PREP'],
  ['QUEEN-DO-NOT-PUBLISH', 'DO NOT PUBLISH'],
  ['MOSUL-HOUSEHOLDS', undefined],
  ['raqqa-offensive', undefined],
])('a slugline holds by a word of its own: %s', (slugline, word) => {
  expect(findHoldInSlugline(slugline)).toBe(word)
})

describe('a word that holds is an error wherever readers would see it, and where it stands is said', () => {
  const story: Article = {_id: 'a', _type: 'article', headline: 'Boats', slugline: 'boats'}
  const block = (text: string) => ({
    _type: 'block' as const,
    _key: 'b',
    children: [
      {_type: 'span' as const, _key: 's', text: 'DO NOT '},
      {_type: 'span' as const, _key: 't', text, marks: ['strong']},
    ],
  })
  const gallery: Gallery = {_id: 'g', _type: 'gallery'}
  const caption: Caption = {_id: 'c', _type: 'caption'}
  test.each([
    ['headline', {...story, headline: 'PREP Boats'}, ['headline']],
    ['slugline', {...story, slugline: 'BOATS-HOLD'}, ['slugline']],
    ['standfirst', {...story, standfirst: 'DO NOT PUBLISH'}, ['standfirst']],
    ['body', {...story, body: [block('PUBLISH')]}, ['body', {_key: 'b'}]],
    ['title of a gallery', {...gallery, title: 'HOLD: boats'}, ['title']],
    ['intro of a gallery', {...gallery, intro: 'NOT FOR PUBLICATION'}, ['intro']],
    ['caption', {...caption, text: 'A quay, TK'}, ['text']],
    ['alt text', {...caption, alt: 'PREP a quay'}, ['alt']],
  ])('%s', (_, document, path) => {
    const found = findProblems(document).filter(({code}) => code === 'holdWord')
    expect(found).toEqual([{code: 'holdWord', level: 'error', message: expect.any(String), path}])
  })

  test('what is free of them has no such error', () => {
    const clean = {...story, body: [block('hold')]}
    for (const document of [clean, gallery, caption]) {
      expect(findProblems(document).map(({code}) => code)).not.toContain('holdWord')
    }
  })
})
