import {Mutation} from '@sanity/mutator'
import {canonicalJson, canonicalObject} from '../documents/canonical-json.ts'
import {type LakeDocument} from '../documents/document.ts'
import {isRecord, type Json, type JsonObject} from '../documents/json.ts'
import {invalid, Refusal} from './refusal.ts'

/** A patch, checked: operations as `@sanity/mutator` knows them, with canonical values. */
export type Patch = JsonObject

const OPERATIONS = new Set([
  'set',
  'setIfMissing',
  'unset',
  'diffMatchPatch',
  'inc',
  'dec',
  'insert',
  'merge',
])
/** Deeper paths overflow the stack of the library that reads them. */
const LONGEST_PATH = 1024

/**
 * Reads the operations of a patch. Throws a {@link Refusal} that names the operation which is
 * unknown, has the wrong shape, or reaches for a prototype.
 */
export function readPatch(operations: Record<string, unknown>): Patch {
  for (const [name, value] of Object.entries(operations)) {
    if (!OPERATIONS.has(name)) throw invalid(`Unknown patch operation "${name}"`)
    const problem = problemIn(name, value)
    if (problem) throw invalid(`The patch operation "${name}" ${problem}`)
  }
  return canonicalObject(operations)
}

/**
 * The document after the patch; the input stays as it is. The Studio applies every patch with the
 * same library, so both sides always agree, also on its oddities (see patch.test.ts).
 */
export function applyPatch(document: LakeDocument, patch: Patch): JsonObject {
  const mutations = [{patch: {id: document._id, ...patch}}]
  try {
    const patched = new Mutation({mutations}).apply(document)
    return canonicalObject(patched)
  } catch (error) {
    if (error instanceof Refusal) throw error
    const problem = error instanceof Error ? error.message : String(error)
    throw new Refusal(400, 'mutationError', `The patch cannot be applied: ${problem}`, {
      id: document._id,
    })
  }
}

/** The same patch with a `_key` for every object that it puts into an array without one. */
export function withArrayKeys(patch: Patch, makeKey: () => string): Patch {
  const entries = Object.entries(patch).map(([name, value]): [string, Json] => {
    const puts = name === 'set' || name === 'setIfMissing' || name === 'insert'
    return [name, puts ? keyed(value, makeKey) : value]
  })
  return canonicalObject(Object.fromEntries(entries))
}

/** The same value with a `_key` in every object of an array that has none. */
export function keyed(value: Json, makeKey: () => string): Json {
  if (Array.isArray(value)) return value.map((item) => keyedItem(keyed(item, makeKey), makeKey))
  if (!isRecord(value)) return value
  const entries = Object.entries(value).map(([key, item]): [string, Json] => {
    return [key, keyed(item, makeKey)]
  })
  return Object.fromEntries(entries)
}

function keyedItem(item: Json, makeKey: () => string): Json {
  const lacksKey = isRecord(item) && item._key === undefined
  return lacksKey ? canonicalJson({...item, _key: makeKey()}) : item
}

function problemIn(name: string, value: unknown): string | undefined {
  switch (name) {
    case 'unset':
      return Array.isArray(value) ? problemInPaths(value) : 'must be a list of paths'
    case 'insert':
      return problemInInsert(value)
    case 'inc':
    case 'dec':
      return problemInValues(value, 'numbers', (item) => typeof item === 'number')
    case 'diffMatchPatch':
      return problemInValues(value, 'texts', (item) => typeof item === 'string')
    default:
      return problemInValues(value, 'values', () => true)
  }
}

function problemInValues(
  value: unknown,
  kind: string,
  isRight: (item: unknown) => boolean,
): string | undefined {
  if (!isRecord(value) || !Object.values(value).every((item) => isRight(item))) {
    return `must be an object of paths and ${kind}`
  }
  return problemInPaths(Object.keys(value))
}

function problemInInsert(value: unknown): string | undefined {
  if (!isRecord(value) || !Array.isArray(value.items)) return 'must have a list of items'
  const places = ['before', 'after', 'replace'].filter((place) => place in value)
  const [place] = places
  if (places.length !== 1 || place === undefined) {
    return 'must have exactly one of "before", "after" and "replace"'
  }
  return problemInPaths([value[place]])
}

function problemInPaths(paths: unknown[]): string | undefined {
  for (const path of paths) {
    if (typeof path !== 'string' || path === '') return 'has a path that is no text'
    if (path.length > LONGEST_PATH) return `has a path longer than ${LONGEST_PATH} characters`
    if (/__proto__|\bconstructor\b|\bprototype\b/.test(path)) return `may not reach for "${path}"`
  }
  return undefined
}
