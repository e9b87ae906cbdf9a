import {evaluate, type ExprNode} from 'groq-js'
import {isRecord, type JsonObject} from '../documents/json.ts'
import {UNLIMITED} from '../query/budget.ts'
import {withOwnFunctions} from '../query/own-functions.ts'
import {parseQuery} from '../query/parse-query.ts'
import {RAW} from '../query/perspective.ts'
import {runQuery} from '../query/run-query.ts'
import {type DatasetStore} from '../store/dataset-store.ts'
import {type SuiteCase} from './groq-suite.ts'

const NOW = Date.parse('2026-11-22T10:00:00Z')
const SANITY = {projectId: 'p', dataset: 'd'}
const EVERYTHING = [{filter: '_id in path("**")', permissions: ['read' as const]}]

/** What a query came to: its value as JSON gives it back, or why it was refused. */
export type Outcome = {value: unknown} | {refused: string}

/** As groq-js evaluates it over a list of documents, with the functions that the lake brings. */
export async function plainOutcome(
  {query, params}: SuiteCase,
  documents: JsonObject[],
): Promise<Outcome> {
  return outcomeOf(async () => {
    const tree: ExprNode = withOwnFunctions(parseQuery(query, params))
    const result = await evaluate(tree, {
      dataset: documents,
      timestamp: new Date(NOW),
      identity: 'tester',
      sanity: SANITY,
    })
    const value: unknown = await result.get()
    return value
  })
}

/** As the lake answers it, from its indexes; those that the query asks for are made first. */
export async function plannedOutcome(
  {query, params}: SuiteCase,
  store: DatasetStore,
): Promise<Outcome> {
  return outcomeOf(async () => {
    const request = {
      query,
      params,
      perspective: RAW,
      grants: EVERYTHING,
      identity: 'tester',
      now: NOW,
      sanity: SANITY,
    }
    const wishes = new Set<string>()
    const surroundings = {budget: UNLIMITED, wish: (path: string) => void wishes.add(path)}
    const first = await runQuery(store.database, request, surroundings)
    if (wishes.size === 0) return readJson(first.json)
    await store.write(() => {
      for (const path of wishes) {
        store.fields.add(path)
        store.fields.fill(path, 0, 1_000_000)
      }
    })
    const {json} = await runQuery(store.database, request, surroundings)
    return readJson(json)
  })
}

async function outcomeOf(work: () => Promise<unknown>): Promise<Outcome> {
  try {
    return {value: throughJson(await work())}
  } catch (error) {
    return {refused: error instanceof Error ? error.message : String(error)}
  }
}

function throughJson(value: unknown): unknown {
  return value === undefined ? null : readJson(JSON.stringify(value))
}

function readJson(text: string): unknown {
  const value: unknown = JSON.parse(text)
  return value
}

/**
 * The suite says of scores only who comes before whom: an answer with `_score`s becomes one with
 * `_pos`itions, equal ones side by side, where such are expected.
 */
export function withPositions(outcome: Outcome, expected: unknown): Outcome {
  const hasPositions =
    Array.isArray(expected) && expected.some((row) => isRecord(row) && '_pos' in row)
  if (!hasPositions || 'refused' in outcome || !Array.isArray(outcome.value)) return outcome
  const rows: unknown[] = outcome.value
  const scores = [...new Set(rows.map(scoreOf))].toSorted((a, b) => b - a)
  return {
    value: rows.map((row) => {
      if (!isRecord(row)) return row
      const {_score, ...rest} = row
      return {...rest, _pos: scores.indexOf(scoreOf(row)) + 1}
    }),
  }
}

function scoreOf(row: unknown): number {
  return isRecord(row) && typeof row._score === 'number' ? row._score : 0
}
