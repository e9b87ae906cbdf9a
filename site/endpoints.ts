/** What answers and is no page. `crawl.test.ts` visits each of them, as it does every route. */

/** Is the site alive, and does it hear its lake? For whoever runs it. */
export const HEALTH_PATH = '/healthz'

/** Tells the readers of a page when it has changed. */
export const LIVE_PATH = '/live'

/** Scripts. Their names change with their text. */
export const ASSETS_PATH = '/_a'

/** Drafts, apart from what readers get: their own addresses, and a cookie for these alone. */
export const PREVIEW_PATH = '/_preview'

export const ENDPOINTS = [HEALTH_PATH, LIVE_PATH, ASSETS_PATH, PREVIEW_PATH] as const
