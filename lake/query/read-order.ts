import {type ExprNode} from 'groq-js'
import {type Field} from '../store/field-index.ts'
import {pathOf} from './place.ts'
import {type Direction, type RowOrder} from './row-order.ts'
import {beforeProjection} from './source.ts'

/**
 * The order of an index that begins as the wanted one does, and whether it is the whole of it.
 *
 *     order(_updatedAt desc)                 _updatedAt desc, whole
 *     order(priority desc, _updatedAt desc)  priority desc, then _updatedAt desc, whole
 *     order(priority desc, title asc)        priority desc
 *     order(lower(title))                    undefined
 *
 * @param projection that the documents have gone through before they are ordered
 */
export function readOrder(
  keys: ExprNode[],
  projection: ExprNode | undefined,
  fieldOf: (path: string) => Field | undefined,
): (RowOrder & {isWhole: boolean}) | undefined {
  const [first, further] = keys.map((key) => readKey(key, projection))
  if (!first) return undefined
  const {path, direction} = first
  const by = columnOf(path) ?? fieldOf(path)
  const column = further && columnOf(further.path)
  if (!by) return undefined
  if (typeof by === 'string' || !column) return {by, direction, isWhole: keys.length === 1}
  const second = {by: column, direction: further.direction}
  return {by, direction, second, isWhole: keys.length === 2}
}

function columnOf(path: string): '_id' | '_updatedAt' | undefined {
  return path === '_id' || path === '_updatedAt' ? path : undefined
}

function readKey(
  key: ExprNode,
  projection: ExprNode | undefined,
): {path: string; direction: Direction} | undefined {
  const direction = key.type === 'Desc' ? 'desc' : 'asc'
  const value = key.type === 'Desc' || key.type === 'Asc' ? key.base : key
  const original = projection ? beforeProjection(value, projection) : value
  const path = original && pathOf(original)
  return path === undefined ? undefined : {path, direction}
}
