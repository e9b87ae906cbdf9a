import {isEmbargoed} from '../../newsroom/embargo.ts'
import {type Embargo} from '../../newsroom/model.ts'
import {instantOf, rowOf} from './fields.ts'
import {type AddressRow} from './rows.ts'

/** How a story stands with its readers: shown, gone with a notice, or as if it had never been. */
export type Standing = 'open' | 'killed' | 'hidden'

/**
 * The one rule that every page, list and feed asks, whatever the query has already left out. What
 * cannot be read (a status nobody knows, an embargo that is not one) hides the story.
 */
export function standingOf(
  row: Pick<AddressRow, 'pubStatus' | 'embargo' | 'firstPublishedAt'>,
  now: Date,
): Standing {
  if (isEmbargoed({embargo: embargoOf(row.embargo)}, now)) return 'hidden'
  if (row.pubStatus === 'canceled') return 'killed'
  if (row.pubStatus !== 'usable' && row.pubStatus !== null && row.pubStatus !== undefined)
    return 'hidden'
  const live = instantOf(row.firstPublishedAt)
  return live !== undefined && new Date(live) > now ? 'hidden' : 'open'
}

function embargoOf(value: AddressRow['embargo']): Embargo | undefined {
  if (value === null || value === undefined) return undefined
  const row = rowOf(value)
  const active: unknown = row === undefined ? true : row.active
  const until = instantOf(row?.until)
  return {_type: 'embargo', active: !OFF.has(active), ...(until ? {until} : {})}
}

const OFF = new Set<unknown>([false, null, undefined])
