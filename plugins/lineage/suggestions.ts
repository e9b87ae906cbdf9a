import {type ImportRecord, type Suggestion} from '../../newsroom/import-record.ts'
import {publishedId} from '../../newsroom/ids.ts'
import {type StoryDocument} from '../../newsroom/model.ts'
import {describe} from './lineage-rows.ts'

/** What an import would have written and left to a person. */
export interface OpenSuggestion {
  /** The same for the same field and value, in whatever import; by it a dismissal is remembered. */
  key: string
  path: string
  value: unknown
  shown: string
  reason: string
  /** The source says something else since somebody edited, or the reader only guesses. */
  rule: string
}

/** Suggestions about the document that nobody has accepted or dismissed yet. */
export function openSuggestions(
  {suggestions = []}: Pick<ImportRecord, 'suggestions'>,
  document: StoryDocument,
): OpenSuggestion[] {
  const dismissed = new Set(dismissedIn(document))
  return suggestions.flatMap((suggestion): OpenSuggestion[] => {
    const {target, path, value: json, reason, rule} = suggestion
    if (target !== publishedId(document._id)) return []
    const key = keyOf(suggestion)
    const value: unknown = JSON.parse(json)
    const stands = valueIn(document, path)
    // A source that stands there as a reference was chosen by somebody.
    const isDone = path === 'credit.source' ? stands !== undefined : isSame(stands, value)
    if (dismissed.has(key) || isDone) return []
    return [{key, path, value, shown: describe(value), reason, rule}]
  })
}

/** Kept where the Studio may write and no reader looks: `provenance.dismissed`. */
export function dismissedIn(document: StoryDocument): string[] {
  const kept = valueIn(document, 'provenance.dismissed')
  return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : []
}

function keyOf({path, value}: Suggestion): string {
  return `${path}: ${value}`.slice(0, 200)
}

function valueIn(document: StoryDocument, path: string): unknown {
  let value: unknown = document
  for (const name of path.split('.')) {
    value =
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([own]) => own === name)?.[1]
        : undefined
  }
  return value
}

function isSame(stands: unknown, value: unknown): boolean {
  return describe(stands) === describe(value)
}
