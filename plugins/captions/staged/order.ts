/**
 * What becomes of the order of a list that two people have changed: `mine` was made of `base`, and
 * meanwhile the list has become `theirs`. Nobody's addition and nobody's removal is lost, and
 * what was added keeps its place behind its neighbour; where both have moved things about there is no
 * answer, and `undefined` says so.
 *
 * | base  | mine    | theirs  | merged  |
 * | ----- | ------- | ------- | ------- |
 * | a b c | c a b   | a b c d | c d a b |
 * | a b c | a b c x | c a b   | c x a b |
 */
export function mergeOrder(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): string[] | undefined {
  if (!hasMoved(base, theirs)) return carryOver(base, mine, theirs)
  if (!hasMoved(base, mine)) return carryOver(base, theirs, mine)
  const kept = carryOver(base, mine, theirs)
  return isSameOrder(kept, carryOver(base, theirs, mine)) ? kept : undefined
}

/** Do the items that both lists have stand in another order? */
function hasMoved(base: readonly string[], list: readonly string[]): boolean {
  const both = base.filter((id) => list.includes(id))
  return !isSameOrder(
    both,
    list.filter((id) => base.includes(id)),
  )
}

/** The order of `main`, with what the other list has added and without what it has removed. */
function carryOver(
  base: readonly string[],
  main: readonly string[],
  other: readonly string[],
): string[] {
  const merged = main.filter((id) => !base.includes(id) || other.includes(id))
  for (const [index, id] of other.entries()) {
    if (base.includes(id) || merged.includes(id)) continue
    const before = other.slice(0, index).findLast((one) => merged.includes(one))
    merged.splice(before === undefined ? 0 : merged.indexOf(before) + 1, 0, id)
  }
  return merged
}

export function isSameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index])
}

/** The list with some of its items together, one place up (−1) or down (1); at its end it stays. */
export function moveItems(list: readonly string[], moved: readonly string[], by: -1 | 1): string[] {
  const first = list.findIndex((id) => moved.includes(id))
  const last = list.findLastIndex((id) => moved.includes(id))
  if (first < 0 || (by < 0 ? first === 0 : last === list.length - 1)) return [...list]
  const rest = list.filter((id) => !moved.includes(id))
  const together = list.filter((id) => moved.includes(id))
  return rest.toSpliced(first + by, 0, ...together)
}

/** The list with one item moved to where another stands now. */
export function moveTo(list: readonly string[], id: string, over: string): string[] {
  const [from, to] = [list.indexOf(id), list.indexOf(over)]
  if (from < 0 || to < 0) return [...list]
  return list.toSpliced(from, 1).toSpliced(to, 0, id)
}
