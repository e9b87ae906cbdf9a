import {offsetsOf} from '../../archive/text/code-points.ts'

/** The words of the archive text from which a caption was read. */
export interface SourceWords {
  /** From its first word to its last, lines as they were. */
  text: string
  /** Where in `text` the words of a field stand, by the first part of its path: `credit`. */
  spans: {field: string; from: number; to: number}[]
}

/** What to fetch: the records of some captions, each with its text and the segments of these alone. */
export const SOURCES = `*[_id in $records]{
  rawText, "segments": segments[target in $ids]{from, to, target, path}
}`

/** Reads what {@link SOURCES} answered. What is no record is passed over. */
export function readSources(data: unknown): Map<string, SourceWords> {
  const words = new Map<string, SourceWords>()
  for (const {rawText, segments} of Array.isArray(data) ? data.filter(isRecord) : []) {
    const offsetOf = offsetsOf(rawText)
    for (const [target, list] of Map.groupBy(segments.filter(isSegment), (one) => one.target)) {
      const start = Math.min(...list.map(({from}) => offsetOf(from)))
      const end = Math.max(...list.map(({to}) => offsetOf(to)))
      words.set(target, {
        text: rawText.slice(start, end),
        spans: list
          .map(({path, from, to}) => ({
            field: /^\w+/.exec(path)?.[0] ?? '',
            from: offsetOf(from) - start,
            to: offsetOf(to) - start,
          }))
          .toSorted((a, b) => a.from - b.from),
      })
    }
  }
  return words
}

function isRecord(value: unknown): value is {rawText: string; segments: unknown[]} {
  return (
    typeof value === 'object' &&
    value !== null &&
    'rawText' in value &&
    typeof value.rawText === 'string' &&
    'segments' in value &&
    Array.isArray(value.segments)
  )
}

function isSegment(
  value: unknown,
): value is {from: number; to: number; target: string; path: string} {
  return (
    typeof value === 'object' &&
    value !== null &&
    'from' in value &&
    typeof value.from === 'number' &&
    'to' in value &&
    typeof value.to === 'number' &&
    'target' in value &&
    typeof value.target === 'string' &&
    'path' in value &&
    typeof value.path === 'string'
  )
}
