import {publishedId} from '../../newsroom/ids.ts'
import {type LogEntry, readLog} from './log-query.ts'

/** What carries a correction; in the perspective `raw`. */
export const CORRECTED_QUERY = '*[references($correction)]._id'

/** Published ids of what carries the correction, each once. */
export function correctedIn(data: unknown): string[] {
  const ids = Array.isArray(data) ? data.filter((id) => typeof id === 'string') : []
  return [...new Set(ids.map(publishedId))]
}

/** Of the logs of these documents what can have led to a correction, and notes about it itself. */
export const REASONS_QUERY = {
  fetch: `{
  "entries": *[_type == "editorialLog" && (
      (story._ref in $stories && event in ["correct", "update", "publish", "forcePublish"])
      || subject._ref == $correction)] | order(at asc){_id, event, by, at, note}
}`,
  listen: '*[_type == "editorialLog" && (story._ref in $stories || subject._ref == $correction)]',
}

/**
 * Why there is a correction, the oldest reason first: what was said when the story was taken up again,
 * when the correction went out, and about it since. The correction that readers see holds none of it.
 *
 * @param correction published id, `correction-<key>`; the entry that published it ends in the same key
 */
export function reasonsFor(correction: string, data: unknown): LogEntry[] {
  const entries = readLog(data)
  const key = correction.replace(/^correction-/, '')
  const out = entries.findIndex(({_id}) => _id.endsWith(`.${key}`))
  const before = entries.slice(0, Math.max(0, out))
  const last = before.findLastIndex(({event}) => event === 'publish' || event === 'forcePublish')
  const led = entries.slice(last + 1, out + 1).filter(({event}) => event !== 'note')
  const since = entries.filter(({event}) => event === 'note')
  return [...led, ...since].filter(({note}) => note !== undefined)
}
