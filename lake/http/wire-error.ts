import {TooManyPicturesError} from '../assets/picture-queue.ts'
import {type Refusal} from '../commit/refusal.ts'
import {InvalidJsonError} from '../documents/canonical-json.ts'
import {type JsonObject} from '../documents/json.ts'
import {QueryError} from '../query/parse-query.ts'
import {TooManyQueriesError} from '../query/query-pool.ts'

/** An answer that is an error, as it goes over the wire. */
export class WireError extends Error {
  override name = 'WireError'
  readonly status: number
  readonly body: JsonObject
  readonly headers: Record<string, string>

  constructor(status: number, body: JsonObject, headers: Record<string, string> = {}) {
    super(JSON.stringify(body))
    this.status = status
    this.body = body
    this.headers = headers
  }
}

const STATUS_NAMES = new Map([
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [408, 'Request Timeout'],
  [409, 'Conflict'],
  [413, 'Payload Too Large'],
  [415, 'Unsupported Media Type'],
  [416, 'Range Not Satisfiable'],
  [421, 'Misdirected Request'],
  [429, 'Too Many Requests'],
  [500, 'Internal Server Error'],
  [503, 'Service Unavailable'],
  [507, 'Insufficient Storage'],
])

/** Family 1: addresses, accounts and everything around the documents. */
export function boom(status: number, message: string, extra: JsonObject = {}): WireError {
  const error = STATUS_NAMES.get(status) ?? 'Error'
  return new WireError(status, {statusCode: status, error, message, ...extra})
}

/** `retryAfter` in seconds. Clients of Sanity wait and ask again. */
export function tooMany(message: string, retryAfter: number): WireError {
  const {body} = boom(429, message)
  return new WireError(429, body, {'retry-after': String(retryAfter)})
}

/** Not the fault of whoever asks, as with {@link tooMany}. */
function tooBusy(message: string, retryAfter: number): WireError {
  const {body} = boom(503, message)
  return new WireError(503, body, {'retry-after': String(retryAfter)})
}

/**
 * Family 2: a mutation or an action that was refused. The Studio finds out what it may do by trying,
 * and looks for a missing permission at the top of the answer to an action.
 */
export function refused(kind: 'mutation' | 'action', refusal: Refusal): WireError {
  const {status, type, message: description, details, index} = refusal
  if (type === 'transactionAlreadyExistsError') {
    return new WireError(status, {error: {type, description, ...details}})
  }
  const summary = kind === 'action' ? 'Action(s) failed' : 'The mutation(s) failed'
  const items = [{index, error: {type, description, ...details}}]
  const isPermission = kind === 'action' && type === 'insufficientPermissionsError'
  return new WireError(status, {
    error: {
      ...(isPermission ? details : {}),
      type: isPermission ? type : `${kind}Error`,
      description: `${summary}: ${description}`,
      items,
    },
  })
}

/** Families 2 and 3: a query that cannot be read, or not be answered. */
export function unanswered(error: QueryError): WireError {
  const {type, message: description, query, start, end} = error
  const status = type === 'queryTimeoutError' ? 408 : 400
  const position: JsonObject = type === 'queryParseError' ? {start, end} : {}
  return new WireError(status, {error: {type, description, query, ...position}})
}

/** Whatever was thrown, as an answer. Nothing of the inside is shown; `report` gets it instead. */
export function wireErrorFrom(error: unknown, report: (line: string) => void): WireError {
  if (error instanceof WireError) return error
  if (error instanceof QueryError) return unanswered(error)
  if (error instanceof TooManyQueriesError) return tooMany(error.message, 1)
  if (error instanceof TooManyPicturesError) return tooBusy(error.message, 5)
  if (error instanceof InvalidJsonError) return boom(400, error.message)
  report(error instanceof Error ? (error.stack ?? error.message) : String(error))
  // SQLITE_FULL: reading goes on, and writing again as soon as there is space.
  if (error instanceof Error && 'errcode' in error && error.errcode === 13) {
    return boom(507, 'The disk is full; nothing was stored. Free some space and try again.')
  }
  return boom(500, 'Something went wrong in the lake; its log tells more')
}
