/**
 * Readers for single fields of a query's answer. Whatever stands in the field, none of them throws:
 * a field that is not what it should be counts as missing, and the rest of the page stands.
 */

/** One line or paragraph, trimmed. Blank, or no text at all → `undefined`. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? printable(value).trim() || undefined : undefined
}

/** Text with its blanks, as it stands between other text. */
export function spanTextOf(value: unknown): string {
  return typeof value === 'string' ? printable(value) : ''
}

/** The objects of a list. Anything else in it (a `null` where a document is missing) is left out. */
export function rowsOf<T extends object>(value: readonly (T | null)[] | null | undefined): T[] {
  return Array.isArray(value) ? value.filter((item): item is T => isRow(item)) : []
}

export function rowOf<T extends object>(value: T | null | undefined): T | undefined {
  return isRow(value) ? value : undefined
}

/** The texts of a list, each trimmed; what is blank or no text is left out. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap((item: unknown) => textOf(item) ?? []) : []
}

/** A moment, as `toISOString` writes it. */
export function instantOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const time = new Date(value)
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString()
}

export function oneOf<T extends string>(values: readonly T[], value: unknown): T | undefined {
  return values.find((one) => one === value)
}

function isRow(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Without what no page can hold: half characters, control characters, and the overrides that turn
 * the direction of everything behind them. Line ends and tabs stay.
 */
function printable(text: string): string {
  return text.toWellFormed().replace(NOT_PRINTABLE, '')
}

// oxlint-disable-next-line no-control-regex -- control characters are what is taken out
const NOT_PRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202d\u202e\ufffe\uffff]/g
