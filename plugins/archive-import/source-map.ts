import {offsetsOf} from '../../archive/index.ts'
import {type ImportRecord} from '../../newsroom/import-record.ts'

/** One line of the source as it is shown: long lines go on in rows without a number. */
export interface SourceRow {
  number?: number
  /** UTF-16 offsets, the line end not included. */
  from: number
  to: number
}

export interface SourcePiece {
  from: number
  to: number
  /** Which field of which document, or which discard, holds it; nothing for blanks between them. */
  part?: string
  kind?: string
}

/** Longer lines would be slow to lay out, and a whole story may stand on one. */
const LONGEST_ROW = 800

/** Names a field of a document for both sides of the view. */
export function partKey(target: string, path: string): string {
  return `${target} ${path}`
}

/** The span of the record that is meant by a part. */
export function holderOf(
  {segments, discarded}: Pick<ImportRecord, 'segments' | 'discarded'>,
  part: string | undefined,
) {
  if (part === undefined) return undefined
  return (
    segments.find(({target, path}) => partKey(target, path) === part) ??
    discarded.find(({_key}) => partKey('discard', _key) === part)
  )
}

/** The source, cut into rows, with the parts of the story that its stretches went to. */
export class SourceMap {
  readonly text: string
  readonly rows: SourceRow[]
  /** In the order of the source, each once. */
  readonly parts: string[]
  readonly #pieces: (SourcePiece & {part: string; kind: string})[]
  readonly #first = new Map<string, number>()
  readonly #offsetOf: (point: number) => number

  constructor({
    rawText,
    segments,
    discarded,
  }: Pick<ImportRecord, 'rawText' | 'segments' | 'discarded'>) {
    this.text = rawText
    this.rows = cutIntoRows(rawText)
    const offsetOf = offsetsOf(rawText)
    this.#offsetOf = offsetOf
    this.#pieces = [
      ...segments.map(({from, to, target, path, kind}) => ({
        from: offsetOf(from),
        to: offsetOf(to),
        part: partKey(target, path),
        kind,
      })),
      ...discarded.map(({from, to, _key}) => ({
        from: offsetOf(from),
        to: offsetOf(to),
        part: partKey('discard', _key),
        kind: 'discard',
      })),
    ].sort((a, b) => a.from - b.from)
    for (const {part, from} of this.#pieces) {
      if (!this.#first.has(part)) this.#first.set(part, from)
    }
    this.parts = [...this.#first.keys()]
  }

  /** The row in which the part begins; −1 for what is not in the source. */
  rowOfPart(part: string): number {
    const from = this.#first.get(part)
    return from === undefined ? -1 : this.rowAt(from)
  }

  /** The part that holds this code point of the source; of another document only if there is no other. */
  partAtPoint(point: number, target?: string): string | undefined {
    const offset = this.#offsetOf(point)
    const held: (SourcePiece & {part: string})[] = []
    // Pieces follow one another; of a damaged record some may overlap, and then they touch.
    for (let index = lastAtOrBefore(this.#pieces, offset); index >= 0; index--) {
      const piece = this.#pieces[index]
      if (piece === undefined || piece.to <= offset) break
      held.unshift(piece)
    }
    const own = held.find(({part}) => target !== undefined && part.startsWith(`${target} `))
    return (own ?? held[0])?.part
  }

  /** UTF-16 offset at which the part begins; the beginning of the source for what is not in it. */
  startOf(part: string | undefined): number {
    return (part === undefined ? undefined : this.#first.get(part)) ?? 0
  }

  rowAt(offset: number): number {
    return lastAtOrBefore(this.rows, offset)
  }

  piecesIn({from, to}: {from: number; to: number}): SourcePiece[] {
    const pieces: SourcePiece[] = []
    let at = from
    for (
      let index = Math.max(0, lastAtOrBefore(this.#pieces, from));
      index < this.#pieces.length;
      index++
    ) {
      const piece = this.#pieces[index]
      if (piece === undefined || piece.from >= to) break
      if (piece.to <= from) continue
      const start = Math.max(from, piece.from)
      if (start > at) pieces.push({from: at, to: start})
      at = Math.min(to, piece.to)
      pieces.push({...piece, from: start, to: at})
    }
    if (at < to) pieces.push({from: at, to})
    return pieces
  }
}

function cutIntoRows(text: string): SourceRow[] {
  const rows: SourceRow[] = []
  let number = 0
  for (const {0: line, index} of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    if (line === '' && rows.length > 0) break
    const end = index + line.replace(/(?:\r\n|\r|\n)$/, '').length
    number++
    let from = index
    do {
      const to = end - from <= LONGEST_ROW ? end : rowEnd(text, from)
      rows.push({...(from === index ? {number} : {}), from, to})
      from = to
    } while (from < end)
  }
  return rows
}

/** At the last blank that fits, so that no word is cut; never inside a pair of code units. */
function rowEnd(text: string, from: number): number {
  const blank = text.lastIndexOf(' ', from + LONGEST_ROW)
  if (blank > from) return blank + 1
  const to = from + LONGEST_ROW
  return (text.charCodeAt(to) & 0xfc00) === 0xdc00 ? to - 1 : to
}

/** Of spans in the order of the source: the index of the last that begins there or before; else -1. */
export function lastAtOrBefore(spans: readonly {from: number}[], offset: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.from ?? Infinity) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}
