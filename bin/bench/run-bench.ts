import {type Bench, type BenchResult, type BenchTools, type Side} from './bench.ts'

const RUNS = 5
/** Work shorter than this is repeated until it is measurable, and its mean is the figure. */
const LONG_ENOUGH_MS = 25

/**
 * Measures both sides in turns, so that whatever else the machine does meets both, and compares the
 * medians. Throws what the bench throws: a bench that cannot be run is no result.
 */
export async function runBench(bench: Bench, tools: BenchTools): Promise<BenchResult> {
  const {name, goal, better, unit, runs = RUNS} = bench
  const {ours, peer, check} = await bench.prepare(tools)
  await check?.()
  const figures = {ours: [] as number[], peer: [] as number[]}
  for (let run = 0; run <= runs; run++) {
    const pair = {
      ours: await figureOf(ours),
      peer: typeof peer === 'number' ? peer : await figureOf(peer),
    }
    if (run === 0) continue
    figures.ours.push(pair.ours)
    figures.peer.push(pair.peer)
  }
  const medians = {ours: median(figures.ours), peer: median(figures.peer)}
  const ratio = rounded(ratioOf(medians, bench))
  return {
    name,
    ratio,
    goal,
    better,
    unit,
    runs,
    medians: {ours: rounded(medians.ours), peer: rounded(medians.peer)},
  }
}

/** Of costs the smaller is better, of rates the larger; the ratio is told as the bench wants it. */
export function ratioOf(
  {ours, peer}: {ours: number; peer: number},
  {unit, better}: Pick<Bench, 'unit' | 'better'>,
): number {
  const isRate = unit.endsWith('/s')
  return isRate === (better === 'higher') ? ours / peer : peer / ours
}

async function figureOf(side: Side): Promise<number> {
  const started = performance.now()
  let calls = 0
  let passed = 0
  while (passed < LONG_ENOUGH_MS) {
    const figure = await side()
    if (typeof figure === 'number') return figure
    calls++
    passed = performance.now() - started
  }
  return passed / calls
}

export function median(figures: number[]): number {
  const sorted = figures.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? NaN
  const lower = sorted[Math.ceil(middle) - 1] ?? NaN
  return (upper + lower) / 2
}

function rounded(figure: number): number {
  return Number(figure.toPrecision(3))
}
