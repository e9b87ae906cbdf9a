/**
 * `dateTime()` takes texts such as `2017-02-04T23:30:00-05:00`, whose first ten letters are a day
 * that may be another one in UTC; and V8 takes `2017-02-31` for the third of March.
 */
const FURTHEST_MS = 5 * 24 * 60 * 60 * 1000

/** A text that sorts before all that can mean a time after `date`. `undefined` beyond the year 9999. */
export function earliestText(date: Date): string | undefined {
  return dayText(date.getTime() - FURTHEST_MS)
}

/** A text that sorts after all that can mean a time before `date`. */
export function latestText(date: Date): string | undefined {
  return dayText(date.getTime() + FURTHEST_MS)
}

function dayText(time: number): string | undefined {
  const date = new Date(time)
  const text = Number.isNaN(date.getTime()) ? '' : date.toISOString()
  return /^\d{4}-/.test(text) ? text.slice(0, 10) : undefined
}
