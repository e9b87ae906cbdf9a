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
  /** Key of the paragraph that says this and nothing else: accepted, its words would stand twice. */
  paragraph?: string
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
    const paragraph = paragraphOf(document, path, value)
    const shown = describe(value)
    return [{key, path, value, shown, reason, rule, ...(paragraph ? {paragraph} : {})}]
  })
}

/** The lines above a story that look like its headline and byline were imported as paragraphs. */
function paragraphOf(document: StoryDocument, path: string, value: unknown): string | undefined {
  if (document._type !== 'article' || !['headline', 'bylines'].includes(path)) return undefined
  const words = path === 'headline' ? value : printedIn(value)
  const block = document.body?.find(
    (one) =>
      one._type === 'block' &&
      one.children
        .map(({text}) => text)
        .join('')
        .trim() === words,
  )
  return block?._key
}

function printedIn(bylines: unknown): unknown {
  const [first]: unknown[] = Array.isArray(bylines) ? bylines : []
  return typeof first === 'object' && first !== null && 'asPrinted' in first
    ? first.asPrinted
    : undefined
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
