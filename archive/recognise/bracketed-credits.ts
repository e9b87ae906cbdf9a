import {type Member, type Page, type Run} from '../galleries/run.ts'
import {type Aside} from '../story.ts'
import {type Line} from '../text/page.ts'
import {sentenceEnd} from '../text/sentences.ts'
import {type Span, lastPart, trimSpan} from '../text/visible.ts'

/**
 * Captions inside a paragraph, each closed by its credit in brackets:
 *
 *     A fan waves. (Photo by Jane Roe, Example Register/SCNG) The band plays. (Photo by …)
 *
 * three or more in a row are a gallery (Orange County Register); one is the picture that opens the
 * story (USA TODAY, AP). What is chrome between them is set aside.
 */
export function recogniseBracketedCredits(page: Page): Run[] {
  if (!page.text.includes('(') || page.text.search(CREDIT) < 0) return []
  return page.lines.flatMap((line) => readLine(page, line))
}

const CREDIT =
  /\((?:(?:Staff )?Photos?(?: by|:)|Photograph(?: by|:)|AP Photo\/|AP Photo by|REUTERS\/|Picture:|Image:)[^()]{2,90}\)/g
const CHROME = /(?:^|\s)((?:Sound )?(?:The )?gallery will resume in ?(?:\d+ )?seconds?)(?=\s|$)/gi

/** Captions are at most so long; what is longer has swallowed a piece of the story. */
const LONGEST = 420

function readLine(page: Page, line: Line): Run[] {
  const words = page.text.slice(line.from, line.to)
  if (!words.includes('(')) return []
  const credits = [...words.matchAll(CREDIT)].map(
    (match) => line.from + match.index + match[0].length,
  )
  if (credits.length === 0) return []
  const asides: Aside[] = []
  const members: Member[] = []
  let start = line.from
  for (const end of credits) {
    const span = captionBefore(page, start, end, asides)
    members.push({body: [span]})
    start = end
  }
  const isGallery = members.length >= 3
  const runs = isGallery ? [members] : members.map((member) => [member])
  return runs.map((group, index) => ({
    rule: 'bracketed-credits',
    certainty: 'found',
    members: group,
    asides: index === 0 ? asides : [],
    doubts: [],
  }))
}

function captionBefore(page: Page, start: number, end: number, asides: Aside[]): Span {
  let from = start
  for (const match of page.text.slice(start, end).matchAll(CHROME)) {
    const printed = match[1] ?? ''
    const at = start + match.index + match[0].indexOf(printed)
    asides.push({from: at, to: at + printed.length, reason: 'page furniture'})
    from = at + printed.length
  }
  const span = trimSpan(page.text, from, end)
  if (span.to - span.from <= LONGEST) return span
  return lastSentences(page.text, span)
}

/** The sentence that the credit closes. */
function lastSentences(text: string, span: Span): Span {
  const window = lastPart(text, span, LONGEST)
  const words = text.slice(window.from, window.to)
  const bracket = words.lastIndexOf('(')
  let start = 0
  for (;;) {
    const end = sentenceEnd(words.slice(start))
    if (end < 0 || start + end >= bracket - 1) break
    start += end
  }
  return trimSpan(text, window.from + start, window.to)
}
