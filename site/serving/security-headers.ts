import {createHash} from 'node:crypto'

export interface PolicyOptions {
  /** The origin that serves images. */
  images: string
  /** What stands in the `<style>` of every page. */
  style: string
}

/** Nothing but our own scripts, the page's own style and the paper's pictures; nobody frames a page. */
export function readerPolicy({images, style}: PolicyOptions): string {
  const hash = createHash('sha256').update(style).digest('base64')
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'sha256-${hash}'`,
    // A colour and a ratio for each picture, both checked when the document was read.
    "style-src-attr 'unsafe-inline'",
    `img-src data: ${images}`,
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Presentation frames the page, and its overlays bring styles of their own. Scripts stay ours. */
export function previewPolicy({images}: PolicyOptions, studioOrigin: string | undefined): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${images}`,
    "font-src 'self' data:",
    `connect-src 'self'`,
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors 'self' ${studioOrigin ?? ''}`.trim(),
  ].join('; ')
}

/** On every answer, whatever it is. */
export const BASE_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cross-origin-resource-policy': 'same-origin',
}
