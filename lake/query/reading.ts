import {type ExprNode, type FuncCallNode} from 'groq-js'
import {countOf} from '../store/field-value.ts'
import {type Condition, LOOSE, type ReadingContext} from './condition.ts'
import {type Place, placeWithin, readPlace} from './place.ts'

/** `items`: where the list stands whose items the filter is about: `authors[role == "editor"]`. */
export interface Reading extends ReadingContext {
  items?: Place
}

export function placeOf(node: ExprNode, {items}: Reading): Place | undefined {
  const place = readPlace(node)
  return items && place ? placeWithin(items, place) : place
}

/** Of an expression that is one value for each document, or for each item. */
export function singlePlace(node: ExprNode, context: Reading): Place | undefined {
  if (node.type === 'FuncCall') return countedPlace(node, context)
  const place = placeOf(node, context)
  return place && !place.isList && place.path !== '' ? place : undefined
}

/** `count(captions)` of a document: of an item no index knows it. */
function countedPlace({namespace, name, args}: FuncCallNode, context: Reading): Place | undefined {
  const isCount = namespace === 'global' && name === 'count' && !context.items
  const place = isCount && args[0] ? singlePlace(args[0], context) : undefined
  return place?.isWhole && !place.path.includes('[]')
    ? {...place, path: countOf(place.path)}
    : undefined
}

/** The condition on the last document of a place, seen from the first. */
export function reached({through, isWhole}: Place, condition: Condition): Condition {
  return through.reduceRight<Condition>(
    (of, step) => ({is: 'through', path: step, of, ...LOOSE}),
    isWhole ? condition : {...condition, ...LOOSE},
  )
}
