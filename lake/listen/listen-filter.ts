import {type ExprNode} from 'groq-js'
import {bundleOf, publishedIdOf} from '../documents/document-id.ts'
import {type LakeDocument} from '../documents/document.ts'
import {type JsonObject} from '../documents/json.ts'
import {type Condition, type Operand} from '../query/condition.ts'
import {isLight} from '../query/light.ts'
import {parseQuery, QueryError} from '../query/parse-query.ts'
import {readCondition} from '../query/read-condition.ts'
import {readSource} from '../query/source.ts'
import {StrictPath} from '../query/strict-path.ts'
import {passes} from '../query/verdict.ts'

export type DocumentTest = (document: LakeDocument) => boolean

/**
 * The filter of a listener: `*[_type == "article"]{title} | order(title)` listens to all articles.
 * Projection, order and slices of the query do not matter; joins do not work, as on hosted Sanity.
 *
 * Throws {@link QueryError} for what is no query of documents, and for filters that loop too deeply:
 * they are asked about every change, on the thread that serves everybody.
 */
export function readListenFilter(
  query: string,
  params: JsonObject,
  context: {identity: string; projectId: string; dataset: string},
): DocumentTest {
  const tree = parseQuery(query, params)
  const filters = filtersOf(tree)
  if (!filters) throw new QueryError('queryParseError', 'A listener needs a query like *[…]', query)
  if (!filters.every((filter) => isLight(filter, {deepestLoop: 1}))) {
    throw new QueryError('queryParseError', 'The filter is too complex to listen to', query)
  }
  const tests = filters.map((filter) => testOf(filter, context))
  return (document) => tests.every((test) => test(document))
}

function filtersOf(node: ExprNode): ExprNode[] | undefined {
  const source = readSource(node)
  if (source) return source.filters
  switch (node.type) {
    case 'AccessElement':
    case 'ArrayCoerce':
    case 'Filter':
    case 'FlatMap':
    case 'Group':
    case 'Map':
    case 'PipeFuncCall':
    case 'Projection':
    case 'Slice':
      return filtersOf(node.base)
    case 'AccessAttribute':
      return node.base && filtersOf(node.base)
    default:
      return undefined
  }
}

function testOf(
  filter: ExprNode,
  {identity, projectId, dataset}: {identity: string; projectId: string; dataset: string},
): DocumentTest {
  const sanity = {projectId, dataset}
  const condition = readCondition(filter, {now: new Date(), identity, sanity, mayLookOut: false})
  const quick = condition?.exact ? quickTest(condition) : undefined
  if (quick) return quick
  return (document) => {
    try {
      return passes(filter, document, {dataset: [document], identity, sanity})
    } catch {
      return false
    }
  }
}

/** Nearly all listeners of the Studio ask about ids or types: those need no GROQ. */
function quickTest(condition: Condition): DocumentTest | undefined {
  switch (condition.is) {
    case 'never':
      return () => false
    case 'all': {
      const tests = condition.of.flatMap((part) => quickTest(part) ?? [])
      if (tests.length < condition.of.length) return undefined
      return (document) => tests.every((test) => test(document))
    }
    case 'any': {
      const tests = condition.of.flatMap((part) => quickTest(part) ?? [])
      if (tests.length < condition.of.length) return undefined
      return (document) => tests.some((test) => test(document))
    }
    case 'not': {
      const test = quickTest(condition.of)
      return test && ((document) => !test(document))
    }
    case 'attribute':
      return attributeTest(condition.path, condition.value)
    case 'attributeIn':
      return attributeTest(condition.path, condition.values)
    case 'path': {
      if (condition.attribute !== '_id') return undefined
      const path = new StrictPath(condition.pattern)
      return ({_id}) => path.matches(_id)
    }
    case 'versionOf':
      return versionTest(condition.id)
    case 'bundle':
    case 'compared':
    case 'prefix':
    case 'presence':
    case 'range':
    case 'references':
    case 'through':
    case 'words':
      return undefined
  }
}

function attributeTest(path: string, operand: Operand): DocumentTest | undefined {
  if (!('constant' in operand) || (path !== '_id' && path !== '_type')) return undefined
  const values: unknown[] = Array.isArray(operand.constant) ? operand.constant : [operand.constant]
  const wanted = new Set(values)
  return (document) => wanted.has(document[path])
}

function versionTest(operand: Operand): DocumentTest | undefined {
  const id = 'constant' in operand ? operand.constant : undefined
  if (typeof id !== 'string') return undefined
  return ({_id}) => _id === id || (bundleOf(_id) !== null && publishedIdOf(_id) === id)
}
