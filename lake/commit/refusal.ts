import {type JsonObject} from '../documents/json.ts'

/**
 * Why a change was not made, in Content Lake's words: tools match on these texts. `status` is what
 * mutations answer with; where actions differ, they say so.
 */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly status: number
  readonly type: string
  readonly details: JsonObject
  /** Which mutation or action of the request it was. */
  index = 0

  constructor(status: number, type: string, description: string, details: JsonObject = {}) {
    super(description)
    this.status = status
    this.type = type
    this.details = details
  }
}

export function invalid(description: string, details: JsonObject = {}): Refusal {
  return new Refusal(400, 'validationError', description, details)
}

export function alreadyExists(id: string): Refusal {
  return new Refusal(409, 'documentAlreadyExistsError', `Document by ID "${id}" already exists`, {
    id,
  })
}

/** 409 for mutations, 404 for actions. */
export function notFound(id: string, status: 404 | 409): Refusal {
  return new Refusal(
    status,
    'documentNotFoundError',
    `The document with the ID "${id}" was not found`,
    {
      id,
    },
  )
}

export function unexpectedRevision(id: string, expected: string, current: string | null): Refusal {
  return new Refusal(
    409,
    'documentRevisionIDDoesNotMatchError',
    `Document "${id}" has unexpected revision ID`,
    {id, expectedRevisionID: expected, currentRevisionID: current},
  )
}

export function missingReference(id: string, target: string): Refusal {
  return new Refusal(
    409,
    'documentReferenceDoesNotExistError',
    `Document "${id}" references non-existent document "${target}"`,
    {id, referenceID: target},
  )
}

/** `referrers` are only those that the user may know of. */
export function stillReferenced(id: string, referrers: string[]): Refusal {
  const [first] = referrers
  const from = first === undefined ? 'a document that you may not read' : `"${first}"`
  return new Refusal(
    409,
    'documentHasExistingReferencesError',
    `Document "${id}" cannot be deleted as there are references to it from ${from}`,
    {id, referencingIDs: referrers},
  )
}

export function lockedVersion(id: string, release: string, state: string): Refusal {
  const remedy = state === 'scheduled' ? 'unschedule it first' : 'choose another release'
  return new Refusal(
    409,
    'versionLockedError',
    `Document "${id}" cannot be changed: its release "${release}" is ${state}; ${remedy}`,
    {id, releaseId: release, state},
  )
}

/** Somebody who was asked about the whole transaction said no, in a sentence for the person. */
export function objectedTo(sentence: string): Refusal {
  return new Refusal(403, 'insufficientPermissionsError', sentence)
}

export function notPermitted(permission: string): Refusal {
  return new Refusal(
    403,
    'insufficientPermissionsError',
    `Insufficient permissions; permission "${permission}" required`,
    {permission},
  )
}
