import {applyPatch} from 'mendoza'
import {type LakeDocument, withoutRevision} from '../documents/document.ts'
import {type JsonObject} from '../documents/json.ts'
import {canonicalObject} from '../documents/canonical-json.ts'
import {type MendozaPatch, mendozaPatch} from './mendoza-encoder.ts'

/** What one transaction did to one document, forwards and backwards, without `_rev`. */
export interface Effects {
  apply: MendozaPatch
  revert: MendozaPatch
}

export function effectsBetween(before: LakeDocument | null, after: LakeDocument | null): Effects {
  const left = before && withoutRevision(before)
  const right = after && withoutRevision(after)
  return {apply: mendozaPatch(left, right), revert: mendozaPatch(right, left)}
}

/**
 * Runs an effect on a document that carries no `_rev`; `null` is a document that does not exist.
 * Throws when the patch does not fit, which only a damaged log can cause.
 */
export function applyEffect(document: JsonObject | null, patch: MendozaPatch): JsonObject | null {
  const result: unknown = applyPatch(document, patch)
  return result === null ? null : canonicalObject(result)
}
