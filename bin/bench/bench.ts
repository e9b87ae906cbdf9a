/**
 * One promise about speed or size, measured against somebody else who does the same work in the same
 * run: machines differ, and a shared one differs from minute to minute, but a ratio holds.
 *
 * A bench is a file in `bin/benches/` whose default export is a `Bench`. Nothing else is needed.
 */
export interface Bench {
  /** As `--only` names it: `story-by-slug`. */
  name: string
  /** One sentence: what is done, and by whom else. */
  summary: string
  /** What the ratio must reach, or must not exceed: see {@link better}. */
  goal: number
  /** `higher`: how many times better than the peer we are. `lower`: how many times the peer's cost. */
  better: 'higher' | 'lower'
  /** Of the figures: `ms`, `MB` (less is better) or something a second, `documents/s` (more is). */
  unit: string
  /** Interleaved pairs to measure. Default 5; one pair more is run first, to warm up. */
  runs?: number
  prepare: (tools: BenchTools) => Promise<Contest>
}

/**
 * Each side does its work once a call, and is timed; or returns the figure, in the bench's unit, when
 * it knows better than a clock around it. A peer that is a number is a limit, not an opponent.
 */
interface Contest {
  ours: Side
  peer: Side | number
  /** Throws when the two do not do the same work. Called once, before anything is measured. */
  check?: () => Promise<void>
}

export type Side = () => Promise<number | void>

export interface BenchTools {
  /** How large a dataset is to be. */
  documents: number
  /** Told what takes long, a line at a time. */
  log: (line: string) => void
  /** Undone when all benches are over, last first. */
  defer: (cleanUp: () => Promise<void> | void) => void
}

/** What `newsroom bench --json` prints, an object a line. */
export interface BenchResult {
  name: string
  /** Rounded to three digits. */
  ratio: number
  goal: number
  better: 'higher' | 'lower'
  unit: string
  /** Pairs that were measured. */
  runs: number
  medians: {ours: number; peer: number}
}

export function reachesGoal({ratio, goal, better}: BenchResult): boolean {
  return better === 'higher' ? ratio >= goal : ratio <= goal
}
