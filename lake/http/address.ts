/** Where a request goes, apart from host and query: Sanity's addresses come in several spellings. */
export interface Address {
  /** `1`, `X` or a date. */
  version: string
  /** Without the version: `/data/query/production`. */
  path: string
}

const VERSION = /^\/v(1|X|\d{4}-\d\d-\d\d)(?=\/|$)/
const RESOURCE =
  /^\/projects\/[^/]+\/datasets\/([^/]+)\/(query|mutate|actions|doc|listen|live|history|export)(?=\/|$)/

/**
 * `//v2025-02-19/data/doc/production/a1` → `{version: '2025-02-19', path: '/data/doc/production/a1'}`
 *
 * `@sanity/migrate` sends two slashes; clients of a *resource* name the project in the path. Without
 * a version it is version 1. Escapes stay as they are.
 */
export function readAddress(pathname: string): Address {
  const collapsed = pathname.replace(/^\/+/, '/')
  const version = VERSION.exec(collapsed)
  const path = version ? collapsed.slice(version[0].length) || '/' : collapsed
  return {
    version: version?.[1] ?? '1',
    path: path.replace(RESOURCE, (_, dataset: string, endpoint: string) => {
      return `/data/${endpoint}/${dataset}`
    }),
  }
}
