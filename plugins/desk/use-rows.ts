import {useState} from 'react'
import {useCurrentUser} from 'sanity'
import {useLiveQuery} from '../shared/use-live-query.ts'
import {type FoundRows, listQuery, readList, type ShownList} from './list-query.ts'
import {type OrderName} from './orders.ts'

export type Rows =
  | {state: 'loading'}
  | {state: 'failed'; message: string}
  /** `busy`: others will stand there in a moment. */
  | ({state: 'ready'; busy: boolean; more: () => void} & FoundRows)

/** What fills any screen; whoever scrolls on is brought five times as many, and again. */
const FIRST = 100
const TIMES = 5

/** The rows of a list, kept up to date. While others are fetched, the last ones stay. */
export function useRows(
  {filter, params}: Pick<ShownList, 'filter' | 'params'>,
  order: OrderName,
  words: string,
): Rows {
  const me = useCurrentUser()?.id ?? ''
  const wanted = `${order} ${words}`
  const [asked, ask] = useState({wanted, size: FIRST})
  const size = asked.wanted === wanted ? asked.size : FIRST
  const {query, values} = listQuery({filter, order, params: {me, ...params}, words, size})
  const found = useLiveQuery(query, values, {
    perspective: 'drafts',
    throttleTime: 1000,
    tag: 'desk.list',
  })
  const [last, setLast] = useState<{data: unknown; rows: FoundRows}>()
  const isNew = found.state === 'ready' && found.data !== last?.data
  const rows = isNew ? readList(found.data) : last?.rows
  if (isNew && rows !== undefined) setLast({data: found.data, rows})
  if (found.state === 'failed') return found
  if (rows === undefined) return {state: 'loading'}
  const busy = found.state === 'loading'
  const more = () => {
    if (!busy && rows.rows.length < rows.count) ask({wanted, size: size * TIMES})
  }
  return {state: 'ready', busy, more, ...rows}
}
