import * as fc from 'fast-check'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {canonicalObject} from '../documents/canonical-json.ts'
import {isRecord, type JsonObject} from '../documents/json.ts'
import {WireEvents} from '../testing/event-source.ts'
import {openTestLake, type TestLake} from '../testing/test-lake.ts'

/** `DOCUMENTS=100000 vitest run lake/reliability/round-trip` for a night of them. */
const DOCUMENTS = Number(process.env.DOCUMENTS ?? 400)
const BATCH = 50

let lake: TestLake
let copy: TestLake

beforeAll(async () => {
  lake = await openTestLake()
  copy = await openTestLake()
})

afterAll(async () => {
  await lake.lake.close()
  await copy.lake.close()
})

const ODD = [
  '\ud800',
  '\udfff',
  '\u0000',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\u202e',
  'é',
  'e\u0301',
  '🎈',
  '',
  '"',
  '\\',
  '</script>',
  '\n',
  '\t',
  '__proto',
  'null',
  ' ',
]
const odd = fc.constantFrom(...ODD)
const text = fc.oneof(
  odd,
  fc.string({unit: 'grapheme', maxLength: 30}),
  fc.array(odd, {maxLength: 6}).map((parts) => parts.join('')),
)
const number = fc.oneof(
  fc.constantFrom(0, 1, 2 ** 53 - 1, 2 ** 53, 2 ** 53 + 2, -(2 ** 53), 1e308, 5e-324, 0.1 + 0.2),
  fc.double({noNaN: true, noDefaultInfinity: true}).map((value) => (value === 0 ? 0 : value)),
)
const key = fc.oneof(
  fc.stringMatching(/^[A-Za-z$_][\w$-]{0,12}$/),
  fc.constantFrom('é', 'a b', '0', '-'),
)
const isPlain = (name: string) =>
  ![
    '__proto__',
    'constructor',
    'prototype',
    '_ref',
    '_id',
    '_type',
    '_rev',
    '_createdAt',
    '_updatedAt',
    '_system',
  ].includes(name)
const {json} = fc.letrec<{json: unknown}>((tie) => ({
  json: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), {maxLength: 4}),
    fc.dictionary(key.filter(isPlain), tie('json'), {maxKeys: 4}),
  ),
}))
const content = fc.dictionary(key.filter(isPlain), json, {minKeys: 1, maxKeys: 6})

/** Nothing but a nest, as deep as allowed. */
const DEEPEST = '{"a":'.repeat(17) + '1' + '}'.repeat(17)

async function ask(place: TestLake, path: string): Promise<string> {
  return (await place.request(path, {as: 'ada'})).text()
}

function contentOf(value: unknown): JsonObject {
  const {_rev, _updatedAt, _createdAt, ...rest} = canonicalObject(value)
  return rest
}

function linesOf(text: string): unknown[] {
  return text.split('\n').flatMap((line) => {
    const value: unknown = line === '' ? undefined : JSON.parse(line)
    return value === undefined ? [] : [value]
  })
}

describe('R17: what goes in comes out', () => {
  test(
    `${DOCUMENTS} documents of all that JSON can hold: by query, by id, exported, heard and taken elsewhere`,
    async () => {
      const deepest: unknown = JSON.parse(DEEPEST)
      // Content Lake drops what is null at the top of a document, so all of it lies one level down.
      const made = [{deepest}, ...fc.sample(content, {numRuns: DOCUMENTS, seed: 17})].map(
        (value, n) => canonicalObject({value, _id: `d${String(n).padStart(6, '0')}`, _type: 'any'}),
      )
      const listening = new WireEvents(
        await lake.request('/v1/data/listen/production?query=*&includeResult=true', {as: 'ada'}),
      )
      await listening.take(1)
      const heard: unknown[] = []
      for (let start = 0; start < made.length; start += BATCH) {
        const batch = made.slice(start, start + BATCH)
        const body = JSON.stringify({mutations: batch.map((create) => ({create}))})
        const response = await lake.request('/v1/data/mutate/production', {
          as: 'ada',
          method: 'POST',
          headers: {'content-type': 'application/json'},
          body,
        })
        expect(response.status).toBe(200)
        const events = await listening.take(batch.length)
        heard.push(...events.map(({data}) => data['result']))
      }
      await listening.cut()
      const exported = linesOf(await ask(lake, '/v1/data/export/production'))
      const queried: unknown = JSON.parse(await ask(lake, '/v1/data/query/production?query=*'))
      const byId = []
      for (let start = 0; start < made.length; start += BATCH) {
        const ids = made
          .slice(start, start + BATCH)
          .map(({_id}) => (typeof _id === 'string' ? _id : ''))
        const answer: {documents: unknown[]} = JSON.parse(
          await ask(lake, `/v1/data/doc/production/${ids.join(',')}`),
        )
        byId.push(...answer.documents)
      }
      for (const documents of [heard, exported, isRecord(queried) ? queried.result : [], byId]) {
        const seen = Array.isArray(documents) ? documents.map(contentOf) : []
        expect(seen.map((one) => JSON.stringify(one))).toEqual(
          made.map((one) => JSON.stringify(one)),
        )
      }
      for (let start = 0; start < exported.length; start += BATCH) {
        const mutations = exported.slice(start, start + BATCH).map((create) => ({create}))
        await copy.request('/v1/data/mutate/production', {
          as: 'ada',
          method: 'POST',
          headers: {'content-type': 'application/json'},
          body: JSON.stringify({mutations}),
        })
      }
      const again = linesOf(await ask(copy, '/v1/data/export/production'))
      expect(again.map((one) => JSON.stringify(contentOf(one)))).toEqual(
        made.map((one) => JSON.stringify(one)),
      )
      expect(await lake.lake.verify()).toEqual([])
    },
    30_000 + 50 * DOCUMENTS,
  )

  test('a comparison that looked away would not see a lost surrogate', () => {
    const stored: unknown = JSON.parse('{"text":"\\ud800"}')
    const spoilt = {text: Buffer.from('\ud800').toString()}
    expect(JSON.stringify(stored)).not.toBe(JSON.stringify(spoilt))
  })
})
