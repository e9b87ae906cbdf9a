import {type AddedOrigin} from './added-origins.ts'

/**
 * The pages that may talk to the lake from a browser: the lake itself, those that were given by name
 * when it was opened, and those that were added since. Signing in may lead back to one, and it may
 * send tokens, unless it was added without. Never anybody who merely asks.
 */
export class Origins {
  readonly #given: Set<string>
  readonly #added: {list(): AddedOrigin[]}

  constructor(given: string[], added: {list(): AddedOrigin[]} = {list: () => []}) {
    this.#given = new Set(given.flatMap((origin) => originOf(origin) ?? []))
    this.#added = added
  }

  /** Adds an origin, such as the lake's own when it begins to listen. */
  allow(origin: string): void {
    this.#given.add(origin)
  }

  /** Those that were not added, but given. */
  given(): string[] {
    return [...this.#given]
  }

  /** `null` and other opaque origins are nobody's. */
  isAllowed(origin: string): boolean {
    return this.#given.has(origin) || this.#find(origin) !== undefined
  }

  mayCarryTokens(origin: string): boolean {
    return this.#given.has(origin) || this.#find(origin)?.allowCredentials === true
  }

  /** The address if it belongs to an allowed page; `undefined` otherwise, so no redirect is open. */
  safeReturn(address: string): URL | undefined {
    const url = URL.canParse(address) ? new URL(address) : undefined
    return url && /^https?:$/.test(url.protocol) && this.mayCarryTokens(url.origin)
      ? url
      : undefined
  }

  #find(origin: string): AddedOrigin | undefined {
    return this.#added.list().find((one) => one.origin === origin)
  }
}

/**
 * `http://localhost:3000/` → `http://localhost:3000`; `undefined` for what is more than the origin of
 * one page, or less: a path, a wildcard, a host without a scheme.
 */
export function readOrigin(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:'
  if (!url || !isWeb || text.includes('*')) return undefined
  return url.href === `${url.origin}/` ? url.origin : undefined
}

function originOf(text: string): string | undefined {
  const origin = URL.canParse(text) ? new URL(text).origin : 'null'
  return origin === 'null' ? undefined : origin
}
