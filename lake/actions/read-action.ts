import {canonicalObject} from '../documents/canonical-json.ts'
import {isDocumentId} from '../documents/document-id.ts'
import {isRecord, type JsonObject} from '../documents/json.ts'
import {type Patch, readPatch} from '../commit/patch.ts'
import {invalid} from '../commit/refusal.ts'

/** The fields of an action, read one by one, so that each complaint names the field. */
export class ActionFields {
  readonly type: string
  readonly #fields: Record<string, unknown>

  /** Throws a Refusal for anything that is no action at all. */
  constructor(action: unknown) {
    if (!isRecord(action) || typeof action.actionType !== 'string') {
      throw invalid('An action is an object with an "actionType"')
    }
    this.type = action.actionType
    this.#fields = action
  }

  has(name: string): boolean {
    return this.#fields[name] !== undefined && this.#fields[name] !== null
  }

  /** A document id. The first of the names that is given counts: some fields have two spellings. */
  id(...names: string[]): string {
    const name = names.find((each) => this.has(each))
    const id = name === undefined ? undefined : this.#fields[name]
    if (typeof id === 'string' && isDocumentId(id)) return id
    throw invalid(`The action "${this.type}" needs a document ID as "${names.join('" or "')}"`)
  }

  ids(name: string): string[] {
    const ids = this.#fields[name] ?? []
    if (Array.isArray(ids) && ids.every((id) => typeof id === 'string')) return ids
    throw invalid(`"${name}" of the action "${this.type}" must be a list of document IDs`)
  }

  text(name: string): string {
    const text = this.#fields[name]
    if (typeof text === 'string' && text !== '') return text
    throw invalid(`The action "${this.type}" needs a text as "${name}"`)
  }

  optionalText(name: string): string | undefined {
    return this.has(name) ? this.text(name) : undefined
  }

  object(name: string): JsonObject {
    const value = this.#fields[name]
    if (isRecord(value)) return canonicalObject(value)
    throw invalid(`The action "${this.type}" needs an object as "${name}"`)
  }

  /** A document with an id of its own. */
  document(...names: string[]): JsonObject & {_id: string} {
    const name = names.find((each) => this.has(each)) ?? names[0] ?? ''
    const document = this.object(name)
    const {_id: id} = document
    if (typeof id === 'string' && isDocumentId(id)) return {...document, _id: id}
    throw invalid(`"${name}" of the action "${this.type}" needs a valid "_id"`)
  }

  patch(name: string): {patch: Patch; ifRevision: string | undefined} {
    const {id: _id, ifRevisionID, ifRevisionId, ...operations} = this.object(name)
    const ifRevision = ifRevisionID ?? ifRevisionId
    if (ifRevision !== undefined && typeof ifRevision !== 'string') {
      throw invalid('"ifRevisionID" must be a text')
    }
    return {patch: readPatch(operations), ifRevision}
  }
}
