import {expect, test} from 'vitest'
import {type Caption} from '../../newsroom/model.ts'
import {cellText, FIELDS, readCell} from './fields.ts'

const caption: Caption = {
  _id: 'drafts.c',
  _type: 'caption',
  text: 'A mortar round fin in Gogjali, Mosul',
  alt: 'A rusted fin in the sand',
  credit: {_type: 'credit', line: 'CAR', asPrinted: 'CAR', label: 'Photo:', creators: ['Ann Day']},
  people: [{_type: 'personShown', _key: 'p', name: 'James Bevan', position: 'left'}],
  dateCreated: {_type: 'partialDate', edtf: '2016-11', asPrinted: 'November 2016'},
  places: [
    {_type: 'placeShown', _key: 'a', name: 'Gogjali, Mosul', asPrinted: 'Gogjali, Mosul'},
    {_type: 'placeShown', _key: 'b', name: 'Iraq'},
  ],
  usageTerms: 'Once, in print',
}
const makeKey = () => 'new'

test.each(FIELDS)('what the cell of %s says is read back as what stands there', (field) => {
  const read = readCell(field, cellText(caption, field), caption, makeKey)
  expect(cellText({[field]: read}, field)).toBe(cellText(caption, field))
  expect(readCell(field, '  ', caption, makeKey)).toBeNull()
})

test.each([
  ['November 2016', '2016-11'],
  ['2016-11', '2016-11'],
  ['30 November 2017', '2017-11-30'],
  ['circa 1916', '1916~'],
  ['1916', '1916'],
  ['192X', '192X'],
])('the date "%s" is typed as people write it and kept as %s', (typed, edtf) => {
  expect(readCell('dateCreated', typed, undefined, makeKey)).toMatchObject({edtf})
})

test('a date that nobody can read is kept as it was typed', () => {
  expect(readCell('dateCreated', 'before the war', caption, makeKey)).toEqual({
    _type: 'partialDate',
    edtf: 'before the war',
    asPrinted: 'November 2016',
  })
})

test('a new credit keeps what the source printed, and lets go of whom the old line named', () => {
  expect(readCell('credit', 'Conflict Armament Research', caption, makeKey)).toEqual({
    _type: 'credit',
    line: 'Conflict Armament Research',
    asPrinted: 'CAR',
    label: 'Photo:',
  })
  expect(readCell('credit', 'CAR', caption, makeKey)).toBe(caption.credit)
})

test('names in a list keep their item, whatever their place; commas do not part them', () => {
  expect(readCell('places', 'Iraq;Qaraqosh; Gogjali, Mosul', caption, makeKey)).toEqual([
    caption.places?.[1],
    {_type: 'placeShown', _key: 'new', name: 'Qaraqosh'},
    caption.places?.[0],
  ])
})
