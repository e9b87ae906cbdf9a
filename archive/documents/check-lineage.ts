import {publishedId} from '../../newsroom/ids.ts'
import {type ImportRecord, type Segment} from '../../newsroom/import-record.ts'
import {type StoryDocument} from '../../newsroom/model.ts'
import {offsetsOf} from '../text/code-points.ts'
import {inkOf} from '../text/visible.ts'
import {type Violation} from './check-conservation.ts'

/**
 * Proves that the words of each span are what the reader wrote into its field: in order, all of
 * them, nothing else, white space apart. For documents as the reader wrote them; what editors have
 * changed since differs, and should.
 */
export function checkLineage(
  record: ImportRecord,
  documents: readonly StoryDocument[],
): Violation[] {
  const byId = new Map(documents.map((document) => [publishedId(document._id), document]))
  const offsetOf = offsetsOf(record.rawText)
  const violations: Violation[] = []
  for (const segments of fieldsOf(record).values()) {
    const [first] = segments
    if (first === undefined) continue
    const {target, path, from} = first
    const to = segments.at(-1)?.to ?? first.to
    const document = byId.get(target)
    const where = {target, path, from, to}
    if (document === undefined) {
      const message = `${target} is missing; the record says that it holds characters ${from} to ${to}`
      violations.push({code: 'missingDocument', message, ...where})
      continue
    }
    const value = textAt(document, path)
    if (value === undefined) {
      const message = `${target} has no text at ${path}; the record says that it holds characters ${from} to ${to}`
      violations.push({code: 'missingField', message, ...where})
      continue
    }
    const words = segments
      .map((segment) => record.rawText.slice(offsetOf(segment.from), offsetOf(segment.to)))
      .join('')
    if (inkOf(words) !== inkOf(value)) {
      const message = `${path} of ${target} holds other words than characters ${from} to ${to} of ${record.source}`
      violations.push({code: 'otherWords', message, ...where})
    }
  }
  return violations
}

/** The spans of each field, in the order of the source. */
function fieldsOf({segments}: ImportRecord): Map<string, Segment[]> {
  const fields = new Map<string, Segment[]>()
  for (const segment of segments) {
    const key = `${segment.target} ${segment.path}`
    const list = fields.get(key)
    if (list) list.push(segment)
    else fields.set(key, [segment])
  }
  return fields
}

/** The text at `text`, `credit.asPrinted`, `body[_key=="b3"]` (all its spans) of a document. */
export function textAt(document: unknown, path: string): string | undefined {
  let value: unknown = document
  for (const [, field, key] of path.matchAll(/([A-Za-z_]\w*)|\[_key=="([^"]*)"\]/g)) {
    value = field === undefined ? itemOf(value, key ?? '') : fieldOf(value, field)
  }
  if (typeof value === 'string') return value
  const children = fieldOf(value, 'children')
  if (!Array.isArray(children)) return undefined
  return children.map((child) => fieldOf(child, 'text')).join('')
}

function fieldOf(value: unknown, field: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).find(([name]) => name === field)?.[1]
}

function itemOf(value: unknown, key: string): unknown {
  return Array.isArray(value) ? value.find((item) => fieldOf(item, '_key') === key) : undefined
}
