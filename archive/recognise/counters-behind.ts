import {closeOpenEnd} from '../galleries/close-open-end.ts'
import {type Counter} from '../galleries/counters.ts'
import {type Page, type Run} from '../galleries/run.ts'
import {type Doubt} from '../story.ts'
import {sentenceEnd} from '../text/sentences.ts'
import {type Span, lastPart, trimSpan} from '../text/visible.ts'

/**
 * Captions before their counters, all on one line:
 *
 *     … A crane lifts the first beam. Jane Roe/PA 1 / 3 Two men weld. AFP 2 / 3 The mayor. Reuters 3 / 3
 *
 * Credits tell them from captions behind their counters: one stands right before the first counter,
 * and behind the last there is none, or nothing at all.
 */
export function recogniseCountersBehind(page: Page): Run[] {
  return chainsWithinLines(page.counters).flatMap(({chain, after}) => readChain(page, chain, after))
}

interface Chain {
  chain: Counter[]
  /** Where the counter before it ends. */
  after: number
}

/** Whole ones: from 1, which does not begin the line, to the total. */
function chainsWithinLines(counters: readonly Counter[]): Chain[] {
  const chains: Chain[] = []
  let chain: Counter[] = []
  let after = 0
  for (const [index, counter] of counters.entries()) {
    const last = chain.at(-1)
    const goesOn =
      last !== undefined &&
      counter.n === last.n + 1 &&
      counter.total === last.total &&
      counter.word === last.word &&
      counter.line === last.lastLine
    if (goesOn) chain.push(counter)
    else {
      chain = counter.n === 1 && !counter.leads ? [counter] : []
      after = counters[index - 1]?.to ?? 0
    }
    if (chain.length > 1 && counter.n === counter.total) chains.push({chain, after})
  }
  return chains
}

/** The first caption begins in so many characters before its counter. */
const LONGEST = 1500

function readChain(page: Page, chain: readonly Counter[], after: number): Run[] {
  const [first, last] = [chain[0], chain.at(-1)]
  const line = first && page.lines[first.line]
  if (first === undefined || last === undefined || line === undefined) return []
  const above = {from: Math.max(line.from, after), to: first.from}
  const near = lastPart(page.text, above, LONGEST)
  const before = trimSpan(page.text, near.from, near.to)
  const others = chain.slice(1).map((counter, index) => {
    return trimSpan(page.text, chain[index]?.to ?? counter.from, counter.from)
  })
  const credits = [before, ...others].map((span) => page.creditIn(span))
  const credited = credits.filter((credit) => credit && !credit.weak).length
  const isSigned = credits[0] !== undefined && !credits[0].weak && credited * 3 >= chain.length * 2
  const printed = credits.flatMap((one) =>
    one ? [page.text.slice(one.words.from, one.words.to)] : [],
  )
  if (!isSigned || !isEnd(page, chain, last, others, printed)) return []
  const start = startOfFirst(page, before, others)
  const bodies = [{from: start, to: before.to}, ...others]
  const doubts: Doubt[] = []
  if (start > line.from) {
    doubts.push({
      code: 'openStart',
      message: 'Captions stand before their counters here; where the first begins is supposed',
      from: start,
      to: before.to,
    })
  }
  return [
    {
      rule: 'counters-behind',
      certainty: 'found',
      total: first.total,
      members: chain.map(({from, to}, index) => {
        const body = bodies[index]
        return {marker: {from, to}, body: body && body.from < body.to ? [body] : []}
      }),
      asides: [],
      doubts,
    },
  ]
}

/** Nothing stands behind the last counter, or nothing that is signed as the others are. */
function isEnd(
  page: Page,
  chain: readonly Counter[],
  last: Counter,
  others: readonly Span[],
  credits: readonly string[],
): boolean {
  if (last.trails) return true
  // "1/3" stands before captions so often that only "1 / 3" and "(1/3)" are believed to stand behind.
  const isApart = chain.every(({from, to, spelled, sign}) => {
    return spelled || sign.startsWith('(') || /\d [/／⁄∕] \d/.test(page.text.slice(from, to))
  })
  const rest = trimSpan(page.text, last.to, page.lines[last.lastLine]?.to ?? last.to)
  const longest = Math.max(...others.map(({from, to}) => to - from))
  return isApart && closeOpenEnd(page, rest, credits, longest).by !== 'credit'
}

/** The first caption has as many sentences as most of the others; before it the story goes on. */
function startOfFirst(page: Page, {from, to}: Span, others: readonly Span[]): number {
  const counts = others.map((span) => sentencesOf(page.text, span).length).toSorted((a, b) => a - b)
  const usual = Math.max(1, counts[Math.floor(counts.length / 2)] ?? 1)
  return sentencesOf(page.text, {from, to}).at(-usual)?.from ?? from
}

/** What stands behind the last stop, most often a credit, is no sentence of its own. */
function sentencesOf(text: string, {from, to}: Span): Span[] {
  const sentences: Span[] = []
  let start = from
  while (start < to) {
    const end = sentenceEnd(text.slice(start, to))
    const span = trimSpan(text, start, end < 0 ? to : start + end)
    const previous = sentences.at(-1)
    if (end < 0 && previous) previous.to = to
    else sentences.push(span)
    start = end < 0 ? to : trimSpan(text, start + end, to).from
  }
  return sentences
}
