import * as fc from 'fast-check'
import {evaluateSync, parse, toJS} from 'groq-js'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {Access, type Grant} from '../access/grants.ts'
import {commit} from '../commit/commit.ts'
import {canonicalObject} from '../documents/canonical-json.ts'
import {bundleOf, publishedIdOf} from '../documents/document-id.ts'
import {isMarkedForUnpublishing, type LakeDocument} from '../documents/document.ts'
import {type JsonObject} from '../documents/json.ts'
import {DatasetStore} from '../store/dataset-store.ts'
import {UNLIMITED} from './budget.ts'
import {type Perspective, PUBLISHED, RAW} from './perspective.ts'
import {INDEXED, randomDocument, randomQuery} from './random-queries.test.fixture.ts'
import {runQuery} from './run-query.ts'

/** How many random queries: `QUERIES=100000 npx vitest run lake/query/planned` for more. */
const QUERIES = Number(process.env.QUERIES ?? 10_000)

const EVERYTHING: Grant[] = [{filter: '_id in path("**")', permissions: ['read']}]
const PUBLIC: Grant[] = [{filter: '_id in path("*")', permissions: ['read']}]
const OWN_DESK: Grant[] = [
  {filter: '_id in path("*") && desk == "news"', permissions: ['read']},
  {filter: '_id in path("drafts.**") && length(words) > 1', permissions: ['read']},
]
const NOW = Date.parse('2026-11-22T10:00:00Z')
const SANITY = {projectId: 'p', dataset: 'd'}

const folder = mkdtempSync(join(tmpdir(), 'planned-'))
const store = new DatasetStore(join(folder, 'd.sqlite'), false)
let documents: LakeDocument[] = []

beforeAll(async () => {
  const [values = []] = fc.sample(fc.array(randomDocument, {minLength: 120, maxLength: 120}), {
    numRuns: 1,
    seed: 7,
  })
  const access = new Access([{filter: 'true', permissions: ['read', 'create', 'update']}], 'tester')
  const options = {now: () => NOW, committed: () => undefined}
  for (let index = 0; index < values.length; index += 10) {
    await commit(
      store,
      {
        access,
        author: 'tester',
        work(transaction) {
          for (const value of values.slice(index, index + 10))
            transaction.createOrReplace(canonicalObject(value))
        },
      },
      options,
    )
  }
  await store.write(() => {
    for (const path of INDEXED) {
      store.fields.add(path)
      store.fields.fill(path, 0, 1_000_000)
    }
    // Half of the words are indexed for search, so that both halves of a search are tried.
    store.search.catchUp(60)
  })
  documents = store.database
    .all('select id from document order by id')
    .flatMap((row) => store.documents.get(String(row.id)) ?? [])
})

afterAll(() => {
  store.close()
  rmSync(folder, {recursive: true})
})

describe('a query answered from indexes', () => {
  test(
    'gives what groq-js gives for the documents that the viewer sees',
    () => {
      fc.assert(
        fc.property(randomQuery, perspectives, grants, (query, perspective, granted) => {
          expect(answer(query, perspective, granted)).toEqual(expected(query, perspective, granted))
        }),
        {numRuns: QUERIES},
      )
    },
    10_000 + 10 * QUERIES,
  )

  test.each([
    '*[_type == "article"] | order(_updatedAt desc) [0...3] {_id, _updatedAt}',
    '*[_type == "article"]{_id, "orderings": [_updatedAt]} | order(orderings[0] desc)[0...5]',
    '*[_type == "article"] | order(n desc) [2..4] {_id, n}',
    '*[_type == "article"] | order(title asc, _id desc) [0...10] {_id, title}',
    '*[_type == "person"]{_id, "by": count(*[references(^._id)]), "of": *[author._ref == ^._id]._id}',
    '*[_type == "article"]{_id, author->{title, _id}}',
    '*[_id in ["a1", "drafts.a1"]]{_id, _originalId}',
    '*[_type == "article" && _originalId in path("drafts.**")]{_id, _originalId}',
    '*[sanity::versionOf("a2")]._id',
    '*[!sanity::partOfRelease("r1")]._id',
    '*[title match "fire*"]._id',
    '*[@ match text::query("fire")]._id'.replace(
      '@ match text::query("fire")',
      'title match "fi*"',
    ),
    'count(*[_type == "article" && desk == "news"])',
    '*[references(*[_type == "person"]._id)]._id',
    '*[!(_id in path("drafts.**")) && _type == "article"]._id',
    '*[_type == "article" && (n > 9 || _id in *[_type == "article" && _id in path("drafts.**")]{"id": string::split(_id, "drafts.")[1]}.id)]._id',
    '*[_type == "article" && (desk == "news" || string::startsWith(title, "Fi"))]._id',
    '*[!string::startsWith(title, "Fi")]._id',
    '*[string::startsWith(n, "te") || string::startsWith(desk, "")]._id',
    '*[_type == "person" && references(*[_type == "article"]._id[0...3])]._id',
    '*[_type == "article"]{_id, n, desk} | order(n desc, desk asc)[0...3]',
    '*[_id in *[_type == "person"].author._ref && !(_id in *[desk == "news"]._id)]._id',
    '*[_type == "article" && n > 2][0..2]{_id, "older": *[_type == "article" && n < ^.n][0..1]._id}',
  ])('%s', (query) => {
    for (const perspective of [RAW, PUBLISHED, DRAFTS, RELEASE]) {
      for (const granted of [EVERYTHING, PUBLIC, OWN_DESK]) {
        expect(answer(query, perspective, granted)).toEqual(expected(query, perspective, granted))
      }
    }
  })

  test('a dot in a path is a dot, by index and without', () => {
    for (const filter of ['_id in path("p.*")', '_id in path("p.*") || length(title) > 1000']) {
      const found = answer(`*[${filter}]._id`, RAW, EVERYTHING)
      expect(found).toEqual(documents.map(({_id}) => _id).filter((id) => id.startsWith('p.')))
    }
  })

  test.each([
    ['*[_id in ["a1", "drafts.a1"]]', 2],
    ['*[_id == "versions.r1.a1"]', 1],
    ['*[sanity::partOfRelease("r1")]._id', 12],
    ['*[sanity::versionOf("a1")]._id', 5],
    ['*[_type == "article"] | order(_updatedAt desc)[0...2]._id', 12],
    ['*[_type == "article"]{"orderings": [_updatedAt]} | order(orderings[0] desc)[0...2]', 12],
    ['*[_type == "article"] | order(_createdAt desc)[0...2]._id', 12],
    ['*[desk == "news" && _id == "a1"][0]', 1],
    ['*[n == 4.5][0..1]', 10],
    ['*[references("a1")][0...1]', 1],
    ['*[_type == "article" && n > 9]._id', 20],
    ['*[_type == "article" && _id > "a8"] | order(_id)[0...2]._id', 2],
    ['*[_type == "article" && 9 < n] | order(_id)[0...2]._id', 2],
    ['count(*[n >= 3])', 0],
    ['count(*[references("a1")])', 0],
    // To count is to go through an index: twenty keys of it cost what a document does.
    ['count(*[_type == "article" && desk in ["news", "sport"]])', 2],
  ])('%s reads at most %d documents', (query, most) => {
    expect(documentsRead(query)).toBeLessThanOrEqual(most)
  })

  test('a query that no index helps with reads them all', () => {
    expect(documentsRead('*[length(title) > 3]._id')).toBe(documents.length)
  })

  test('would notice a document too many', () => {
    const query = '*[_type == "article"]._id'
    expect(answer(query, RAW, EVERYTHING)).not.toEqual(expected(query, RAW, PUBLIC))
  })
})

function answer(query: string, perspective: Perspective, granted: Grant[]): unknown {
  const request = {query, params: {}, perspective, grants: granted, identity: 'tester'}
  const found = runQuery(
    store.database,
    {...request, now: NOW, sanity: SANITY},
    {budget: UNLIMITED, wish},
  )
  if (found instanceof Promise) throw new Error('The test only asks what is answered at once')
  return JSON.parse(found.json)
}

function documentsRead(query: string): number {
  let read = 0
  const budget = {row: () => read++, document: () => undefined}
  const request = {query, params: {}, perspective: RAW, grants: EVERYTHING, identity: 'tester'}
  void runQuery(store.database, {...request, now: NOW, sanity: SANITY}, {budget, wish})
  return read
}

const wish = () => undefined

/** The same, the slow and simple way. */
function expected(query: string, perspective: Perspective, granted: Grant[]): unknown {
  const dataset = visible(perspective, granted)
  const byId = new Map(dataset.map((document) => [document._id, document]))
  // groq-js takes the dot for any letter: see strict-path.ts.
  const plain = query.replaceAll(/_id in path\("p\.\*+"\)/g, 'string::startsWith(_id, "p.")')
  const result = evaluateSync(parse(plain), {
    dataset,
    identity: 'tester',
    timestamp: new Date(NOW),
    sanity: SANITY,
    dereference: ({_ref}) => byId.get(_ref) ?? null,
  })
  return JSON.parse(JSON.stringify(toJS(result) ?? null))
}

const seen = new Map<string, JsonObject[]>()

function visible(perspective: Perspective, granted: Grant[]): JsonObject[] {
  const key = JSON.stringify([perspective, granted])
  const known = seen.get(key) ?? visibleAnew(perspective, granted)
  seen.set(key, known)
  return known
}

function visibleAnew(perspective: Perspective, granted: Grant[]): JsonObject[] {
  const access = new Access(granted, 'tester')
  const readable = documents.filter((document) => access.may('read', document))
  if (perspective.kind === 'raw') return readable
  const order = [...perspective.bundles, null]
  const groups = Map.groupBy(readable, ({_id}) => publishedIdOf(_id))
  return [...groups.entries()]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([id, group]) => {
      const winner = order.flatMap((bundle) => group.filter(({_id}) => bundleOf(_id) === bundle))[0]
      if (!winner || isMarkedForUnpublishing(winner)) return []
      if (perspective.bundles.length === 0) return [winner]
      return [{...winner, _id: id, _originalId: winner._id}]
    })
}

const DRAFTS: Perspective = {kind: 'stack', bundles: ['drafts']}
const RELEASE: Perspective = {kind: 'stack', bundles: ['r1', 'drafts']}
const perspectives = fc.constantFrom(RAW, PUBLISHED, DRAFTS, RELEASE)
const grants = fc.constantFrom(EVERYTHING, PUBLIC, OWN_DESK)
