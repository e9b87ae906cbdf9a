import {draftId, publishedId} from '../../newsroom/ids.ts'
import {
  type ImportRecord,
  type Suggestion,
  type WrittenField,
} from '../../newsroom/import-record.ts'
import {type Keyed, type StoryDocument} from '../../newsroom/model.ts'
import {type Versions, current} from '../../newsroom/story.ts'
import {type StoryDocuments} from '../documents/to-documents.ts'
import {isFresh, isSignedOff, shownBy, versionsById} from './current-documents.ts'
import {fieldOf, isSameValue} from './same-value.ts'

/** Changes to one document, as data. */
export interface MergePatch {
  /** Id of the draft to patch. */
  id: string
  /** The published document of which that draft has to be made first. */
  base?: StoryDocument
  /** The revision that was looked at; write on this one only. */
  revision?: string
  set: Record<string, unknown>
  unset: string[]
}

export interface Merge {
  create: StoryDocument[]
  patches: MergePatch[]
  /** Drafts that are no longer in the source and that nobody has touched. */
  remove: string[]
  /** Fields that people have changed and that stay, whatever the source says. */
  kept: {id: string; field: string}[]
  /** The record of this run, with a suggestion for each field that people have changed. */
  importRecord: ImportRecord
}

/**
 * A source read again, laid over what people have made of it, field by field:
 *
 * | the reader wrote | now stands    | the source says | outcome                                  |
 * | ---------------- | ------------- | --------------- | ---------------------------------------- |
 * | A                | A             | B               | B is written                             |
 * | A                | C, by people  | A               | C stays                                  |
 * | A                | C, by people  | B               | C stays, B is suggested                  |
 * | A                | A             | nothing         | taken out again                          |
 * | A                | signed off    | B               | stays, B is suggested                    |
 * | a caption        | deleted       | the caption     | stays deleted, and said                  |
 * | a caption        | edited        | nothing         | stays, and said                          |
 * | a caption        | shown, by people | nothing      | stays, and said                          |
 *
 * @param previous the record of the last import, if there was one
 * @param next made by `toDocuments` with `previous`, so that ids are the same
 * @param currentDocuments drafts and published documents of the story as they are now, and those of
 *   other stories that show its pictures
 */
export function mergeReading(
  previous: Pick<ImportRecord, 'written'>,
  next: StoryDocuments,
  currentDocuments: readonly StoryDocument[],
): Merge {
  const byId = versionsById(currentDocuments)
  const before = writtenByTarget(previous)
  const after = writtenByTarget(next.importRecord)
  const desk = new Desk(next.importRecord)
  const create: StoryDocument[] = []
  const patches: MergePatch[] = []
  for (const document of [next.article, ...next.galleries, ...next.captions]) {
    const id = document._id.slice('drafts.'.length)
    const versions = byId.get(id)
    const written = before.get(id)
    const now = versions && current(versions)
    if (versions && now) {
      const patch = mergeDocument(versions, now, written, after.get(id), desk)
      if (patch) patches.push(patch)
    } else if (written)
      desk.flag(
        'deletedByPeople',
        `${id} was deleted since the last import and was not made again`,
        id,
      )
    else {
      create.push(document)
      desk.created.push(id)
    }
  }
  const gone: string[] = []
  for (const [id, written] of before) {
    const versions = byId.get(id)
    if (after.has(id) || versions === undefined) continue
    if (isFresh(versions) && isUntouched(current(versions), written)) gone.push(id)
    else desk.stays(id, written, 'people have worked on it')
  }
  const left = [...currentDocuments.map((one) => patched(one, patches)), ...create]
  const shown = shownBy(
    left.map(({_id}) => publishedId(_id)).filter((id) => !gone.includes(id)),
    left,
  )
  const remove: string[] = []
  for (const id of gone) {
    const by = shown.get(id)
    if (by === undefined) remove.push(draftId(id))
    else desk.stays(id, before.get(id), `${by} shows it`)
  }
  return {create, patches, remove, kept: desk.kept, importRecord: desk.record(after)}
}

type Fields = Map<string, WrittenField>

function patched(document: StoryDocument, patches: readonly MergePatch[]): StoryDocument {
  const patch = patches.find(({id}) => id === document._id)
  return patch ? {...document, ...patch.set} : document
}

/** What an import wrote, by document and field. */
export function writtenByTarget({
  written = [],
}: Pick<ImportRecord, 'written'>): Map<string, Fields> {
  const byTarget = new Map<string, Fields>()
  for (const field of written) {
    const fields = byTarget.get(field.target) ?? new Map<string, WrittenField>()
    byTarget.set(field.target, fields.set(field.field, field))
  }
  return byTarget
}

function mergeDocument(
  versions: Versions<StoryDocument>,
  now: StoryDocument,
  before: Fields | undefined,
  after: Fields | undefined,
  desk: Desk,
): MergePatch | undefined {
  const set: Record<string, unknown> = {}
  const unset: string[] = []
  const names = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])
  for (const name of names) {
    const wrote = valueOf(before?.get(name))
    const reads = valueOf(after?.get(name))
    const stands = fieldOf(now, name)
    if (isSameValue(stands, reads)) continue
    const isTouched = !isSameValue(stands, wrote)
    if (!isTouched && !isSignedOff(versions)) {
      if (reads === undefined) unset.push(name)
      else set[name] = reads
      desk.changed(after?.get(name), versions.id, name, stands)
      continue
    }
    desk.kept.push({id: versions.id, field: name})
    if (!isSameValue(wrote, reads)) {
      const why = isTouched ? 'people have changed it since' : 'it has been signed off'
      desk.suggest(versions.id, name, reads, `The source now says something else; ${why}`)
      desk.keep(before?.get(name), after, name)
    }
  }
  if (Object.keys(set).length + unset.length === 0) return undefined
  return {
    id: draftId(versions.id),
    ...(versions.draft ? {} : {base: now}),
    ...(now._rev === undefined ? {} : {revision: now._rev}),
    set,
    unset,
  }
}

function valueOf(written: WrittenField | undefined): unknown {
  return written === undefined ? undefined : JSON.parse(written.value)
}

/** Nobody has changed, added to or taken from what the reader wrote. */
export function isUntouched(
  document: StoryDocument | undefined,
  written: ReadonlyMap<string, WrittenField>,
): boolean {
  return document !== undefined && touchedFields(document, written).length === 0
}

/** Every import writes these too, as they are for a fresh draft; `isFresh` looks at the workflow. */
const BESIDE_THE_SOURCE = ['workflow', 'provenance', 'pubStatus', 'missingImage']

/** Fields that people have changed or taken out since they were written, and those they have added. */
export function touchedFields(
  document: StoryDocument,
  written: ReadonlyMap<string, WrittenField>,
): string[] {
  const changed = [...written.values()]
    .filter((field) => !isSameValue(fieldOf(document, field.field), valueOf(field)))
    .map(({field}) => field)
  const supplied = document.provenance?.supplied ?? []
  const known = new Set([...BESIDE_THE_SOURCE, ...supplied, ...written.keys()])
  const added = Object.keys(document).filter(
    (name) =>
      !name.startsWith('_') && !known.has(name) && (fieldOf(document, name) ?? null) !== null,
  )
  return [...changed, ...added]
}

/** Collects what the new record has to say beyond what was read. */
class Desk {
  readonly created: string[] = []
  readonly kept: Merge['kept'] = []
  readonly #record: ImportRecord
  readonly #suggestions: Keyed<Suggestion>[] = []
  readonly #flags: ImportRecord['review'] = []
  readonly #before = new Map<WrittenField, unknown>()
  readonly #kept = new Map<WrittenField, WrittenField>()
  readonly #removed: WrittenField[] = []
  readonly #staying: WrittenField[] = []

  constructor(record: ImportRecord) {
    this.#record = record
  }

  flag(code: string, message: string, target: string): void {
    const _key = `m${this.#flags.length}`
    this.#flags.push({_key, _type: 'reviewFlag', code, message, from: 0, to: 0, target})
  }

  /** What left the source and stays is still the import's: the next one shall find it. */
  stays(id: string, written: Fields | undefined, why: string): void {
    this.flag('noLongerInSource', `${id} is no longer in the source; ${why}, so it stays`, id)
    for (const {before, ...field} of written?.values() ?? []) this.#staying.push(field)
  }

  suggest(target: string, path: string, value: unknown, reason: string): void {
    this.#suggestions.push({
      _key: `u${this.#suggestions.length}`,
      _type: 'suggestion',
      target,
      path,
      value: JSON.stringify(value ?? null),
      reason,
      ...this.#spanOf(target, path),
      rule: 'merge',
    })
  }

  /** A field that this run writes: its undo needs to know what stood there. */
  changed(field: WrittenField | undefined, target: string, name: string, stood: unknown): void {
    if (field) this.#before.set(field, stood)
    else {
      const value = JSON.stringify(null)
      const before = JSON.stringify(stood ?? null)
      this.#removed.push({_type: 'writtenField', target, field: name, value, before})
    }
  }

  /** People's words stay: what the reader wrote last remains the measure of who changed it. */
  keep(before: WrittenField | undefined, after: Fields | undefined, name: string): void {
    const field = after?.get(name)
    if (field && before) this.#kept.set(field, before)
  }

  record(after: Map<string, Fields>): ImportRecord {
    const written = [...after.values()].flatMap((fields) => [...fields.values()])
    const entries = written.map((field): WrittenField => {
      const kept = this.#kept.get(field)
      if (kept) return {...kept}
      return this.#before.has(field)
        ? {...field, before: JSON.stringify(this.#before.get(field) ?? null)}
        : field
    })
    return {
      ...this.#record,
      review: [...this.#record.review, ...this.#flags],
      suggestions: [...(this.#record.suggestions ?? []), ...this.#suggestions],
      written: [...entries, ...this.#staying, ...this.#removed].map((field, index) => ({
        ...field,
        _key: `w${index}`,
      })),
      created: this.created,
    }
  }

  #spanOf(target: string, path: string): {from: number; to: number} {
    const spans = this.#record.segments.filter(
      (segment) => segment.target === target && segment.path.startsWith(path),
    )
    const [first] = spans
    return {from: first?.from ?? 0, to: spans.at(-1)?.to ?? 0}
  }
}
