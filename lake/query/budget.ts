/** Spent by every document that a query reads. */
export interface Budget {
  /** Throws {@link OverBudgetError} when the query has had enough. */
  spend(characters: number): void
}

/** A query that reads too much for the thread that serves everybody; another thread must take it. */
export class OverBudgetError extends Error {
  override name = 'OverBudgetError'
}

/** For threads that may be stopped at any time. */
export const UNLIMITED: Budget = {spend() {}}

/** What reading may cost on the main thread: a few milliseconds of parsing. */
export function smallBudget(): Budget {
  let documents = 250
  let characters = 1024 * 1024
  return {
    spend(size) {
      documents -= 1
      characters -= size
      if (documents < 0 || characters < 0) throw new OverBudgetError()
    },
  }
}
