import {expect, test} from 'vitest'
import {type Change} from './approval/diff-story.ts'
import {draftCorrection} from './draft-correction.ts'

test.each<[string, Change[], string]>([
  [
    'the sentence that differs, and not its neighbours',
    [
      change(
        'article',
        'body',
        'It rained. Two people died. Nobody came.',
        'It rained. Three people died. Nobody came.',
      ),
    ],
    'An earlier version of this story said “Two people died.” It should have said “Three people died.”',
  ],
  [
    'a sentence that is gone',
    [change('article', 'body', 'It rained. He fled.', 'It rained.')],
    'An earlier version of this story said “He fled.” That was wrong and has been taken out.',
  ],
  [
    'a sentence that was missing',
    [change('caption', 'text', 'A mortar.', 'A mortar. It was made in Gogjali.')],
    'A caption left out: “It was made in Gogjali.”',
  ],
  [
    'a credit',
    [change('caption', 'credit', 'CAR', 'Conflict Armament Research')],
    'A picture was credited to CAR; the credit is Conflict Armament Research.',
  ],
  [
    'a credit that was missing',
    [change('caption', 'credit', '', 'Jane Doe/Reuters')],
    'A picture carried no credit; it is by Jane Doe/Reuters.',
  ],
  [
    'a fact beside a picture',
    [change('caption', 'dateCreated', 'November 2016', 'October 2016')],
    'The date of a picture was given as November 2016; it is October 2016.',
  ],
  [
    'several, in the order in which readers meet them',
    [change('article', 'headline', 'Raqa', 'Raqqa'), change('caption', 'places', 'Mosul', '')],
    'The headline of this story said “Raqa”. It should have said “Raqqa”. The place of a picture was given as Mosul; it is not known.',
  ],
  [
    'no second stop behind a question, a quotation that ends, and words that trail off',
    [
      change('article', 'headline', 'Who won?', 'Who lost …'),
      change('caption', 'text', 'He said: “Go.”', 'A quay (in Tartus)'),
    ],
    'The headline of this story said “Who won?” It should have said “Who lost …” A caption said “He said: “Go.”” It should have said “A quay (in Tartus)”.',
  ],
  ['nothing of what nobody reads', [change('article', 'slug', 'a', 'b')], ''],
  ['nothing of nothing', [], ''],
])('%s', (_, changes, text) => {
  expect(draftCorrection(changes)).toBe(text)
})

function change(type: Change['type'], field: string, before: string, after: string): Change {
  return {documentId: 'a', type, field, before, after}
}
