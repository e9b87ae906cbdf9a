import {type Json, type JsonObject} from './json.ts'

/** One `_ref` of a document. `path` has no positions: `authors[].person`. */
export interface Reference {
  target: string
  path: string
  weak: boolean
  /** False for documents of another dataset or of the media library: nobody here can check those. */
  local: boolean
  /** Stands inside another reference, where GROQ's `references()` does not look. */
  inner: boolean
}

/** Every reference in a document, one for each target and path; strong wins over weak. */
export function findReferences(document: JsonObject): Reference[] {
  const found = new Map<string, Reference>()
  collect(document, '', false, found)
  return [...found.values()]
}

function collect(value: Json, path: string, inner: boolean, found: Map<string, Reference>): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const item of value) collect(item, `${path}[]`, inner, found)
    return
  }
  const target = value._ref
  if (typeof target === 'string' && target !== '') {
    add({...readReference(value, target), path, inner}, found)
  }
  for (const [key, item] of Object.entries(value)) {
    const isInside = inner || Boolean(target)
    if (typeof item === 'object')
      collect(item, path === '' ? key : `${path}.${key}`, isInside, found)
  }
}

function readReference(value: JsonObject, target: string) {
  const isElsewhere = value._dataset !== undefined || value._projectId !== undefined
  const local = !isElsewhere && !target.startsWith('media-library:')
  return {target, weak: value._weak === true, local}
}

function add(reference: Reference, found: Map<string, Reference>): void {
  const key = `${reference.target}\n${reference.path}`
  const known = found.get(key)
  if (!known) found.set(key, reference)
  else {
    known.weak &&= reference.weak
    known.local ||= reference.local
    known.inner &&= reference.inner
  }
}
