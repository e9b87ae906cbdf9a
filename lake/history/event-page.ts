import {isRecord, type JsonObject} from '../documents/json.ts'
import {type LoggedTransaction, type TransactionLog} from '../store/transaction-log.ts'

export interface EventPage {
  /** Newest first. */
  events: JsonObject[]
  /** Where the next page begins; empty on the last one. */
  nextCursor: string
}

export interface PageOptions {
  limit: number
  /** As it came with the page before. */
  cursor: string | undefined
}

/**
 * As many transactions, from the newest back, as it takes for a page of what history tells of them.
 * What one transaction did stays together, so a page may be longer than was asked for.
 *
 * @param sequences of the transactions that may have something to tell, oldest first
 */
export function pageOf(
  log: TransactionLog,
  sequences: number[],
  {limit, cursor}: PageOptions,
  tell: (transaction: LoggedTransaction) => JsonObject[],
): EventPage {
  const before = Number(cursor ?? Infinity)
  const events: JsonObject[] = []
  let told = 0
  for (const sequence of sequences.toReversed()) {
    if (sequence >= before) continue
    if (events.length >= limit) return {events, nextCursor: String(told)}
    const transaction = log.at(sequence)
    if (transaction) events.push(...tell(transaction))
    told = sequence
  }
  return {events, nextCursor: ''}
}

/** What the actions of a transaction say that they did; nothing for plain mutations. */
export function causesOf({cause}: {cause: string | null}): Record<string, unknown>[] {
  const causes: unknown = cause === null ? [] : JSON.parse(cause)
  return Array.isArray(causes) ? causes.filter((each) => isRecord(each)) : []
}
