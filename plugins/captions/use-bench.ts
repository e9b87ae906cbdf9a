import {useCallback, useMemo, useState} from 'react'
import {useClient} from 'sanity'
import {type Bench, type BenchRow, type BenchSource, toBench, viewOf} from './bench.ts'
import {type Field, isDefaultField, readCell, type Value} from './fields.ts'
import {makeKey, saveStaged, type SaveResult} from './save.ts'
import {withSaves} from './staged/as-saved.ts'
import {
  type Change,
  type Document,
  holderOf,
  NOTHING_STAGED,
  resolve,
  stage,
  type Staged,
  type StagedField,
} from './staged/edits.ts'
import {moveItems, moveTo} from './staged/order.ts'
import {takeBack, withKept} from './staged/take-back.ts'
import {type Locks, useLocks} from './use-locks.ts'
import {useSourceNames} from './use-source-names.ts'
import {type StagedWork, useStaged} from './use-staged.ts'

/** A text for a field of a row, by the row's id. */
export interface FieldText {
  id: string
  field: Field
  text: string
}

type Undoing = Pick<StagedWork, 'canUndo' | 'canRedo' | 'undoesSave' | 'undo' | 'redo'>

export interface BenchWork extends Undoing {
  bench: Bench
  /** Rows that cannot be written. */
  locks: Locks
  saving: boolean
  mayWrite: (id: string, field: Field) => boolean
  /** Stages what may be written, as one step; says how many cells that were, and how many not. */
  write: (texts: readonly FieldText[]) => {written: number; refused: number}
  /** Stages what was being written in a row that has left the bench meanwhile. */
  rescue: (row: BenchRow, field: Field, text: string) => void
  /** Gives up what was written in captions that have left the bench. */
  dropStrays: () => void
  change: (make: (staged: Staged) => Staged) => void
  move: (ids: readonly string[], by: -1 | 1) => void
  moveOver: (id: string, over: string) => void
  choose: (id: string, field: StagedField, choice: 'mine' | 'theirs') => void
  /** Takes the order of the other person, or means to save one's own over it. */
  takeOrder: () => void
  keepOrder: () => void
  save: () => Promise<SaveResult>
  /** Gives up everything that is not saved. */
  discard: () => void
}

/** A bench and everything that can be done on it; nothing reaches the lake before `save`. */
export function useBench(source: BenchSource, place: string, title: string): BenchWork {
  const client = useClient({apiVersion: '2025-02-19'})
  const work = useStaged(place, title)
  const {staged, change, settle} = work
  const [saves, setSaves] = useState<readonly Staged[]>([])
  const [saving, setSaving] = useState(false)
  const {live, waiting} = useMemo(() => withSaves(source, saves), [source, saves])
  if (waiting.length < saves.length) setSaves(waiting)
  const sourceNames = useSourceNames()
  const bench = useMemo(() => toBench(live, staged, sourceNames), [live, staged, sourceNames])
  const locks = useLocks(bench.rows)
  const byId = useMemo(() => new Map(bench.rows.map((row) => [row.id, row])), [bench])
  const documentOf = useCallback((id: string): Document | undefined => byId.get(id)?.live, [byId])

  const mayWrite = useCallback(
    (id: string, field: Field) => {
      const row = byId.get(id)
      if (row === undefined || locks.has(id)) return false
      return row.kind === 'caption' || isDefaultField(field)
    },
    [byId, locks],
  )

  const write = useCallback(
    (texts: readonly FieldText[]) => {
      const allowed = texts.filter(({id, field}) => mayWrite(id, field))
      const changes = allowed.flatMap(({id, field, text}): Change[] => {
        const row = byId.get(id)
        // What reads the same is the same, a credit that only refers to its agency included.
        const view = row && viewOf(row, field)
        if (view?.from === 'own' && view.text === text.trim()) return []
        const value: Value = readCell(field, text, holderOf(row?.document), makeKey)
        return [{id, field, value}]
      })
      if (changes.length > 0) change((staged) => stage(staged, changes, documentOf))
      return {written: allowed.length, refused: texts.length - allowed.length}
    },
    [mayWrite, byId, change, documentOf],
  )

  const reorder = (make: (ids: readonly string[]) => string[]) => {
    const {gallery, captions} = bench
    if (gallery === undefined || locks.has(gallery.id)) return
    const base = (gallery.live.captions ?? []).map(({_ref}) => _ref)
    const mine = make(captions.map(({id}) => id))
    change((staged) => ({...staged, order: {base: staged.order?.base ?? base, mine}}))
  }

  const save = async () => {
    setSaving(true)
    try {
      const result = await saveStaged(client, live, staged)
      if (result.ok) {
        const done = withKept(staged, result.kept)
        const ids = bench.gallery && [...bench.captions.map(({id}) => id), ...result.kept]
        setSaves((before) => [...before, done])
        settle(staged, takeBack(done, {documentOf, ids}))
      }
      return result
    } finally {
      setSaving(false)
    }
  }

  return {
    ...work,
    bench,
    locks,
    saving,
    mayWrite,
    write,
    rescue: (row, field, text) => {
      const value: Value = readCell(field, text, holderOf(row.document), makeKey)
      change((staged) => stage(staged, [{id: row.id, field, value}], () => row.live))
    },
    dropStrays: () => {
      const strays = new Set(bench.strays.map(({id}) => id))
      change(({edits, ...staged}) => ({
        ...staged,
        edits: Object.fromEntries(Object.entries(edits).filter(([id]) => !strays.has(id))),
      }))
    },
    move: (ids, by) => reorder((all) => moveItems(all, ids, by)),
    moveOver: (id, over) => reorder((all) => moveTo(all, id, over)),
    choose: (id, field, choice) =>
      change((staged) => resolve(staged, {id, field}, choice, documentOf(id))),
    takeOrder: () => change(({order: _mine, ...staged}) => staged),
    keepOrder: () => {
      const base = (bench.gallery?.live.captions ?? []).map(({_ref}) => _ref)
      const mine = bench.captions.map(({id}) => id)
      change((staged) => ({...staged, order: {base, mine}}))
    },
    save,
    discard: () => change(() => NOTHING_STAGED),
  }
}
