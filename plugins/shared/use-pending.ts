import {useCallback, useMemo, useState} from 'react'

interface Row {
  id: string
  /** Of what is shown; with another one the lake has answered, whatever it says. */
  revision: string
}

export interface Pending<T> {
  /** What is under way with a row; nothing once the lake has answered. */
  of: (row: Row) => T | undefined
  begin: (row: Row, change: T) => void
  /** It came to nothing. */
  settle: (row: Row) => void
  /** Ids of the rows that are under way. */
  moving: ReadonlySet<string>
}

/** What people see at once, before the lake has it: changes of rows, each until its row is another. */
export function usePending<T>(rows: readonly Row[]): Pending<T> {
  const [pending, setPending] = useState<ReadonlyMap<string, {change: T; revision: string}>>(
    new Map(),
  )
  const of = useCallback(
    ({id, revision}: Row) => {
      const entry = pending.get(id)
      return entry?.revision === revision ? entry.change : undefined
    },
    [pending],
  )
  return {
    of,
    begin: useCallback(({id, revision}: Row, change: T) => {
      setPending((before) => new Map(before).set(id, {change, revision}))
    }, []),
    settle: useCallback(({id}: Row) => {
      setPending((before) => new Map([...before].filter(([one]) => one !== id)))
    }, []),
    moving: useMemo(
      () => new Set(rows.filter((row) => of(row) !== undefined).map(({id}) => id)),
      [rows, of],
    ),
  }
}
