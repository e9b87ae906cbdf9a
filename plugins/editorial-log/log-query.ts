import {type EditorialLog} from '../../newsroom/editorial-log.ts'

/**
 * The private log of a document, the newest first: of a story everything that happened to it and its
 * pictures, of a picture what is about itself. The import stands in it as the first thing there was.
 */
export const LOG_QUERY = {
  fetch: `{
  "entries": *[_type == "editorialLog" && _id in path("editorial.**")
      && (story._ref == $id || subject._ref == $id)] | order(at desc)[0...$limit]{
    _id, event, from, to, by, at, note, mentions,
    "about": select(subject._ref != $id => subject._ref)
  },
  "imported": *[_id in [$id, "drafts." + $id]][0].provenance.importRecord->{
    "at": importedAt, source, runId
  }
}`,
  listen: '*[_type == "editorialLog" && (story._ref == $id || subject._ref == $id)]',
}

export type LogEntry = Pick<
  EditorialLog,
  'event' | 'from' | 'to' | 'by' | 'at' | 'note' | 'mentions'
> & {
  _id: string
  /** Of an import: the file, empty where a text was pasted, and the run that `newsroom undo` takes. */
  imported?: {source: string; run: string}
  /** Published id of the picture that the entry is about, where it is not the story itself. */
  about?: string
}

/** What the query has answered, as a list; whatever is no entry is left out. */
export function readLog(data: unknown): LogEntry[] {
  if (!isRecord(data)) return []
  const entries = Array.isArray(data['entries']) ? data['entries'].filter(isEntry) : []
  const {imported} = data
  if (!isRecord(imported) || typeof imported['at'] !== 'string') return entries
  const of = {source: textOf(imported['source']), run: textOf(imported['runId'])}
  const first: LogEntry = {
    _id: 'import',
    event: 'import',
    by: '',
    at: imported['at'],
    imported: of,
  }
  return [...entries, first].toSorted((a, b) => b.at.localeCompare(a.at))
}

export const LOG_FILTERS = ['all', 'moves', 'notes', 'checks', 'imports', 'mine'] as const
export type LogFilter = (typeof LOG_FILTERS)[number]

/** Does an entry pass the filter, for this person? */
export function passes({event, mentions}: LogEntry, filter: LogFilter, me: string): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'notes':
      return event === 'note'
    case 'checks':
      return event === 'check' || event === 'clear'
    case 'imports':
      return event === 'import'
    case 'mine':
      return mentions?.includes(me) ?? false
    case 'moves':
      return event !== 'note' && event !== 'check' && event !== 'import'
  }
}

function isEntry(value: unknown): value is LogEntry {
  return (
    isRecord(value) &&
    typeof value['_id'] === 'string' &&
    typeof value['event'] === 'string' &&
    typeof value['by'] === 'string' &&
    typeof value['at'] === 'string'
  )
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
