/**
 * Which of the versions of a document a query sees. `raw`: all, as they are stored. Otherwise one of
 * each group: the first of `bundles` that has it, else the published document.
 */
export type Perspective = {kind: 'raw'} | {kind: 'stack'; bundles: string[]}

export const RAW: Perspective = {kind: 'raw'}
export const PUBLISHED: Perspective = {kind: 'stack', bundles: []}

/** API versions since this date see published documents where older ones saw everything. */
const PUBLISHED_BY_DEFAULT_SINCE = '2025-02-19'

const NAME = /^[A-Za-z0-9_-]{1,128}$/

/**
 * `published`, `drafts` (`previewDrafts`), `raw`, or a stack of releases: `r1,drafts`, `["r1"]`.
 * `undefined` for anything else, and for `raw` in a stack, which would mean nothing.
 */
export function readPerspective(text: string): Perspective | undefined {
  const names = readNames(text)
  if (names === undefined || !names.every((name) => NAME.test(name))) return undefined
  if (names.length === 1 && names[0] === 'raw') return RAW
  if (names.length === 0 || names.includes('raw')) return undefined
  const bundles = names.map((name) => (name === 'previewDrafts' ? 'drafts' : name))
  const published = bundles.indexOf('published')
  return {kind: 'stack', bundles: published < 0 ? bundles : bundles.slice(0, published)}
}

export function defaultPerspective(apiVersion: string): Perspective {
  return seesEverythingByDefault(apiVersion) ? RAW : PUBLISHED
}

/** Versions are `1`, a date, or `X`, which is newer than any date. */
export function seesEverythingByDefault(apiVersion: string): boolean {
  return apiVersion !== 'X' && apiVersion < PUBLISHED_BY_DEFAULT_SINCE
}

function readNames(text: string): string[] | undefined {
  if (!text.startsWith('[')) return text.split(',').map((name) => name.trim())
  try {
    const names: unknown = JSON.parse(text)
    return Array.isArray(names) && names.every((name) => typeof name === 'string')
      ? names
      : undefined
  } catch {
    return undefined
  }
}
