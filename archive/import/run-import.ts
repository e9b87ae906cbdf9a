import {draftId, storyIds} from '../../newsroom/ids.ts'
import {type ImportRecord} from '../../newsroom/import-record.ts'
import {type StoryDocument} from '../../newsroom/model.ts'
import {isStoryDocument} from '../../newsroom/story.ts'
import {followRecorded} from '../answers/follow-answers.ts'
import {sourceKeyOf} from '../documents/to-documents.ts'
import {type ReaderOptions} from '../reader-options.ts'
import {type ReadStory} from '../story.ts'
import {type Problem} from '../text/decode.ts'
import {type Mutation} from './mutations.ts'
import {
  type ImportPlan,
  type ImportPlanResult,
  planImport,
  type StoredStory,
} from './plan-import.ts'
import {planUndo, type Undo} from './plan-undo.ts'

/** What an import asks of Content Lake. A `SanityClient` with the perspective `raw` is one. */
export interface ImportClient {
  fetch: (query: string, params: Record<string, unknown>) => Promise<unknown>
  mutate: (
    mutations: Mutation[],
    options: {transactionId: string; returnDocuments: false; visibility: 'async'},
  ) => Promise<unknown>
}

export interface ImportOptions {
  /** Names the run, so that it can be undone. */
  runId: string
  importedAt?: string
  /** By what the stories were read; a source that people have answered about is read again by it. */
  reader?: ReaderOptions
  /** Who plans; in the Studio a worker, so that the page stays awake. */
  plan?: PlanStory
  /** Plan only, write nothing. */
  dryRun?: boolean
}

/** A reading and what Content Lake holds of its source → what is to be written. */
type PlanStory = (
  story: ReadStory,
  options: PlanOptions,
  stored: StoredStory,
) => ImportPlanResult | Promise<ImportPlanResult>

export interface PlanOptions {
  runId: string
  importedAt?: string
  reader?: ReaderOptions
}

/** Plans an import of the story as people have answered about its source, now or in an import before. */
export function planStory(
  story: ReadStory,
  {reader, ...options}: PlanOptions,
  stored: StoredStory,
): ImportPlanResult {
  return planImport(followRecorded(story, stored.importRecord, reader), options, stored)
}

/** What came of one story: a plan that was carried out (or would be), or why it was not. */
export type ImportOutcome =
  | {ok: true; plan: ImportPlan}
  | {ok: false; source: string; problem: Problem}
  | {ok: false; source: string; error: Error}

/**
 * Brings stories in, each in one transaction of its own, and says of each what came of it, in the
 * order given. What Content Lake refuses stays out whole, and the others go on; so does the second
 * of two stories with one name. Safe to run again after whatever has happened: what is there already
 * is found and makes no transaction.
 */
export async function runImport(
  client: ImportClient,
  stories: readonly ReadStory[],
  options: ImportOptions,
): Promise<ImportOutcome[]> {
  const stored = await loadStored(client, stories)
  const keys = stories.map(({source}) => sourceKeyOf(source))
  return Promise.all(
    stories.map(async (story, index): Promise<ImportOutcome> => {
      const source = story.source.name
      if (keys.indexOf(sourceKeyOf(story.source)) < index) return sameName(source)
      try {
        return await importStory(client, story, stored[index] ?? {documents: []}, options)
      } catch (error) {
        return {ok: false, source, error: error instanceof Error ? error : new Error(String(error))}
      }
    }),
  )
}

/** Of two stories with one name the second would be taken for a correction of the first. */
function sameName(source: string): ImportOutcome {
  const message = `Another story of this import is called “${source}”`
  const remedy = 'Give one of them another name, or import them one after the other'
  return {ok: false, source, problem: {code: 'sameName', message, remedy}}
}

const MOST_ATTEMPTS = 5

async function importStory(
  client: ImportClient,
  story: ReadStory,
  stored: StoredStory,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const {dryRun = false, plan: planned = planStory, ...about} = options
  let now = stored
  for (let attempt = 1; ; attempt++) {
    let result = await planned(story, about, now)
    if (result.ok && result.plan.removed.length > 0) {
      const others = await loadUsers(client, result.plan.removed, now.documents)
      if (others.length > 0) {
        now = {...now, documents: [...now.documents, ...others]}
        result = await planned(story, about, now)
      }
    }
    if (!result.ok) return {...result, source: story.source.name}
    const {plan} = result
    if (dryRun || plan.mutations.length === 0) return {ok: true, plan}
    try {
      await send(client, plan)
      return {ok: true, plan}
    } catch (error) {
      // Somebody was faster, or documents stand there without their record: look again, plan again.
      if (!isConflict(error) || attempt === MOST_ATTEMPTS) throw error
      now = await loadAgain(client, story, plan)
    }
  }
}

function send(
  client: ImportClient,
  {mutations, transactionId}: Pick<ImportPlan, 'mutations' | 'transactionId'>,
): Promise<unknown> {
  return client.mutate(mutations, {transactionId, returnDocuments: false, visibility: 'async'})
}

async function loadAgain(
  client: ImportClient,
  story: ReadStory,
  {created}: ImportPlan,
): Promise<StoredStory> {
  const [stored] = await loadStored(client, [story])
  if (stored?.importRecord) return stored
  return {documents: await loadDocuments(client, '*[_id in $ids]', {ids: created.flatMap(bothIds)})}
}

function isConflict(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'statusCode' in error
    ? error.statusCode === 409
    : false
}

/** The records of these sources and the documents that they tell of, in the order of the stories. */
async function loadStored(
  client: ImportClient,
  stories: readonly ReadStory[],
): Promise<StoredStory[]> {
  const recordIds = stories.map(({source}) => storyIds(sourceKeyOf(source), undefined).importRecord)
  const records = new Map(
    (await loadRecords(client, '*[_id in $ids]', {ids: recordIds})).map((one) => [one._id, one]),
  )
  const ids = [...records.values()].flatMap(targetsOf)
  const documents = new Map(
    (await loadDocuments(client, '*[_id in $ids]', {ids: ids.flatMap(bothIds)})).map((document) => [
      document._id,
      document,
    ]),
  )
  return recordIds.map((id) => {
    const importRecord = records.get(id)
    if (importRecord === undefined) return {documents: []}
    const own = targetsOf(importRecord)
      .flatMap(bothIds)
      .flatMap((one) => documents.get(one) ?? [])
    return {importRecord, documents: own}
  })
}

/** Documents of other stories that show any of these. */
async function loadUsers(
  client: ImportClient,
  ids: readonly string[],
  own: readonly StoryDocument[],
): Promise<StoryDocument[]> {
  const users = await loadDocuments(
    client,
    '*[_type in ["article", "gallery"] && references($ids)]',
    {ids},
  )
  const known = new Set(own.map(({_id}) => _id))
  return users.filter(({_id}) => !known.has(_id))
}

function bothIds(id: string): string[] {
  return [id, draftId(id)]
}

function targetsOf({written = []}: ImportRecord): string[] {
  return [...new Set(written.map(({target}) => target))]
}

async function loadDocuments(
  client: ImportClient,
  query: string,
  params: {ids: readonly string[]},
): Promise<StoryDocument[]> {
  return (await load(client, query, params)).filter(isStoryDocument)
}

async function loadRecords(
  client: ImportClient,
  query: string,
  params: Record<string, unknown>,
): Promise<ImportRecord[]> {
  return (await load(client, query, params)).filter(isImportRecord)
}

async function load(
  client: ImportClient,
  query: string,
  params: Record<string, unknown>,
): Promise<unknown[]> {
  if (Array.isArray(params['ids']) && params['ids'].length === 0) return []
  const found = await client.fetch(query, params)
  return Array.isArray(found) ? found : []
}

/** What is stored under this type was written by imports only. */
function isImportRecord(value: unknown): value is ImportRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    '_type' in value &&
    value._type === 'importRecord'
  )
}

export type UndoOutcome =
  | {ok: true; source: string; undo: Undo}
  | {ok: false; source: string; problem: Problem}
  | {ok: false; source: string; error: Error}

/**
 * Takes a run back, source by source, each in one transaction. What people have worked on is left
 * alone and named in the outcome. Empty when no source remembers such a run. A source that a later
 * run has read again is a problem: take that one back first.
 */
export async function runUndo(
  client: ImportClient,
  runId: string,
  {dryRun = false}: {dryRun?: boolean} = {},
): Promise<UndoOutcome[]> {
  const ids = await load(client, '*[_type == "importRecord" && runId == $runId]._id', {runId})
  const outcomes: UndoOutcome[] = []
  for (const id of ids) {
    for (const record of await loadRecords(client, '*[_id in $ids]', {ids: [id]})) {
      outcomes.push(await undoSource(client, record, dryRun))
    }
  }
  return outcomes
}

async function undoSource(
  client: ImportClient,
  record: ImportRecord,
  dryRun: boolean,
): Promise<UndoOutcome> {
  const {source, replacedBy, earlier} = record
  if (replacedBy !== undefined) {
    const message = `“${source}” was imported again since, by run ${replacedBy}`
    const remedy = `Undo ${replacedBy} first`
    return {ok: false, source, problem: {code: 'importedAgain', message, remedy}}
  }
  const targets = targetsOf(record)
  const own = await loadDocuments(client, '*[_id in $ids]', {ids: targets.flatMap(bothIds)})
  const others = await loadUsers(client, targets, own)
  const [before] = earlier ? await loadRecords(client, '*[_id in $ids]', {ids: [earlier._ref]}) : []
  const undo = planUndo(record, [...own, ...others], before)
  if (dryRun || undo.mutations.length === 0) return {ok: true, source, undo}
  try {
    const transactionId = `undo-${record._rev ?? crypto.randomUUID()}`
    await send(client, {mutations: undo.mutations, transactionId})
    return {ok: true, source, undo}
  } catch (error) {
    return {ok: false, source, error: error instanceof Error ? error : new Error(String(error))}
  }
}
