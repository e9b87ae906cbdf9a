/** The newest records tell the newest runs; the archive behind them is found by its stories. */
export const RUNS_QUERY =
  '*[_type == "importRecord" && !defined(replacedBy)] | order(importedAt desc)[0...2000]{runId, importedAt}'

/** The stories of one run, `$run`. */
export const RUN_FILTER =
  '_type == "article" && provenance.importRecord._ref in *[_type == "importRecord" && runId == $run]._id'

interface ImportRun {
  runId: string
  importedAt: string
  sources: number
}

/** Gathers what {@link RUNS_QUERY} answered by run, the newest first; what names no run is left out. */
export function runsOf(rows: unknown): ImportRun[] {
  const runs = new Map<string, ImportRun>()
  for (const row of Array.isArray(rows) ? rows : []) {
    if (!isRow(row)) continue
    const run = runs.get(row.runId)
    if (run) run.sources++
    else runs.set(row.runId, {runId: row.runId, importedAt: row.importedAt ?? '', sources: 1})
  }
  return [...runs.values()]
}

function isRow(row: unknown): row is {runId: string; importedAt?: string | null} {
  return typeof row === 'object' && row !== null && 'runId' in row && typeof row.runId === 'string'
}
