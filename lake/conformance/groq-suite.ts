import {createReadStream} from 'node:fs'
import {createInterface} from 'node:readline'
import {createGunzip} from 'node:zlib'
import {canonicalObject} from '../documents/canonical-json.ts'
import {isRecord, type JsonObject} from '../documents/json.ts'

/** One question of sanity-io/groq-test-suite, with the answer that GROQ demands. */
export interface SuiteCase {
  id: string
  /** Where it stands: `function/geo/distance.yml / Numbers`. */
  name: string
  query: string
  params: JsonObject
  /** False for a query that must be refused. */
  valid: boolean
  result: unknown
}

export interface SuiteDataset {
  documents: JsonObject[]
  cases: SuiteCase[]
}

export interface Suite {
  datasets: SuiteDataset[]
  /** Cases that are not for us, by reason. */
  leftOut: Map<string, number>
}

/** Reads the compiled suite: gzipped NDJSON of datasets and tests. */
export async function readSuite(file: string): Promise<Suite> {
  const datasets = new Map<string, SuiteDataset>()
  const tests: Record<string, unknown>[] = []
  const lines = createInterface({input: createReadStream(file).pipe(createGunzip())})
  for await (const line of lines) {
    const entry: unknown = JSON.parse(line)
    if (!isRecord(entry)) continue
    if (entry._type === 'test') tests.push(entry)
    else datasets.set(String(entry._id), {documents: documentsOf(entry), cases: []})
  }
  const leftOut = new Map<string, number>()
  for (const test of tests) {
    const dataset = datasets.get(isRecord(test.dataset) ? String(test.dataset._ref) : '')
    const reason = reasonToLeaveOut(test, dataset)
    if (reason !== undefined) leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1)
    else dataset?.cases.push(caseOf(test))
  }
  return {datasets: [...datasets.values()].filter(({cases}) => cases.length > 0), leftOut}
}

function reasonToLeaveOut(
  test: Record<string, unknown>,
  dataset: SuiteDataset | undefined,
): string | undefined {
  const {version, filename} = test
  if (version === '0.1' || (version === undefined && String(filename).startsWith('legacy/'))) {
    return 'GROQ as it was before version 1'
  }
  if (!dataset || String(filename).startsWith('perf/'))
    return 'a dataset that the suite only links to'
  return undefined
}

function documentsOf({documents}: Record<string, unknown>): JsonObject[] {
  return Array.isArray(documents) ? documents.map((document) => canonicalObject(document)) : []
}

function caseOf(test: Record<string, unknown>): SuiteCase {
  const {_id, filename, name, query, params, result, valid} = test
  return {
    id: String(_id),
    name: `${String(filename)} / ${String(name)}`,
    query: String(query),
    params: canonicalObject(params ?? {}),
    valid: valid !== false,
    result: result ?? null,
  }
}
