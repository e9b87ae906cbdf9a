import {toldAbout} from '../answers/learning.ts'
import {type Chain, chainInline, chainLines, fillChain} from '../galleries/chains.ts'
import {type Counter} from '../galleries/counters.ts'
import {weighRun} from '../galleries/evidence.ts'
import {readGalleryHead} from '../galleries/gallery-head.ts'
import {gatherCaptions} from '../galleries/gather-captions.ts'
import {type Page, type Run} from '../galleries/run.ts'
import {creditOf, stretchOf} from '../galleries/stretch.ts'
import {type Doubt} from '../story.ts'
import {isSameInk} from '../text/visible.ts'
import {wordBefore} from '../text/words.ts'

/**
 * Captions behind their counters, as The Independent and the Evening Standard print them:
 *
 *     UK news in pictures
 *     34 show all UK news in pictures
 *     1/34 30 November 2017 A supporter wears a mask AP
 *     2/34 29 November 2017 A sign is displayed Rex Features
 *
 * one a line, one a paragraph, a counter on a line of its own, or all of it inside one paragraph.
 * A paragraph between two captions belongs to the first of them while that still lacks its credit;
 * else it is body, and the gallery comes in two parts, so that everything keeps its place.
 */
export function recogniseLeadingCounters(page: Page): Run[] {
  const leading = page.counters.filter(({leads}) => leads)
  const behind = ({to, line}: Counter) => ({from: to, to: page.lines[line]?.to ?? to})
  const sameText = (a: Counter, b: Counter) => isSameInk(page.text, behind(a), behind(b))
  const chains = chainLines(leading, sameText)
    .filter((chain) => chain.length > 1)
    .map((chain) => dropProse(page, fillChain(page, chain)))
    .filter((chain) => chain.length > 1)
  const used = new Set(chains.flat())
  const rest = page.counters.filter((counter) => !used.has(counter))
  const inline = chainInline(page, rest)
  const owners = new Map<number, Chain>()
  for (const chain of chains) for (const {line} of chain) owners.set(line, chain)
  return [...chains, ...inline]
    .sort((a, b) => (a[0]?.from ?? 0) - (b[0]?.from ?? 0))
    .flatMap((chain, index, all) => {
      // Lines that belong to the captions of another gallery: two may run into one another.
      const isForeign = (line: number) => (owners.get(line) ?? chain) !== chain
      return readChain(page, chain, isForeign, all[index + 1]?.[0])
    })
}

/** "9/11 attacks killed …" between captions of a gallery of eleven: the words go on in small letters. */
function dropProse(page: Page, chain: Chain): Chain {
  const isProse = (counter: Counter) =>
    /^\s*\p{Ll}/u.test(page.text.slice(counter.to, counter.to + 4))
  const prose = chain.filter(isProse)
  return prose.length > 0 && prose.length * 4 <= chain.length
    ? chain.filter((counter) => !isProse(counter))
    : chain
}

function readChain(
  page: Page,
  chain: Chain,
  isForeign: (line: number) => boolean,
  following: Counter | undefined,
): Run[] {
  const [first] = chain
  if (first === undefined) return []
  const stretches = chain.map((counter, index) =>
    stretchOf(page, counter, chain[index + 1], isForeign, following),
  )
  const texts = stretches.map(({first: span}) => page.text.slice(span.from, span.to))
  const credits = stretches.map((stretch) => creditOf(page, stretch))
  const head = readGalleryHead(page, first.line, first.from)
  const context = page.text.slice(Math.max(0, first.from - 160), first.from)
  const inline = stretches.some((stretch) => stretch.inline)
  const told = toldAbout(page.lexicon.examples, texts[0] ?? '')
  const verdict = weighRun({
    counters: chain,
    texts,
    credits,
    hasHead: head.announces,
    befores: chain.map((counter) => wordOnLineBefore(page, counter)),
    context,
    inline,
  })
  if (!(told ?? verdict.isGallery)) {
    const isDoubtful = told === undefined && verdict.doubtful && chain.every(({leads}) => leads)
    return isDoubtful ? [doubtRun(page, chain)] : []
  }
  const runs = gatherCaptions(page, stretches, credits, head)
  const last = chain.at(-1)
  const mixed = chain.some(({lastLine}, index) => {
    const next = chain[index + 1]
    return next !== undefined && range(lastLine + 1, next.line).some(isForeign)
  })
  if (mixed && last) {
    runs[0]?.doubts.push({
      code: 'interleavedGalleries',
      message: `Captions of another gallery stand between those of the gallery of ${first.total}; each was put to its own`,
      from: first.from,
      to: last.to,
    })
  }
  return runs
}

function wordOnLineBefore(page: Page, {line, from}: Counter): string {
  const word = wordBefore(page.text, from)
  return word === undefined || word.from < (page.lines[line]?.from ?? 0) ? '' : word.text
}

function range(from: number, to: number): number[] {
  return Array.from({length: Math.max(0, to - from)}, (_, index) => from + index)
}

/** Nothing is taken out of the body; the doubt alone is carried on. */
function doubtRun(page: Page, chain: Chain): Run {
  const from = chain[0]?.from ?? 0
  const to = chain.at(-1)?.to ?? from
  const printed = chain.map((counter) => page.text.slice(counter.from, counter.to)).slice(0, 4)
  const doubt: Doubt = {
    code: 'possibleGallery',
    message: `The paragraphs behind ${printed.join(', ')} count like captions but read like a list of days or points; they were left in the body`,
    from,
    to,
  }
  return {rule: 'leading-counters', certainty: 'supposed', members: [], asides: [], doubts: [doubt]}
}
