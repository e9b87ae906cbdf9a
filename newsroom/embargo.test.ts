import {evaluate, parse} from 'groq-js'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {EMBARGOED_GROQ, embargoEnd, isEmbargoed} from './embargo.ts'
import {type Embargo} from './model.ts'

const noon = new Date('2026-05-01T12:00:00Z')
const embargo = (fields: Partial<Embargo>): Embargo => ({_type: 'embargo', ...fields})

test.each([
  [undefined, false],
  [embargo({}), false],
  [embargo({active: false, until: '2026-06-01T00:00:00Z'}), false],
  [embargo({active: true}), true],
  [embargo({active: true, until: ''}), true],
  [embargo({active: true, until: 'tomorrow'}), true],
  [embargo({active: true, until: '2026-05-01T12:00:00.001Z'}), true],
  [embargo({active: true, until: '2026-05-01T12:00:00Z'}), false],
  [embargo({active: true, until: '2026-05-01T14:00:00+02:00'}), false],
  [embargo({active: true, until: '2026-05-01T12:30:00-01:00'}), true],
])('%j at noon: %s', (value, expected) => {
  expect(isEmbargoed(value ? {embargo: value} : {}, noon)).toBe(expected)
})

test('an embargo without a readable end is open', () => {
  expect(embargoEnd(embargo({active: true, until: 'soon'}))).toBe('open')
})

test('access control says the same in GROQ as the rule says to people', async () => {
  const filter = parse(`*[${EMBARGOED_GROQ}]`)
  const time = fc.date({
    min: new Date('2020-01-01'),
    max: new Date('2030-01-01'),
    noInvalidDate: true,
  })
  const value = fc.record(
    {
      active: fc.boolean(),
      until: fc.oneof(
        time.map((date) => date.toISOString()),
        fc.constantFrom('', 'soon'),
      ),
    },
    {requiredKeys: []},
  )
  await fc.assert(
    fc.asyncProperty(fc.option(value, {nil: undefined}), time, async (fields, now) => {
      const document = {_id: 'a', ...(fields ? {embargo: embargo(fields)} : {})}
      const result = await evaluate(filter, {dataset: [document], timestamp: now})
      expect((await result.get()).length === 1).toBe(isEmbargoed(document, now))
    }),
    {numRuns: 300},
  )
})
