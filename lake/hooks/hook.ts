import {type ExprNode} from 'groq-js'
import {isRecord, type JsonObject} from '../documents/json.ts'
import {withOwnFunctions} from '../query/own-functions.ts'
import {parseGroq} from '../query/parse-groq.ts'

type HookOperation = 'create' | 'update' | 'delete'

/** A webhook as Content Lake describes it (sanity.io/docs/webhooks-api). */
export interface Hook {
  id: string
  name: string
  /** A dataset, or `*` for all of them. */
  dataset: string
  url: string
  httpMethod: 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'GET'
  headers: Record<string, string>
  /** Signs what is sent; `null` leaves it unsigned. */
  secret: string | null
  includeDrafts: boolean
  includeAllVersions: boolean
  isDisabledByUser: boolean
  rule: {on: HookOperation[]; filter: string | null; projection: string | null}
  createdAt: string
}

/** Why a description of a webhook is none; the message names the attribute. */
export class InvalidHookError extends Error {
  override name = 'InvalidHookError'
}

const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE', 'GET'] as const
const OPERATIONS = ['create', 'update', 'delete'] as const
/** What HTTP allows as the name of a header, and a value without line breaks. */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]{1,100}$/
const HEADER_VALUE = /^[\t\u0020-\u007e\u0080-\u00ff]{0,4096}$/

/** Reads a description, filling in what it leaves out. Throws {@link InvalidHookError}. */
export function readHook(value: unknown, known: {id: string; createdAt: string}): Hook {
  if (!isRecord(value)) throw new InvalidHookError('A webhook is described by a JSON object')
  const rule = isRecord(value.rule) ? value.rule : {}
  const hook: Hook = {
    ...known,
    name: textOr(value.name, 'name', 'Webhook'),
    dataset: textOr(value.dataset, 'dataset', '*'),
    url: urlIn(value.url),
    httpMethod: oneOf(METHODS, value.httpMethod ?? 'POST', 'httpMethod'),
    headers: headersIn(value.headers),
    secret:
      value.secret === undefined || value.secret === null
        ? null
        : textOr(value.secret, 'secret', ''),
    includeDrafts: value.includeDrafts === true,
    includeAllVersions: value.includeAllVersions === true,
    isDisabledByUser: value.isDisabledByUser === true,
    rule: {
      on: operationsIn(rule.on),
      filter: groqIn(rule.filter, 'rule.filter'),
      projection: groqIn(rule.projection, 'rule.projection'),
    },
  }
  readRule(hook)
  return hook
}

/** What may be shown of a webhook: never its secret. */
export function describeHook({secret, ...hook}: Hook): JsonObject {
  return {type: 'document', ...hook, rule: {...hook.rule}, hasSecret: secret !== null}
}

/** Filter and projection, read for evaluation with `before()`, `after()` and `delta::`. */
export function readRule({rule}: Hook): {filter?: ExprNode; projection?: ExprNode} {
  return {
    ...(rule.filter === null ? {} : {filter: readDelta(rule.filter, 'rule.filter')}),
    ...(rule.projection === null
      ? {}
      : {projection: readDelta(`@${rule.projection}`, 'rule.projection')}),
  }
}

function readDelta(text: string, name: string): ExprNode {
  try {
    return withOwnFunctions(parseGroq(text, {mode: 'delta'}))
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    throw new InvalidHookError(`"${name}" cannot be read: ${problem}`)
  }
}

function urlIn(value: unknown): string {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:'
  if (url && isWeb && url.username === '' && url.password === '') return url.href
  throw new InvalidHookError('"url" must be an http or https address without a password in it')
}

function headersIn(value: unknown): Record<string, string> {
  const entries = Object.entries(isRecord(value) ? value : {})
  for (const [name, content] of entries) {
    const isHeader =
      HEADER_NAME.test(name) && typeof content === 'string' && HEADER_VALUE.test(content)
    if (!isHeader) throw new InvalidHookError(`"headers" has no valid value for "${name}"`)
  }
  return Object.fromEntries(entries.map(([name, content]) => [name.toLowerCase(), String(content)]))
}

function operationsIn(value: unknown): HookOperation[] {
  if (value === undefined) return [...OPERATIONS]
  const list: unknown[] = Array.isArray(value) ? value : []
  if (list.length === 0) throw new InvalidHookError('"rule.on" must list create, update or delete')
  return list.map((each) => oneOf(OPERATIONS, each, 'rule.on'))
}

function groqIn(value: unknown, name: string): string | null {
  const text = value === undefined || value === null ? '' : textOr(value, name, '').trim()
  return text === '' ? null : text
}

function oneOf<T extends string>(all: readonly T[], value: unknown, name: string): T {
  const found = all.find((each) => each === value)
  if (found !== undefined) return found
  throw new InvalidHookError(`"${name}" must be one of ${all.join(', ')}`)
}

function textOr(value: unknown, name: string, otherwise: string): string {
  if (value === undefined) return otherwise
  if (typeof value === 'string' && value.length <= 16_384) return value
  throw new InvalidHookError(`"${name}" must be a text`)
}
