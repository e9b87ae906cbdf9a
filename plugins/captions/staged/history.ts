/** Steps that can be taken back, and those that were. */
export interface History<T> {
  past: readonly T[]
  present: T
  future: readonly T[]
}

/** Enough for a long evening; a step costs only what it has changed. */
const STEPS = 200

export function startOf<T>(present: T): History<T> {
  return {past: [], present, future: []}
}

export function doneAfter<T>(history: History<T>, present: T): History<T> {
  if (present === history.present) return history
  return {past: [...history.past, history.present].slice(-STEPS), present, future: []}
}

export function undone<T>(history: History<T>): History<T> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  const future = [history.present, ...history.future]
  return {past: history.past.slice(0, -1), present: before, future}
}

export function redone<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future
  if (next === undefined) return history
  return {past: [...history.past, history.present], present: next, future}
}
