import {describeHole} from '../../../newsroom/holds/problems.ts'
import {type Bench, type BenchRow, problemsOf} from '../bench.ts'
import {type Column} from '../columns.ts'

/** What stands below one another: rows, and the places of numbers that the source skipped. */
export type Line =
  | {kind: 'row'; row: BenchRow; index: number}
  | {kind: 'hole'; text: string; key: string}

/** The lines of a bench, the gallery's own left out: it stands above, and stays there. */
export function linesOf({rows, holes, gallery}: Bench): Line[] {
  const lines: Line[] = []
  const addHoles = (before: number) => {
    for (const {hole} of holes.filter((one) => one.before === before))
      lines.push({kind: 'hole', text: describeHole(hole), key: `hole ${JSON.stringify(hole)}`})
  }
  for (const [index, row] of rows.entries()) {
    if (gallery && index === 0) continue
    addHoles(index)
    lines.push({kind: 'row', row, index})
  }
  addHoles(rows.length)
  return lines
}

export function keyOf(line: Line | undefined, index: number): string | number {
  if (line === undefined) return index
  return line.kind === 'row' ? line.row.id : line.key
}

/** How many captions have something wrong in each column. */
export function countProblems(
  {captions}: Bench,
  columns: readonly Column[],
): ReadonlyMap<string, number> {
  return new Map(
    columns.map(({name}) => [
      name,
      captions.filter((row) => problemsOf(row, name).some(({level}) => level !== 'info')).length,
    ]),
  )
}
