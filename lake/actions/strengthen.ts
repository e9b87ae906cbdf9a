import {isJsonObject, isRecord, type Json, type JsonObject} from '../documents/json.ts'

/**
 * What a draft becomes when it is published: a reference that was weak only until its target is
 * published turns strong. `{_ref, _weak: true, _strengthenOnPublish: {type}}` → `{_ref}`
 *
 * References that the schema wants weak say so (`_strengthenOnPublish.weak`) and stay weak.
 */
export function strengthened(document: JsonObject): JsonObject {
  const result = strengthenedValue(document)
  return isJsonObject(result) ? result : document
}

function strengthenedValue(value: Json): Json {
  if (Array.isArray(value)) return value.map(strengthenedValue)
  if (!isJsonObject(value)) return value
  const {_strengthenOnPublish: promise, ...rest} = value
  if (typeof value._ref === 'string' && isRecord(promise)) {
    if (promise.weak === true) return rest
    const {_weak, ...strong} = rest
    return strong
  }
  const entries = Object.entries(value).map(([key, item]): [string, Json] => {
    return [key, strengthenedValue(item)]
  })
  return Object.fromEntries(entries)
}
