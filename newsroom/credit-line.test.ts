import {evaluate, parse} from 'groq-js'
import {expect, test} from 'vitest'
import {creditLine, isCredited, UNCREDITED} from './credit-line.ts'

test.each([
  [undefined, undefined, undefined],
  [{}, undefined, undefined],
  [{line: '  '}, undefined, undefined],
  [{line: ' Jane Barlow/PA '}, 'Reuters', 'Jane Barlow/PA'],
  [{creators: ['Jane Barlow']}, 'PA', 'Jane Barlow/PA'],
  [{creators: ['Jane Barlow', ' Ben Morgan ']}, undefined, 'Jane Barlow, Ben Morgan'],
  [{}, 'PA', 'PA'],
  [{asPrinted: 'CAR'}, undefined, 'CAR'],
  [{asPrinted: 'CAR', line: 'Conflict Armament Research'}, undefined, 'Conflict Armament Research'],
])('%j with source %j is credited as %j', (fields, source, line) => {
  expect(creditLine(fields && {_type: 'credit', ...fields}, source)).toBe(line)
})

test.each([
  undefined,
  {},
  {creators: []},
  {creators: ['Jane Barlow']},
  {line: 'PA'},
  {asPrinted: 'CAR'},
  {source: {_type: 'reference', _ref: 'pa'} as const},
])('lists and rules mean the same by a caption without a credit: %j', async (fields) => {
  const credit = fields && ({_type: 'credit', ...fields} as const)
  const dataset = [{_id: 'a', _type: 'caption', credit}]
  const found = await evaluate(parse(`count(*[${UNCREDITED}])`), {dataset})
  expect(await found.get()).toBe(isCredited(credit) ? 0 : 1)
})
