import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {type QueryPlan} from '../lake/index.ts'
import {PICTURES_QUERY, rowsQuery} from '../plugins/board/board-query.ts'
import {SOURCES} from '../plugins/captions/source-words.ts'
import {LOG_QUERY} from '../plugins/editorial-log/log-query.ts'
import {CORRECTED_QUERY, REASONS_QUERY} from '../plugins/editorial-log/reasons.ts'
import * as siteQueries from '../site/queries.ts'
import {type Desk, openDesk} from './support/desk.ts'
import {MENTIONS_OF_ME} from '../newsroom/editorial-log.ts'
import {RUN_FILTER, RUNS_QUERY} from '../plugins/desk/runs-query.ts'
import {DESK_LISTS} from '../plugins/desk/lists.ts'
import {STYLE_QUERY} from '../plugins/house-style/style-query.ts'
import session from './support/studio-session.json' with {type: 'json'}

/**
 * Nothing that the Studio or the site asks all day may have to look at every document, or a paper
 * with a hundred thousand of them would feel it at each key stroke.
 */
let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
  await desk.bringTo('publish')
})

afterAll(() => desk.close())

async function ask(query: string, params: object, perspective: string): Promise<QueryPlan> {
  const values = Object.entries(params).map(([name, value]) => [`$${name}`, JSON.stringify(value)])
  const {plan} = await desk.as('adam').request<{plan: QueryPlan}>({
    url: '/data/query/production',
    query: {query, perspective, explain: 'true', ...Object.fromEntries(values)},
  })
  return plan
}

/** The plan once the indexes are there that are made because somebody asked. */
async function planOf(query: string, params: object, perspective: string): Promise<QueryPlan> {
  await expect.poll(async () => (await ask(query, params, perspective)).coming).toEqual([])
  return ask(query, params, perspective)
}

async function scansOf(query: string, params: object, perspective: string): Promise<string[]> {
  const {steps} = await planOf(query, params, perspective)
  expect(steps.length).toBeGreaterThan(0)
  return steps.filter(({isFullScan}) => isFullScan).map(({source}) => source)
}

/** Values with which every query of the site has something to find. */
const PARAMS = {
  slug: 'us-backed-forces-declare-final-assault',
  id: 'article-20170204-3539bd2026b9',
  day: '2017-02-04',
  month: '2017-02',
  now: '2026-11-24T12:00:00Z',
  since: '2026-11-22T12:00:00Z',
  from: 0,
  to: 20,
  topic: 'syria',
  words: ['raqqa'],
  section: 'world',
  addresses: ['/world/raqqa'],
}

describe('no document is looked at in vain', () => {
  test.each(Object.entries(siteQueries))('by %s of the site', async (_name, query) => {
    expect(await scansOf(query, PARAMS, 'published')).toEqual([])
  })

  test.each(session.map((each) => [each.query.slice(0, 100), each] as const))(
    'by a recorded session of Studio 6.16: %s',
    async (_beginning, {query, params, perspective}) => {
      expect(await scansOf(query, params, perspective)).toEqual([])
    },
  )

  test.each([
    ['the board of stories', rowsQuery('article'), {since: '2026-11-20T12:00:00Z'}],
    ['the board of galleries', rowsQuery('gallery'), {since: '2026-11-20T12:00:00Z'}],
    ['the board of captions', rowsQuery('caption'), {since: '2026-11-20T12:00:00Z'}],
    ['pictures on the board', PICTURES_QUERY, {since: '2026-11-20T12:00:00Z'}],
    ['the log of a story', LOG_QUERY.fetch, {id: PARAMS.id, limit: 50}],
    ['what carries a correction', CORRECTED_QUERY, {correction: 'correction-a'}],
    [
      'the reasons of a correction',
      REASONS_QUERY.fetch,
      {correction: 'correction-a', stories: [PARAMS.id]},
    ],
    ['the source beside captions', SOURCES, {records: ['importRecord.a'], ids: ['a']}],
  ] as const)('by %s', async (_name, query, params) => {
    expect(await scansOf(query, params, 'raw')).toEqual([])
  })

  /** Asked by parts of the Studio that the session did not open; read in its source. */
  test.each<[string, object]>([
    ['*[references($id)][0...100]{_id,_type}', {id: 'section-world'}],
    [
      '{"references": *[references($documentId) && _system.group._ref != $documentId][0...100]{_id,_type},"totalCount":count(*[references($documentId) && _system.group._ref != $documentId])}',
      {documentId: 'section-world'},
    ],
    ['*[(sanity::partOfRelease("r1") || sanity::partOfRelease("r2"))]', {}],
    [
      '{"r1": *[sanity::partOfRelease("r1")]{_updatedAt, "docId": string::split(_id, ".")[2] } | order(_updatedAt desc)}',
      {},
    ],
    ['*[_type == "sanity.imageAsset"] | order(_updatedAt desc) [0...50] {_id}', {}],
    ['*[_type == $documentType && sha1hash == $hash][0]', {documentType: 'a', hash: 'b'}],
    ['*[_id in $draftIds]._id', {draftIds: ['drafts.a']}],
    ['*[_type == "system.group"]{members, grants}', {}],
    ['*[sanity::versionOf($publishedId)]|order(_updatedAt)[0]{_id, _type}', {publishedId: 'a'}],
    ['{"a": defined(*[_id=="a"]._id)}', {}],
    ['*[0]._id', {}],
  ])('by %s', async (query, params) => {
    expect(await scansOf(query, params, 'raw')).toEqual([])
  })

  const lists = [
    ...DESK_LISTS,
    {id: 'mentions', filter: MENTIONS_OF_ME},
    {id: 'run', filter: RUN_FILTER},
  ]
  test.each(lists.map(({id, filter}) => [id, filter] as const))(
    'by the list “%s” of the desk, and its count',
    async (_id, filter) => {
      const params = {me: 'sam', run: 'migration'}
      const list = `*[${filter}] | order(_updatedAt desc)[0...100]{_id, _type}`
      expect(await scansOf(list, params, 'drafts')).toEqual([])
      expect(await scansOf(`count(*[${filter}])`, params, 'drafts')).toEqual([])
    },
  )

  test('by the list of import runs, and by the list of house style', async () => {
    expect(await scansOf(RUNS_QUERY, {}, 'raw')).toEqual([])
    expect(await scansOf(STYLE_QUERY, {}, 'published')).toEqual([])
  })

  test('and a query that no index helps with is told apart', async () => {
    expect(await scansOf('*[length(headline) > 3]', {}, 'raw')).toEqual(['*[length(headline) > 3]'])
    expect(await scansOf('*[!(_id in path("drafts.**"))]', {}, 'raw')).toHaveLength(1)
  })
})

test('a story is found by its address, whatever else there is', async () => {
  const {steps} = await planOf(siteQueries.STORY_QUERY, PARAMS, 'published')
  const story = steps.find(({source}) => source.includes('slug.current =='))
  expect(story?.indexes.toSorted()).toEqual(['formerSlugs[]', 'slug.current'])
  expect(story?.candidates).toBeLessThanOrEqual(1)
})

test.each(['vera', 'adam'] as const)('%s, who may read everything, is told a plan', async (who) => {
  const request = desk.as(who).request({
    url: '/data/query/production',
    query: {query: '*', explain: 'true'},
  })
  await expect(request).resolves.toHaveProperty('plan.documents')
})

test('nobody else is told how many documents there are', async () => {
  const request = desk.anonymous.request({
    url: '/data/query/production',
    query: {query: '*', explain: 'true'},
  })
  await expect(request).rejects.toMatchObject({statusCode: 403})
})
