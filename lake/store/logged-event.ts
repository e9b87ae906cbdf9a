import {type MendozaPatch} from '../commit/mendoza-encoder.ts'
import {isJsonObject, isRecord, type Json, type JsonObject} from '../documents/json.ts'
import {type Row, textIn, textOrNullIn} from './rows.ts'

export type EventKind = 'create' | 'update' | 'delete'

/** What one transaction did to one document. */
export interface LoggedEvent {
  documentId: string
  kind: EventKind
  previousRevision: string | null
  /** Only those that touched this document, as they were stored. */
  mutations: JsonObject[]
  effects: {apply: MendozaPatch; revert: MendozaPatch}
}

/** Document id, kind, previous revision, mutations, apply, revert. */
export type EventColumns = readonly [
  string,
  string,
  string | null,
  string,
  string | null,
  string | null,
]

/**
 * An event as a row. Effects that the mutations tell anyway are left out: the document of a plain
 * creation, the way back from any creation, and the nothing that a deletion leads to.
 */
export function eventColumns(event: LoggedEvent): EventColumns {
  const {documentId, kind, previousRevision, mutations, effects} = event
  const isPlainCreation = kind === 'create' && mutations.length === 1
  return [
    documentId,
    kind,
    previousRevision,
    JSON.stringify(mutations),
    isPlainCreation || kind === 'delete' ? null : JSON.stringify(effects.apply),
    kind === 'create' ? null : JSON.stringify(effects.revert),
  ]
}

export function storedColumns(row: Row): EventColumns {
  return [
    textIn(row, 'document_id'),
    textIn(row, 'kind'),
    textOrNullIn(row, 'previous_revision'),
    textIn(row, 'mutations'),
    textOrNullIn(row, 'apply'),
    textOrNullIn(row, 'revert'),
  ]
}

/** The event of a row. `timestamp` is that of its transaction. Throws when the row is damaged. */
export function readEvent(row: Row, timestamp: string): LoggedEvent {
  const [documentId, kind, previousRevision, mutationsText, apply, revert] = storedColumns(row)
  const mutations = parseMutations(mutationsText)
  return {
    documentId,
    kind: eventKind(kind),
    previousRevision,
    mutations,
    effects: {
      apply: apply === null ? impliedApply(kind, mutations, timestamp) : parsePatch(apply),
      revert: revert === null ? [0, null] : parsePatch(revert),
    },
  }
}

function impliedApply(kind: string, mutations: JsonObject[], timestamp: string): MendozaPatch {
  if (kind === 'delete') return [0, null]
  const [created] = Object.values(mutations[0] ?? {})
  return [0, isJsonObject(created) ? {...created, _updatedAt: timestamp} : null]
}

function eventKind(text: string): EventKind {
  if (text === 'create' || text === 'update' || text === 'delete') return text
  throw new TypeError(`A logged event has the unknown kind "${text}"`)
}

function parseMutations(text: string): JsonObject[] {
  const value: unknown = JSON.parse(text)
  if (Array.isArray(value) && value.every((item) => isStoredObject(item))) return value
  throw new TypeError('A logged event has no list of mutations')
}

function parsePatch(text: string): MendozaPatch {
  const value: unknown = JSON.parse(text)
  if (isStoredList(value)) return value
  throw new TypeError('A logged effect is no list')
}

/** The text is one that we wrote from JSON, so what JSON.parse gives is JSON all the way down. */
function isStoredObject(value: unknown): value is JsonObject {
  return isRecord(value)
}

function isStoredList(value: unknown): value is Json[] {
  return Array.isArray(value)
}
