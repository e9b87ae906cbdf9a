import {canonicalObject} from '../documents/canonical-json.ts'
import {isRecord, type JsonObject} from '../documents/json.ts'
import {type Patch, readPatch} from './patch.ts'
import {invalid, Refusal} from './refusal.ts'

/** Which documents a mutation is for: one, or all that a query finds. */
export type Selection = {id: string} | {query: string; params: JsonObject}

export type Mutation =
  | {kind: 'create' | 'createOrReplace' | 'createIfNotExists'; document: JsonObject}
  | {kind: 'delete'; selection: Selection}
  | {kind: 'patch'; selection: Selection; ifRevision: string | undefined; patch: Patch}

const MOST_MUTATIONS = 5000

/** Reads a list of mutations as they come in. Throws a {@link Refusal} that tells which one is wrong. */
export function readMutations(list: unknown): Mutation[] {
  if (!Array.isArray(list)) throw invalid('"mutations" must be a list')
  if (list.length > MOST_MUTATIONS) {
    throw invalid(`More than ${MOST_MUTATIONS} mutations in one transaction; split it`)
  }
  return list.map((item, index) => {
    try {
      return readMutation(item)
    } catch (error) {
      const refusal = error instanceof Refusal ? error : invalid(messageOf(error))
      refusal.index = index
      throw refusal
    }
  })
}

function readMutation(item: unknown): Mutation {
  const [[kind, value] = ['', undefined], ...others] = isRecord(item) ? Object.entries(item) : []
  if (others.length > 0 || !isRecord(value)) {
    throw invalid('A mutation is an object with one operation, such as {"create": {…}}')
  }
  switch (kind) {
    case 'create':
    case 'createOrReplace':
    case 'createIfNotExists':
      return {kind, document: canonicalObject(value)}
    case 'delete':
      return {kind, selection: readSelection(value)}
    case 'patch':
      return {kind, selection: readSelection(value), ...readPatchRest(value)}
    default:
      throw invalid(`Unknown mutation "${kind}"`)
  }
}

function readSelection({id, query, params}: Record<string, unknown>): Selection {
  if (typeof id === 'string' && id !== '') return {id}
  if (typeof query !== 'string') throw invalid('A patch or deletion needs an "id" or a "query"')
  return {query, params: params === undefined ? {} : canonicalObject(params)}
}

function readPatchRest(value: Record<string, unknown>) {
  const {id: _id, query: _query, params: _params, ifRevisionID, ifRevisionId, ...operations} = value
  const ifRevision = ifRevisionID ?? ifRevisionId
  if (ifRevision !== undefined && typeof ifRevision !== 'string') {
    throw invalid('"ifRevisionID" must be a text')
  }
  return {ifRevision, patch: readPatch(operations)}
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
