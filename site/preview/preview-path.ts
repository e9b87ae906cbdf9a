import {PREVIEW_PATH} from '../endpoints.ts'

/**
 * Where to send somebody whom the Studio has let in: the page that it asked for, within previews.
 * An address that leads anywhere else leads to the front page: the Studio's parameter is not proof
 * (`/a/..//elsewhere.example` comes through `@sanity/preview-url-secret` as `//elsewhere.example`).
 */
export function previewTarget(wanted: string | undefined, siteOrigin: string): string {
  const url = URL.parse(wanted ?? '/', siteOrigin)
  const isOwn = url?.origin === siteOrigin && !url.pathname.startsWith('//')
  return isOwn ? inPreview(url.pathname) : inPreview('/')
}

/** `/2017/02/04/slug` → `/_preview/2017/02/04/slug`; an address that is there already stays. */
export function inPreview(path: string): string {
  return path === PREVIEW_PATH || path.startsWith(`${PREVIEW_PATH}/`) ? path : PREVIEW_PATH + path
}

/** What the page is called among readers. */
export function outOfPreview(path: string): string {
  return path.slice(PREVIEW_PATH.length) || '/'
}
