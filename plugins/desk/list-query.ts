import {type DeskList} from './lists.ts'
import {EMPTY, type EmptyList} from './i18n/empty-sentences.ts'

/** One row, whatever stands in it. */
export interface RowDocument {
  /** Published id. */
  _id: string
  _type: string
}

type Order = NonNullable<DeskList['order']>

/** A list as a pane is handed it. */
export interface ShownList {
  filter: string
  order: Order
  params: Record<string, string>
  /** Whose sentence stands there while nothing does. */
  sentence: EmptyList
}

/** More than anybody reads; the rest is found by words. */
export const MOST = 500

/** Where the words of a search in a list are looked for. */
const SEARCHED = ['headline', 'slugline', 'title', 'text', 'credit.line', 'note']

interface ListQuery {
  query: {fetch: string; listen: string}
  values: Record<string, string>
}

/**
 * GROQ for the documents of a list, in its order, with perspective `drafts`. Every word must begin a
 * word of the document.
 */
export function listQuery(
  {filter, order}: Pick<ShownList, 'filter' | 'order'>,
  params: Record<string, string>,
  words: string,
): ListQuery {
  const terms = words.split(/\s+/).filter(Boolean)
  const filters = [
    `(${filter})`,
    ...terms.map(
      (_, index) => `(${SEARCHED.map((field) => `${field} match $word${index}`).join(' || ')})`,
    ),
  ].join(' && ')
  const by = order.map(({field, direction}) => `${field} ${direction}`).join(', ')
  return {
    query: {
      fetch: `{"rows": *[${filters}] | order(${by})[0...${MOST}]{_id, _type}, "count": count(*[${filters}])}`,
      listen: '*[_type in ["article", "gallery", "caption", "editorialLog"]]',
    },
    values: {
      ...params,
      ...Object.fromEntries(terms.map((term, index) => [`word${index}`, `${term}*`])),
    },
  }
}

/** What the query has answered; whatever is no document is left out. */
export function readList(data: unknown): {rows: RowDocument[]; count: number} {
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
    'order' in value &&
    Array.isArray(value.order) &&
    'params' in value &&
    'sentence' in value &&
    typeof value.sentence === 'string' &&
    Object.hasOwn(EMPTY, value.sentence)
  )
}
