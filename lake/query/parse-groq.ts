import {type ExprNode, GroqSyntaxError, parse, type ParseOptions} from 'groq-js'
import {mapChildren, visit} from './ast.ts'
import {explainFault} from './syntax-fault.ts'

/** Texts and comments are passed over: what looks like a call in them is none. */
const PASSED_OVER_OR_CALL =
  /"(?:[^"\\]|\\[^]?)*"?|'(?:[^'\\]|\\[^]?)*'?|\/\/[^\n]*|(?<![\w$:.])(?:global::)?geo\(/g

/** What `geo(` is spelled as for groq-js, which takes any number of arguments to that one. */
const SPELLED = 'geo::latLng($__geo,'
const CONSTRUCTOR = {}
const ARGUMENTS = new Map([
  ['documents::get', 1],
  ['global::geo', 1],
  ['geo::latLng', 2],
  ['geo::contains', 2],
  ['geo::intersects', 2],
  ['geo::distance', 2],
])

/**
 * Reads GROQ as groq-js does, and `geo()` besides, of which its parser knows nothing. Positions in
 * errors are those of the text that is given.
 */
export function parseGroq(query: string, options: ParseOptions = {}): ExprNode {
  const tree = query.includes('geo(') ? parseWithGeo(query, options) : parseIt(query, options)
  visit(tree, checkArguments)
  return tree
}

function parseIt(query: string, options: ParseOptions): ExprNode {
  try {
    return parse(query, options)
  } catch (error) {
    throw error instanceof GroqSyntaxError ? explained(error, query, error.position) : error
  }
}

function explained(error: GroqSyntaxError, query: string, at: number): GroqSyntaxError {
  const [, found = ''] = /position \d+: (.*)$/s.exec(error.message) ?? []
  const {position, detail} = explainFault(query, {position: at, detail: found})
  return new GroqSyntaxError(position, query, detail)
}

function parseWithGeo(query: string, options: ParseOptions): ExprNode {
  const calls: {at: number; longer: number}[] = []
  const text = query.replace(PASSED_OVER_OR_CALL, (found: string, at: number) => {
    if (!found.startsWith('g')) return found
    calls.push({at, longer: SPELLED.length - found.length})
    return SPELLED
  })
  try {
    const params = {...options.params, __geo: CONSTRUCTOR}
    return withConstructors(parse(text, {...options, params}))
  } catch (error) {
    if (!(error instanceof GroqSyntaxError)) throw error
    const place = calls.reduce((position, {at, longer}) => {
      return position > at ? Math.max(at, position - longer) : position
    }, error.position)
    throw explained(error, query, place)
  }
}

function withConstructors(node: ExprNode): ExprNode {
  const inner = mapChildren(node, withConstructors)
  if (inner.type !== 'FuncCall' || inner.namespace !== 'geo') return inner
  const [mark, ...args] = inner.args
  const isConstructor = mark?.type === 'Value' && mark.value === CONSTRUCTOR
  return isConstructor ? {...inner, namespace: 'global', name: 'geo', args} : inner
}

/** groq-js does not count the arguments of what it cannot evaluate. */
function checkArguments(node: ExprNode): void {
  if (node.type !== 'FuncCall') return
  const {namespace, name, args} = node
  const expected = ARGUMENTS.get(`${namespace}::${name}`)
  if (expected === undefined || args.length === expected) return
  const written = namespace === 'global' ? name : `${namespace}::${name}`
  throw new Error(
    `Incorrect number of arguments to function ${written}(). Expected ${expected}, got ${args.length}.`,
  )
}
