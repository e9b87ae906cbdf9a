import {describe, expect, test} from 'vitest'
import {partialDate} from '../../newsroom/dates/partial-date.ts'
import {type Article, type Workflow} from '../../newsroom/model.ts'
import {readRows} from '../board/read-rows.ts'
import {daysInSight, stepFrom} from './calendar-days.ts'
import {type CalendarItem, toCalendar} from './calendar-items.ts'
import {fromParams, toParams} from './calendar-view.ts'
import {
  asPlanned,
  isMovable,
  letGoOn,
  previewOn,
  type Target,
  targetId,
  targetOf,
} from './planning-targets.ts'

const now = new Date('2026-11-24T12:00:00Z')
const LONDON = 'Europe/London'

function rowsOf(...workflows: Partial<Workflow<'ready' | 'writing'>>[]) {
  const drafts = workflows.map((workflow, index): Article => ({
    _id: `drafts.a${index}`,
    _type: 'article',
    _rev: 'r',
    headline: `Story ${index}`,
    workflow: {_type: 'workflow', stage: 'writing', ...workflow},
  }))
  return readRows({drafts, published: []}, {galleries: [], unsettled: []}, now)
}

function liveRows(workflow: Partial<Workflow<'ready'>>) {
  const article = {
    _id: 'a',
    _type: 'article',
    headline: 'Out',
    workflow: {_type: 'workflow', stage: 'ready', ...workflow},
  }
  return readRows({drafts: [], published: [article]}, {galleries: [], unsettled: []}, now)
}

const placed = (items: readonly CalendarItem[] = []) =>
  items.map(({kind, clock, plan}) => [kind, clock ?? plan ?? ''].join(' ').trim())

describe('where a story stands', () => {
  test('a plan that is none, as a script may have written it, plans nothing', () => {
    const drafts = ['next week', {}, 7].map((plannedFor, index) => ({
      _id: `drafts.a${index}`,
      _type: 'article',
      headline: `Story ${index}`,
      workflow: {_type: 'workflow', stage: 'writing', plannedFor},
    }))
    const rows = readRows({drafts, published: []}, {galleries: [], unsettled: []}, now)
    expect(toCalendar(rows, 'publication', LONDON).unplanned).toHaveLength(3)
  })

  test('what has a time is exact, what is planned is not, and each is called what it is', () => {
    const rows = rowsOf(
      {plannedFor: partialDate('2026-12-02')},
      {stage: 'ready', scheduledFor: '2026-12-02T09:30:00Z'},
      {plannedFor: partialDate('2026-12')},
      {plannedFor: partialDate('2026-11-30/2026-12-06')},
      {plannedFor: partialDate('XXXX', 'after the verdict')},
      {},
    )
    const {days, vague, someDay, unplanned} = toCalendar(rows, 'publication', LONDON)
    expect([...days.keys()]).toEqual(['2026-12-02'])
    expect(placed(days.get('2026-12-02'))).toEqual(['scheduled 09:30', 'planned 2 December 2026'])
    // The week is over sooner than the month.
    expect(placed(vague)).toEqual(['planned Week of 30 November 2026', 'planned December 2026'])
    expect(placed(someDay)).toEqual(['planned after the verdict'])
    expect(placed(unplanned)).toEqual(['none'])
  })

  test('by deadline plans do not count, and by plan deadlines do not', () => {
    const rows = rowsOf({dueAt: '2026-11-30T17:00:00Z', plannedFor: partialDate('2026-12-24')}, {})
    const {days, unplanned, vague} = toCalendar(rows, 'deadline', LONDON)
    expect(placed(days.get('2026-11-30'))).toEqual(['due 17:00'])
    expect([unplanned.length, vague.length, days.size]).toEqual([1, 0, 1])
  })

  test('the days are the newsroom’s', () => {
    const rows = rowsOf({dueAt: '2026-06-30T23:30:00Z'})
    expect([...toCalendar(rows, 'deadline', LONDON).days.keys()]).toEqual(['2026-07-01'])
    expect([...toCalendar(rows, 'deadline', 'UTC').days.keys()]).toEqual(['2026-06-30'])
    expect([...toCalendar(rows, 'deadline', 'America/New_York').days.keys()]).toEqual([
      '2026-06-30',
    ])
  })

  test('what is out stands on the day it went out, and has no deadline any more', () => {
    const rows = liveRows({lastPublishedAt: '2026-11-23T08:00:00Z', dueAt: '2026-11-22T08:00:00Z'})
    const {days} = toCalendar(rows, 'publication', LONDON)
    expect(placed(days.get('2026-11-23'))).toEqual(['live 08:00'])
    const {unplanned, days: deadlines} = toCalendar(rows, 'deadline', LONDON)
    expect([unplanned.length, deadlines.size]).toEqual([0, 0])
  })

  test('times that cannot be read bring nothing down: the story has no day', () => {
    const rows = rowsOf({dueAt: 'soon'}, {plannedFor: partialDate('2026/..')})
    expect(toCalendar(rows, 'deadline', LONDON).unplanned).toHaveLength(2)
    expect(toCalendar(rows, 'publication', LONDON).someDay).toHaveLength(1)
  })
})

describe('letting a story go', () => {
  const sam = {id: 'sam', name: 'Sam', roles: ['sub-editor']}
  const dana = {id: 'dana', name: 'Dana', roles: ['duty-editor']}
  const vera = {id: 'vera', name: 'Vera', roles: ['viewer']}
  const itemIn = (
    workflow: Partial<Workflow<'ready' | 'writing'>>,
    by: 'publication' | 'deadline',
  ) => {
    const {days, vague, someDay, unplanned} = toCalendar(rowsOf(workflow), by, LONDON)
    const [item] = [...[...days.values()].flat(), ...vague, ...someDay, ...unplanned]
    if (item === undefined) throw new Error('The story is not on the calendar')
    return item
  }
  const onDay = (day: string): Target => ({kind: 'day', day})

  test.each<[string, Target, object]>([
    ['a day', onDay('2026-12-03'), {plannedFor: partialDate('2026-12-03')}],
    [
      'a week',
      {kind: 'week', day: '2026-12-03'},
      {plannedFor: partialDate('2026-11-30/2026-12-06')},
    ],
    ['a month', {kind: 'month', day: '2026-12-03'}, {plannedFor: partialDate('2026-12')}],
    ['no day', {kind: 'off'}, {plannedFor: null}],
  ])('on %s plans it', (_where, target, planning) => {
    const item = itemIn({plannedFor: partialDate('2026-12-01')}, 'publication')
    const options = {by: 'publication', timeZone: LONDON, actor: sam, now} as const
    expect(letGoOn(item, target, options)).toEqual({kind: 'plan', planning})
    expect(letGoOn(item, onDay('2026-12-01'), options)).toEqual({kind: 'stay'})
  })

  test.each([
    // Over the night in which the clocks change, a deadline at nine stays one at nine.
    ['2026-03-28T09:00:00Z', '2026-03-29', '2026-03-29T08:00:00.000Z'],
    ['2026-10-24T08:00:00Z', '2026-10-25', '2026-10-25T09:00:00.000Z'],
    // There is no half past one on that day: an hour later it is.
    ['2026-03-28T01:30:00Z', '2026-03-29', '2026-03-29T01:30:00.000Z'],
    [undefined, '2026-03-29', '2026-03-29T16:00:00.000Z'],
  ])('a deadline of %s on %s becomes %s', (dueAt, day, expected) => {
    const item = itemIn(dueAt === undefined ? {} : {dueAt}, 'deadline')
    const options = {by: 'deadline', timeZone: LONDON, actor: sam, now} as const
    expect(letGoOn(item, onDay(day), options)).toEqual({kind: 'plan', planning: {dueAt: expected}})
  })

  test('a scheduled story asks the schedule, and only of those who schedule', () => {
    const item = itemIn({stage: 'ready', scheduledFor: '2026-12-02T09:30:00Z'}, 'publication')
    const options = {by: 'publication', timeZone: LONDON, now} as const
    expect(letGoOn(item, onDay('2026-12-04'), {...options, actor: dana})).toMatchObject({
      kind: 'schedule',
      at: '2026-12-04T09:30',
      offer: {transition: {name: 'schedule'}},
    })
    for (const target of [onDay('2026-12-04'), onDay('2026-12-02'), {kind: 'off'} as const]) {
      expect(letGoOn(item, target, {...options, actor: sam})).toMatchObject({
        kind: 'held',
        holds: [{code: 'stage'}],
      })
    }
    expect(letGoOn(item, {kind: 'off'}, {...options, actor: dana})).toMatchObject({kind: 'held'})
    expect([isMovable(item, dana, now), isMovable(item, sam, now)]).toEqual([true, false])
  })

  test('a viewer plans nothing, and is told who does', () => {
    const item = itemIn({}, 'publication')
    const options = {by: 'publication', timeZone: LONDON, actor: vera, now} as const
    expect(letGoOn(item, onDay('2026-12-04'), options)).toMatchObject({
      kind: 'held',
      holds: [{code: 'role', clearedBy: expect.arrayContaining(['reporter'])}],
    })
    expect(isMovable(item, vera, now)).toBe(false)
  })

  test('a carried story is shown where it would stand, and the row stays as it was', () => {
    const item = itemIn({stage: 'ready', scheduledFor: '2026-03-28T09:30:00Z'}, 'publication')
    const before = structuredClone(item.row)
    const there = asPlanned(item.row, previewOn(item, '2026-03-29', 'publication', LONDON))
    const {days} = toCalendar([there], 'publication', LONDON)
    expect(placed(days.get('2026-03-29'))).toEqual(['scheduled 09:30'])
    expect(item.row).toEqual(before)
  })
})

describe('the days in sight', () => {
  test.each([
    ['month', '2026-11-24', '2026-10-26', '2026-12-06', 42],
    // February 2027 is four weeks, Monday to Sunday.
    ['month', '2027-02-10', '2027-02-01', '2027-02-28', 28],
    ['month', '2026-12-31', '2026-11-30', '2027-01-03', 35],
    ['week', '2026-03-29', '2026-03-23', '2026-03-29', 7],
    ['list', '2026-11-24', '2026-11-24', '2026-12-21', 28],
  ] as const)('of a %s with %s', (show, on, first, last, count) => {
    const days = daysInSight(show, on)
    expect([days[0], days.at(-1), days.length]).toEqual([first, last, count])
    expect(new Set(days).size).toBe(count)
  })

  test.each([
    ['month', '2026-12-31', 1, '2027-01-01'],
    ['month', '2026-01-15', -1, '2025-12-01'],
    ['week', '2026-12-31', 1, '2027-01-04'],
    ['week', '2026-11-29', -1, '2026-11-16'],
    ['list', '2026-03-01', -1, '2026-02-01'],
  ] as const)('a step of a %s from %s', (show, on, step, expected) => {
    expect(stepFrom(show, on, step)).toBe(expected)
  })
})

describe('the address', () => {
  test('says what is shown, and nothing more', () => {
    expect(toParams(fromParams([]))).toEqual([])
    const params: [string, string][] = [
      ['show', 'week'],
      ['by', 'deadline'],
      ['on', '2026-12-01'],
      ['desk', 'news'],
      ['assignee', 'me'],
      ['text', 'cracks -school'],
    ]
    expect(toParams(fromParams(params))).toEqual(params)
  })

  test.each([
    ['show', 'year'],
    ['by', '__proto__'],
    ['on', '2026-02-30'],
    ['on', '9999-99-99'],
    ['on', '0000-01-01'],
    ['on', 'tomorrow'],
    ['unknown', 'x'],
  ])('%s=%s, which nobody understands, is left out', (name, value) => {
    expect(toParams(fromParams([[name, value]]))).toEqual([])
  })

  test.each<Target>([
    {kind: 'day', day: '2026-12-01'},
    {kind: 'week', day: '2026-12-01'},
    {kind: 'month', day: '2026-12-01'},
    {kind: 'off'},
  ])('of a target comes back: %j', (target) => {
    expect(targetOf(targetId(target))).toEqual(target)
    expect(targetOf(targetId(target, 'more'))).toEqual(target)
  })

  test('of anything else is no target', () => {
    expect(targetOf('somewhere')).toBeUndefined()
  })
})
