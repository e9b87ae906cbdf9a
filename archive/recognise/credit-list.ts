import {readNameBefore} from '../credits/name-before.ts'
import {type Member, type Page, type Run} from '../galleries/run.ts'
import {type Line} from '../text/page.ts'
import {type Span, trimSpan} from '../text/visible.ts'
import {wordsIn} from '../text/words.ts'

/**
 * TIME's galleries, of which crawlers keep nothing but the credits:
 *
 *     Jane Roe—Getty Images John Doe—AP Ana Example—Magnum Photos 1 of 54
 */
export function recogniseCreditList(page: Page): Run[] {
  if (!page.text.includes('—')) return []
  return page.lines.flatMap((line) => readLine(page, line))
}

function readLine(page: Page, line: Line): Run[] {
  const words = page.text.slice(line.from, line.to)
  if (!words.includes('—')) return []
  const row: Span[] = []
  const rows: Span[][] = []
  for (const match of words.matchAll(/(?<=\p{L}\.?)—(?=\p{Lu})/gu)) {
    const dash = line.from + match.index
    const start = row.at(-1)?.to ?? line.from
    const near = Math.max(start, dash - LONGEST_NAME)
    const name = readNameBefore(page.text.slice(near, dash))
    const end = sourceEnd(page, dash + 1, line.to)
    if (name === undefined || end === undefined) continue
    const credit = {from: near + name, to: end}
    const follows =
      row.length > 0 &&
      near === start &&
      trimSpan(page.text, start, credit.from).from >= credit.from
    if (!follows && row.length > 0) rows.push(row.splice(0))
    row.push(credit)
  }
  if (row.length > 0) rows.push(row)
  return rows.flatMap((credits) => (credits.length >= 3 ? [galleryOf(page, line, credits)] : []))
}

const LONGEST_NAME = 80

/** Where the longest known source ends that begins behind the dash. */
function sourceEnd(page: Page, from: number, to: number): number | undefined {
  const words = wordsIn(page.text, from, Math.min(to, from + 60))
  for (let index = Math.min(words.length, 6) - 1; index >= 0; index--) {
    const word = words[index]
    if (word === undefined) continue
    if (page.lexicon.sourceNamed(page.text.slice(from, word.to))) return word.to
  }
  return undefined
}

const COUNT = /^\s*(\d{1,3}) of (\d{1,3})(?=\s|$)/

function galleryOf(page: Page, line: Line, credits: Span[]): Run {
  const last = credits.at(-1)
  const count = last && COUNT.exec(page.text.slice(last.to, Math.min(line.to, last.to + 20)))
  const total = count ? Number(count[2]) : undefined
  const members: Member[] = credits.map((words) => ({
    body: [],
    credit: {words, marks: [], rule: 'credit-list', weak: false, shared: false},
  }))
  const from = credits[0]?.from ?? line.from
  const to = last?.to ?? line.to
  return {
    rule: 'credit-list',
    certainty: 'found',
    ...(total === undefined ? {} : {total}),
    members,
    asides:
      count && last
        ? [
            {
              ...trimSpan(page.text, last.to, last.to + count[0].length),
              reason: 'counter of the gallery',
            },
          ]
        : [],
    doubts: [
      {
        code: 'captionsLost',
        message: `The source keeps ${credits.length} credits of pictures without their captions`,
        from,
        to,
      },
    ],
  }
}
