import {outsideLongestRun} from './longest-run.ts'

/**
 * What the counters that a source printed say about a gallery: `1/11, 2/11, 4/11` → 3 is missing.
 * Nothing is renumbered; the holes are named so that people can look.
 */
export type Continuity =
  | {code: 'missing'; n: number; expected: number}
  | {code: 'repeated'; n: number; positions: number[]}
  | {code: 'outOfOrder'; n: number; position: number}
  | {code: 'otherTotal'; marker: string; expected: number; position: number}
  | {code: 'tooMany'; n: number; expected: number; position: number}

/**
 * @param markers one for each caption in the gallery's order; `undefined` where the source printed
 *   none (such captions are not judged)
 * @param expectedCount the N of n/N
 */
export function findHoles(
  markers: readonly (string | undefined)[],
  expectedCount: number | undefined,
): Continuity[] {
  const printed = markers.flatMap((marker, position) => {
    const read = readMarker(marker)
    return marker !== undefined && read ? [{...read, marker, position}] : []
  })
  const first = printed[0]
  if (first === undefined) return []
  const expected = expectedCount ?? first.total
  const holes: Continuity[] = []
  const seen = new Map<number, number[]>()
  const firsts: {n: number; position: number}[] = []
  for (const {n, total, marker, position} of printed) {
    if (total !== expected) holes.push({code: 'otherTotal', marker, expected, position})
    if (n > expected) holes.push({code: 'tooMany', n, expected, position})
    const before = seen.get(n)
    if (before) before.push(position)
    else {
      seen.set(n, [position])
      firsts.push({n, position})
    }
  }
  // What was moved, and not everything that it was moved past.
  for (const place of outsideLongestRun(firsts.map(({n}) => n))) {
    const moved = firsts[place]
    if (moved) holes.push({code: 'outOfOrder', ...moved})
  }
  for (const [n, positions] of seen) {
    if (positions.length > 1) holes.push({code: 'repeated', n, positions})
  }
  // A source that counts to a million is not a gallery with a million holes.
  for (let n = 1; n <= Math.min(expected, 1000); n++) {
    if (!seen.has(n)) holes.push({code: 'missing', n, expected})
  }
  return holes
}

/** `"3/11"`, `"3 of 11"` → `{n: 3, total: 11}`. */
export function readMarker(marker: string | undefined): {n: number; total: number} | undefined {
  const match = /(\d{1,4})\s*(?:\/|of)\s*(\d{1,4})/i.exec(marker ?? '')
  return match ? {n: Number(match[1]), total: Number(match[2])} : undefined
}
