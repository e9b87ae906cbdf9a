import {pagePath} from '../components/story-list.tsx'

/** An address as the site understands it: one spelling for each page. */
export interface PageAddress {
  path: string
  page: number
  search: string
  /** How the page is asked for, where it was asked for otherwise: `?page=02` → `/world?page=2`. */
  plain?: string
}

/** Lists end somewhere, also for those who count on. */
const LAST_PAGE = 1_000
const LONGEST_SEARCH = 100

/**
 * What of an address matters to a page. Questions that the page does not ask (`utm_source` …) are
 * dropped; one that is asked twice, or cannot be read, makes the address wrong: `undefined`.
 */
export function readAddress(url: URL, asks: readonly string[] = []): PageAddress | undefined {
  const [page, search] = ['page', 'q'].map((name) =>
    asks.includes(name) ? url.searchParams.getAll(name) : [],
  )
  if (!page || !search || page.length > 1 || search.length > 1) return undefined
  const [typed = '1'] = page
  const number = Number(typed)
  if (!Number.isInteger(number) || number < 1 || number > LAST_PAGE) return undefined
  const words = (search[0] ?? '').trim().slice(0, LONGEST_SEARCH)
  const address = {path: url.pathname, page: number, search: words}
  return typed === String(number) ? address : {...address, plain: spell(address)}
}

function spell({path, page, search}: PageAddress): string {
  return pagePath(search === '' ? path : `${path}?q=${encodeURIComponent(search)}`, page)
}

/** Where an address is wrong: a page that no list has. */
export function nowhereAt({pathname}: URL): PageAddress {
  return {path: pathname, page: 0, search: ''}
}

/** The name under which a page is kept. */
export function keyOf({path, page, search}: PageAddress): string {
  return page === 1 && search === '' ? path : `${path}?page=${page}&q=${encodeURIComponent(search)}`
}
