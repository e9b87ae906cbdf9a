import {describe, expect, test} from 'vitest'
import {AttemptLimit} from './attempt-limit.ts'
import {Access} from './grants.ts'
import {Origins} from './origins.ts'
import {hashPassword, isPassword} from './password.ts'
import {Roles, SYSTEM} from './roles.ts'

const user = {id: 'jane', name: 'Jane', email: '', createdAt: '', roles: ['sport', 'drafts']}
const roles = new Roles(
  [
    {
      name: 'sport',
      title: '',
      description: '',
      grants: [{filter: 'desk == "sport"', permissions: ['read', 'update']}],
    },
    {
      name: 'drafts',
      title: '',
      description: '',
      grants: [
        {filter: '_id in path("drafts.**") && author == identity()', permissions: ['create']},
      ],
    },
  ],
  [{filter: '_id in path("*")', permissions: ['read']}],
)

describe('access', () => {
  const access = roles.accessOf(user, 'public')

  test.each<[string, 'read' | 'create' | 'update' | 'manage', object, boolean]>([
    ['by content', 'update', {_id: 'a', desk: 'sport'}, true],
    ['by other content', 'update', {_id: 'a', desk: 'news'}, false],
    ['by id and person', 'create', {_id: 'drafts.a', author: 'jane'}, true],
    ['by another person', 'create', {_id: 'drafts.a', author: 'joe'}, false],
    ['by another id', 'create', {_id: 'a', author: 'jane'}, false],
    ['what no role grants', 'manage', {_id: 'a', desk: 'sport'}, false],
  ])('is granted %s', (_how, permission, document, expected) => {
    expect(access.may(permission, {...document})).toBe(expected)
  })

  test('of strangers is that of the dataset, and none in private ones', () => {
    expect(roles.accessOf(null, 'public').may('read', {_id: 'a'})).toBe(true)
    expect(roles.accessOf(null, 'public').may('read', {_id: 'drafts.a'})).toBe(false)
    expect(roles.accessOf(null, 'private').may('read', {_id: 'a'})).toBe(false)
  })

  test('is denied when a filter cannot be evaluated', () => {
    const broken = new Access([{filter: 'text::query("a")', permissions: ['read']}], 'x')
    expect(broken.may('read', {_id: 'a'})).toBe(false)
  })

  test('follows the clock of the lake where a filter names the time', () => {
    let now = Date.parse('2026-05-01T11:59:59.999Z')
    const filter = 'dateTime(now()) >= dateTime("2026-05-01T12:00:00Z")'
    const timed = new Access([{filter, permissions: ['read']}], 'x', () => now)
    expect(timed.may('read', {_id: 'a'})).toBe(false)
    now += 1
    expect(timed.may('read', {_id: 'a'})).toBe(true)
  })

  test('of the lake itself is to everything', () => {
    expect(SYSTEM.may('manage', {_id: 'drafts.a'})).toBe(true)
  })
})

test('a password is known again, and a hash of something else is no password', async () => {
  const hash = await hashPassword('correct horse')
  expect(hash).not.toContain('correct')
  expect(await isPassword('correct horse', hash)).toBe(true)
  expect(await isPassword('battery staple', hash)).toBe(false)
  expect(await isPassword('', 'nonsense')).toBe(false)
  expect(await hashPassword('correct horse')).not.toBe(hash)
})

test('attempts are limited by the minute, for each on their own', () => {
  let now = 0
  const limit = new AttemptLimit(2, () => now)
  limit.fail('a')
  expect(limit.waitFor('a')).toBe(0)
  limit.fail('a')
  expect([limit.waitFor('a'), limit.waitFor('b')]).toEqual([60, 0])
  now = 59_500
  expect(limit.waitFor('a')).toBe(1)
  now = 60_000
  expect(limit.waitFor('a')).toBe(0)
})

test('only origins that were named are allowed, exactly', () => {
  const origins = new Origins(['http://127.0.0.1:3333/', 'nonsense'])
  expect(origins.isAllowed('http://127.0.0.1:3333')).toBe(true)
  for (const other of ['http://127.0.0.1:3334', 'https://127.0.0.1:3333', 'null', '', 'nonsense']) {
    expect(origins.isAllowed(other)).toBe(false)
  }
  expect(origins.safeReturn('http://127.0.0.1:3333/desk?x#y')?.pathname).toBe('/desk')
  expect(origins.safeReturn('http://127.0.0.1:3333@evil.example/')).toBeUndefined()
})
