import {type ExprNode} from 'groq-js'
import {
  ALWAYS,
  type Condition,
  either,
  LOOSE,
  type ReadingContext,
  type SoughtWord,
} from './condition.ts'
import {patternWords} from './match.ts'
import {searchOf} from './own-functions.ts'
import {readPlace} from './place.ts'
import {readOperand} from './read-operand.ts'
import {readSearch} from './text-query.ts'

/**
 * The words that a document must hold for a `match` to succeed, or the documents that it refers to.
 * Only for texts that full-text search has seen: those under names that do not begin with `_`, and ids.
 */
export function readMatch(
  left: ExprNode,
  right: ExprNode,
  context: ReadingContext,
): Condition | undefined {
  const search = searchOf(right)
  const pattern = readOperand(search ?? right, context)
  if (pattern === undefined || !('constant' in pattern)) return undefined
  // What the Studio asks when nothing has been typed into the search field of a list.
  if (search && isEmptySearch(pattern.constant)) return ALWAYS
  const words = search ? wordsOfSearch(pattern.constant) : wordsOfPattern(pattern.constant)
  const ways = waysToTexts(left)
  if (!words || !ways) return undefined
  const isOwnText = ways.every((way) => way.length === 0)
  if (isOwnText) return {is: 'words', words, ...LOOSE}
  const of = words.map((word) => inAnyOf(ways, word))
  return of.length > 0 ? {is: 'all', of, ...LOOSE} : undefined
}

/** One word may stand in one text and the next in another. */
function inAnyOf(ways: string[][], word: SoughtWord): Condition {
  const different = new Map(ways.map((way) => [way.join('\n'), way]))
  const held: Condition = {is: 'words', words: [word], ...LOOSE}
  const conditions = [...different.values()].map((way) =>
    way.reduceRight<Condition>((of, path) => ({is: 'through', path, of, ...LOOSE}), held),
  )
  return conditions.reduce((one, other) => either(one, other) ?? one)
}

/** The references to follow to each of the texts: none for those of the document itself. */
function waysToTexts(node: ExprNode): string[][] | undefined {
  if (node.type === 'Group') return waysToTexts(node.base)
  if (node.type === 'Array') return waysToAll(node.elements.map(({value}) => value))
  if (node.type === 'FuncCall') {
    return node.namespace === 'pt' && node.name === 'text' ? waysToAll(node.args) : undefined
  }
  const place = readPlace(node)
  if (!place) return undefined
  const isSearched = place.path === '_id' || !/(^|\.)_/.test(place.path)
  return isSearched ? [place.through] : undefined
}

function waysToAll(nodes: ExprNode[]): string[][] | undefined {
  const ways = nodes.map((node) => waysToTexts(node))
  return ways.every((way) => way !== undefined) ? ways.flat() : undefined
}

function isEmptySearch(search: unknown): boolean {
  return typeof search === 'string' && readSearch(search).length === 0
}

function wordsOfSearch(search: unknown): SoughtWord[] | undefined {
  if (typeof search !== 'string') return undefined
  return readSearch(search)
    .filter((term) => !term.isExcluded)
    .flatMap(({words, isPrefix}) => {
      return words.map((word, index) => ({
        word,
        isPrefix: isPrefix && index === words.length - 1,
      }))
    })
}

/** `o'bri*` → `o`, `bri…`. What follows a star can stand anywhere in a word, so it is left out. */
function wordsOfPattern(pattern: unknown): SoughtWord[] | undefined {
  return patternWords(pattern)?.flatMap((word) => {
    const [beginning = '', ...rest] = word.split('*')
    const runs = beginning.match(/[\p{L}\p{N}]+/gu) ?? []
    return runs.map((run, index) => ({
      word: run,
      isPrefix: rest.length > 0 && index === runs.length - 1 && beginning.endsWith(run),
    }))
  })
}
