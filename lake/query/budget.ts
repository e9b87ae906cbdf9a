/** Spent by every row and every document that a query reads. */
export interface Budget {
  /** One row of columns. Throws {@link OverBudgetError} when the query has had enough. */
  row(): void
  /** One document, of so many characters. Throws {@link OverBudgetError}, too. */
  document(characters: number): void
}

/** A query that reads too much for the thread that serves everybody; another thread must take it. */
export class OverBudgetError extends Error {
  override name = 'OverBudgetError'
}

/** For threads that may be stopped at any time. */
export const UNLIMITED: Budget = {row() {}, document() {}}

/** What reading may cost on the main thread: a few milliseconds. */
export function smallBudget(): Budget {
  let rows = 1000
  let documents = 250
  let characters = 1024 * 1024
  return {
    row() {
      rows -= 1
      if (rows < 0) throw new OverBudgetError()
    },
    document(size) {
      documents -= 1
      characters -= size
      if (documents < 0 || characters < 0) throw new OverBudgetError()
    },
  }
}
