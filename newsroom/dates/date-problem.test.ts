import {expect, test} from 'vitest'
import {dateProblem, keptDateProblem} from './date-problem.ts'

test.each([
  [
    '04/02/2016',
    '"04/02/2016" may be 4 February 2016 or 2 April 2016; write the one that is meant',
  ],
  ['25/02/2016', 'Write "25/02/2016" as 25 February 2016'],
  ['November 2016', 'Write "November 2016" as 2016-11'],
  ['31/02/2016', '"31/02/2016" is no date; write it as 4 February 2016 or November 2016'],
  ['soon', '"soon" is no date; write it as 4 February 2016 or November 2016'],
])('%s is no date as dates are kept, and what to write is said in words', (words, told) => {
  expect(dateProblem(words)).toBe(told)
})

test.each([
  ['04/02/2016', 'Write “04/02/2016” as 2016-02-04 (4 February 2016) or 2016-04-02 (2 April 2016)'],
  ['November 2016', 'Write “November 2016” as 2016-11 (November 2016)'],
  ['soon', '“soon” is no date; write 4 February 2016 as 2016-02-04, November 2016 as 2016-11'],
])('a field that takes no words says how %s is kept', (words, told) => {
  expect(keptDateProblem(words)).toBe(told)
})

test.each(['2016-11', '192X', '1916~', 'XXXX-06'])('%s is one', (words) => {
  expect(dateProblem(words)).toBeUndefined()
  expect(keptDateProblem(words)).toBeUndefined()
})
