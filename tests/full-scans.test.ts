import {parse} from 'groq-js'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {MENTIONS_OF_ME} from '../newsroom/editorial-log.ts'
import {INHERITED_QUERY} from '../newsroom/story.ts'
import {PICTURES_QUERY, rowsQuery} from '../plugins/board/board-query.ts'
import {KINDS, searchQuery} from '../plugins/captions/search/caption-search.ts'
import {listQuery} from '../plugins/desk/list-query.ts'
import {AT_WORK, DESK_LISTS, type DeskList} from '../plugins/desk/lists.ts'
import {STORY_ORDERS} from '../plugins/desk/orders.ts'
import {RUN_FILTER} from '../plugins/desk/runs-query.ts'
import * as siteQueries from '../site/queries.ts'
import {type ArchiveLake, openArchive} from './support/archive-lake.ts'
import session from './support/studio-session.json' with {type: 'json'}
import {writtenQueries} from './support/written-queries.ts'

/**
 * Nothing that the Studio or the site asks all day may have to look at every document, or a paper
 * with a hundred thousand of them would feel it at each key stroke. Whatever leads to documents, few
 * of them may turn out not to be wanted.
 */
const DOCUMENTS = 1500
const MOST_IN_VAIN = 50
let archive: ArchiveLake

beforeAll(async () => {
  archive = await openArchive(DOCUMENTS)
}, 240_000)

afterAll(() => archive.close())

async function scansOf(query: string, params: object, perspective: string): Promise<string[]> {
  const {steps} = await archive.planOf(query, params, perspective)
  expect(steps.length).toBeGreaterThan(0)
  const scans = steps.filter(({isFullScan, candidates, found}) => {
    return isFullScan || candidates - found > MOST_IN_VAIN
  })
  return scans.map(({source}) => source)
}

/** Values with which every query has something to find. */
const PARAMS = {
  slug: 'person-3',
  id: 'article-7',
  ids: ['caption-1', 'caption-2'],
  day: '2017-02-04',
  month: '2017-02',
  months: ['2016-12', '2017-01', '2017-02'],
  now: '2026-11-24T12:00:00Z',
  since: '2026-08-22T12:00:00Z',
  from: 0,
  to: 20,
  limit: 50,
  topic: 'tion',
  words: ['tion'],
  section: 'section-3',
  addresses: ['/world/raqqa'],
  me: 'sam',
  run: 'run-3',
  name: 'A7',
  after: 'importRecord.2',
  own: ['article-7'],
  pictures: ['gallery-1', 'caption-4'],
  records: ['importRecord.1'],
  assets: ['image-a'],
  entry: 'editorial.article-7.1',
  correction: 'correction-1',
  stories: ['article-7'],
}

const TEXTS =
  '*[_type == "importRecord" && !defined(replacedBy) && _id > $after] | order(_id) [0...50]{_id, source, rawText}'

describe('no document is looked at in vain', () => {
  test.each(Object.entries(siteQueries))('by %s of the site', async (_name, query) => {
    expect(await scansOf(query, PARAMS, 'published')).toEqual([])
  })

  test.each([
    ['a section', siteQueries.SECTION_QUERY, {...PARAMS, slug: 'section-3'}],
    ['a section of which there is none', siteQueries.SECTION_QUERY, {...PARAMS, slug: 'nowhere'}],
    ['a person who wrote nothing', siteQueries.BYLINE_QUERY, {...PARAMS, slug: 'nobody'}],
    ['the feed of all', siteQueries.FEED_QUERY, {...PARAMS, section: ''}],
    ['a word that nobody wrote', siteQueries.SEARCH_QUERY, {...PARAMS, words: ['xyzzy']}],
  ])('by %s', async (_name, query, params) => {
    expect(await scansOf(query, params, 'published')).toEqual([])
  })

  test.each(session.map((each) => [each.query.slice(0, 100), each] as const))(
    'by a recorded session of Studio 6.16: %s',
    async (_beginning, {query, params, perspective}) => {
      expect(await scansOf(query, params, perspective)).toEqual([])
    },
  )

  test.each(['raw', 'drafts', 'published'])('by what is written in a plugin: %s', async (view) => {
    const whole = (await writtenQueries()).filter(({query}) => !query.includes('${'))
    const scans = []
    for (const {file, query} of whole.filter((each) => isQuery(each.query))) {
      for (const scan of await scansOf(query, PARAMS, view)) scans.push({file, scan})
    }
    expect(scans).toEqual([])
  })

  test('and what plugins put together is all here', async () => {
    const composed = (await writtenQueries()).filter(({query}) => query.includes('${'))
    expect([...new Set(composed.map(({file}) => file))]).toEqual([
      'plugins/archive-import/use-keep-rule.ts',
      'plugins/board/board-query.ts',
      'plugins/board/use-board-rows.ts',
      'plugins/captions/search/caption-search.ts',
      'plugins/desk/count-icon.tsx',
      'plugins/desk/list-query.ts',
    ])
  })

  test.each([
    ['the texts of the archive', TEXTS, 'raw'],
    ['the board of stories', rowsQuery('article'), 'raw'],
    ['the board of galleries', rowsQuery('gallery'), 'raw'],
    ['the board of captions', rowsQuery('caption'), 'raw'],
    ['pictures on the board', PICTURES_QUERY, 'raw'],
    ['what a caption takes over', INHERITED_QUERY, 'drafts'],
  ])('by %s', async (_name, query, perspective) => {
    expect(await scansOf(query, PARAMS, perspective)).toEqual([])
  })

  test.each(KINDS)('by a search for captions: %s', async (kind) => {
    for (const words of ['', 'tion', 'xyzzy']) {
      const {query, params} = searchQuery({kind, words})
      expect(await scansOf(query, params, 'drafts')).toEqual([])
    }
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

  const lists: readonly (Pick<DeskList, 'filter' | 'orders'> & {id: string})[] = [
    ...DESK_LISTS,
    {id: 'mentions', filter: MENTIONS_OF_ME, orders: ['mentioned']},
    {id: 'run', filter: RUN_FILTER},
    {id: 'stage', filter: `${AT_WORK} && workflow.stage == "ready"`},
    {id: 'section', filter: `${AT_WORK} && section._ref == "section-3"`},
  ]

  test.each(lists.map((list) => [list.id, list] as const))(
    'by the list “%s” of the desk, in each of its orders and searched, and its count',
    async (_id, {filter, orders = STORY_ORDERS}) => {
      for (const order of orders) {
        // A word that stands everywhere leads to all documents with it, whatever their type.
        for (const words of ['', 'xyzzy']) {
          const {query, values} = listQuery({filter, order, params: {}, words, size: 100})
          expect(await scansOf(query.fetch, {...PARAMS, ...values}, 'drafts')).toEqual([])
        }
      }
      expect(await scansOf(`count(*[${filter}])`, PARAMS, 'drafts')).toEqual([])
    },
  )

  test('and queries that no index helps with are told apart', async () => {
    const unaided = '*[length(headline) > 3]'
    expect(await scansOf(unaided, {}, 'raw')).toEqual([unaided])
    expect(await scansOf('*[!(_id in path("drafts.**"))]', {}, 'raw')).toHaveLength(1)
    // The type leads to all articles, of which none is so long.
    const ofType = '*[_type == "article" && length(headline) > 3000]'
    expect(await scansOf(ofType, {}, 'raw')).toEqual([ofType])
  })
})

/** And not a filter that will be part of one. */
function isQuery(text: string): boolean {
  return /^\s*[*{[]|^\s*count\(/.test(text) && parse(text, {params: PARAMS}).type !== 'Value'
}

test('a story is found by its address, whatever else there is', async () => {
  const slug = 'story-5-8605'
  const {steps} = await archive.planOf(siteQueries.STORY_QUERY, {...PARAMS, slug}, 'published')
  const story = steps.find(({source}) => source.includes('slug.current =='))
  expect(story?.indexes.toSorted()).toEqual(['formerSlugs[]', 'slug.current'])
  expect(story?.candidates).toBeLessThanOrEqual(1)
})

test.each(['vera', 'adam'] as const)('%s, who may read everything, is told a plan', async (who) => {
  const request = archive.as(who).request({
    url: '/data/query/production',
    query: {query: '*', explain: 'true'},
  })
  await expect(request).resolves.toHaveProperty('plan.documents')
})

test('nobody else is told how many documents there are', async () => {
  const request = archive.stranger.request({
    url: '/data/query/production',
    query: {query: '*', explain: 'true'},
  })
  await expect(request).rejects.toMatchObject({statusCode: 403})
})
