import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {isDeepStrictEqual} from 'node:util'
import {beforeAll, describe, expect, test} from 'vitest'
import {isRecord, type JsonObject} from '../documents/json.ts'
import {type LakeDocument, readDocument} from '../documents/document.ts'
import {DatasetStore} from '../store/dataset-store.ts'
import {ACCEPTED} from './accepted.ts'
import {readSuite, type Suite, type SuiteCase, type SuiteDataset} from './groq-suite.ts'
import {type Outcome, plainOutcome, plannedOutcome, withPositions} from './run-case.ts'

/** The compiled sanity-io/groq-test-suite; it is not a part of this project. */
const FILE = process.env.GROQ_TEST_SUITE

interface Verdict extends SuiteCase {
  /** Over the documents in the order of the suite: what GROQ says. */
  plain: Outcome
  /** What the lake answers, and what groq-js says for documents in the order of the lake. */
  planned: Outcome
  expected: Outcome
}

describe.skipIf(FILE === undefined)(
  'the conformance suite of GROQ (runs with GROQ_TEST_SUITE=…/suite.ndjson.gz)',
  () => {
    let suite: Suite
    const verdicts: Verdict[] = []

    beforeAll(async () => {
      suite = await readSuite(FILE ?? '')
      for (const dataset of suite.datasets) verdicts.push(...(await judge(dataset)))
      const leftOut = [...suite.leftOut].map(([reason, count]) => `${count} for ${reason}`)
      process.stdout.write(
        `GROQ conformance: ${verdicts.length} cases ran, ${verdicts.filter(isRight).length} as demanded; left out: ${leftOut.join(', ')}.\n`,
      )
    }, 600_000)

    test('has cases: an empty file proves nothing', () => {
      expect(verdicts.length).toBeGreaterThan(1000)
    })

    test('the lake gives from its indexes what groq-js gives for all documents', () => {
      const different = verdicts.filter(({planned, expected}) => !isSame(planned, expected))
      expect(different.map(describeVerdict)).toEqual([])
    })

    test('every case is answered as it demands, or stands in the list with its reason', () => {
      const wrong = verdicts.filter((verdict) => !isRight(verdict) && !isAccepted(verdict))
      expect(wrong.map(describeVerdict)).toEqual([])
    })

    test('the list only shrinks: nothing in it is answered rightly by now', () => {
      const failing = verdicts.filter((verdict) => !isRight(verdict))
      const ids = new Set(failing.map(({id}) => id))
      const stillFailing = ACCEPTED.map(({reason, cases}) => {
        return {reason, cases: cases.filter((id) => ids.has(id))}
      })
      expect(stillFailing).toEqual(ACCEPTED)
    })
  },
)

test('a wrong answer is noticed', () => {
  const right: Outcome = {
    value: [
      {_id: 'a', _score: 2},
      {_id: 'b', _score: 2},
      {_id: 'c', _score: 1},
    ],
  }
  const expected = [
    {_id: 'a', _pos: 1},
    {_id: 'b', _pos: 1},
    {_id: 'c', _pos: 2},
  ]
  expect(withPositions(right, expected)).toEqual({value: expected})
  const answers = (value: unknown, result: unknown, valid = true) =>
    isRight({...NOTHING, valid, result, plain: {value}, planned: {value}, expected: {value}})
  expect(answers([1], [1])).toBe(true)
  expect(answers([1], [2])).toBe(false)
  expect(answers(null, null, false)).toBe(false)
})

const NOTHING = {id: '', name: '', query: '', params: {}}

async function judge({documents, cases}: SuiteDataset): Promise<Verdict[]> {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'))
  const store = new DatasetStore(join(folder, 'suite.sqlite'), false)
  try {
    const stored = documents.map((document) => storedForm(document))
    await store.write(() => {
      for (const document of stored) {
        store.references.replace(store.documents.put(document, 1), null, document)
      }
    })
    const inOrder = stored.toSorted((a, b) => (a._id < b._id ? -1 : 1))
    const verdicts: Verdict[] = []
    for (const one of cases) {
      const planned = await plannedOutcome(one, store)
      const expected = await plainOutcome(one, inOrder)
      verdicts.push({...one, plain: await plainOutcome(one, documents), planned, expected})
    }
    return verdicts
  } finally {
    store.close()
    rmSync(folder, {recursive: true})
  }
}

/** The suite's documents have no system fields but their id and type. */
function storedForm(document: JsonObject): LakeDocument {
  const time = '2026-01-01T00:00:00.000Z'
  const system = {_rev: 'suite', _createdAt: time, _updatedAt: time}
  return readDocument(JSON.stringify({...system, ...document}))
}

/**
 * Where GROQ leaves the order open, the suite has that of its documents in some cases and that of
 * their ids in others; the lake always has the latter.
 */
function isRight({valid, result, plain, planned}: Verdict): boolean {
  const answers = [plain, withoutSystemFields(planned)]
  if (!valid) return answers.every((answer) => 'refused' in answer)
  return answers.some((answer) => isSame(withPositions(answer, result), {value: result}))
}

function withoutSystemFields(outcome: Outcome): Outcome {
  if ('refused' in outcome || !Array.isArray(outcome.value)) return outcome
  const rows: unknown[] = outcome.value
  return {
    value: rows.map((row) => {
      if (!isRecord(row)) return row
      const {_rev, _createdAt, _updatedAt, ...content} = row
      return content
    }),
  }
}

function isSame(a: Outcome, b: Outcome): boolean {
  if ('refused' in a || 'refused' in b) return 'refused' in a && 'refused' in b
  return isDeepStrictEqual(a.value, b.value)
}

function isAccepted({id}: SuiteCase): boolean {
  return ACCEPTED.some(({cases}) => cases.includes(id))
}

function describeVerdict({id, name, query, valid, result, plain, planned}: Verdict): unknown {
  const wanted = valid ? result : 'a refusal'
  return {id, name, query: query.slice(0, 300), wanted, plain, planned}
}
