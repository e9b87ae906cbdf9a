import {describeHole, levelOfHole, type Problem} from '../../newsroom/holds/problems.ts'
import {type Continuity, findHoles, readMarker} from '../../newsroom/printed-markers.ts'

/** A hole in what the source printed, before the caption (counted from 0) where it shows. */
export interface PlacedHole {
  before: number
  hole: Continuity
}

/** A missing number stands before the first caption that printed a higher one, else at the end. */
export function placeHoles(
  markers: readonly (string | undefined)[],
  expectedCount: number | undefined,
): PlacedHole[] {
  const numbers = markers.map((marker) => readMarker(marker)?.n)
  return findHoles(markers, expectedCount).map((hole) => {
    const next = hole.code === 'missing' ? numbers.findIndex((n) => n && n > hole.n) : -1
    return {before: next < 0 ? markers.length : next, hole}
  })
}

/** What the continuity of the printed counters says about single captions, by their index. */
export function markerProblems(
  count: number,
  holes: readonly Continuity[],
): Map<number, Problem[]> {
  const found = new Map<number, Problem[]>()
  // Where every counter has the same other total, the gallery says it once, by its count.
  const others = holes.filter(({code}) => code === 'otherTotal').length
  const add = (index: number, hole: Continuity) => {
    const problem: Problem = {
      code: hole.code,
      level: levelOfHole(hole),
      message: describeHole(hole),
      path: ['printedMarker'],
    }
    found.set(index, [...(found.get(index) ?? []), problem])
  }
  for (const hole of holes) {
    if (hole.code === 'repeated') for (const index of hole.positions) add(index, hole)
    else if (hole.code === 'otherTotal' && others === count) continue
    else if (hole.code !== 'missing') add(hole.position, hole)
  }
  return found
}
