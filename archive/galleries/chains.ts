import {wordBefore} from '../text/words.ts'
import {type Counter} from './counters.ts'
import {type Page} from './run.ts'

/** Counters that may count the same gallery, in the order of the text. */
export type Chain = Counter[]

/** So many paragraphs may stand between two captions before a run has ended. */
const LONGEST_BREAK = 8

/** So far apart two counters of one line may stand. */
const LONGEST_CAPTION = 2500

/**
 * Chains of counters that lead their lines: 1/5, 2/5, 3/5 … Gaps, repeats and a wrong total now and
 * then are kept; a counter that cannot go on starts a chain of its own. Galleries that run into one
 * another are told apart by their totals.
 */
export function chainLines(counters: readonly Counter[], sameText: SameText): Chain[] {
  const chains: Chain[] = []
  const open = new Map<number, Chain>()
  let latest: Chain | undefined
  for (const [index, counter] of counters.entries()) {
    const own = open.get(counter.total)
    const chain = own && goesOn(own, counter, sameText) ? own : undefined
    const strays = !chain && latest && isMisprint(latest, counter, counters[index + 1])
    if (chain) chain.push(counter)
    else if (strays) latest?.push(counter)
    else {
      const started = [counter]
      chains.push(started)
      open.set(counter.total, started)
    }
    if (!strays) latest = open.get(counter.total)
  }
  return chains
}

export type SameText = (a: Counter, b: Counter) => boolean

function goesOn(chain: Chain, counter: Counter, sameText: SameText): boolean {
  const last = chain.at(-1)
  if (last === undefined || counter.line - last.line > LONGEST_BREAK + 1) return false
  if (counter.word !== last.word || counter.spelled !== last.spelled) return false
  if (counter.n === last.n) return counter.n > 1 || sameText(last, counter)
  if (counter.n === 1) return false
  // "4/3" right behind "3/3" is a misprint; "9/11" behind "11/11" is the story again.
  if (last.n >= last.total) return counter.n === last.n + 1 && counter.line === last.line + 1
  return counter.n > last.n || chain.every(({n}) => n !== counter.n)
}

/** "1/5, 2/5, 3/6, 4/5": the number is due and the total comes back. */
function isMisprint(chain: Chain, counter: Counter, next: Counter | undefined): boolean {
  const last = chain.at(-1)
  if (last === undefined || counter.n !== last.n + 1 || counter.n === 1) return false
  if (counter.line - last.line > 3 || last.n >= last.total) return false
  const goesBack = next !== undefined && next.total === last.total && next.n === counter.n + 1
  return (
    goesBack || (counter.n === last.total && chain.length >= 2 && next?.total !== counter.total)
  )
}

/**
 * Chains inside lines: 1/4 … 2/4 … 3/4 in one paragraph or in a story of one line. Here every
 * fraction of the prose is a candidate, so that only the number that is due counts, where the words
 * behind it begin as captions do.
 */
export function chainInline(page: Page, counters: readonly Counter[]): Chain[] {
  const chains: Chain[] = []
  const used = new Set<Counter>()
  for (const [index, first] of counters.entries()) {
    if (used.has(first) || first.n > 2 || !mayStandInline(page.text, first)) continue
    const chain = follow(page, counters, index)
    // "the day after 1/7": the last word of a title, where the counting goes on.
    const enough = chain.length >= (first.n === 1 && !isSpokenOf(page.text, first) ? 2 : 3)
    if (!enough) continue
    for (const counter of chain) used.add(counter)
    chains.push(chain)
  }
  return chains
}

function follow(page: Page, counters: readonly Counter[], start: number): Chain {
  const first = counters[start]
  if (first === undefined) return []
  const chain = [first]
  let last = first
  for (let index = start + 1; index < counters.length; index++) {
    const counter = counters[index]
    if (counter === undefined || counter.from - last.to > LONGEST_CAPTION) break
    if (counter.total !== first.total || counter.word !== first.word) continue
    if (!mayStandInline(page.text, counter)) continue
    // A number that is left out is believed only when the one behind it is not there at all; so is
    // "after 9/11", which may also be a caption's last word before its neighbour's counter.
    const isSpoken = isSpokenOf(page.text, counter)
    if (isSpoken && isAhead(page, counters, index, counter.n, counter)) continue
    const isDue = counter.n === last.n + 1
    const skips = counter.n === last.n + 2 && !isAhead(page, counters, index, last.n + 1, counter)
    if (counter.n === 1) break
    if (!isDue && !skips) continue
    chain.push(counter)
    last = counter
    if (last.n === last.total) break
  }
  return chain
}

/** Whether the number `n` still comes, within the length of a caption. */
function isAhead(
  page: Page,
  counters: readonly Counter[],
  index: number,
  n: number,
  like: Counter,
): boolean {
  for (let at = index + 1; at < counters.length; at++) {
    const counter = counters[at]
    if (counter === undefined || counter.from - like.to > LONGEST_CAPTION) return false
    const stands = mayStandInline(page.text, counter) && !isSpokenOf(page.text, counter)
    if (counter.n === n && counter.total === like.total && stands) return true
  }
  return false
}

/** Before a small letter a fraction is meant. */
function mayStandInline(text: string, counter: Counter): boolean {
  const after = /^\s*["'“‘«(]?(\S)/u.exec(text.slice(counter.to, counter.to + 8))?.[1]
  return after !== undefined && !/[\p{Ll}%,.;:!?)]/u.test(after)
}

/** "after 9/11", "some 2/3": most often a day or a fraction. */
function isSpokenOf(text: string, counter: Counter): boolean {
  const before = wordBefore(text, counter.from)?.text
  return (
    before !== undefined &&
    /^(?:a|an|the|about|over|nearly|almost|than|of|by|some|since|after|before|post|pre)$/.test(
      before,
    )
  )
}

/**
 * Puts counters that stand inside lines into a chain of leading ones where their number is missing:
 * two captions on one line, or the first behind the gallery's head.
 */
export function fillChain(page: Page, chain: Chain): Chain {
  const [first] = chain
  const last = chain.at(-1)
  if (first === undefined || last === undefined) return chain
  const inside = countersOnLines(page, first.line - 2, last.line).filter(
    (counter) =>
      !counter.leads &&
      counter.total === first.total &&
      mayStandInline(page.text, counter) &&
      !isSpokenOf(page.text, counter),
  )
  if (inside.length === 0) return chain
  const present = new Set(chain.map(({n}) => n))
  const added = inside.filter((counter) => {
    if (present.has(counter.n)) return false
    const before = chain.findLast(({from}) => from < counter.from)
    const after = chain.find(({from}) => from > counter.from)
    const fits =
      (before
        ? before.n === counter.n - 1 || present.has(counter.n - 1)
        : first.n === counter.n + 1 && counter.line >= first.line - 2) &&
      (after ? after.n > counter.n : counter.line === last.line) &&
      (before ? before.n < counter.n : true)
    if (fits) present.add(counter.n)
    return fits
  })
  return [...chain, ...added].sort((a, b) => a.from - b.from)
}

/** The counters of some lines, found without going through all of them. */
export function countersOnLines(page: Page, from: number, to: number): Counter[] {
  let low = 0
  let high = page.counters.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((page.counters[middle]?.line ?? Infinity) < from) low = middle + 1
    else high = middle
  }
  const found: Counter[] = []
  for (let index = low; index < page.counters.length; index++) {
    const counter = page.counters[index]
    if (counter === undefined || counter.line > to) break
    found.push(counter)
  }
  return found
}
