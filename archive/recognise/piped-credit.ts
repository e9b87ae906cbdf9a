import {type Page, type Run} from '../galleries/run.ts'
import {type Span, trimSpan} from '../text/visible.ts'
import {isCapitalised, wordsIn} from '../text/words.ts'

/**
 * Politico's opening picture, on one line with the story:
 *
 *     The senator speaks in Ohio. | Getty The senator said on Monday …
 */
export function recognisePipedCredit(page: Page): Run[] {
  const [line] = page.lines
  if (line === undefined) return []
  const pipe = page.text.slice(line.from, Math.min(line.to, line.from + LONGEST)).indexOf(' | ')
  if (pipe < 1) return []
  const sign = {from: line.from + pipe + 1, to: line.from + pipe + 2}
  const credit = sourceBehind(page, sign.to, line.to)
  if (credit === undefined || credit.to === line.to) return []
  const body = trimSpan(page.text, line.from, sign.from)
  // A headline with the name of its section has no full stop: "The senator runs | Politics".
  if (!/[.!?]["”’]?$/.test(page.text.slice(body.from, body.to))) return []
  return [
    {
      rule: 'piped-credit',
      certainty: 'found',
      members: [
        {
          body: [body],
          credit: {words: credit, marks: [sign], rule: 'piped-credit', weak: false, shared: false},
        },
      ],
      asides: [],
      doubts: [],
    },
  ]
}

const LONGEST = 420

/** The longest known source right behind the sign, where a sentence begins behind it. */
function sourceBehind(page: Page, from: number, to: number): Span | undefined {
  const words = wordsIn(page.text, from, Math.min(to, from + 80))
  const [first] = words
  if (first === undefined) return undefined
  for (let count = Math.min(words.length, 6); count > 0; count--) {
    const last = words[count - 1]
    const next = words[count]
    if (last === undefined || (next && !isCapitalised(next.text))) continue
    const span = {from: first.from, to: last.to}
    if (page.lexicon.sourceNamed(page.text.slice(span.from, span.to))) return span
  }
  return undefined
}
