import {type SystemFields} from '../model.ts'

const STYLE_KINDS = ['term', 'agency', 'time'] as const

/**
 * What a rule is about: a `term` is written in one way and not in others, an `agency` is credited by
 * one name, and a `time` ("today", "on Monday") means nothing under a picture of another year.
 */
export type StyleKind = (typeof STYLE_KINDS)[number]

/** One rule of the newsroom's own list. */
export interface HouseStyleRule extends SystemFields {
  _type: 'houseStyleRule'
  kind?: StyleKind
  /** Words as they are not to stand: plain words, never patterns. */
  avoid?: string[]
  /** What to write instead; without it people are told and decide. */
  prefer?: string
  /** "ISIS" is not "Isis". Else capitals do not matter. */
  matchCase?: boolean
  /** Why, for whoever wonders. */
  note?: string
}

/** Something in a text that the list knows better. Offsets are UTF-16. */
export interface StyleFinding {
  rule: string
  kind: StyleKind
  from: number
  to: number
  /** The words as they stand. */
  found: string
  /** What would stand there instead, with the capital that `found` has. */
  suggestion?: string
  note?: string
  /** It stands in quotation marks: people have said what they have said. */
  isQuoted: boolean
}

/** The list, made ready for reading texts: terms by their words. */
export interface StyleList {
  root: TermNode
  /** Rules and terms that cannot be used, in words, for whoever keeps the list. */
  problems: string[]
}

interface TermNode {
  next: Map<string, TermNode>
  /** Terms whose last word this is, by their text between the first and the last word. */
  terms: Map<string, Term>
}

interface Term {
  text: string
  before: string
  after: string
  rule: HouseStyleRule & {kind: StyleKind}
}

/** Longer terms are sentences, and sentences are no matter of style. */
const MAX_WORDS = 8
const MAX_TERMS = 5000
const WORD = /[\p{L}\p{N}\p{M}]+/gu

/**
 * Makes the list ready. Whatever is in it, reading a text afterwards takes time in proportion to the
 * text: terms are looked up word by word, and none becomes a pattern.
 */
export function makeStyleList(rules: readonly HouseStyleRule[]): StyleList {
  const root = newNode()
  const problems: string[] = []
  let count = 0
  for (const rule of rules) {
    const {kind} = rule
    if (kind === undefined) continue
    for (const avoid of rule.avoid ?? []) {
      const problem = problemOf(avoid, rule)
      if (problem) problems.push(problem)
      else if (count++ < MAX_TERMS) plant(root, avoid.trim(), {...rule, kind})
    }
  }
  if (count > MAX_TERMS) {
    problems.push(`The list has ${count} terms; only the first ${MAX_TERMS} are looked for`)
  }
  return {root, problems}
}

function problemOf(avoid: string, {prefer, matchCase}: HouseStyleRule): string | undefined {
  const words = avoid.match(WORD)
  if (words === null) return `“${avoid}” has neither letters nor digits to look for`
  if (words.length > MAX_WORDS) return `“${avoid}” has more than ${MAX_WORDS} words`
  const isSame =
    prefer !== undefined &&
    (matchCase === true ? prefer === avoid.trim() : folded(prefer) === folded(avoid.trim()))
  return isSame && matchCase !== true && prefer !== avoid.trim()
    ? `“${avoid}” differs from “${prefer}” by its capitals alone: let capitals matter`
    : isSame
      ? `“${avoid}” is what the rule itself asks for`
      : undefined
}

function plant(root: TermNode, avoid: string, rule: Term['rule']): void {
  const words = [...avoid.matchAll(WORD)]
  const [first] = words
  const last = words.at(-1)
  if (first === undefined || last === undefined) return
  let node = root
  for (const [word] of words) {
    const key = folded(word)
    const next = node.next.get(key) ?? newNode()
    node.next.set(key, next)
    node = next
  }
  const end = last.index + last[0].length
  const text = avoid.slice(first.index, end)
  const key = rule.matchCase === true ? text : folded(text)
  // Of two rules for the same words the first of the list counts.
  if (node.terms.has(key)) return
  node.terms.set(key, {text, before: avoid.slice(0, first.index), after: avoid.slice(end), rule})
}

/** Everything in a text that the list knows better, in order, the longest of two that overlap. */
export function findStyle(
  text: string,
  {root}: StyleList,
  kinds: readonly StyleKind[] = STYLE_KINDS,
): StyleFinding[] {
  const words = [...text.matchAll(WORD)]
  const quotes = quotedRanges(text)
  const findings: StyleFinding[] = []
  let free = 0
  for (let start = 0; start < words.length; start++) {
    const match = longestAt(text, words, start, root, kinds)
    if (match === undefined || match.from < free) continue
    const {term, from, to} = match
    const {rule} = term
    const found = text.slice(from, to)
    if (isAlreadyRight(text, from, found, rule.prefer)) continue
    free = to
    findings.push({
      rule: rule._id,
      kind: rule.kind,
      from,
      to,
      found,
      ...(rule.prefer === undefined ? {} : {suggestion: withCapitalOf(found, rule.prefer)}),
      ...(rule.note ? {note: rule.note} : {}),
      isQuoted: quotes.some((quote) => quote.from < from && to <= quote.to),
    })
  }
  return findings
}

function longestAt(
  text: string,
  words: readonly RegExpExecArray[],
  start: number,
  root: TermNode,
  kinds: readonly StyleKind[],
): {term: Term; from: number; to: number} | undefined {
  const first = words[start]
  if (first === undefined) return undefined
  let node: TermNode | undefined = root
  let longest: {term: Term; from: number; to: number} | undefined
  for (let index = start; index < Math.min(words.length, start + MAX_WORDS); index++) {
    const word = words[index]
    if (word === undefined) break
    node = node.next.get(folded(word[0]))
    if (node === undefined) break
    const end = word.index + word[0].length
    const between = text.slice(first.index, end)
    const term = node.terms.get(between) ?? node.terms.get(folded(between))
    if (term === undefined || !kinds.includes(term.rule.kind)) continue
    const from = first.index - term.before.length
    const to = end + term.after.length
    const isWhole =
      text.slice(from, first.index) === term.before && text.slice(end, to) === term.after
    const isExact = term.rule.matchCase !== true || between === term.text
    if (from >= 0 && isWhole && isExact) longest = {term, from, to}
  }
  return longest
}

/** "Getty" inside of "Getty Images" is right already, where that is what the rule asks for. */
function isAlreadyRight(
  text: string,
  from: number,
  found: string,
  prefer: string | undefined,
): boolean {
  if (prefer === undefined) return false
  for (let at = prefer.indexOf(found); at >= 0; at = prefer.indexOf(found, at + 1)) {
    if (text.startsWith(prefer, from - at)) return true
  }
  return false
}

/** A sentence that began with a capital still does. */
function withCapitalOf(found: string, prefer: string): string {
  const [first = ''] = found
  const isCapital = first !== first.toLowerCase()
  const [own = ''] = prefer
  return isCapital ? own.toUpperCase() + prefer.slice(own.length) : prefer
}

/** Stretches between “ ”, « », „ “ and straight quotation marks, the marks included. */
function quotedRanges(text: string): {from: number; to: number}[] {
  const ranges: {from: number; to: number}[] = []
  let open: number | undefined
  for (const {index, 0: mark} of text.matchAll(/["“”„«»]/gu)) {
    if (open === undefined) {
      if (mark !== '”' && mark !== '»') open = index
    } else {
      ranges.push({from: open, to: index + 1})
      open = undefined
    }
  }
  return ranges
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll(/\s+/gu, ' ')
}

function newNode(): TermNode {
  return {next: new Map(), terms: new Map()}
}

/**
 * The text with the suggestion in the place of what was found; `undefined` when somebody has written
 * there since, or when there is nothing to suggest.
 */
export function acceptStyle(text: string, finding: StyleFinding): string | undefined {
  const {from, to, found, suggestion} = finding
  if (suggestion === undefined || text.slice(from, to) !== found) return undefined
  return text.slice(0, from) + suggestion + text.slice(to)
}
