import {describe, expect, test} from 'vitest'
import {partialDate} from './partial-date.ts'
import {mondayOf, planForWeekOf, planInWords, sayPlan, spanOf} from './planned-for.ts'

describe('what somebody types becomes a plan no more exact than it was typed', () => {
  test.each([
    ['3 December 2026', '2026-12-03', {from: '2026-12-03', to: '2026-12-03'}, '3 December 2026'],
    ['2026-12-03', '2026-12-03', {from: '2026-12-03', to: '2026-12-03'}, '3 December 2026'],
    ['December 2026', '2026-12', {from: '2026-12-01', to: '2026-12-31'}, 'December 2026'],
    ['February 2028', '2028-02', {from: '2028-02-01', to: '2028-02-29'}, 'February 2028'],
    ['spring 2027', '2027-21', undefined, 'spring 2027'],
    ['2027', '2027', {from: '2027-01-01', to: '2027-12-31'}, '2027'],
    ['after the verdict', 'XXXX', undefined, 'after the verdict'],
    ['  when the report is out ', 'XXXX', undefined, 'when the report is out'],
    // Of no stated year: on no calendar yet, and no year is invented.
    ['Friday, June 17', 'XXXX', undefined, 'Friday, June 17'],
    ['31 November 2026', 'XXXX', undefined, '31 November 2026'],
  ])('%s', (typed, edtf, span, said) => {
    const plan = planInWords(typed)
    expect(plan?.edtf).toBe(edtf)
    expect(spanOf(plan)).toEqual(span)
    expect(plan && sayPlan(plan)).toBe(said)
  })

  test.each(['', '   ', '\n'])('nothing typed is no plan: %j', (typed) => {
    expect(planInWords(typed)).toBeUndefined()
  })
})

describe('a week', () => {
  test.each([
    ['2026-11-30', '2026-11-30'],
    ['2026-12-06', '2026-11-30'],
    ['2026-12-07', '2026-12-07'],
    ['2027-01-01', '2026-12-28'],
    // The Sundays on which clocks change in London.
    ['2026-03-29', '2026-03-23'],
    ['2026-10-25', '2026-10-19'],
  ])('%s is in the week of %s', (day, monday) => {
    expect(mondayOf(day)).toBe(monday)
    expect(spanOf(planForWeekOf(day))?.from).toBe(monday)
  })

  test('is seven days, and said as one', () => {
    const plan = planForWeekOf('2026-12-03')
    expect(spanOf(plan)).toEqual({from: '2026-11-30', to: '2026-12-06'})
    expect(sayPlan(plan)).toBe('Week of 30 November 2026')
    expect(sayPlan(partialDate('2026-12-01/2026-12-07'))).toBe('1 December 2026 to 7 December 2026')
  })
})

test.each(['2026/..', '../2026', 'XXXX-11', 'no date at all', ''])(
  'a plan with an open end has no days: %j',
  (edtf) => {
    expect(spanOf({_type: 'partialDate', edtf})).toBeUndefined()
  },
)
