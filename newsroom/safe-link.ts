declare const safe: unique symbol

/** An address that may stand in an `href`. Only `safeHref` makes one. */
export type SafeHref = string & {readonly [safe]: true}

const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/**
 * `href` if it is a web address, a mail address, a telephone number, or a path or fragment that
 * stays on the page's own origin; otherwise `undefined`. Never throws.
 *
 * Refused among others: `javascript:`, `data:`, `vbscript:`, `blob:`, `file:`, `//elsewhere`,
 * `/\elsewhere`, paths that leave by dots (`/.//elsewhere`), and any address with control characters
 * or blanks inside, which browsers drop before they read the scheme.
 */
export function safeHref(href: unknown): SafeHref | undefined {
  if (typeof href !== 'string') return undefined
  const trimmed = href.trim()
  // oxlint-disable-next-line no-control-regex -- control characters are what is refused
  if (trimmed === '' || /[\u0000-\u0020\u007f-\u009f]/.test(trimmed)) return undefined
  return isOwnPath(trimmed) || isAllowedUrl(trimmed) ? brand(trimmed) : undefined
}

/** Does the path, once a browser has resolved it, still point at the page's own origin? */
function isOwnPath(href: string): boolean {
  if (!/^[/#?]/.test(href) || href.includes('\\')) return false
  const resolved = URL.parse(href, 'https://origin.invalid/page')
  return resolved?.origin === 'https://origin.invalid' && !resolved.pathname.startsWith('//')
}

function isAllowedUrl(href: string): boolean {
  const url = URL.parse(href)
  if (url === null || !SCHEMES.has(url.protocol)) return false
  // `https:elsewhere` resolves against the page in some browsers: insist on the slashes.
  return !url.protocol.startsWith('http') || /^https?:\/\//i.test(href)
}

function brand(href: string): SafeHref {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one door to the brand
  return href as SafeHref
}
