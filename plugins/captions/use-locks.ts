import {useMemo, useState} from 'react'
import {useObservable} from 'react-rx'
import {combineLatest, map, of} from 'rxjs'
import {useGrantsStore} from 'sanity'
import {draftId} from '../../newsroom/ids.ts'
import {mayEdit, mayEverEdit} from '../../newsroom/may-edit.ts'
import {isSettled, stageOf} from '../../newsroom/stages.ts'
import {useActor} from '../shared/use-actor.ts'
import {type BenchRow} from './bench.ts'

/** Why a row is only to be looked at: it is signed off, or this person may not write it. */
export type Lock = 'settled' | 'role'

export type Locks = ReadonlyMap<string, Lock>

/**
 * The rows that cannot be written, and why. Access control is asked with its own filters, about the
 * drafts that would be written, so that nothing is offered here which the lake would refuse. Until it
 * has answered nobody knows, and nothing can be written. What was known stays so while it is asked
 * again: whoever writes in a cell goes on while somebody else moves the captions about.
 */
export function useLocks(rows: readonly BenchRow[]): Locks | undefined {
  const grants = useGrantsStore()
  const actor = useActor()
  // Filters look at where a document stands and whose it is, not at its words.
  const key = rows
    .map(({id, live, kind}) => `${kind} ${id} ${JSON.stringify(live.workflow)}`)
    .join('\n')
  const locks = useMemo(() => {
    const writes = mayEverEdit(actor)
    const checks = rows.map((row) => {
      if (!writes) return of<[string, Lock] | undefined>([row.id, 'role'])
      if (isSettled(stageOf(row.live))) return of<[string, Lock] | undefined>([row.id, 'settled'])
      if (!mayEdit(row.live, actor)) return of<[string, Lock] | undefined>([row.id, 'role'])
      const isNew = row.kind === 'caption' && row.isNew
      const document = {...row.live, _id: draftId(row.id)}
      return grants
        .checkDocumentPermission(isNew ? 'create' : 'update', document)
        .pipe(
          map(({granted}): [string, Lock] | undefined => (granted ? undefined : [row.id, 'role'])),
        )
    })
    const ids = new Set(rows.map(({id}) => id))
    const known = checks.length === 0 ? of([]) : combineLatest(checks)
    return known.pipe(
      map((found): Answer => ({ids, locks: new Map(found.filter((one) => one !== undefined))})),
    )
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `key` is what of the rows is looked at
  }, [grants, actor, key])
  const answer = useObservable(locks, undefined)
  const [last, setLast] = useState<Answer>()
  if (answer !== undefined && answer !== last) setLast(answer)
  return useMemo(() => answer?.locks ?? (last && stillKnown(last, rows)), [answer, last, rows])
}

/** About which rows Content Lake was asked, and which of them are locked. */
interface Answer {
  ids: ReadonlySet<string>
  locks: Locks
}

function stillKnown({ids, locks}: Answer, rows: readonly BenchRow[]): Locks | undefined {
  const others = rows.filter(({id}) => !ids.has(id))
  if (others.length === rows.length) return undefined
  return new Map([...locks, ...others.map(({id}): [string, Lock] => [id, 'role'])])
}
