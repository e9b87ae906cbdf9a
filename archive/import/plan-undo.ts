import {draftId, publishedId} from '../../newsroom/ids.ts'
import {type ImportRecord, type WrittenField} from '../../newsroom/import-record.ts'
import {type StoryDocument} from '../../newsroom/model.ts'
import {current} from '../../newsroom/story.ts'
import {isFresh, isSignedOff, shownBy, versionsById} from './current-documents.ts'
import {isUntouched, type MergePatch, touchedFields, writtenByTarget} from './merge-reading.ts'
import {
  deleteMutations,
  type Mutation,
  patchMutations,
  replaceMutations,
  type WholeDocument,
} from './mutations.ts'
import {fieldOf, isSameValue} from './same-value.ts'

export interface Undo {
  /** Drafts that go. */
  delete: string[]
  /** Drafts that the run had taken out and that come back. */
  bringBack: string[]
  /** Drafts whose fields get back what stood there before the run. */
  patches: MergePatch[]
  leftAlone: {id: string; reason: string}[]
  /**
   * The record: gone with all that it tells of; in the state before the run; or kept, for the
   * documents that were left alone.
   */
  record: 'deleted' | 'restored' | 'kept'
  /** All of it, for one transaction. Empty when there is nothing to take back. */
  mutations: Mutation[]
}

/**
 * What takes back one run: documents that it made and nobody has touched are deleted, fields that
 * it changed get back what stood there. What people have worked on is left alone and named, with
 * everything that it shows.
 *
 * @param currentDocuments those that the record tells of, as they are now, and those of other
 *   stories that show its pictures
 * @param earlier the record of the import before, when this run was not the first of its source
 */
export function planUndo(
  record: ImportRecord,
  currentDocuments: readonly StoryDocument[],
  earlier?: ImportRecord,
): Undo {
  const byId = versionsById(currentDocuments)
  const written = writtenByTarget(record)
  const patches: MergePatch[] = []
  const leftAlone: Undo['leftAlone'] = []
  const made: StoryDocument[] = []
  for (const [id, fields] of written) {
    const versions = byId.get(id)
    const now = versions && current(versions)
    if (versions === undefined || now === undefined) continue
    const isMade = record.created === undefined || record.created.includes(id)
    if (!isMade) {
      const patch = isSignedOff(versions) ? undefined : revert(now, id, fields, leftAlone)
      if (patch) patches.push({...patch, ...(versions.draft ? {} : {base: now})})
      continue
    }
    if (isFresh(versions) && isUntouched(now, fields)) made.push(now)
    else leftAlone.push({id, reason: whyLeft(versions.published !== undefined, now, fields)})
  }
  const others = [...byId.keys()].filter((id) => !written.has(id))
  const shown = shownBy([...leftAlone.map(({id}) => id), ...others], currentDocuments)
  const gone: StoryDocument[] = []
  for (const document of made) {
    const id = publishedId(document._id)
    const by = shown.get(id)
    if (by === undefined) gone.push(document)
    else leftAlone.push({id, reason: `${by} shows it`})
  }
  const back = removedBy(record).filter(({_id}) => !byId.has(publishedId(_id)))
  const content = [
    ...patches.flatMap(patchMutations),
    ...gone.flatMap((document) => deleteMutations(document, 'workflow')),
    ...back.map((document) => ({create: document})),
  ]
  return {
    delete: gone.map(({_id}) => _id),
    bringBack: back.map(({_id}) => _id),
    patches,
    leftAlone,
    ...withRecord(content, gone, leftAlone, record, earlier),
  }
}

function removedBy({removed = []}: ImportRecord): WholeDocument[] {
  return removed.map(({document}) => JSON.parse(document))
}

function withRecord(
  content: readonly Mutation[],
  gone: readonly StoryDocument[],
  leftAlone: Undo['leftAlone'],
  record: ImportRecord,
  earlier: ImportRecord | undefined,
): Pick<Undo, 'record' | 'mutations'> {
  if (earlier) {
    const {replacedBy, ...state} = earlier
    return {
      record: 'restored',
      mutations: [
        ...content,
        ...replaceMutations(record, state, 'written'),
        ...deleteMutations(earlier, 'written'),
      ],
    }
  }
  if (leftAlone.length === 0) {
    return {record: 'deleted', mutations: [...content, ...deleteMutations(record, 'written')]}
  }
  if (content.length === 0) return {record: 'kept', mutations: []}
  // What is gone was deleted by nobody: the next import shall make it again.
  const ids = new Set(gone.map(({_id}) => publishedId(_id)))
  const written = (record.written ?? []).filter(({target}) => !ids.has(target))
  const guard = record._rev === undefined ? {} : {ifRevisionID: record._rev}
  const patch = {id: record._id, ...guard, set: {written}}
  return {record: 'kept', mutations: [...content, {patch}]}
}

function revert(
  now: StoryDocument,
  id: string,
  fields: ReadonlyMap<string, WrittenField>,
  leftAlone: Undo['leftAlone'],
): MergePatch | undefined {
  const set: Record<string, unknown> = {}
  const unset: string[] = []
  for (const {field, value, before} of fields.values()) {
    if (before === undefined) continue
    const wrote: unknown = JSON.parse(value)
    if (!isSameValue(fieldOf(now, field) ?? null, wrote)) {
      leftAlone.push({id, reason: `${field} was changed after the run`})
      continue
    }
    const stood: unknown = JSON.parse(before)
    if (stood === null) unset.push(field)
    else set[field] = stood
  }
  if (Object.keys(set).length + unset.length === 0) return undefined
  return {id: draftId(id), ...(now._rev === undefined ? {} : {revision: now._rev}), set, unset}
}

function whyLeft(
  isPublished: boolean,
  now: StoryDocument,
  fields: ReadonlyMap<string, WrittenField>,
): string {
  if (isPublished) return 'it has been published'
  const changed = touchedFields(now, fields)
  if (changed.length === 0) return 'it has left the intake'
  return `${changed.join(', ')} ${changed.length === 1 ? 'was' : 'were'} changed by people`
}
