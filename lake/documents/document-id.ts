/**
 * What an id says about its document (sanity.io/docs "IDs and paths").
 *
 * `a1` is published · `drafts.a1` its draft · `versions.r1.a1` its version in release `r1` ·
 * `_.releases.r1` a release. Published document, draft and versions together are one *group*, known
 * by the published id. An id with a dot is never public.
 */
const ID = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/
const VERSION = /^versions\.([^.]+)\.(.+)$/
const DRAFTS = 'drafts.'

/** A bundle is the set that a version belongs to: `drafts`, or the name of a release. */
const RESERVED_BUNDLES = new Set(['drafts', 'published', 'raw'])

/** False for empty, too long or path-like ids, and for drafts of drafts. Never throws. */
export function isDocumentId(id: string): boolean {
  if (!ID.test(id) || id.includes('..') || id.endsWith('.')) return false
  const published = publishedIdOf(id)
  if (published === id) return !id.startsWith(DRAFTS) && !id.startsWith('versions.')
  return bundleOf(id) !== null && publishedIdOf(published) === published
}

/** `drafts.a.b` → `a.b`, `versions.r1.a.b` → `a.b`, everything else is itself. */
export function publishedIdOf(id: string): string {
  if (id.startsWith(DRAFTS)) return id.slice(DRAFTS.length)
  return VERSION.exec(id)?.[2] ?? id
}

/** `drafts`, the release of a version, or `null` for a published document. */
export function bundleOf(id: string): string | null {
  if (id.startsWith(DRAFTS)) return 'drafts'
  const bundle = VERSION.exec(id)?.[1]
  return bundle === undefined || RESERVED_BUNDLES.has(bundle) ? null : bundle
}

/** `r1` → `_.releases.r1`, the document of a release. */
export function releaseIdOf(name: string): string {
  return `_.releases.${name}`
}

/** The version of a document in a release: `r1`, `a1` → `versions.r1.a1`. */
export function versionIdOf(release: string, publishedId: string): string {
  return `versions.${release}.${publishedId}`
}

export function draftIdOf(publishedId: string): string {
  return `${DRAFTS}${publishedId}`
}

/** Readers who are not signed in never see such a document: drafts, versions, private paths. */
export function isDotted(id: string): boolean {
  return id.includes('.')
}
