import {useMemo, useState} from 'react'
import {useObservable} from 'react-rx'
import {combineLatest, map, of} from 'rxjs'
import {useGrantsStore} from 'sanity'
import {mayEdit, mayEverEdit} from '../../newsroom/access/may-edit.ts'
import {type Actor} from '../../newsroom/access/roles.ts'
import {draftId} from '../../newsroom/ids.ts'
import {isSettled, stageOf} from '../../newsroom/stages.ts'
import {useActor} from '../shared/use-actor.ts'
import {type BenchRow} from './bench.ts'

/** Why a row is only to be looked at: it is signed off, or this person may not write it. */
export type Lock = 'settled' | 'role'

export type Locks = ReadonlyMap<string, Lock>

/**
 * The rows that cannot be written, and why. The newsroom's own rules answer at once, so that nobody's
 * first keys are lost; access control is asked with its own filters, about the drafts that would be
 * written, so that nothing stays offered which the lake would refuse. What it said stays so while it is
 * asked again: whoever writes in a cell goes on while somebody else moves the captions about.
 */
export function useLocks(rows: readonly BenchRow[]): Locks {
  const grants = useGrantsStore()
  const actor = useActor()
  // Filters look at where a document stands and whose it is, not at its words.
  const key = rows
    .map(({id, live, kind}) => `${kind} ${id} ${JSON.stringify(live.workflow)}`)
    .join('\n')
  const ruled = useMemo(
    () => new Map(rows.map((row) => [row.id, ruledLock(row, actor)])),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `key` is what of the rows is looked at
    [actor, key],
  )
  const asked = useMemo(() => {
    const checks = rows.map((row) => {
      const lock = ruled.get(row.id)
      if (lock !== undefined) return of<[string, Lock | undefined]>([row.id, lock])
      const isNew = row.kind === 'caption' && row.isNew
      const document = {...row.live, _id: draftId(row.id)}
      return grants
        .checkDocumentPermission(isNew ? 'create' : 'update', document)
        .pipe(
          map(({granted}): [string, Lock | undefined] => [row.id, granted ? undefined : 'role']),
        )
    })
    const answers = checks.length === 0 ? of([]) : combineLatest(checks)
    return answers.pipe(map((found) => new Map(found)))
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `ruled` changes with what of the rows is looked at
  }, [grants, ruled])
  const answer = useObservable(asked, undefined)
  const [last, setLast] = useState<Answer>()
  if (answer !== undefined && answer !== last) setLast(answer)
  return useMemo(
    () => locksOf(answer ?? new Map([...ruled, ...known(last, ruled)])),
    [answer, last, ruled],
  )
}

function ruledLock({live}: BenchRow, actor: Actor): Lock | undefined {
  if (!mayEverEdit(actor)) return 'role'
  if (isSettled(stageOf(live))) return 'settled'
  return mayEdit(live, actor) ? undefined : 'role'
}

type Answer = ReadonlyMap<string, Lock | undefined>

/** What access control said about rows that the rules leave open. */
function known(last: Answer | undefined, ruled: Answer): [string, Lock | undefined][] {
  return [...(last ?? [])].filter(
    ([id, lock]) => ruled.has(id) && ruled.get(id) === undefined && lock !== 'settled',
  )
}

function locksOf(answer: Answer): Locks {
  return new Map([...answer].flatMap(([id, lock]) => (lock === undefined ? [] : [[id, lock]])))
}
