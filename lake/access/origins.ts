/**
 * The pages that may talk to the lake from a browser, and to which signing in may lead back: those
 * that were allowed by name, and the lake itself. Never anybody who merely asks.
 */
export class Origins {
  readonly #allowed: Set<string>

  constructor(allowed: string[]) {
    this.#allowed = new Set(allowed.flatMap((origin) => originOf(origin) ?? []))
  }

  /** Adds an origin, such as the lake's own when it begins to listen. */
  allow(origin: string): void {
    this.#allowed.add(origin)
  }

  list(): string[] {
    return [...this.#allowed]
  }

  /** `null` and other opaque origins are nobody's. */
  isAllowed(origin: string): boolean {
    return this.#allowed.has(origin)
  }

  /** The address if it belongs to an allowed page; `undefined` otherwise, so no redirect is open. */
  safeReturn(address: string): URL | undefined {
    const url = URL.canParse(address) ? new URL(address) : undefined
    return url && /^https?:$/.test(url.protocol) && this.isAllowed(url.origin) ? url : undefined
  }
}

function originOf(text: string): string | undefined {
  const origin = URL.canParse(text) ? new URL(text).origin : 'null'
  return origin === 'null' ? undefined : origin
}
