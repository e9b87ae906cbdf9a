import {type Member, type Page, type Run} from '../galleries/run.ts'
import {type Line} from '../text/page.ts'
import {type Span, trimSpan} from '../text/visible.ts'

/**
 * MSN's slides, counter and credit above each caption:
 *
 *     1/6 SLIDES © Jane Roe/PA
 *     A crane lifts the first beam.
 *     2/6 SLIDES © AFP
 */
export function recogniseMsnSlides(page: Page): Run[] {
  if (!/ slides /i.test(page.text)) return []
  const heads = page.lines.flatMap((line, index) => headOf(page.text, line, index) ?? [])
  const runs: Run[] = []
  for (const [at, head] of heads.entries()) {
    const before = heads[at - 1]
    const isNext = before?.total === head.total && before.n + 1 === head.n
    const near = isNext && head.index - before.index <= MOST_LINES + 1
    const run = near ? runs.at(-1) : undefined
    const into = run ?? newRun(head.total)
    if (run === undefined) runs.push(into)
    const following = heads[at + 1]?.index
    into.members.push(memberOf(page, head, following))
    into.asides.push({...head.word, reason: 'page furniture'})
  }
  return runs.filter(({members}) => members.length > 1)
}

/** A caption has so many paragraphs at most. */
const MOST_LINES = 3
const HEAD = /^(\d{1,3})\/(\d{1,3}) (slides) (©\s?)(?=\S)/i

interface Head {
  n: number
  total: number
  index: number
  line: Line
  marker: Span
  word: Span
  label: Span
}

function headOf(text: string, line: Line, index: number): Head | undefined {
  const [printed, n = '', total = '', word = '', label = ''] =
    HEAD.exec(text.slice(line.from, Math.min(line.to, line.from + 40))) ?? []
  if (printed === undefined) return undefined
  const to = line.from + n.length + 1 + total.length
  const sign = line.from + printed.length - label.length
  return {
    n: Number(n),
    total: Number(total),
    index,
    line,
    marker: {from: line.from, to},
    word: {from: to + 1, to: to + 1 + word.length},
    label: {from: sign, to: sign + 1},
  }
}

/** Below the last only one paragraph is its caption: the story may go on. */
function memberOf(
  page: Page,
  {index, line, marker, label}: Head,
  following: number | undefined,
): Member {
  const near = following !== undefined && following - index <= MOST_LINES + 1
  const below = page.lines.slice(index + 1, near ? following : index + 2)
  return {
    marker,
    body: below.map(({from, to}) => ({from, to})),
    credit: {
      words: trimSpan(page.text, label.to, line.to),
      label,
      marks: [],
      rule: 'msn-slides',
      weak: false,
      shared: false,
    },
  }
}

function newRun(total: number): Run {
  return {rule: 'msn-slides', certainty: 'found', total, members: [], asides: [], doubts: []}
}
