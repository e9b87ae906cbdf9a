import {type ExprNode} from 'groq-js'
import {LakeError} from '../lake-error.ts'
import {parseQuery} from '../query/parse-query.ts'
import {passes} from '../query/verdict.ts'

export type Permission = 'read' | 'create' | 'update' | 'history' | 'editHistory' | 'manage'

/** Sanity's format: whoever holds the grant may do this with every document that the filter names. */
export interface Grant {
  /** A GROQ condition on one document, such as `_id in path("drafts.**") && desk == "sport"`. */
  filter: string
  permissions: Permission[]
}

/** The filters of one permission, as one condition. */
export interface Rule {
  filter: ExprNode
  /** True when some filter lets every document through. */
  coversEverything: boolean
}

/** What a set of grants allows, to one identity. Anything not granted is denied. */
export class Access {
  readonly grants: Grant[]
  readonly identity: string
  readonly #clock: () => number
  readonly #rules = new Map<Permission, Rule | undefined>()

  /** @param clock what `now()` is in the filters, in milliseconds */
  constructor(grants: Grant[], identity: string, clock: () => number = Date.now) {
    this.grants = grants
    this.identity = identity
    this.#clock = clock
  }

  /** Any one matching grant suffices. A filter that fails on a document does not match it. */
  may(permission: Permission, document: Record<string, unknown>): boolean {
    const rule = this.rule(permission)
    if (rule === undefined) return false
    const timestamp = new Date(this.#clock())
    return rule.coversEverything || holds(rule, document, {identity: this.identity, timestamp})
  }

  /** `undefined` when the permission is not granted for anything. */
  rule(permission: Permission): Rule | undefined {
    if (!this.#rules.has(permission)) {
      const grants = this.grants.filter((grant) => grant.permissions.includes(permission))
      this.#rules.set(permission, ruleOf(grants.map(({filter}) => filter)))
    }
    return this.#rules.get(permission)
  }
}

/** Throws {@link LakeError} for a filter that is no GROQ condition: better at the start than later. */
export function checkGrants(grants: Grant[]): void {
  for (const {filter} of grants) readFilter(filter)
}

/** Rules by their filters: roles are few, and every request of everybody needs theirs. */
const rules = new Map<string, Rule | undefined>()
const MOST_RULES = 200

function ruleOf(filters: string[]): Rule | undefined {
  const key = JSON.stringify(filters)
  if (!rules.has(key)) {
    if (rules.size >= MOST_RULES) rules.clear()
    rules.set(key, anyOf(filters))
  }
  return rules.get(key)
}

function anyOf(filters: string[]): Rule | undefined {
  const filter = filters
    .map((text) => readFilter(text))
    .reduce<ExprNode | undefined>(
      (left, right) => (left ? {type: 'Or', left, right} : right),
      undefined,
    )
  if (!filter) return undefined
  const coversEverything = filters.some((text) => isAll(text))
  return {filter, coversEverything}
}

function isAll(filter: string): boolean {
  return /^\s*(true|_id\s+in\s+path\(\s*(["'])\*\*\2\s*\))\s*$/.test(filter)
}

function readFilter(filter: string): ExprNode {
  try {
    return parseQuery(filter, {})
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause)
    throw new LakeError(
      'invalidOptions',
      `The grant filter "${filter}" cannot be read: ${problem}. Correct it in the roles.`,
      {cause},
    )
  }
}

function holds(
  rule: Rule,
  document: Record<string, unknown>,
  viewer: {identity: string; timestamp: Date},
): boolean {
  try {
    return passes(rule.filter, document, {dataset: [document], ...viewer})
  } catch {
    return false
  }
}
