import {isJsonObject, type Json} from './json.ts'

/**
 * Where two values first differ, as a path: `body[2].children[0].text`; `''` for the whole value.
 * `undefined` when they are equal. Attributes are compared in order of name.
 */
export function firstDifference(
  left: Json | undefined,
  right: Json | undefined,
): string | undefined {
  if (left === right) return undefined
  if (Array.isArray(left) && Array.isArray(right)) {
    const length = Math.max(left.length, right.length)
    for (let index = 0; index < length; index++) {
      const inner = firstDifference(left[index], right[index])
      if (inner !== undefined) return join(`[${index}]`, inner)
    }
    return undefined
  }
  if (isJsonObject(left) && isJsonObject(right)) {
    const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort()
    for (const key of keys) {
      const inner = firstDifference(left[key], right[key])
      if (inner !== undefined) return join(key, inner)
    }
    return undefined
  }
  return ''
}

function join(head: string, inner: string): string {
  return inner === '' || inner.startsWith('[') ? `${head}${inner}` : `${head}.${inner}`
}
