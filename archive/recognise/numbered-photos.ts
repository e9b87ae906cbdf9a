import {closeOpenEnd} from '../galleries/close-open-end.ts'
import {type Page, type Run} from '../galleries/run.ts'
import {type Span, trimSpan} from '../text/visible.ts'

/**
 * Captions that count without a total, several on one line:
 *
 *     Photo 1: A crane lifts the first beam. Jane Roe/PA Photo 2: Two men weld. AFP Photo 3: …
 *
 * On lines of their own they are known by their credits (`credited-lines.ts`).
 */
export function recogniseNumberedPhotos(page: Page): Run[] {
  return page.lines.flatMap((line) => {
    const words = page.text.slice(line.from, line.to)
    // Looked at closely only where there is something to see.
    if (!/\d[:.)]/.test(words)) return []
    const run = readRow(page, chainOf(words, line.from), line.to)
    return run ? [run] : []
  })
}

const MARKER =
  /(?<!\p{L})(?:photo|picture|pic|image|slide|foto|bild|imagen) (\d{1,3})[:.)](?=\s)/giu

/** From 1 on, without a gap. */
function chainOf(words: string, start: number): Span[] {
  const chain: Span[] = []
  for (const match of words.matchAll(MARKER)) {
    if (Number(match[1]) !== chain.length + 1) continue
    const from = start + match.index
    chain.push({from, to: from + match[0].length})
  }
  return chain
}

/** Numbers alone may be a list of figures: at least two of the pictures, and half of them, are signed. */
function readRow(page: Page, chain: readonly Span[], end: number): Run | undefined {
  const last = chain.at(-1)
  if (last === undefined || chain.length < 2) return undefined
  const others = chain
    .slice(1)
    .map(({from}, index) => trimSpan(page.text, chain[index]?.to ?? from, from))
  const rest = trimSpan(page.text, last.to, end)
  const credits = others.flatMap((span) => {
    const credit = page.creditIn(span)
    return credit && !credit.weak ? [page.text.slice(credit.words.from, credit.words.to)] : []
  })
  const longest = Math.max(...others.map(({from, to}) => to - from))
  const isSigned = closeOpenEnd(page, rest, credits, longest).by === 'credit'
  const signed = credits.length + (isSigned ? 1 : 0)
  if (signed < 2 || signed * 2 < chain.length) return undefined
  return {
    rule: 'numbered-photos',
    certainty: 'found',
    members: chain.map((marker, index) => {
      const body = others[index] ?? rest
      const spans = body.from < body.to ? [body] : []
      return {marker, body: spans, ...(index < others.length ? {} : {openEnd: 'certain'})}
    }),
    asides: [],
    doubts: [],
  }
}
