import {isRecord, type Json, type JsonObject} from './json.ts'

/** Hosted Sanity's limit on nesting (technical limits: 20 levels). */
const MAX_DEPTH = 20

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

/** Outside data that cannot become JSON of ours. `path` says where: `body[3].children`. */
export class InvalidJsonError extends Error {
  override name = 'InvalidJsonError'
  readonly path: string

  constructor(problem: string, path: string) {
    super(path === '' ? problem : `${problem} at "${path}"`)
    this.path = path
  }
}

/**
 * The one form in which the lake keeps a value: object keys sorted, `-0` written as `0`.
 * `{b: 1, a: [{d: 1, c: -0}]}` → `{a: [{c: 0, d: 1}], b: 1}`
 *
 * Two equal values have the same canonical text, so digests and diffs can be trusted. A value that
 * is canonical already is returned as it is. The input is never changed.
 *
 * Throws {@link InvalidJsonError} for anything that JSON cannot hold (`1e400` parses to Infinity),
 * for more than {@link MAX_DEPTH} levels, and for the attribute names `__proto__`, `constructor`
 * and `prototype`, which GROQ and patch libraries would write into a prototype.
 */
export function canonicalJson(value: unknown): Json {
  if (isCanonical(value, 0)) return value
  const problem = findProblem(value, 0)
  if (problem) throw new InvalidJsonError(problem.message, problem.path)
  return sorted(value)
}

/** {@link canonicalJson} for a value that must be an object. */
export function canonicalObject(value: unknown): JsonObject {
  const canonical = canonicalJson(value)
  if (isRecord(canonical)) return canonical
  throw new InvalidJsonError('Expected an object', '')
}

function isCanonical(value: unknown, depth: number): value is Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return true
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
  if (typeof value !== 'object' || depth >= MAX_DEPTH) return false
  if (Array.isArray(value)) return value.every((item) => isCanonical(item, depth + 1))
  let previous = ''
  for (const [key, item] of Object.entries(value)) {
    if (key < previous || FORBIDDEN_KEYS.has(key) || !isCanonical(item, depth + 1)) return false
    previous = key
  }
  return true
}

interface Problem {
  message: string
  path: string
}

function findProblem(value: unknown, depth: number): Problem | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return {message: 'A number is out of range', path: ''}
  }
  if (typeof value === 'object' && value !== null) {
    if (depth >= MAX_DEPTH) return {message: `More than ${MAX_DEPTH} levels of nesting`, path: ''}
    for (const [key, item] of Object.entries(value)) {
      const problem = FORBIDDEN_KEYS.has(key)
        ? {message: `The attribute name "${key}" is not allowed`, path: ''}
        : findProblem(item, depth + 1)
      if (problem) return {...problem, path: joinPath(value, key, problem.path)}
    }
    return undefined
  }
  return typeof value === 'undefined' || typeof value === 'function' || typeof value === 'symbol'
    ? {message: `A value of type ${typeof value} is not JSON`, path: ''}
    : undefined
}

function joinPath(container: object, key: string, rest: string): string {
  const head = Array.isArray(container) ? `[${key}]` : key
  if (rest === '') return head
  return rest.startsWith('[') ? `${head}${rest}` : `${head}.${rest}`
}

function sorted(value: unknown): Json {
  if (isCanonical(value, 0)) return value
  if (typeof value === 'number') return 0
  if (Array.isArray(value)) return value.map(sorted)
  if (!isRecord(value)) return null
  const entries = Object.entries(value).map(([key, item]): [string, Json] => [key, sorted(item)])
  entries.sort(([left], [right]) => (left < right ? -1 : 1))
  return Object.fromEntries(entries)
}
