import {startOfDay} from 'date-fns/startOfDay'
import {subDays} from 'date-fns/subDays'
import {useMemo, useState} from 'react'
import {type StoryDocument} from '../../newsroom/model.ts'
import {useLiveQuery} from '../shared/use-live-query.ts'
import {PICTURES_QUERY, rowsQuery} from './board-query.ts'
import {type BoardRow, readRows} from './read-rows.ts'
import {useNow} from '../shared/use-now.ts'

/** What went live longer ago has left the board. */
const DAYS_LIVE = 7

export type BoardRows =
  | {state: 'loading'}
  | {state: 'failed'; message: string}
  | {state: 'ready'; rows: BoardRow[]}

/** Every card of a type, kept up to date. */
export function useBoardRows(type: StoryDocument['_type']): BoardRows {
  const [since] = useState(() => subDays(startOfDay(new Date()), DAYS_LIVE).toISOString())
  const now = useNow(60_000)
  const rows = useLiveQuery(
    // A change of any document of the type looks again: a lake cannot listen to a query with joins.
    {fetch: rowsQuery(type), listen: `*[_type == "${type}"]`},
    {since},
    {perspective: 'raw', throttleTime: 300, tag: 'board.rows'},
  )
  const pictures = useLiveQuery(
    {fetch: PICTURES_QUERY, listen: '*[_type in ["gallery", "caption"]]'},
    {since},
    {perspective: 'raw', tag: 'board.pictures'},
  )
  return useMemo(() => {
    if (rows.state === 'failed') return rows
    if (pictures.state === 'failed') return pictures
    if (rows.state === 'loading' || pictures.state === 'loading') return {state: 'loading'}
    return {state: 'ready', rows: readRows(rows.data, pictures.data, now)}
  }, [rows, pictures, now])
}
