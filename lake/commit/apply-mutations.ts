import {Mutation} from '@sanity/mutator'
import {canonicalObject} from '../documents/canonical-json.ts'
import {type LakeDocument} from '../documents/document.ts'
import {isRecord, type JsonObject} from '../documents/json.ts'

/**
 * What a client of ours makes of the mutations in an event, by the library that the Studio uses:
 * it must be the document that we stored. `null` for a document that does not exist.
 */
export function applyMutations(
  before: LakeDocument | null,
  mutations: JsonObject[],
  {timestamp, revision}: {timestamp: string; revision: string},
): JsonObject | null {
  // The library writes into what it is given.
  const own = structuredClone(mutations)
  const options = {mutations: own, timestamp, resultRev: revision, transactionId: revision}
  const after: unknown = new Mutation(options).apply(structuredClone(before))
  return isRecord(after) ? canonicalObject(after) : null
}
