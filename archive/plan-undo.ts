import {draftId, publishedId} from '../newsroom/ids.ts'
import {type ImportRecord, type WrittenField} from '../newsroom/import-record.ts'
import {type StoryDocument} from '../newsroom/model.ts'
import {captionIds, current, galleryIds} from '../newsroom/story.ts'
import {isFresh, isSignedOff, versionsById} from './current-documents.ts'
import {isUntouched, type MergePatch} from './merge-reading.ts'
import {fieldOf, isSameValue} from './same-value.ts'

export interface Undo {
  /** Drafts to delete; the record too, when nothing of the run is left. */
  delete: string[]
  patches: MergePatch[]
  leftAlone: {id: string; reason: string}[]
}

/**
 * What takes back one run: documents that it made and nobody has touched are deleted, fields that
 * it changed get back what stood there. What people have worked on is left alone and named, with
 * everything that it shows.
 */
export function planUndo(record: ImportRecord, currentDocuments: readonly StoryDocument[]): Undo {
  const byId = versionsById(currentDocuments)
  const undo: Undo = {delete: [], patches: [], leftAlone: []}
  const made: StoryDocument[] = []
  for (const [id, fields] of fieldsByTarget(record)) {
    const versions = byId.get(id)
    const now = versions && current(versions)
    if (versions === undefined || now === undefined) continue
    const isMade = record.created === undefined || record.created.includes(id)
    if (!isMade) {
      const patch = isSignedOff(versions) ? undefined : revert(now, id, fields, undo)
      if (patch) undo.patches.push({...patch, ...(versions.draft ? {} : {base: now})})
      continue
    }
    if (isFresh(versions) && isUntouched(now, fields)) made.push(now)
    else undo.leftAlone.push({id, reason: whyLeft(versions.published !== undefined, now, fields)})
  }
  const shown = shownBy(
    undo.leftAlone.map(({id}) => id),
    currentDocuments,
  )
  for (const document of made) {
    const id = publishedId(document._id)
    const by = shown.get(id)
    if (by === undefined) undo.delete.push(draftId(id))
    else undo.leftAlone.push({id, reason: `${by} shows it`})
  }
  if (undo.leftAlone.length === 0 && record.created === undefined) undo.delete.push(record._id)
  return undo
}

function fieldsByTarget({written = []}: ImportRecord): Map<string, Map<string, WrittenField>> {
  const byTarget = new Map<string, Map<string, WrittenField>>()
  for (const field of written) {
    const fields = byTarget.get(field.target) ?? new Map<string, WrittenField>()
    byTarget.set(field.target, fields.set(field.field, field))
  }
  return byTarget
}

function revert(
  now: StoryDocument,
  id: string,
  fields: ReadonlyMap<string, WrittenField>,
  undo: Undo,
): MergePatch | undefined {
  const set: Record<string, unknown> = {}
  const unset: string[] = []
  for (const {field, value, before} of fields.values()) {
    if (before === undefined) continue
    const wrote: unknown = JSON.parse(value)
    if (!isSameValue(fieldOf(now, field) ?? null, wrote)) {
      undo.leftAlone.push({id, reason: `${field} was changed after the run`})
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
  const changed = [...fields.values()].filter(
    ({field, value}) => !isSameValue(fieldOf(now, field), JSON.parse(value)),
  )
  if (changed.length === 0) return 'it has left the intake'
  return `${changed.map(({field}) => field).join(', ')} ${changed.length === 1 ? 'was' : 'were'} changed by people`
}

/** Galleries and captions that a document which stays shows, and which of those shows them. */
function shownBy(
  staying: readonly string[],
  documents: readonly StoryDocument[],
): Map<string, string> {
  const byId = versionsById(documents)
  const shown = new Map<string, string>()
  const queue = [...staying]
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const versions = byId.get(id)
    const document = versions && current(versions)
    const ids =
      document?._type === 'article'
        ? galleryIds(document)
        : document?._type === 'gallery'
          ? captionIds([document])
          : []
    for (const one of ids) {
      if (shown.has(one)) continue
      shown.set(one, id)
      queue.push(one)
    }
  }
  return shown
}
