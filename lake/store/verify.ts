import {applyMutations} from '../commit/apply-mutations.ts'
import {applyEffect} from '../commit/effects.ts'
import {canonicalJson} from '../documents/canonical-json.ts'
import {type LakeDocument, withoutRevision, withRevision} from '../documents/document.ts'
import {firstDifference} from '../documents/first-difference.ts'
import {type Json} from '../documents/json.ts'
import {type DatasetStore} from './dataset-store.ts'
import {textIn} from './rows.ts'
import {type EventInLog} from './transaction-log.ts'
import {findIndexProblems} from './verify-indexes.ts'

/** One thing in the store that is not as it should be. */
export interface IntegrityProblem {
  dataset: string
  /** What is wrong: a document, a row of an index, or a row of the log. */
  kind: 'document' | 'index' | 'log'
  /** The document that it is about, or the transaction. */
  id: string
  /** Where in the document they differ first; absent when it is there or missing as a whole. */
  path?: string
  message: string
}

/**
 * Rebuilds every document from the log, in the three ways that the log tells it (mutations, effects
 * forwards, effects backwards), and every index row from the documents. Returns what differs;
 * nothing for a store as it should be. Changes nothing.
 */
export function verifyStore(dataset: string, store: DatasetStore): IntegrityProblem[] {
  const problems = [
    ...findFileProblems(store),
    ...findLogProblems(store),
    ...findDocumentProblems(store),
    ...findIndexProblems(store),
  ]
  return problems.map((problem) => ({dataset, ...problem}))
}

export type Problem = Omit<IntegrityProblem, 'dataset'>

function findFileProblems(store: DatasetStore): Problem[] {
  return store.database.all('pragma integrity_check').flatMap((row) => {
    const message = textIn(row, 'integrity_check')
    return message === 'ok' ? [] : [{kind: 'index' as const, id: store.file, message}]
  })
}

function findLogProblems(store: DatasetStore): Problem[] {
  const damage = store.log.firstDamage()
  if (damage === undefined) return []
  const id = store.log.at(damage)?.id ?? `number ${damage}`
  const message = `The log is damaged from transaction ${id} on: its digest is not what it was`
  return [{kind: 'log', id, message}]
}

function findDocumentProblems(store: DatasetStore): Problem[] {
  const problems: Problem[] = []
  const rows = store.database.iterate(
    `select document_id as id from event union select id from document order by id`,
  )
  for (const row of rows) {
    const id = textIn(row, 'id')
    try {
      const {document, problem} = rebuild(store, id)
      const difference = problem ?? compareStored(store, id, document)
      if (difference) problems.push(difference)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      problems.push({kind: 'log', id, message: `Document "${id}" cannot be rebuilt: ${reason}`})
    }
  }
  return problems
}

interface Rebuilt {
  document: LakeDocument | null
  problem?: Problem
}

function rebuild(store: DatasetStore, id: string): Rebuilt {
  let document: LakeDocument | null = null
  for (const event of store.log.forwards(id)) {
    const next = afterEvent(document, event)
    const problem = next === undefined ? brokenChain(id, event) : tellApart(document, next, event)
    if (problem) return {document, problem}
    document = next ?? null
  }
  return {document}
}

/** The document that an event leads to; `undefined` when it does not follow the one before. */
function afterEvent(document: LakeDocument | null, event: EventInLog) {
  if ((document?._rev ?? null) !== event.previousRevision) return undefined
  const content = applyEffect(document && withoutRevision(document), event.effects.apply)
  return content && withRevision(content, event.in.id)
}

function brokenChain(id: string, event: EventInLog): Problem {
  const message = `Transaction ${event.in.id} does not follow the one before it for "${id}"`
  return {kind: 'log', id, path: '_rev', message}
}

/** An event tells the same thing three times. */
function tellApart(
  before: LakeDocument | null,
  after: LakeDocument | null,
  {effects, mutations, documentId: id, in: transaction}: EventInLog,
): Problem | undefined {
  const {timestamp, id: revision} = transaction
  const reverted = applyEffect(after && withoutRevision(after), effects.revert)
  const mutated = applyMutations(before, mutations, {timestamp, revision})
  const path =
    firstDifference(before && withoutRevision(before), reverted) ?? firstDifference(after, mutated)
  if (path === undefined) return undefined
  const message = `Transaction ${revision} contradicts itself about "${id}"`
  return {kind: 'log', id, path, message}
}

function compareStored(
  store: DatasetStore,
  id: string,
  expected: LakeDocument | null,
): Problem | undefined {
  const row = store.database.get('select json from document where id = ?', id)
  const stored: Json = row ? readJson(textIn(row, 'json')) : null
  const path = firstDifference(expected, stored)
  if (path === undefined) return undefined
  const message = `Document "${id}" is not what its log says it is`
  return {kind: 'document', id, ...(path === '' ? {} : {path}), message}
}

function readJson(text: string): Json {
  const value: unknown = JSON.parse(text)
  return canonicalJson(value)
}
