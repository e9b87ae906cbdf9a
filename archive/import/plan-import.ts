import {publishedId} from '../../newsroom/ids.ts'
import {type ImportRecord, type Suggestion} from '../../newsroom/import-record.ts'
import {type StoryDocument} from '../../newsroom/model.ts'
import {checkConservation} from '../documents/check-conservation.ts'
import {type DocumentOptions, type StoryDocuments, toDocuments} from '../documents/to-documents.ts'
import {type ReadStory} from '../story.ts'
import {type Problem} from '../text/decode.ts'
import {sha256} from '../text/digest.ts'
import {isOtherStory} from './is-other-story.ts'
import {type Merge, mergeReading} from './merge-reading.ts'
import {
  deleteMutations,
  type Mutation,
  patchMutations,
  replaceMutations,
  wholeDocument,
} from './mutations.ts'
import {isSameValue} from './same-value.ts'

/** What Content Lake holds of one source. */
export interface StoredStory {
  /** The record of its last import. */
  importRecord?: ImportRecord
  /**
   * Drafts and published documents that the record tells of, or whose ids the source would get; and
   * those of other stories that show its pictures.
   */
  documents: readonly StoryDocument[]
}

export interface ImportPlan {
  source: string
  outcome: 'new' | 'changed' | 'unchanged'
  /** The same for the same mutations, so that a request whose answer was lost can be sent again. */
  transactionId: string
  /** All of it, for one transaction. Empty when the outcome is `unchanged`. */
  mutations: Mutation[]
  /** Published ids of what is made, changed field by field, and taken out. */
  created: string[]
  updated: {id: string; fields: string[]}[]
  removed: string[]
  /** Fields that people have changed and that stay. */
  kept: Merge['kept']
  /** What the source now says and people's words keep out. */
  suggestions: Suggestion[]
  /** The documents as the source tells them, whatever people have made of them. */
  reading: StoryDocuments
  /** The record as it will stand. */
  importRecord: ImportRecord
}

export type ImportPlanResult = {ok: true; plan: ImportPlan} | {ok: false; problem: Problem}

/**
 * Turns a reading into the mutations of **one** transaction, so that a story comes in whole or not
 * at all: drafts and the private record at first; after that what has changed in the source, field
 * by field, beside people's work and never over it (see `mergeReading`). The record of the import
 * before is kept whole. Pure: the same story, options and documents give the same plan.
 *
 * A source that says what it said, read by the same rules, gives no mutations. A source that tells
 * another story than under the same name before (see `isOtherStory`) is a problem, for it would be
 * taken for a correction; so is a reading that does not keep every character, or that is too large
 * for Content Lake.
 */
export function planImport(
  story: ReadStory,
  options: Omit<DocumentOptions, 'previous'>,
  {importRecord: previous, documents}: StoredStory,
): ImportPlanResult {
  if (previous && isOtherStory(previous, story)) {
    const message = `Another story was imported as “${story.source.name}” before`
    const remedy = `Give one of them another name, such as the folder before the name of the file (--prefix); if it is a correction after all, undo ${previous.runId} first`
    return {ok: false, problem: {code: 'otherStory', message, remedy}}
  }
  const reading = toDocuments(story, {...options, ...(previous ? {previous} : {})})
  const [violation] = checkConservation(reading.importRecord)
  if (violation) {
    const remedy = 'Send the file to whoever looks after the reader; nothing of it was written'
    return {ok: false, problem: {code: 'notConserved', message: violation.message, remedy}}
  }
  const merge = mergeReading(previous ?? {written: []}, reading, documents)
  const isFirst = previous === undefined && documents.length === 0
  const importRecord = isFirst
    ? reading.importRecord
    : withPast(merge.importRecord, merge.remove, previous, documents)
  const isSame = previous !== undefined && isIdle(merge) && isSameRecord(previous, importRecord)
  const mutations = isSame ? [] : mutationsOf(merge, importRecord, previous, documents)
  const json = JSON.stringify(mutations)
  const size = bytesOf(json)
  if (size > LARGEST_TRANSACTION) {
    const message = `Its documents have ${megabytes(size)} MB, and Content Lake takes ${megabytes(LARGEST_TRANSACTION)} MB of one story`
    const remedy = 'Split the source into one file a story, each with a name of its own'
    return {ok: false, problem: {code: 'tooLarge', message, remedy}}
  }
  return {
    ok: true,
    plan: {
      source: story.source.name,
      outcome: isSame ? 'unchanged' : previous ? 'changed' : 'new',
      transactionId: `import-${sha256(json).slice(0, 32)}`,
      mutations,
      created: merge.create.map(({_id}) => publishedId(_id)),
      updated: merge.patches.map(({id, set, unset}) => ({
        id: publishedId(id),
        fields: [...Object.keys(set), ...unset],
      })),
      removed: merge.remove.map(publishedId),
      kept: merge.kept,
      suggestions: (importRecord.suggestions ?? []).filter(({rule}) => rule === 'merge'),
      reading,
      importRecord: isSame ? previous : importRecord,
    },
  }
}

/** What the lake takes in one request, without what is sent around the mutations. */
const LARGEST_TRANSACTION = 8 * 1024 * 1024 - 1024

function bytesOf(json: string): number {
  return json.length * 3 <= LARGEST_TRANSACTION
    ? json.length
    : new TextEncoder().encode(json).length
}

function megabytes(size: number): string {
  return (size / 1024 / 1024).toFixed(1)
}

function isIdle({create, patches, remove}: Merge): boolean {
  return create.length + patches.length + remove.length === 0
}

/** With what this run took out, and the way back to the record before. */
function withPast(
  record: ImportRecord,
  remove: readonly string[],
  previous: ImportRecord | undefined,
  documents: readonly StoryDocument[],
): ImportRecord {
  const removed = documents
    .filter(({_id}) => remove.includes(_id))
    .map((document, index) => ({
      _key: `x${index}`,
      _type: 'removedDraft' as const,
      document: JSON.stringify(wholeDocument(document)),
    }))
  return {
    ...record,
    ...(removed.length > 0 ? {removed} : {}),
    ...(previous
      ? {earlier: {_type: 'reference', _ref: earlierId(previous), _weak: true} as const}
      : {}),
  }
}

function earlierId({_id, _rev, runId}: ImportRecord): string {
  return `${_id}.${_rev ?? runId}`
}

/** Which run it was says nothing about the source. */
const ABOUT_THE_RUN = ['runId', 'importedAt', 'created', 'removed', 'earlier'] as const

function isSameRecord(previous: ImportRecord, next: ImportRecord): boolean {
  return isSameValue(gist(previous), gist(next))
}

function gist(record: ImportRecord) {
  const content: Record<string, unknown> = wholeDocument(record)
  for (const field of ABOUT_THE_RUN) delete content[field]
  const written = (record.written ?? []).map(({target, field, value}) => ({target, field, value}))
  return {...content, written}
}

function mutationsOf(
  {create, patches, remove}: Merge,
  importRecord: ImportRecord,
  previous: ImportRecord | undefined,
  documents: readonly StoryDocument[],
): Mutation[] {
  return [
    ...create.map((document) => ({create: wholeDocument(document)})),
    ...patches.flatMap(patchMutations),
    ...documents
      .filter(({_id}) => remove.includes(_id))
      .flatMap((document) => deleteMutations(document, 'workflow')),
    ...(previous
      ? [
          {
            create: {
              ...wholeDocument(previous, earlierId(previous)),
              replacedBy: importRecord.runId,
            },
          },
          ...replaceMutations(previous, importRecord, 'written'),
        ]
      : [{create: wholeDocument(importRecord)}]),
  ]
}
