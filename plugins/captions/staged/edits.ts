import {isSameValue} from '../../../archive/import/same-value.ts'
import {type Caption, type CaptionImage, type Gallery} from '../../../newsroom/model.ts'
import {cellText, type Field, type Holder, isDefaultField, type Value} from '../fields.ts'
import {type Suggested} from '../pictures/read-metadata.ts'
import {isSameOrder} from './order.ts'

/** What can wait to be saved: what is typed, and the picture itself. */
export type StagedField = Field | 'image'
export type StagedValue = Value | CaptionImage

/** A value that waits to be saved, and the one that stood there when it was written. */
export interface Edit {
  base: StagedValue
  mine: StagedValue
  /** Of a picture that is taken out: why there was none before. */
  missing?: Caption['missingImage']
}

export type Edits = {[field in StagedField]?: Edit}

/**
 * Everything that one person has done on a bench and not saved. Plain JSON: it waits in the browser's
 * session through a reload.
 */
export interface Staged {
  /** By the published id of the caption, or of the gallery whose defaults they are. */
  edits: {[id: string]: Edits}
  /** Captions that are not in Content Lake yet, as they begin. */
  added: Caption[]
  /** Ids of captions that a save has made, and that are to go again. */
  removed?: string[]
  /** Ids of captions in the order of the gallery: as it was, and as it is to be. */
  order?: {base: string[]; mine: string[]}
  /** What files of pictures say, by caption; written only when somebody takes it. */
  suggested?: {[id: string]: Suggested}
}

export const NOTHING_STAGED: Staged = {edits: {}, added: []}

/** Is there anything that would be lost? Suggestions stand in their files as well. */
export function hasWork(staged: Staged): boolean {
  return countWork(staged) > 0
}

/** Cells that were written, captions that come and go, and the order as one. */
export function countWork(staged: Staged): number {
  const {edits, added, removed = []} = staged
  const cells = Object.values(edits).map((fields) => Object.keys(fields).length)
  const count = cells.reduce((sum, each) => sum + each, 0) + added.length + removed.length
  return count + (isReordered(staged) ? 1 : 0)
}

/** Is the order another one, and not only without what goes or with what comes? */
function isReordered({order, added, removed = []}: Staged): boolean {
  if (order === undefined) return false
  const comes = new Set(added.map(({_id}) => _id))
  const before = order.base.filter((id) => !removed.includes(id))
  const after = order.mine.filter((id) => !comes.has(id))
  return !isSameOrder(before, after)
}

/** Without a suggestion that was taken or declined. */
export function withoutSuggestion(staged: Staged, id: string, field: Field): Staged {
  const {[field]: _settled, ...others} = staged.suggested?.[id] ?? {}
  const {[id]: _caption, ...rest} = staged.suggested ?? {}
  const {suggested: _all, ...kept} = staged
  const suggested = Object.keys(others).length > 0 ? {...rest, [id]: others} : rest
  return Object.keys(suggested).length > 0 ? {...kept, suggested} : kept
}

export type Document = Caption | Gallery

/** What of a document the bench writes: the fields of a caption, the defaults of a gallery. */
export function holderOf(document: Document | undefined): Holder | undefined {
  return document?._type === 'gallery' ? document.defaults : document
}

export function liveValue(document: Document | undefined, field: StagedField): StagedValue {
  if (field === 'image') return (document?._type === 'caption' && document.image) || null
  return holderOf(document)?.[field] ?? null
}

/** Is the edit in the document already, still to be saved, or has somebody else been at the field? */
export type Standing = 'done' | 'mine' | 'conflict'

export function standingOf(
  edit: Edit,
  document: Document | undefined,
  field: StagedField,
): Standing {
  const live = liveValue(document, field)
  if (isSame(live, edit.mine, field)) return 'done'
  return isSame(live, edit.base, field) ? 'mine' : 'conflict'
}

/** Lists that name the same people are the same, whatever their keys. */
function isSame(a: StagedValue, b: StagedValue, field: StagedField): boolean {
  if (isSameValue(a, b)) return true
  return (field === 'people' || field === 'places') && textOf(a, field) === textOf(b, field)
}

/** A staged value as its cell says it. */
export function textOf(value: StagedValue, field: StagedField): string {
  return field === 'image' ? '' : cellText(Object.fromEntries([[field, value]]), field)
}

export interface Change {
  id: string
  field: StagedField
  value: StagedValue
}

/** Stages changes on top of what is staged. What comes back to what stands in the document is none. */
export function stage(
  staged: Staged,
  changes: readonly Change[],
  documentOf: (id: string) => Document | undefined,
): Staged {
  const edits = {...staged.edits}
  for (const {id, field, value} of changes) {
    const before = edits[id]?.[field]
    const base = before ? before.base : liveValue(documentOf(id), field)
    const {[field]: _before, ...others} = edits[id] ?? {}
    const next: Edits = isSame(base, value, field)
      ? others
      : {...others, [field]: {base, mine: value}}
    if (Object.keys(next).length > 0) edits[id] = next
    else delete edits[id]
  }
  return {...staged, edits}
}

/** The document as it will be when the edits are saved. */
export function withEdits<D extends Document>(document: D, edits: Edits | undefined): D {
  if (edits === undefined) return document
  const isCaption = document._type === 'caption'
  const changed = Object.fromEntries(
    Object.entries(edits).flatMap(([field, {mine}]) =>
      isCaption || isDefaultField(field) ? [[field, mine ?? undefined]] : [],
    ),
  )
  if (document._type === 'gallery') {
    return {...document, defaults: {...document.defaults, ...changed}}
  }
  const {image} = edits
  const pictured = image ? {missingImage: image.mine ? undefined : image.missing} : {}
  return {...document, ...changed, ...pictured}
}

/** Settles what two people did to one field: mine is to be saved over theirs, or theirs stays. */
export function resolve(
  staged: Staged,
  {id, field}: {id: string; field: StagedField},
  choice: 'mine' | 'theirs',
  document: Document | undefined,
): Staged {
  const edit = staged.edits[id]?.[field]
  if (edit === undefined) return staged
  const {[field]: _settled, ...others} = staged.edits[id] ?? {}
  const next =
    choice === 'theirs' ? others : {...others, [field]: {...edit, base: liveValue(document, field)}}
  const {[id]: _document, ...rest} = staged.edits
  const edits = Object.keys(next).length > 0 ? {...rest, [id]: next} : rest
  return {...staged, edits}
}

export interface Conflict {
  id: string
  field: StagedField
  mine: StagedValue
  theirs: StagedValue
}

export function conflictsOf(
  staged: Staged,
  documentOf: (id: string) => Document | undefined,
): Conflict[] {
  return editsOf(staged).flatMap(({id, field, edit}) => {
    const document = documentOf(id)
    if (standingOf(edit, document, field) !== 'conflict') return []
    return [{id, field, mine: edit.mine, theirs: liveValue(document, field)}]
  })
}

export function editsOf({edits}: Staged): {id: string; field: StagedField; edit: Edit}[] {
  return Object.entries(edits).flatMap(([id, fields]) =>
    STAGED_FIELDS.flatMap((field) => {
      const edit = fields[field]
      return edit ? [{id, field, edit}] : []
    }),
  )
}

const STAGED_FIELDS = [
  'image',
  'text',
  'alt',
  'credit',
  'people',
  'dateCreated',
  'places',
  'usageTerms',
] as const satisfies StagedField[]
