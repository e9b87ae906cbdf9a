import * as fc from 'fast-check'
import {incremental} from 'mendoza'
import assert from 'node:assert/strict'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, test} from 'vitest'
import {Access} from '../access/grants.ts'
import {type LakeDocument, readDocument, withoutRevision} from '../documents/document.ts'
import {type JsonObject} from '../documents/json.ts'
import {documentAt} from '../history/document-at.ts'
import {missedSince} from '../listen/missed.ts'
import {DatasetStore} from '../store/dataset-store.ts'
import {verifyStore} from '../store/verify.ts'
import {applyMutations} from './apply-mutations.ts'
import {commit, type CommittedTransaction} from './commit.ts'
import {applyEffect} from './effects.ts'
import {readMutations} from './mutation.ts'
import {Refusal} from './refusal.ts'

const folder = mkdtempSync(join(tmpdir(), 'events-'))
let stores = 0

afterAll(() => rmSync(folder, {recursive: true}))

const access = new Access([{filter: 'true', permissions: ['read', 'create', 'update']}], 'tester')

/** Somebody who only ever hears of events, as a Studio does, and keeps documents by them. */
class Follower {
  readonly byMutations = new Map<string, LakeDocument | null>()
  readonly byEffects = new Map<string, JsonObject | null>()
  readonly byRevision = new Map<string, LakeDocument | null>()

  hear({id: revision, timestamp, events, changes}: CommittedTransaction): void {
    for (const [index, {documentId, mutations, effects, previousRevision}] of events.entries()) {
      const before = this.byMutations.get(documentId) ?? null
      assert.equal(before?._rev ?? null, previousRevision)
      const mutated = applyMutations(before, mutations, {timestamp, revision})
      this.byMutations.set(documentId, mutated && readDocument(JSON.stringify(mutated)))
      const effected = this.byEffects.get(documentId) ?? null
      const after = applyEffect(effected, effects.apply)
      assert.deepEqual(applyEffect(after, effects.revert), effected)
      const wrapped = incremental.applyPatch(incremental.wrap(effected, 0), effects.apply, 1)
      assert.deepEqual(incremental.unwrap(wrapped), after)
      this.byEffects.set(documentId, after)
      this.byRevision.set(`${documentId} ${revision}`, changes[index]?.after ?? null)
    }
  }
}

const id = fc.constantFrom('a', 'b', 'drafts.a')
const text = fc.constantFrom('', 'The mayor', 'The mayor resigned', 'Fjörður 🎈', 'x'.repeat(40))
const leaf = fc.oneof(text, fc.constantFrom(null, true, 0, 1.5, -3))
const item = fc.record({_key: fc.constantFrom('k1', 'k2', 'k3'), text}, {requiredKeys: ['_key']})
const value = fc.oneof(
  leaf,
  fc.array(leaf, {maxLength: 3}),
  fc.array(item, {maxLength: 3}),
  fc.record({deep: leaf, list: fc.array(item, {maxLength: 2})}),
)
const path = fc.constantFrom(
  'title',
  'body',
  'nested.deep',
  'body[0]',
  'body[_key=="k1"].text',
  'body[-1]',
  'nested.list[0].text',
  'count',
  '..text',
)
const content = fc.record(
  {
    title: text,
    body: fc.array(item, {maxLength: 3}),
    nested: value,
    count: fc.integer({min: 0, max: 9}),
  },
  {requiredKeys: []},
)
const operations = fc.oneof(
  fc.dictionary(path, value, {maxKeys: 2, noNullPrototype: true}).map((set) => ({set})),
  fc
    .dictionary(path, value, {maxKeys: 2, noNullPrototype: true})
    .map((setIfMissing) => ({setIfMissing})),
  fc.array(path, {maxLength: 2}).map((unset) => ({unset})),
  fc.integer({min: -3, max: 3}).map((n) => ({inc: {count: n}})),
  fc
    .tuple(
      fc.constantFrom('before', 'after', 'replace'),
      fc.constantFrom('body[-1]', 'body[0]', 'body[_key=="k2"]'),
      fc.array(item, {maxLength: 2}),
    )
    .map(([place, where, items]) => ({insert: {[place]: where, items}})),
)
const mutation = fc.oneof(
  fc
    .tuple(fc.constantFrom('create', 'createOrReplace', 'createIfNotExists'), id, content)
    .map(([kind, _id, rest]) => ({[kind]: {_id, _type: 'article', ...rest}})),
  id.map((each) => ({delete: {id: each}})),
  fc.tuple(id, operations).map(([each, patch]) => ({patch: {id: each, ...patch}})),
  fc.tuple(id, operations).map(([each, patch]) => ({patch: {id: each, ...patch}})),
)
const edits = fc.array(fc.tuple(fc.array(mutation, {minLength: 1, maxLength: 4}), fc.boolean()), {
  minLength: 1,
  maxLength: 12,
})

describe('the events of random edits', () => {
  test('lead every follower, by mutations and by effects, to what is stored', async () => {
    await fc.assert(
      fc.asyncProperty(edits, async (transactions) => {
        const store = new DatasetStore(join(folder, `${stores++}.sqlite`), false)
        const follower = new Follower()
        const told: CommittedTransaction[] = []
        for (const [mutations, generateArrayKeys] of transactions) {
          await change(store, mutations, generateArrayKeys, (transaction) => {
            follower.hear(transaction)
            told.push(transaction)
          })
        }
        for (const each of ['a', 'b', 'drafts.a']) {
          const stored = store.documents.get(each)
          expect(follower.byMutations.get(each) ?? null).toEqual(stored)
          expect(follower.byEffects.get(each) ?? null).toEqual(stored && withoutRevision(stored))
        }
        // History and whoever comes back late are told the same.
        for (const {sequence, id: revision, changes} of told) {
          for (const each of changes) {
            const then = follower.byRevision.get(`${each.id} ${revision}`)
            expect(documentAt(store, each.id, sequence)).toEqual(then)
          }
        }
        expect(missedSince(store, 0)?.map(({changes}) => changes)).toEqual(
          told.map(({changes}) =>
            changes.map(({id: each, before, after}) => ({id: each, before, after})),
          ),
        )
        expect(verifyStore('d', store)).toEqual([])
        store.close()
      }),
      {numRuns: Number(process.env.EDITS ?? 100)},
    )
  }, 60_000)

  test('timestamps grow even while the clock runs backwards', async () => {
    const store = new DatasetStore(join(folder, `${stores++}.sqlite`), false)
    let time = Date.parse('2026-11-22T10:00:00Z')
    const times: string[] = []
    for (let index = 0; index < 5; index++) {
      const work = {
        access,
        author: 'tester',
        work: (transaction: {create: (d: JsonObject) => unknown}) =>
          void transaction.create({_type: 'x'}),
      }
      await commit(store, work, {
        now: () => (time -= 60_000),
        committed: ({timestamp}) => times.push(timestamp),
      })
    }
    expect(times).toEqual(times.toSorted())
    expect(new Set(times).size).toBe(5)
    store.close()
  })
})

/** One transaction; it may be refused, and then nothing must have happened. */
async function change(
  store: DatasetStore,
  mutations: unknown[],
  generateArrayKeys: boolean,
  committed: (transaction: CommittedTransaction) => void,
): Promise<void> {
  const before = store.log.last()
  try {
    const read = readMutations(JSON.parse(JSON.stringify(mutations)))
    await commit(
      store,
      {
        access,
        author: 'tester',
        generateArrayKeys,
        work(transaction) {
          for (const each of read) {
            if (each.kind === 'delete')
              transaction.delete('id' in each.selection ? each.selection.id : '')
            else if (each.kind === 'patch')
              transaction.patch('id' in each.selection ? each.selection.id : '', each.patch)
            else transaction[each.kind](each.document)
          }
        },
      },
      {now: Date.now, committed},
    )
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    assert.deepEqual(store.log.last(), before)
  }
}
