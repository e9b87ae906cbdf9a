import {expect, test} from 'vitest'
import {mayUse, nextLeaseChange} from './leases.ts'
import {type Lease} from './model.ts'

const now = new Date('2026-05-01T12:00:00Z')
const earlier = '2026-04-01T00:00:00Z'
const later = '2026-06-01T00:00:00Z'
type Term = Pick<Lease, 'kind' | 'from' | 'until'>

test.each<[string, Term[], boolean]>([
  ['without leases a picture may be shown', [], true],
  ['not while a ban runs', [{kind: 'denyUse', from: earlier}], false],
  ['a ban that is over bans nothing', [{kind: 'denyUse', until: earlier}], true],
  ['a ban to come bans nothing yet', [{kind: 'denyUse', from: later}], true],
  ['while a right runs', [{kind: 'allowUse', from: earlier, until: later}], true],
  ['not when the right has run out', [{kind: 'allowUse', until: earlier}], false],
  ['a ban beats a right', [{kind: 'allowUse'}, {kind: 'denyUse'}], false],
  ['syndication is another matter', [{kind: 'denySyndication'}], true],
  ['a right that ends at an unreadable time is none', [{kind: 'allowUse', until: '?'}], false],
  ['a ban that ends at an unreadable time goes on', [{kind: 'denyUse', until: '?'}], false],
])('%s', (_, leases, may) => {
  expect(mayUse(leases, now)).toBe(may)
})

test('the next change is the nearest time to come', () => {
  const leases: Term[] = [{kind: 'allowUse', from: earlier, until: later}, {kind: 'denyUse'}]
  expect(nextLeaseChange(leases, now)).toEqual(new Date(later))
  expect(nextLeaseChange(leases, new Date(later))).toBeUndefined()
})
