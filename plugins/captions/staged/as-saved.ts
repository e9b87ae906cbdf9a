import {type Caption, type Gallery} from '../../../newsroom/model.ts'
import {current, type Versions} from '../../../newsroom/story.ts'
import {type BenchSource} from '../bench.ts'
import {type Document, type Edits, editsOf, type Staged, standingOf, withEdits} from './edits.ts'
import {isSameOrder} from './order.ts'

/**
 * What the lake has taken in but not yet sent back: until it does, the bench shows this, so that
 * nothing flickers back to what it was.
 */
function asSaved(source: BenchSource, saved: Staged): BenchSource {
  const known = new Set(source.captions.map(({id}) => id))
  const added = saved.added
    .filter(({_id}) => !known.has(_id))
    .map((caption): Versions<Caption> => ({
      id: caption._id,
      draft: withEdits(caption, saved.edits[caption._id]),
    }))
  return {
    ...source,
    captions: [
      ...source.captions
        .filter(({id}) => saved.removed?.includes(id) !== true)
        .map((one) => settle(one, saved)),
      ...added,
    ],
    galleries: source.galleries.map((one) => reorder(settle(one, saved), source, saved)),
  }
}

/**
 * The bench with what was saved and is not sent back yet, save upon save.
 *
 * @returns `waiting`: those of the saves that are still missing
 */
export function withSaves(
  source: BenchSource,
  saves: readonly Staged[],
): {live: BenchSource; waiting: readonly Staged[]} {
  let live = source
  const waiting = saves.filter((saved) => {
    if (hasArrived(live, saved)) return false
    live = asSaved(live, saved)
    return true
  })
  return {live, waiting}
}

/** Has the lake sent everything back? */
function hasArrived(source: BenchSource, saved: Staged): boolean {
  const all: Versions<Document>[] = [...source.galleries, ...source.captions]
  const waiting = all.some(
    (one) => Object.keys(waitingIn(current(one), saved.edits[one.id]) ?? {}).length > 0,
  )
  const known = new Set(source.captions.map(({id}) => id))
  const missing = saved.added.some(({_id}) => !known.has(_id))
  const staying = saved.removed?.some((id) => known.has(id)) === true
  return (
    !waiting &&
    !missing &&
    !staying &&
    source.galleries.every((one) => reorder(one, source, saved) === one)
  )
}

function settle<D extends Document>(versions: Versions<D>, saved: Staged): Versions<D> {
  const document = current(versions)
  const edits = waitingIn(document, saved.edits[versions.id])
  if (document === undefined || edits === undefined) return versions
  return {...versions, draft: withEdits(document, edits)}
}

/** Edits that are not in the document yet; what somebody has changed since is theirs again. */
function waitingIn(document: Document | undefined, edits: Edits | undefined): Edits | undefined {
  if (document === undefined || edits === undefined) return undefined
  return Object.fromEntries(
    editsOf({edits: {one: edits}, added: []})
      .filter(({field, edit}) => standingOf(edit, document, field) === 'mine')
      .map(({field, edit}) => [field, edit]),
  )
}

function reorder(
  versions: Versions<Gallery>,
  {list}: BenchSource,
  {order, added}: Staged,
): Versions<Gallery> {
  const gallery = current(versions)
  if (gallery === undefined || versions.id !== list) return versions
  const live = gallery.captions ?? []
  const ids = live.map(({_ref}) => _ref)
  const base = order?.base ?? ids
  const wanted = [
    ...(order?.mine ?? ids),
    ...added.map(({_id}) => _id).filter((id) => !ids.includes(id) && !order?.mine.includes(id)),
  ]
  if (!isSameOrder(base, ids) || isSameOrder(wanted, ids)) return versions
  const captions = wanted.map(
    (id) => live.find(({_ref}) => _ref === id) ?? {_type: 'reference' as const, _key: id, _ref: id},
  )
  return {...versions, draft: {...gallery, captions}}
}
