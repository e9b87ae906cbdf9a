import {creditLine} from '../../newsroom/credit-line.ts'
import {readPartialDate} from '../../newsroom/dates/find-partial-dates.ts'
import {formatPartialDate, isEdtf, partialDate} from '../../newsroom/dates/partial-date.ts'
import {type Caption, type Credit, type Keyed, type PartialDate} from '../../newsroom/model.ts'

/** What can be written on the bench, in the order in which it stands there. */
export const FIELDS = [
  'text',
  'alt',
  'credit',
  'people',
  'dateCreated',
  'places',
  'usageTerms',
] as const
export type Field = (typeof FIELDS)[number]

/** What a gallery can say once for all its captions. */
const DEFAULT_FIELDS = ['credit', 'dateCreated', 'places', 'usageTerms'] as const
export type DefaultField = (typeof DEFAULT_FIELDS)[number]

export function isDefaultField(field: string): field is DefaultField {
  return DEFAULT_FIELDS.some((one) => one === field)
}

/** Anything of which a caption or the defaults of a gallery are made, as far as the bench goes. */
export type Holder = {[F in Field]?: Caption[F] | null}

/** What stands in a field; `null` stands for nothing, so that edits survive as JSON. */
export function valueOf<F extends Field>(
  holder: Holder | undefined,
  field: F,
): NonNullable<Holder[F]> | null {
  return holder?.[field] ?? null
}

/** Lists are written in one cell with semicolons: commas stand inside names ("Gogjali, Mosul"). */
const BETWEEN = '; '

/**
 * The text of a cell, which `readCell` reads back: `{edtf: '2016-11'}` → "November 2016". Nothing → ''.
 *
 * @param sourceNames of agencies, for credits that only refer to one
 */
export function cellText(
  holder: Holder | undefined,
  field: Field,
  sourceNames?: ReadonlyMap<string, string>,
): string {
  switch (field) {
    case 'text':
    case 'alt':
    case 'usageTerms':
      return valueOf(holder, field) ?? ''
    case 'credit':
      return creditText(valueOf(holder, field), sourceNames)
    case 'dateCreated':
      return dateText(valueOf(holder, field))
    case 'people':
    case 'places':
      return (valueOf(holder, field) ?? []).map(({name}) => name).join(BETWEEN)
  }
}

function creditText(
  credit: Credit | null,
  sourceNames: ReadonlyMap<string, string> | undefined,
): string {
  const source = sourceNames?.get(credit?.source?._ref ?? '')
  return creditLine(credit ?? undefined, source) ?? ''
}

/** In words, unless the words would not be read back as the same date: `2016-11` → "November 2016". */
function dateText(date: PartialDate | null): string {
  if (!date?.edtf) return ''
  const words = formatPartialDate(date)
  return readDate(words)?.edtf === date.edtf ? words : date.edtf
}

function readDate(text: string): PartialDate | undefined {
  return isEdtf(text) ? partialDate(text) : readPartialDate(text)
}

export type Value = NonNullable<Holder[Field]> | null

/**
 * What typed or pasted text makes of a field. What the source printed, references and keys stay with
 * what keeps its name. A date that nobody can read is kept as it was typed: the rules call it a
 * problem, and no word is lost. Empty text → `null`.
 *
 * @param now what stands in the field
 * @param makeKey for items that are new
 */
export function readCell(
  field: Field,
  text: string,
  now: Holder | undefined,
  makeKey: () => string,
): Value {
  const trimmed = text.trim()
  if (trimmed === '') return null
  switch (field) {
    case 'text':
    case 'alt':
    case 'usageTerms':
      return trimmed
    case 'credit':
      return readCredit(trimmed, valueOf(now, field))
    case 'dateCreated': {
      const before = valueOf(now, field)
      const date = readDate(trimmed) ?? {_type: 'partialDate', edtf: trimmed}
      const {asPrinted: _typed, ...read} = date
      return before?.asPrinted ? {...read, asPrinted: before.asPrinted} : read
    }
    case 'people':
      return readNames(trimmed, valueOf(now, field), (name) => ({
        _type: 'personShown',
        _key: makeKey(),
        name,
      }))
    case 'places':
      return readNames(trimmed, valueOf(now, field), (name) => ({
        _type: 'placeShown',
        _key: makeKey(),
        name,
      }))
  }
}

function readCredit(line: string, before: Credit | null): Credit {
  if (before === null) return {_type: 'credit', line}
  if (creditLine(before) === line) return before
  // Photographers and agency belonged to the line that is gone.
  const {creators: _creators, source: _source, ...kept} = before
  return {...kept, line}
}

function readNames<T extends {name: string}>(
  text: string,
  before: Keyed<T>[] | null,
  make: (name: string) => Keyed<T>,
): Keyed<T>[] {
  const left = [...(before ?? [])]
  const names = text.split(/[;\n]/).map((name) => name.trim())
  return names.filter(Boolean).map((name) => {
    const index = left.findIndex((one) => one.name === name)
    return left.splice(index, index < 0 ? 0 : 1)[0] ?? make(name)
  })
}

/** Where in a document a field of a row stands: `credit`, or `defaults.credit` of a gallery. */
export function pathOf(field: Field | 'image', kind: 'caption' | 'gallery'): string {
  return kind === 'gallery' ? `defaults.${field}` : field
}
