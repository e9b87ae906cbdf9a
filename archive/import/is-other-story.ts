import {inkOf} from '../text/visible.ts'

const STRIDE = 8
const MOST = 20_000

/**
 * `true` when two texts of one name have next to nothing in common: then the second is no correction
 * of the first. Fewer than one in five of the sequences of eight letters stands in both.
 */
export function isOtherStory(before: string, after: string): boolean {
  const [old, young] = [inkOf(before).slice(0, MOST), inkOf(after).slice(0, MOST)]
  if (Math.min(old.length, young.length) < 8 * STRIDE) return false
  const known = new Set<string>()
  for (let at = 0; at + STRIDE <= old.length; at++) known.add(old.slice(at, at + STRIDE))
  let all = 0
  let same = 0
  for (let at = 0; at + STRIDE <= young.length; at += STRIDE) {
    all++
    if (known.has(young.slice(at, at + STRIDE))) same++
  }
  return same * 5 < all
}
