import {isJsonObject, type Json, type JsonObject} from '../documents/json.ts'

/**
 * Opcodes of the Mendoza patch format (sanity-io/mendoza; npm has only its decoder). A patch is one
 * flat list of opcodes and their arguments, run by a machine with a stack of inputs and one of
 * outputs. Fields are named by their position among the sorted keys of the left object.
 */
const VALUE = 0
const PUSH_FIELD_COPY = 10
const PUSH_FIELD_BLANK = 11
const PUSH_ELEMENT_COPY = 12
const RETURN_INTO_OBJECT_SAME_KEY_POP = 15
const RETURN_INTO_ARRAY_POP = 16
const OBJECT_SET_FIELD_VALUE = 17
const OBJECT_DELETE_FIELD = 19
const ARRAY_APPEND_VALUE = 20
const ARRAY_APPEND_SLICE = 21
const STRING_APPEND_STRING = 22
const STRING_APPEND_SLICE = 23

export type MendozaPatch = Json[]

/**
 * The patch that turns one document into another; `null` stands for a document that does not exist.
 * `{title: 'Hello'}`, `{title: 'Hello you'}` → `[11, 0, 23, 0, 5, 22, ' you', 15]`
 *
 * Text is patched by the part that changed and array items are followed by `_key`, so that the
 * Studio can show who wrote which words. Equal documents give `[]`. Time is linear in their size.
 */
export function mendozaPatch(left: JsonObject | null, right: JsonObject | null): MendozaPatch {
  if (left === null || right === null) return left === right ? [] : [VALUE, right]
  return objectPatch(left, right)
}

/** How to start the output of a nested value, and the operations that fill it. */
interface Nested {
  start: 'copy' | 'blank'
  operations: MendozaPatch
}

function nestedPatch(left: Json, right: Json): Nested | undefined {
  if (isJsonObject(left) && isJsonObject(right)) {
    return {start: 'copy', operations: objectPatch(left, right)}
  }
  // An output that nothing is appended to stays null, so empty values are always set whole.
  if (Array.isArray(left) && Array.isArray(right) && right.length > 0) {
    return {start: 'blank', operations: arrayPatch(left, right)}
  }
  if (typeof left === 'string' && typeof right === 'string' && right !== '') {
    const operations = stringPatch(left, right)
    return operations && {start: 'blank', operations}
  }
  return undefined
}

function objectPatch(left: JsonObject, right: JsonObject): MendozaPatch {
  const patch: MendozaPatch = []
  for (const [index, key] of Object.keys(left).sort().entries()) {
    const before = left[key]
    const after = right[key]
    if (after === undefined) patch.push(OBJECT_DELETE_FIELD, index)
    else if (before !== undefined && !isSame(before, after)) {
      const nested = nestedPatch(before, after)
      if (nested === undefined) patch.push(OBJECT_SET_FIELD_VALUE, after, key)
      else {
        patch.push(nested.start === 'copy' ? PUSH_FIELD_COPY : PUSH_FIELD_BLANK, index)
        append(patch, nested.operations)
        patch.push(RETURN_INTO_OBJECT_SAME_KEY_POP)
      }
    }
  }
  for (const [key, value] of Object.entries(right)) {
    if (left[key] === undefined) patch.push(OBJECT_SET_FIELD_VALUE, value, key)
  }
  return patch
}

function arrayPatch(left: Json[], right: Json[]): MendozaPatch {
  const places = new Places(left)
  const patch: MendozaPatch = []
  for (let index = 0; index < right.length; index++) {
    const item = right[index] ?? null
    const place = places.of(item)
    const before = place === undefined ? undefined : left[place]
    if (place === undefined || before === undefined) patch.push(ARRAY_APPEND_VALUE, item)
    else if (isSame(before, item)) {
      const length = sameRun(left, place, right, index)
      patch.push(ARRAY_APPEND_SLICE, place, place + length)
      index += length - 1
    } else if (isJsonObject(before) && isJsonObject(item)) {
      patch.push(PUSH_ELEMENT_COPY, place)
      append(patch, objectPatch(before, item))
      patch.push(RETURN_INTO_ARRAY_POP)
    } else patch.push(ARRAY_APPEND_VALUE, item)
  }
  return patch
}

/** Spreading a long list into `push()` would overflow the stack. */
function append(patch: MendozaPatch, operations: MendozaPatch): void {
  for (const operation of operations) patch.push(operation)
}

/** Where an item of the right array stood in the left one: by `_key`, or by value without one. */
class Places {
  readonly #byIdentity = new Map<string, number>()

  constructor(items: Json[]) {
    for (const [index, item] of items.entries()) {
      const identity = identityOf(item)
      if (!this.#byIdentity.has(identity)) this.#byIdentity.set(identity, index)
    }
  }

  of(item: Json): number | undefined {
    return this.#byIdentity.get(identityOf(item))
  }
}

function identityOf(item: Json): string {
  if (isJsonObject(item) && typeof item._key === 'string') return `key ${item._key}`
  return `value ${JSON.stringify(item)}`
}

function sameRun(left: Json[], place: number, right: Json[], index: number): number {
  let length = 1
  for (;;) {
    const before = left[place + length]
    const after = right[index + length]
    if (before === undefined || after === undefined || !isSame(before, after)) return length
    length++
  }
}

/**
 * Keeps what both texts begin and end with. The kept end always reaches to the end of the text:
 * mendoza 3.0.8 resolves the right edge of a slice wrongly when the text before it is not ASCII,
 * and only a slice to the end cannot overshoot.
 */
function stringPatch(left: string, right: string): MendozaPatch | undefined {
  const start = commonStart(left, right)
  const end = commonEnd(left.slice(start), right.slice(start))
  if (start + end === 0) return undefined
  const bytes = Buffer.byteLength(left)
  const middle = right.slice(start, right.length - end)
  const patch: MendozaPatch = []
  if (start > 0) patch.push(STRING_APPEND_SLICE, 0, Buffer.byteLength(left.slice(0, start)))
  if (middle !== '') patch.push(STRING_APPEND_STRING, middle)
  if (end > 0) {
    patch.push(STRING_APPEND_SLICE, bytes - Buffer.byteLength(left.slice(left.length - end)), bytes)
  }
  return patch
}

function commonStart(left: string, right: string): number {
  const longest = Math.min(left.length, right.length)
  let length = 0
  while (length < longest && left.charCodeAt(length) === right.charCodeAt(length)) length++
  // Byte offsets have no place for one half of a surrogate pair.
  return length > 0 && isHighSurrogate(left.charCodeAt(length - 1)) ? length - 1 : length
}

function commonEnd(left: string, right: string): number {
  const longest = Math.min(left.length, right.length)
  let length = 0
  while (
    length < longest &&
    left.charCodeAt(left.length - 1 - length) === right.charCodeAt(right.length - 1 - length)
  ) {
    length++
  }
  return length > 0 && isLowSurrogate(left.charCodeAt(left.length - length)) ? length - 1 : length
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}

function isSame(left: Json, right: Json): boolean {
  if (left === right) return true
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => isEqual(item, right[index]))
  }
  if (!isJsonObject(left) || !isJsonObject(right)) return false
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length && keys.every((key) => isEqual(left[key], right[key]))
  )
}

function isEqual(left: Json | undefined, right: Json | undefined): boolean {
  return left !== undefined && right !== undefined && isSame(left, right)
}
