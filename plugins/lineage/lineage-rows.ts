import {inkOf, offsetsOf} from '../../archive/index.ts'
import {publishedId} from '../../newsroom/ids.ts'
import {type Certainty, type ImportRecord, type Segment} from '../../newsroom/import-record.ts'
import {type BodyBlock} from '../../newsroom/body.ts'
import {type StoryDocument} from '../../newsroom/model.ts'

/** Words of the source, with some of what stands around them. */
export interface Stretch {
  before: string
  words: string
  after: string
  /** Line of the source, from 1. */
  line: number
}

/** One value that came from the source, and what has become of it. */
export interface LineageRow {
  /** Where it is in the document, as Sanity writes paths. */
  path: string
  /** The top-level field, by which people know it. */
  field: string
  stretches: Stretch[]
  rule: string
  certainty: Certainty
  /** `derived`: concluded from the words of another field, which stay there. */
  kind: 'printed' | 'derived'
  state: 'asRead' | 'changed' | 'removed'
  /** As a person reads it: what the reader wrote, and what stands there now. */
  wrote: string
  now: string
}

const CONTEXT = 60

/**
 * Every value of a document that came from its source, in the order of the source, with the words it
 * came from, the rule that decided, and what people have made of it since.
 */
export function lineageOf(record: ImportRecord, document: StoryDocument): LineageRow[] {
  const id = publishedId(document._id)
  const own = record.segments.filter(({target}) => target === id)
  const written = new Map(
    (record.written ?? [])
      .filter(({target}) => target === id)
      .map(({field, value}): [string, unknown] => [field, JSON.parse(value)]),
  )
  const stretchOf = stretcher(record.rawText)
  const rows: LineageRow[] = []
  for (const [path, segments] of byPath(own)) {
    const field = path.split(/[.[]/)[0] ?? path
    const wrote = describe(valueAt(written.get(field), field, path))
    const now = describe(valueAt(fieldOf(document, field), field, path))
    const [first] = segments
    if (first === undefined) continue
    rows.push({
      path,
      field,
      stretches: segments.map(stretchOf),
      rule: first.rule,
      certainty: first.certainty,
      kind: 'printed',
      state: stateOf(wrote, now),
      wrote,
      now,
    })
  }
  const text = own.filter(({path}) => path === 'text')
  for (const field of ['dateCreated', 'places']) {
    if (!written.has(field)) continue
    const wrote = describe(written.get(field))
    const now = describe(fieldOf(document, field))
    rows.push({
      path: field,
      field,
      stretches: text.map(stretchOf),
      rule: field === 'places' ? 'places' : 'caption-date',
      certainty: 'found',
      kind: 'derived',
      state: stateOf(wrote, now),
      wrote,
      now,
    })
  }
  return rows
}

/** The row that a path of the form means: its own, that of a part of it, or of its whole field. */
export function rowAt(rows: readonly LineageRow[], path: string): LineageRow | undefined {
  if (path === '') return undefined
  const begins = (longer: string, shorter: string) =>
    longer === shorter ||
    /^[.[]/.test(longer.startsWith(shorter) ? longer.slice(shorter.length) : '')
  return (
    rows.find((row) => begins(path, row.path)) ??
    rows.find((row) => begins(row.path, path)) ??
    rows.find(({field}) => begins(path, field))
  )
}

function byPath(segments: readonly Segment[]): Map<string, Segment[]> {
  const paths = new Map<string, Segment[]>()
  for (const segment of segments) {
    // The marker and a label are printed for the credit and the counter; they have rows of their own.
    paths.set(segment.path, [...(paths.get(segment.path) ?? []), segment])
  }
  return paths
}

function stretcher(rawText: string): (segment: Segment) => Stretch {
  const offsetOf = offsetsOf(rawText)
  return ({from, to}) => {
    const [start, end] = [offsetOf(from), offsetOf(to)]
    return {
      before: rawText.slice(Math.max(0, start - CONTEXT), start).replace(/^.*\n\s*\n/s, ''),
      words: rawText.slice(start, end),
      after: rawText.slice(end, end + CONTEXT).replace(/\n\s*\n.*$/s, ''),
      line: rawText.slice(0, start).split(/\r\n|\r|\n/).length,
    }
  }
}

function stateOf(wrote: string, now: string): LineageRow['state'] {
  if (now === '' && wrote !== '') return 'removed'
  return inkOf(wrote) === inkOf(now) ? 'asRead' : 'changed'
}

function fieldOf(document: StoryDocument, field: string): unknown {
  return Object.entries(document).find(([name]) => name === field)?.[1]
}

/** `credit.asPrinted` of a credit is judged by its line, which is what people edit and readers see. */
function valueAt(value: unknown, field: string, path: string): unknown {
  const key = /\[_key=="([^"]+)"\]/.exec(path)?.[1]
  const member = key === undefined ? value : memberOf(value, key)
  const rest = path.slice(field.length).replace(/^\[[^\]]*\]/, '')
  if (field === 'credit') return propertyOf(member, rest === '.label' ? 'label' : 'line')
  return rest === '' || field === 'originallyPublished' ? member : propertyOf(member, rest.slice(1))
}

function memberOf(value: unknown, key: string): unknown {
  return Array.isArray(value)
    ? value.find((one: unknown) => propertyOf(one, '_key') === key)
    : undefined
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([own]) => own === name)?.[1]
    : undefined
}

/** A value as a person reads it. */
export function describe(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map(describe).filter(Boolean).join(' · ')
  if (isTextBlock(value)) return value.children.map(({text}) => text).join('')
  for (const name of ['edtf', 'line', 'name', 'asPrinted', 'text', '_ref']) {
    const own = propertyOf(value, name)
    if (typeof own === 'string') return own
  }
  return JSON.stringify(value)
}

function isTextBlock(value: object): value is Extract<BodyBlock, {_type: 'block'}> {
  return propertyOf(value, '_type') === 'block' && Array.isArray(propertyOf(value, 'children'))
}
