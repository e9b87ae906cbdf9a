export type Json = Record<string, unknown>

/** A string of a JSON document: whose it is, under which key, and the keys that lead to it. */
export interface JsonText {
  owner: Json
  key: string
  text: string
  path: string[]
}

/**
 * Reads a JSON document and remembers which of its strings were read, so that what a format has no
 * field for can be named at the end instead of being left behind.
 */
export class JsonReading {
  readonly #read = new Map<Json, Set<string>>()

  /** The words under a key, which are read thereby; `undefined` without words and the second time. */
  string(owner: Json, key: string): string | undefined {
    const text = this.#read.get(owner)?.has(key) ? undefined : stringOf(owner[key])
    if (text !== undefined) this.take(owner, key)
    return text
  }

  /** What stands under the key is read, whatever it is. */
  take(owner: Json, key: string): void {
    this.#read.set(owner, (this.#read.get(owner) ?? new Set()).add(key))
  }

  isRead({owner, key}: JsonText): boolean {
    return this.#read.get(owner)?.has(key) ?? false
  }
}

/** Every string with words, in order, however deep it stands. */
export function stringsIn(owner: Json, path: readonly string[] = []): JsonText[] {
  return Object.entries(owner).flatMap(([key, value]) =>
    stringsUnder(value, owner, key, [...path, key]),
  )
}

function stringsUnder(value: unknown, owner: Json, key: string, path: string[]): JsonText[] {
  if (Array.isArray(value)) return value.flatMap((one) => stringsUnder(one, owner, key, path))
  if (isObject(value)) return stringsIn(value, path)
  const text = stringOf(value)
  return text === undefined ? [] : [{owner, key, text, path}]
}

/** The objects of a list, or of an object that serves as one. */
export function objectsIn(value: unknown): Json[] {
  return Array.isArray(value)
    ? value.filter(isObject)
    : isObject(value)
      ? Object.values(value).filter(isObject)
      : []
}

export function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
