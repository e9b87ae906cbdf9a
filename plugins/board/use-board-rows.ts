import {startOfDay} from 'date-fns/startOfDay'
import {subDays} from 'date-fns/subDays'
import {useMemo, useState} from 'react'
import {type StoryDocument} from '../../newsroom/model.ts'
import {type LiveQuery, useLiveQuery} from '../shared/use-live-query.ts'
import {PICTURES_QUERY, rowsQuery} from './board-query.ts'
import {type BoardRow, readRows} from './read-rows.ts'
import {useNow} from '../shared/use-now.ts'

/** What went live longer ago has left the board. */
const DAYS_LIVE = 7

export type BoardRows =
  | {state: 'loading'}
  | {state: 'failed'; message: string}
  /** `stale` says why they are not up to date: the lake does not answer any more. */
  | {state: 'ready'; rows: BoardRow[]; stale?: string}

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
    const [failed] = [rows, pictures].flatMap((one) => (one.state === 'failed' ? one : []))
    const [stories, shown] = [answerOf(rows), answerOf(pictures)]
    if (stories && shown) {
      const read = readRows(stories.data, shown.data, now)
      return {state: 'ready', rows: read, ...(failed ? {stale: failed.message} : {})}
    }
    return failed ? {state: 'failed', message: failed.message} : {state: 'loading'}
  }, [rows, pictures, now])
}

/** What it says, or said last. */
function answerOf(query: LiveQuery): {data: unknown} | undefined {
  if (query.state === 'ready') return query
  return query.state === 'failed' ? query.last : undefined
}
