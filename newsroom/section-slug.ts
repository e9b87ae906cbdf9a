/**
 * May a section have this slug? Not that of an address which the reader site has for something else:
 * readers who follow the section would never come to it.
 */
export function isFreeForSection(slug: string): boolean {
  return !TAKEN.has(slug) && !/^sitemap-\d{4}-\d{2}\.xml$/.test(slug)
}

/** What an address of the site begins with that is no section's. The site tests that none is missing. */
const TAKEN = new Set([
  '_a',
  '_preview',
  'by',
  'corrections',
  'healthz',
  'live',
  'robots.txt',
  'rss.xml',
  'search',
  'sitemap-news.xml',
  'sitemap.xml',
  'topic',
])
