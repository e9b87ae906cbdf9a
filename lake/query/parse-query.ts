import {type ExprNode, GroqSyntaxError} from 'groq-js'
import {type JsonObject} from '../documents/json.ts'
import {visit} from './ast.ts'
import {parseGroq} from './parse-groq.ts'

/** Longer than any query of a person or of the Studio; parsing takes quadratic time. */
const LONGEST_QUERY = 64 * 1024
/** Deeper nesting overflows the stack of the parser or, worse, of the evaluation. */
const DEEPEST_NESTING = 100

export type QueryErrorType = 'queryParseError' | 'queryEvaluationError' | 'queryTimeoutError'

/** A query that cannot be read, or that fails when it is run. Positions count UTF-16 units. */
export class QueryError extends Error {
  override name = 'QueryError'
  readonly type: QueryErrorType
  readonly query: string
  readonly start: number
  readonly end: number

  constructor(type: QueryErrorType, description: string, query: string, start = 0) {
    super(description)
    this.type = type
    this.query = query
    this.start = start
    this.end = Math.min(query.length, start + 1)
  }
}

/**
 * Reads a query, with its parameters put in as values: a parameter is never read as GROQ.
 * Throws {@link QueryError} for syntax errors, parameters that were not given, functions that do not
 * exist, and queries too long or too deeply nested to be run safely.
 */
export function parseQuery(query: string, params: JsonObject): ExprNode {
  const key = JSON.stringify([query, params])
  const known = trees.get(key)
  if (known) return known
  const tree = parseAnew(query, params)
  if (trees.size >= MOST_TREES) trees.clear()
  if (key.length <= LONGEST_KEPT) trees.set(key, tree)
  return tree
}

/** What is asked again and again: by the Studio with each change, by the site for its front page. */
const trees = new Map<string, ExprNode>()
const MOST_TREES = 500
const LONGEST_KEPT = 8192

function parseAnew(query: string, params: JsonObject): ExprNode {
  if (query.length > LONGEST_QUERY) {
    throw refusal(`The query is longer than ${LONGEST_QUERY} characters`, query.slice(0, 100))
  }
  const tooDeep = deepNesting(query)
  if (tooDeep !== undefined) {
    throw refusal(`More than ${DEEPEST_NESTING} brackets inside each other`, query, tooDeep)
  }
  try {
    const tree = parseGroq(query, {params})
    refuseMissingParams(tree, query)
    refuseWhatWeLack(tree, query)
    return tree
  } catch (error) {
    if (error instanceof QueryError) throw error
    if (error instanceof GroqSyntaxError) throw refusal(error.message, query, error.position)
    if (error instanceof RangeError) throw refusal('The query is nested too deeply', query)
    const message = error instanceof Error ? error.message : 'The query cannot be read'
    throw refusal(message, query, placeOfName(message, query))
  }
}

function refuseMissingParams(tree: ExprNode, query: string): void {
  visit(tree, (node) => {
    if (node.type !== 'Parameter') return
    const at = Math.max(0, query.indexOf(`$${node.name}`))
    throw refusal(`param $${node.name} referenced, but not provided`, query, at)
  })
}

/** Functions that groq-js can read and not evaluate. */
const LACKING = new Set([
  'documents::incomingGlobalDocumentReferenceCount',
  'documents::incomingRefCount',
  'global::anywhere',
  'media::aspect',
  'text::semanticSimilarity',
  'user::attributes',
])

function refuseWhatWeLack(tree: ExprNode, query: string): void {
  visit(tree, (node) => {
    if (node.type === 'PipeFuncCall' && node.name === 'score' && !areDocuments(node.base)) {
      const description = 'score() takes documents of the dataset, before any projection'
      throw refusal(description, query, Math.max(0, query.search(/score\s*\(/)))
    }
    if (node.type !== 'FuncCall') return
    const {namespace, name} = node
    if (!LACKING.has(`${namespace}::${name}`)) return
    const written = namespace === 'global' ? name : `${namespace}::${name}`
    const at = Math.max(0, query.indexOf(written))
    throw refusal(`There is no function ${written}() in this lake`, query, at)
  })
}

/** `*`, filtered, ordered or cut short. */
function areDocuments(node: ExprNode): boolean {
  switch (node.type) {
    case 'Everything':
      return true
    case 'FuncCall':
      return node.namespace === 'releases'
    case 'ArrayCoerce':
    case 'Filter':
    case 'Group':
    case 'PipeFuncCall':
    case 'Slice':
      return areDocuments(node.base)
    default:
      return false
  }
}

/**
 * groq-js does not say where the function stands that it does not know, or that it is given too much:
 * `Undefined function: foo`, `Incorrect number of arguments to function foo(). …`
 */
function placeOfName(message: string, query: string): number {
  const [, name] = /(?:Undefined (?:function|namespace): |function )([\w:]+)/.exec(message) ?? []
  return name === undefined ? 0 : Math.max(0, query.indexOf(name))
}

function refusal(description: string, query: string, start = 0): QueryError {
  return new QueryError('queryParseError', description, query, start)
}

/** Where the brackets get too deep. Those in strings and comments do not count. */
function deepNesting(query: string): number | undefined {
  let depth = 0
  let quote = ''
  for (let index = 0; index < query.length; index++) {
    const letter = query.charAt(index)
    if (quote !== '') {
      if (letter === '\\') index++
      else if (letter === quote) quote = ''
    } else if (letter === '"' || letter === "'") quote = letter
    else if (query.startsWith('//', index)) index = endOfLine(query, index)
    else if ('([{'.includes(letter)) depth++
    else if (')]}'.includes(letter)) depth--
    if (depth > DEEPEST_NESTING) return index
  }
  return undefined
}

function endOfLine(query: string, from: number): number {
  const end = query.indexOf('\n', from)
  return end < 0 ? query.length : end
}
