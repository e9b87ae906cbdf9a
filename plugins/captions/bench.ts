import {findProblems, type Problem} from '../../newsroom/holds/problems.ts'
import {type Caption, type Gallery, type GalleryDefaults} from '../../newsroom/model.ts'
import {current, defaultsFor, type Versions} from '../../newsroom/story.ts'
import {markerProblems, type PlacedHole, placeHoles} from './continuity.ts'
import {cellText, type Field, FIELDS, isDefaultField, readCell} from './fields.ts'
import {type Suggested} from './pictures/read-metadata.ts'
import {
  type Edits,
  holderOf,
  type Staged,
  type StagedField,
  standingOf,
  textOf,
  editsOf,
  withEdits,
} from './staged/edits.ts'
import {isSameOrder, mergeOrder} from './staged/order.ts'
import {type SourceNames} from './use-source-names.ts'

const NO_NAMES: SourceNames = new Map()

/** What was written in a caption that has left the bench since. */
interface Stray {
  id: string
  field: StagedField
  text: string
}

/** What a bench shows: captions, the galleries that they stand in, and whether one is being edited. */
export interface BenchSource {
  galleries: readonly Versions<Gallery>[]
  captions: readonly Versions<Caption>[]
  /** Published id of the gallery whose list this is; without one, captions from anywhere. */
  list?: string
}

interface Row<D> {
  /** Published id. */
  id: string
  /** As it is in Content Lake. */
  live: D
  /** As it will be when everything is saved. */
  document: D
  /** Fields that wait to be saved. */
  edited: ReadonlySet<StagedField>
  /** Fields that somebody else has changed meanwhile. */
  conflicts: ReadonlySet<StagedField>
  problems: readonly Problem[]
  /** What the file of its picture says where the caption says something else, or nothing. */
  suggested: Suggested
  /** Of agencies, for credits that only refer to one. */
  sourceNames: SourceNames
}

interface CaptionRow extends Row<Caption> {
  kind: 'caption'
  /** What readers will count: its place in the gallery, from 1. */
  n: number
  defaults: GalleryDefaults | undefined
  isNew: boolean
}

interface GalleryRow extends Row<Gallery> {
  kind: 'gallery'
}

export type BenchRow = CaptionRow | GalleryRow

export interface Bench {
  /** The gallery's own row first, where a gallery is edited. */
  rows: BenchRow[]
  captions: CaptionRow[]
  gallery: GalleryRow | undefined
  /** Holes in what the source printed, each before the row where the number would stand. */
  holes: PlacedHole[]
  /** How many cells (and the order) wait to be saved. */
  unsaved: number
  strays: Stray[]
  /** Both here and elsewhere things were moved about. */
  orderConflict: boolean
}

/** The bench as it will be when everything is saved, each value judged by the newsroom's rules. */
export function toBench(
  {galleries, captions, list}: BenchSource,
  staged: Staged,
  sourceNames: SourceNames = NO_NAMES,
): Bench {
  const ofList = galleries.find(({id}) => id === list)
  const gallery = current(ofList)
  const galleryRow =
    gallery && list !== undefined
      ? {...toGalleryRow(list, gallery, staged), sourceNames}
      : undefined
  const changed = galleries.map(({id, ...versions}) => {
    const live = current({id, ...versions})
    return live ? {id, draft: withEdits(live, staged.edits[id])} : {id}
  })
  const story = {galleries: changed, captions: []}
  const {ids, orderConflict} = orderOf(captions, gallery, staged)
  const byId = new Map(captions.map((versions) => [versions.id, versions]))
  const rows = ids.flatMap((id): CaptionRow[] => {
    const added = staged.added.find(({_id}) => _id === id)
    const live = current(byId.get(id)) ?? added
    if (live === undefined) return []
    const defaults = defaultsFor(story, id) ?? (added ? galleryRow?.document.defaults : undefined)
    return [{...toCaptionRow(id, live, defaults, staged), sourceNames, isNew: !byId.has(id)}]
  })
  const numbered = rows.map((row, index) => ({...row, n: index + 1}))
  const holes = gallery
    ? placeHoles(
        numbered.map(({document}) => document.printedMarker),
        gallery.expectedCount,
      )
    : []
  const problems = markerProblems(
    numbered.length,
    holes.map(({hole}) => hole),
  )
  const judged = numbered.map((row, index) => ({
    ...row,
    problems: [...row.problems, ...(problems.get(index) ?? [])],
  }))
  const first = galleryRow ? 1 : 0
  const strays = straysOf(staged, new Set([list, ...numbered.map(({id}) => id)]))
  return {
    rows: [...(galleryRow ? [galleryRow] : []), ...judged],
    captions: judged,
    gallery: galleryRow,
    holes: holes
      .filter(({hole}) => hole.code === 'missing')
      .map(({before, hole}) => ({before: before + first, hole})),
    unsaved: countUnsaved(judged, galleryRow, staged) + strays.length,
    strays,
    orderConflict,
  }
}

function toGalleryRow(id: string, live: Gallery, staged: Staged): Omit<GalleryRow, 'sourceNames'> {
  const document = withEdits(live, staged.edits[id])
  const problems = findProblems(document).flatMap((problem): Problem[] => {
    const [field, ...rest] = problem.path
    if (field === 'defaults') return [{...problem, path: rest}]
    // How many there are, and whether one stands twice, is about the list as a whole.
    return field === 'captions' ? [{...problem, path: ['n']}] : []
  })
  return {
    kind: 'gallery',
    id,
    live,
    document,
    ...standings(live, staged.edits[id]),
    problems,
    suggested: {},
  }
}

function toCaptionRow(
  id: string,
  live: Caption,
  defaults: GalleryDefaults | undefined,
  staged: Staged,
): Omit<CaptionRow, 'isNew' | 'sourceNames'> {
  const document = withEdits(live, staged.edits[id])
  const problems = findProblems(document, defaults)
  const standing = standings(live, staged.edits[id])
  const suggested = openSuggestions(staged.suggested?.[id] ?? {}, document)
  return {kind: 'caption', id, n: 0, live, document, defaults, ...standing, problems, suggested}
}

/** What stands in its cell already need not be offered. */
function openSuggestions(suggested: Suggested, document: Caption): Suggested {
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const text = suggested[field]
      if (text === undefined || text === cellText(document, field)) return []
      const read = readCell(field, text, document, () => '')
      return textOf(read, field) === cellText(document, field) ? [] : [[field, text]]
    }),
  )
}

function standings(live: Caption | Gallery, edits: Edits | undefined) {
  const edited = new Set<StagedField>()
  const conflicts = new Set<StagedField>()
  for (const {field, edit} of editsOf({edits: {one: edits ?? {}}, added: []})) {
    const standing = standingOf(edit, live, field)
    if (standing !== 'done') edited.add(field)
    if (standing === 'conflict') conflicts.add(field)
  }
  return {edited, conflicts}
}

function orderOf(
  captions: readonly Versions<Caption>[],
  gallery: Gallery | undefined,
  {order, added}: Staged,
): {ids: string[]; orderConflict: boolean} {
  const live = gallery ? (gallery.captions ?? []).map(({_ref}) => _ref) : captions.map(({id}) => id)
  const merged = order ? mergeOrder(order.base, order.mine, live) : live
  const ids = merged ?? order?.mine ?? live
  const missing = added.map(({_id}) => _id).filter((id) => !ids.includes(id))
  return {ids: [...new Set([...ids, ...missing])], orderConflict: merged === undefined}
}

function straysOf(staged: Staged, known: ReadonlySet<string | undefined>): Stray[] {
  return editsOf(staged)
    .filter(({id}) => !known.has(id))
    .map(({id, field, edit}) => ({id, field, text: textOf(edit.mine, field)}))
}

function countUnsaved(
  captions: readonly CaptionRow[],
  gallery: GalleryRow | undefined,
  {order, removed = []}: Staged,
): number {
  const live = (gallery?.live.captions ?? []).map(({_ref}) => _ref)
  const ids = captions.map(({id}) => id)
  const going = removed.filter((id) => live.includes(id))
  const [stood, stands] = [
    live.filter((id) => ids.includes(id)),
    ids.filter((id) => live.includes(id)),
  ]
  const isMoved = order !== undefined && !isSameOrder(stood, stands)
  const cells = [...captions, ...(gallery ? [gallery] : [])].map(({edited}) => edited.size)
  const isNew = captions.filter((row) => row.isNew)
  const count = cells.reduce((sum, size) => sum + size, 0) + isNew.length + going.length
  return count + (isMoved ? 1 : 0)
}

/** What a cell says, and whose word it is. */
export interface CellView {
  text: string
  /** The caption's own, its gallery's, or what only the source says. */
  from: 'own' | 'gallery' | 'none'
  /** The caption says something else than its gallery: a visible exception. */
  exception?: string
}

export function viewOf(row: BenchRow, field: Field): CellView {
  const own = cellText(holderOf(row.document), field, row.sourceNames)
  if (row.kind === 'gallery') {
    return {text: own, from: own === '' ? 'none' : 'own'}
  }
  const inherited = isDefaultField(field) ? cellText(row.defaults, field, row.sourceNames) : ''
  if (own === '') return {text: inherited, from: inherited === '' ? 'none' : 'gallery'}
  return {
    text: own,
    from: 'own',
    ...(inherited !== '' && inherited !== own ? {exception: inherited} : {}),
  }
}

/** What is wrong with one cell, the worst first. */
export function problemsOf(row: BenchRow, column: string): Problem[] {
  const own = row.problems.filter(
    ({path}) => (path[0] === 'missingImage' ? 'image' : path[0]) === column,
  )
  return own.toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level))
}

const LEVELS: Problem['level'][] = ['error', 'warning', 'info']
