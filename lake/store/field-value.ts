import {isJsonObject, type Json} from '../documents/json.ts'

/** Longer texts are prose: nobody asks for them by value, and their rows would bloat the index. */
const LONGEST_TEXT = 256

export type FieldValue = string | number | Uint8Array

/** For null, which sorts after everything. */
export const NOTHING = Uint8Array.of(0xff)
/** For what is there but cannot be looked up: arrays, objects, prose. */
const SOMETHING = Uint8Array.of(0xfe)
const FALSE = Uint8Array.of(0)
const TRUE = Uint8Array.of(1)

/**
 * A JSON value as the field index keeps it. SQLite then compares as GROQ does: numbers before texts
 * before booleans before everything else, and never equal across types.
 */
export function fieldValue(value: Json | undefined): FieldValue {
  if (value === undefined || value === null) return NOTHING
  if (!isIndexable(value)) return SOMETHING
  return typeof value === 'boolean' ? (value ? TRUE : FALSE) : value
}

/** True for values that can be looked up: the rows of all others look the same. */
export function isIndexable(value: Json | undefined): value is string | number | boolean {
  if (typeof value === 'string') {
    return value.length <= LONGEST_TEXT && value.isWellFormed() && !value.includes('\0')
  }
  return typeof value === 'number' || typeof value === 'boolean'
}

/**
 * False where SQLite would sort in another order than GROQ: texts by code points and not by UTF-16
 * units, which differ from U+D800 on; prose not at all; and arrays and objects before null.
 */
export function sortsAsInGroq(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true
  return isIndexable(value) && !(typeof value === 'string' && /[\ud800-\uffff]/.test(value))
}

/** The path of how many items a list has: `count(captions)`. */
export function countOf(path: string): string {
  return `${COUNT}${path})`
}

export function isCount(path: string): boolean {
  return path.startsWith(COUNT)
}

const COUNT = 'count('

/**
 * What a path holds in a document: `slug.current` one value, whatever it is; `tags[]` or
 * `authors[].name` texts, numbers and booleans; `count(tags)` the number of its items, if it is a
 * list. A path through anything else holds nothing, as in GROQ.
 */
export function valuesAt(document: Json, path: string): (Json | undefined)[] {
  if (isCount(path)) {
    const [list] = valuesAt(document, path.slice(COUNT.length, -1))
    return [Array.isArray(list) ? list.length : undefined]
  }
  const steps = path.split('.')
  if (!path.includes('[]')) return [steps.reduce<Json | undefined>(attributeOf, document)]
  return steps.reduce<(Json | undefined)[]>(itemsOf, [document]).filter((item) => isScalar(item))
}

function itemsOf(values: (Json | undefined)[], step: string): (Json | undefined)[] {
  if (!step.endsWith('[]')) return values.map((value) => attributeOf(value, step))
  return values.flatMap((value) => {
    const items = attributeOf(value, step.slice(0, -2))
    return Array.isArray(items) ? items : []
  })
}

function attributeOf(value: Json | undefined, name: string): Json | undefined {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

function isScalar(value: Json | undefined): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
