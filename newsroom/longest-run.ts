/**
 * Where the numbers stand that would have to go so that the rest rises: of `3 1 2 4` the first. What
 * was moved is told from all that it was moved past; of two that changed places the later one is taken.
 * Numbers that are equal rise. As quick as sorting, however many there are.
 */
export function outsideLongestRun(numbers: readonly number[]): number[] {
  // From the end, by length: the run that begins with the highest number, by its first place.
  const begins: number[] = []
  const next: (number | undefined)[] = []
  for (let place = numbers.length - 1; place >= 0; place--) {
    const n = at(numbers, place)
    let [low, high] = [0, begins.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (at(numbers, at(begins, middle)) >= n) low = middle + 1
      else high = middle
    }
    next[place] = begins[low - 1]
    begins[low] = place
  }
  const within = new Set<number>()
  for (let place = begins.at(-1); place !== undefined; place = next[place]) within.add(place)
  return [...numbers.keys()].filter((place) => !within.has(place))
}

function at(list: readonly number[], place: number): number {
  return list[place] ?? Number.NaN
}
