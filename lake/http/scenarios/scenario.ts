/** In the order in which the table gives their answers. */
export const ROLES = ['stranger', 'viewer', 'contributor', 'editor', 'administrator'] as const
export type RoleName = (typeof ROLES)[number]

export interface Ask {
  path: string
  /** Sent as JSON. */
  json?: unknown
  /** Sent as it is. */
  body?: string
  headers?: Record<string, string>
}

/** What one address answers to whom, and what it does. */
export interface Scenario extends Ask {
  /** As the lake lists it: `GET /data/doc/:dataset/:ids`. */
  route: string
  /** Status for each of {@link ROLES}; one number when it is the same for all. */
  answers: number | [number, number, number, number, number]
  /** Everything that a request which succeeds changes; nothing else may happen. */
  changes?: string[]
  /** Whatever is in the body, it is what it is for. */
  takesAnything?: true
  /** Requests that an administrator should not send either: what, how, and the status. */
  bad?: [what: string, ask: Ask, status: number][]
}

/** Signed in: yes; strangers: sign in first. */
export const SIGNED_IN: Scenario['answers'] = [401, 200, 200, 200, 200]
export const WRITERS: Scenario['answers'] = [401, 403, 403, 200, 200]
export const MANAGERS: Scenario['answers'] = [401, 403, 403, 403, 200]

/** The same endpoint of a dataset that is not there: `query` → `/v1/data/query/nowhere`. */
export function nowhere(endpoint: string, rest = ''): Ask {
  return {path: `/v1/data/${endpoint}/nowhere${rest}`}
}
