import {type ExprNode} from 'groq-js'

/**
 * Where the values of an expression stand, seen from a document.
 *
 *     slug.current                      through []                           path slug.current
 *     bylines[].role                    through []                           path bylines[].role
 *     bylines[].person->slug.current    through [bylines[].person]           path slug.current
 *     body[].gallery->captions[]->text  through [body[].gallery, captions[]] path text
 */
export interface Place {
  /** Paths of the references that have to be followed, first to last. */
  through: string[]
  /** Within the last document; empty for the whole of it. */
  path: string
  /** The expression is the list of what stands there. */
  isList: boolean
  /** It is all of it, and not only what a filter or a position in a list picks out. */
  isWhole: boolean
}

const NAME = /^[A-Za-z_][\w-]*$/

const HERE: Place = {through: [], path: '', isList: false, isWhole: true}

/** `undefined` for an expression that is more, or other, than the way to a value. */
export function readPlace(node: ExprNode): Place | undefined {
  switch (node.type) {
    case 'This':
      return HERE
    case 'Group':
      return readPlace(node.base)
    case 'AccessAttribute': {
      const base = node.base ? readPlace(node.base) : HERE
      if (!base || base.isList || !NAME.test(node.name)) return undefined
      return {...base, path: joinPaths(base.path, node.name)}
    }
    case 'Deref': {
      const base = readPlace(node.base)
      if (!base || base.isList) return undefined
      return {...base, through: [...base.through, base.path], path: ''}
    }
    case 'ArrayCoerce':
      return itemsOf(readPlace(node.base))
    case 'Filter':
    case 'Slice': {
      const items = itemsOf(readPlace(node.base))
      return items && {...items, isWhole: false}
    }
    case 'AccessElement': {
      const items = itemsOf(readPlace(node.base))
      return items && {...items, isList: false, isWhole: false}
    }
    case 'Map':
    case 'FlatMap': {
      const items = readPlace(node.base)
      const place = items?.isList ? readPlace(node.expr) : undefined
      return items && place && {...placeWithin(items, place), isList: true}
    }
    default:
      return undefined
  }
}

/** Seen from a document, what is at `inner` seen from each of its values at `outer`. */
export function placeWithin(outer: Place, inner: Place): Place {
  const [first, ...rest] = inner.through
  const isWhole = outer.isWhole && inner.isWhole
  if (first === undefined) {
    return {...outer, path: joinPaths(outer.path, inner.path), isList: inner.isList, isWhole}
  }
  const through = [...outer.through, joinPaths(outer.path, first), ...rest]
  return {through, path: inner.path, isList: inner.isList, isWhole}
}

/** `slug.current` for an attribute of the document itself. `undefined` for anything else. */
export function pathOf(node: ExprNode): string | undefined {
  const place = readPlace(node)
  const isPlain = place && place.through.length === 0 && !place.isList && place.isWhole
  return isPlain && place.path !== '' ? place.path : undefined
}

/** `tags` and `tags[]` have the same items. Lists of lists have no place of their own. */
export function itemsOf(place: Place | undefined): Place | undefined {
  if (!place || place.isList) return place
  return place.path === '' ? undefined : {...place, path: `${place.path}[]`, isList: true}
}

function joinPaths(outer: string, inner: string): string {
  return outer === '' || inner === '' ? `${outer}${inner}` : `${outer}.${inner}`
}
