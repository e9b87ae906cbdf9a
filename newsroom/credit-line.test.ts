import {expect, test} from 'vitest'
import {creditLine} from './credit-line.ts'

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
