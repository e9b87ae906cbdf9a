import {type SQLOutputValue} from 'node:sqlite'

/** One row of an answer. Columns are read with the functions below: a wrong type is a bug, said so. */
export type Row = Record<string, SQLOutputValue>

export function textIn(row: Row, column: string): string {
  const value = row[column]
  if (typeof value === 'string') return value
  throw new TypeError(`Column "${column}" holds no text`)
}

export function textOrNullIn(row: Row, column: string): string | null {
  return row[column] === null ? null : textIn(row, column)
}

export function numberIn(row: Row, column: string): number {
  const value = row[column]
  if (typeof value === 'number') return value
  throw new TypeError(`Column "${column}" holds no number`)
}

export function numberOrNullIn(row: Row, column: string): number | null {
  return row[column] === null ? null : numberIn(row, column)
}

export function flagIn(row: Row, column: string): boolean {
  return numberIn(row, column) !== 0
}
