import {EMPTY, type EmptyList} from './i18n/empty-sentences.ts'
import {isOrder, type OrderName, ORDERS, type Orders} from './orders.ts'

/** One row, whatever stands in it. */
export interface RowDocument {
  /** Published id. */
  _id: string
  _type: string
}

/** A list as a pane is handed it. */
export interface ShownList {
  filter: string
  orders: Orders
  params: Record<string, string>
  /** Whose sentence stands there while nothing does. */
  sentence: EmptyList
}

/** Where the words of a search in a list are looked for. */
const SEARCHED = ['headline', 'slugline', 'title', 'text', 'credit.line', 'note']

interface Wanted {
  filter: string
  order: OrderName
  params: Record<string, string>
  /** As typed; every one must begin a word of the document. */
  words: string
  /** So many rows. */
  size: number
}

interface ListQuery {
  query: {fetch: string; listen: string}
  values: Record<string, string>
}

/** GROQ for the first documents of a list, in an order, with perspective `drafts`. */
export function listQuery({filter, order, params, words, size}: Wanted): ListQuery {
  const terms = words.split(/\s+/).filter(Boolean)
  const filters = [
    `(${filter})`,
    ...terms.map(
      (_, index) => `(${SEARCHED.map((field) => `${field} match $word${index}`).join(' || ')})`,
    ),
  ].join(' && ')
  const by = ORDERS[order].join(', ')
  return {
    query: {
      fetch: `{"rows": *[${filters}] | order(${by})[0...${size}]{_id, _type}, "count": count(*[${filters}])}`,
      listen: '*[_type in ["article", "gallery", "caption", "editorialLog"]]',
    },
    values: {
      ...params,
      ...Object.fromEntries(terms.map((term, index) => [`word${index}`, `${term}*`])),
    },
  }
}

export interface FoundRows {
  rows: RowDocument[]
  /** In the whole list, of which `rows` are the first. */
  count: number
}

/** What the query has answered; whatever is no document is left out. */
export function readList(data: unknown): FoundRows {
  if (typeof data !== 'object' || data === null || !('rows' in data) || !('count' in data)) {
    return {rows: [], count: 0}
  }
  const rows = Array.isArray(data.rows) ? data.rows.filter(isDocument) : []
  return {rows, count: typeof data.count === 'number' ? data.count : rows.length}
}

export function isDocument(value: unknown): value is RowDocument {
  return (
    typeof value === 'object' &&
    value !== null &&
    '_id' in value &&
    typeof value._id === 'string' &&
    '_type' in value &&
    typeof value._type === 'string'
  )
}

/**
 * What the structure has handed to the pane, which the Studio passes on as anything at all.
 *
 * @throws when it is no list: that is a mistake of `structure.ts`
 */
export function readShown(options: unknown): ShownList {
  if (isShown(options)) return options
  throw new TypeError('A pane of the desk was opened without its list')
}

function isShown(value: unknown): value is ShownList {
  return (
    typeof value === 'object' &&
    value !== null &&
    'filter' in value &&
    typeof value.filter === 'string' &&
    'orders' in value &&
    Array.isArray(value.orders) &&
    value.orders.length > 0 &&
    value.orders.every(isOrder) &&
    'params' in value &&
    'sentence' in value &&
    typeof value.sentence === 'string' &&
    Object.hasOwn(EMPTY, value.sentence)
  )
}
