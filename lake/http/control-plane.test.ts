import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {openTestLake, type TestLake} from '../testing/test-lake.ts'
import {readAddress} from './address.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await openTestLake()
})

afterAll(() => lake.lake.close())

async function get(path: string, as?: 'ada' | 'vi'): Promise<unknown> {
  const response = await lake.request(path, as ? {as} : {})
  expect(response.status).toBe(200)
  return response.json()
}

describe('the Studio gets answers that it can use', () => {
  test.each<[string, unknown]>([
    ['/v1/ping', {pong: true}],
    ['/v2025-02-19/data/ping/production', {pong: true}],
    ['/v2024-11-12/data/actions/production', {enabled: true, compatibleStudioVersions: '>=3.0.0'}],
    ['/vX/features', expect.arrayContaining(['contentReleases'])],
    ['/v2024-11-19/subscriptions/project/newsroom', null],
    ['/vX/journey/trial', null],
    ['/vX/journey/announcements', []],
    ['/v2024-11-12/intake/telemetry-status', {status: 'denied'}],
    ['/v1/projects/newsroom/user-applications', []],
    ['/v1/projects/newsroom/datasets/production/settings/indexing', {settings: {}}],
    ['/v1/projects/newsroom/datasets?datasetProfile=comments&addonFor=production', []],
    ['/v1/schedules/newsroom/production', {schedules: []}],
    // `sanity tokens list` asks for more until this is `null`.
    ['/v1/access/project/newsroom/roles', {data: [], nextCursor: null}],
    ['/v1/projects/newsroom/features', expect.arrayContaining(['contentReleases'])],
    ['/v1/help', {}],
    ['/v1/geoip/country', {country: 'US'}],
    ['/v1/data/references/production/documents/a1/to', {totalCount: 0, references: []}],
    ['/v2025-02-19/data/history/production/events/releases/r1', {events: [], nextCursor: ''}],
    ['/check/cors', {result: {allowed: true, withCredentials: true}}],
  ])('%s', async (path, expected) => {
    expect(await get(path, 'vi')).toEqual(expected)
  })

  test('about the project and its people', async () => {
    expect(await get('/v1/projects/newsroom', 'ada')).toMatchObject({
      id: 'newsroom',
      organizationId: null,
      members: expect.arrayContaining([
        {
          id: 'ada',
          role: 'administrator',
          roles: [{name: 'administrator', title: 'Administrator'}],
          isRobot: false,
          isCurrentUser: true,
          createdAt: expect.any(String),
        },
      ]),
    })
    expect(await get('/v1/projects/newsroom')).toMatchObject({members: []})
    expect(await get('/v1/users/ada,nobody,vi', 'ada')).toMatchObject([
      {id: 'ada', isCurrentUser: true},
      {id: 'vi'},
    ])
    expect(await get('/v1/projects/newsroom/roles', 'ada')).toHaveLength(4)
    expect(await get('/v1/users/me', 'vi')).toMatchObject({
      id: 'vi',
      role: 'viewer',
      provider: 'local',
    })
  })

  test('about what it may do: the grants of whoever asks', async () => {
    const path = '/v1/projects/newsroom/datasets/production/acl'
    expect(await get(path, 'vi')).toEqual([
      {filter: '_id in path("**")', permissions: ['read', 'history']},
    ])
    expect(await get(path)).toEqual([{filter: '_id in path("*")', permissions: ['read']}])
    // Or the Studio would upload its schema at every start.
    expect(JSON.stringify(await get('/v1/projects/newsroom/grants', 'ada'))).not.toContain(
      'deployStudio',
    )
  })
})

test.each([
  ['/v1/data/query/production', '1', '/data/query/production'],
  ['//v2024-01-29/data/export/production', '2024-01-29', '/data/export/production'],
  ['/vX/projects/p/datasets/d/listen', 'X', '/data/listen/d'],
  ['/v2025-02-19/projects/p/datasets/d/acl', '2025-02-19', '/projects/p/datasets/d/acl'],
  ['/images/p/d/file.jpg', '1', '/images/p/d/file.jpg'],
  ['/v1', '1', '/'],
])('the address %s is version %s of %s', (pathname, version, path) => {
  expect(readAddress(pathname)).toEqual({version, path})
})
