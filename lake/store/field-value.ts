import {isJsonObject, type Json} from '../documents/json.ts'

/** Longer texts are prose: nobody asks for them by value, and their rows would bloat the index. */
const LONGEST_TEXT = 256

export type FieldValue = string | number | Uint8Array

/** Sorts after everything, as GROQ sorts null, arrays and objects. */
export const NOTHING = Uint8Array.of(0xff)
const FALSE = Uint8Array.of(0)
const TRUE = Uint8Array.of(1)

/**
 * A JSON value as the field index keeps it. SQLite then compares as GROQ does: numbers before texts
 * before booleans before everything else, and never equal across types.
 */
export function fieldValue(value: Json | undefined): FieldValue {
  if (typeof value === 'string') return isIndexable(value) ? value : NOTHING
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? TRUE : FALSE
  return NOTHING
}

/** True for values that can be looked up: `null` and prose cannot, their rows look all the same. */
export function isIndexable(value: Json | undefined): value is string | number | boolean {
  if (typeof value === 'string') {
    return value.length <= LONGEST_TEXT && value.isWellFormed() && !value.includes('\0')
  }
  return typeof value === 'number' || typeof value === 'boolean'
}

/**
 * False where SQLite would sort texts in another order than GROQ: it compares code points, GROQ
 * UTF-16 units, which differ from U+D800 on; and texts that have no value of their own cannot sort.
 */
export function sortsAsInGroq(value: Json | undefined): boolean {
  return typeof value !== 'string' || (isIndexable(value) && !/[\ud800-\uffff]/.test(value))
}

/**
 * What a path holds in a document: `slug.current` one value, `tags[]` the items of an array.
 * A path through anything but objects holds nothing, as in GROQ.
 */
export function valuesAt(document: Json, path: string): (Json | undefined)[] {
  const isList = path.endsWith('[]')
  const value = dig(document, isList ? path.slice(0, -2) : path)
  if (!isList) return [value]
  return Array.isArray(value) ? value.filter((item) => isIndexable(item)) : []
}

function dig(document: Json, path: string): Json | undefined {
  let value: Json | undefined = document
  for (const name of path.split('.')) {
    if (!isJsonObject(value) || !Object.hasOwn(value, name)) return undefined
    value = value[name]
  }
  return value
}
