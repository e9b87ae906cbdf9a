import * as fc from 'fast-check'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {type JsonObject} from '../documents/json.ts'
import {openTestLake, type TestLake} from '../testing/test-lake.ts'

/** `SEQUENCES=100000 vitest run lake/reliability/atomic` for a night of them. */
const SEQUENCES = Number(process.env.SEQUENCES ?? 150)

let lake: TestLake

beforeAll(async () => {
  lake = await openTestLake()
})

afterAll(() => lake.lake.close())

interface Answer {
  status: number
  results: {id: string; operation: string}[]
}

async function mutate(mutations: JsonObject[]): Promise<Answer> {
  const response = await lake.lake.fetch(
    new Request('http://lake/v1/data/mutate/production?returnIds=true', {
      method: 'POST',
      headers: {'authorization': `Bearer ${lake.tokens.ed}`, 'content-type': 'application/json'},
      body: JSON.stringify({mutations}),
    }),
  )
  const {results = []}: Partial<Answer> = await response.json()
  return {status: response.status, results}
}

/** All documents with their revisions, and all transactions. */
async function everything(): Promise<string> {
  const ask = async (path: string) => {
    const headers = {authorization: `Bearer ${lake.tokens.ed}`}
    return (await lake.lake.fetch(new Request(`http://lake/v1/data/${path}`, {headers}))).text()
  }
  const history = `history/production/transactions/${[...IDS, 'base'].join(',')}?limit=1000`
  return (await ask('export/production')) + (await ask(history))
}

const IDS = ['a', 'b', 'c']
const id = fc.constantFrom(...IDS)
const value = fc.integer({min: 0, max: 9})
const mutation: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.tuple(id, value).map(([_id, n]) => ({create: {_id, _type: 't', n}})),
  fc.tuple(id, value).map(([_id, n]) => ({createOrReplace: {_id, _type: 't', n}})),
  fc.tuple(id, value).map(([_id, n]) => ({createIfNotExists: {_id, _type: 't', n}})),
  fc.tuple(id, value).map(([target, n]) => ({patch: {id: target, set: {n}}})),
  id.map((target) => ({patch: {id: target, inc: {n: 1}, setIfMissing: {m: 1}}})),
  id.map((target) => ({patch: {id: target, unset: ['m']}})),
  id.map((target) => ({delete: {id: target}})),
)

/** What each of them must do to a map of documents; `false` where the whole must be refused. */
function apply(documents: Map<string, JsonObject>, change: JsonObject): boolean {
  const [kind = '', of] = Object.entries(change)[0] ?? []
  const given = (
    typeof of === 'object' && of !== null && !Array.isArray(of) ? of : {}
  ) satisfies JsonObject
  const target = textOf(given._id ?? given.id)
  const current = documents.get(target)
  if (kind === 'delete') documents.delete(target)
  else if (kind === 'patch') {
    if (!current) return false
    documents.set(target, patched(current, given))
  } else if (kind === 'create' && current) return false
  else if (kind !== 'createIfNotExists' || !current) documents.set(target, given)
  return true
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function patched(current: JsonObject, {set, inc, setIfMissing, unset}: JsonObject): JsonObject {
  const next = {...current}
  if (setIfMissing !== undefined && next.m === undefined) next.m = 1
  if (typeof set === 'object' && set !== null && 'n' in set) next.n = set.n ?? null
  if (unset !== undefined) delete next.m
  if (inc !== undefined) next.n = Number(next.n) + 1
  return next
}

describe('R5: a transaction happens as a whole or not at all', () => {
  test(
    `random sequences do what a map of documents does (${SEQUENCES})`,
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(mutation, {minLength: 1, maxLength: 8}), {maxLength: 6}),
          async (sequence) => {
            await lake.client('ed').delete({query: '*[_type == "t"]'})
            let model = new Map<string, JsonObject>()
            for (const mutations of sequence) {
              const draft = new Map(model)
              const isAccepted = mutations.every((change) => apply(draft, change))
              if (isAccepted) model = draft
              const {status} = await mutate(mutations)
              expect(status).toBe(isAccepted ? 200 : 409)
            }
            const stored = await lake.client('ed').fetch('*[_type == "t"]{_id, _type, n, m}')
            const wanted = [...model.values()]
              .map(({_id, _type, n, m = null}) => ({_id, _type, n, m}))
              .toSorted((a, b) => (textOf(a._id) < textOf(b._id) ? -1 : 1))
            expect(stored).toEqual(wanted)
          },
        ),
        {numRuns: SEQUENCES},
      )
      expect(await lake.lake.verify()).toEqual([])
    },
    30_000 + 60 * SEQUENCES,
  )

  test('whichever of its mutations fails, nothing is stored and nobody hears of it', async () => {
    await lake.client('ed').createOrReplace({_id: 'base', _type: 'base', n: 1})
    const fine = Array.from({length: 7}, (_, n): JsonObject => ({
      createOrReplace: {_id: `new-${n}`, _type: 'new', n},
    }))
    const failing: [JsonObject, number][] = [
      [{create: {_id: 'base', _type: 'base'}}, 409],
      [{patch: {id: 'missing', set: {n: 1}}}, 409],
      [{patch: {id: 'base', ifRevisionID: 'old', set: {n: 1}}}, 409],
      [{create: {_id: 'ref', _type: 'new', to: {_ref: 'missing'}}}, 409],
      [{create: {_id: '-', _type: 'new'}}, 400],
      [{patch: {id: 'base', set: {_type: 'other'}}}, 400],
    ]
    let heard = 0
    const listening = lake
      .client('ed')
      .listen('*', {}, {visibility: 'query', events: ['welcome', 'mutation']})
    const welcome = Promise.withResolvers<void>()
    const last = Promise.withResolvers<void>()
    const subscription = listening.subscribe((event) => {
      if (event.type === 'welcome') welcome.resolve()
      else if (event.type === 'mutation' && event.documentId === 'last') last.resolve()
      else heard++
    })
    await welcome.promise
    const before = await everything()
    for (const [bad, status] of failing) {
      for (let place = 0; place <= fine.length; place++) {
        const answer = await mutate(fine.toSpliced(place, 0, bad))
        expect([bad, place, answer.status]).toEqual([bad, place, status])
      }
    }
    expect(await everything()).toBe(before)
    // Events come in order: whatever had been sent would have come before this one.
    await lake.client('ed').create({_id: 'last', _type: 'last'})
    await last.promise
    subscription.unsubscribe()
    expect(heard).toBe(0)
  }, 30_000)
})
