/** What was measured, and what it should be. */
export interface Figure {
  name: string
  value: number
  unit: string
  /** `<= 8192`, `>= 10000`, `= 0`; a figure without one is told for comparison. */
  goal?: string
}

export type Report = (name: string, value: number, unit: string, goal?: string) => void

const COMPARE: Record<string, (value: number, limit: number) => boolean> = {
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '=': (value, limit) => value === limit,
  '>=': (value, limit) => value >= limit,
}

/** Undefined for a figure without a goal. Throws for a goal that nobody can read. */
export function reachesGoal({name, value, goal}: Figure): boolean | undefined {
  if (goal === undefined) return undefined
  const [sign = '', limit = ''] = goal.split(' ')
  const compare = COMPARE[sign]
  if (compare === undefined || !Number.isFinite(Number(limit))) {
    throw new TypeError(`The goal of "${name}" is "${goal}"; write it as "<= 8192".`)
  }
  return compare(value, Number(limit))
}

/** `{name, value: 7116, unit: 'bytes', goal: '<= 8192'}` → `  ok    7,116 bytes   <= 8192   name`. */
export function lineOf(figure: Figure): string {
  const reached = reachesGoal(figure)
  const mark = reached === undefined ? '' : reached ? 'ok' : 'MISSED'
  const told = `${numbers.format(figure.value)} ${figure.unit}`
  return `${mark.padEnd(6)} ${told.padStart(20)}  ${(figure.goal ?? '').padEnd(9)} ${figure.name}`
}

const numbers = new Intl.NumberFormat('en-GB', {maximumFractionDigits: 2})

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN
}
