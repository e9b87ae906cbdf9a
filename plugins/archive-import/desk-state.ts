import {type ImportPlan, type UndoOutcome} from '../../archive/index.ts'
import {publishedId} from '../../newsroom/ids.ts'
import {openSuggestions} from '../lineage/suggestions.ts'

/** One story of one source, or a source that could not be read. */
export interface DeskItem {
  key: string
  name: string
  state: 'waiting' | 'failed' | 'ready' | 'imported'
  /** Why it failed, with the remedy. */
  failure?: string
  summary?: Summary
}

export interface Summary {
  /** Published id of its article. */
  article: string
  outcome: ImportPlan['outcome']
  captions: number
  flags: number
  created: number
  updated: number
  kept: number
  suggestions: number
}

export interface DeskState {
  items: readonly DeskItem[]
  selected?: string
  /** The story that is looked at. While it is read again, the reading before stays in sight. */
  opened?: {key: string; plan: ImportPlan}
  reading: boolean
  phase: 'open' | 'importing' | 'imported' | 'undoing'
  runId?: string
  /** What came of taking the last run back; the sources are as they were before it. */
  undone?: readonly UndoOutcome[]
  /** Who did not answer, to what, and what was heard instead. What was under way stopped there. */
  failure?: {during: 'reading' | 'importing' | 'undoing'; of: 'lake' | 'reader'; message: string}
}

/** @param runId the run that wrote it: when an answer was lost, the plan after it has nothing left to do */
export function summaryOf(
  {outcome, reading, importRecord, created, updated, kept, suggestions}: ImportPlan,
  runId?: string,
): Summary {
  const isWritten = outcome === 'unchanged' && importRecord.runId === runId
  const isFirst = isWritten || outcome === 'new'
  return {
    article: publishedId(reading.article._id),
    outcome: isWritten ? 'new' : outcome,
    captions: reading.captions.length,
    flags: importRecord.review.length,
    created: isWritten ? madeBy(importRecord) : created.length,
    updated: updated.length,
    kept: kept.length,
    // Later imports find some of the first one's hints accepted; only what is new is told of them.
    suggestions: suggestions.length + (isFirst ? hintsIn(reading, importRecord) : 0),
  }
}

/** What the reader would write and leaves to a person, as lineage shows it beside each document. */
function hintsIn(
  {article, galleries, captions}: ImportPlan['reading'],
  {suggestions = []}: ImportPlan['importRecord'],
): number {
  const hints = {suggestions: suggestions.filter(({rule}) => rule !== 'merge')}
  return [article, ...galleries, ...captions].reduce(
    (sum, document) => sum + openSuggestions(hints, document).length,
    0,
  )
}

/** The first import of a source names no documents: it made all that it wrote. */
function madeBy({created, written = []}: ImportPlan['importRecord']): number {
  return created?.length ?? new Set(written.map(({target}) => target)).size
}
