import {type Member, type Page, type Run} from '../galleries/run.ts'
import {type Span, trimSpan} from '../text/visible.ts'
import {wordsIn} from '../text/words.ts'

/**
 * The Guardian's single pictures, behind the names of three buttons:
 *
 *     Facebook Twitter Pinterest The square on Sunday. Photograph: Jane Roe/Getty Images
 */
export function recogniseShareButtons(page: Page): Run[] {
  if (!page.text.includes('Twitter Pinterest')) return []
  return page.lines.flatMap((line) => {
    const words = page.text.slice(line.from, line.to)
    if (!words.includes('Twitter Pinterest')) return []
    const starts = [...words.matchAll(BUTTONS)]
    return starts.flatMap((match, index) => {
      const buttons = {from: line.from + match.index, to: line.from + match.index + match[0].length}
      const next = starts[index + 1]
      const rest = trimSpan(page.text, buttons.to, next ? line.from + next.index : line.to)
      return rest.from < rest.to ? [imageOf(page, buttons, rest)] : []
    })
  })
}

const BUTTONS = /(?<!\p{L})Facebook Twitter Pinterest(?: expand)?(?=\s)/gu

/** "Photograph: " and at most so many characters behind it. */
const LABEL = /(?:Photograph|Photographs|Photo|Composite|Illustration|Image|Credit): /

function imageOf(page: Page, buttons: Span, rest: Span): Run {
  const member: Member = {body: [rest]}
  const words = page.text.slice(rest.from, rest.to)
  const label = LABEL.exec(words)
  const isStory = words.length > 450
  if (label) {
    const end = creditEnd(page, rest, rest.from + label.index + label[0].length)
    if (end !== undefined && (isStory || goesOn(page.text.slice(end, rest.to)))) {
      member.body = [{from: rest.from, to: end}]
    }
  } else if (isStory) member.openEnd = 'certain'
  return {
    rule: 'share-buttons',
    certainty: 'found',
    members: [member],
    asides: [{...buttons, reason: 'page furniture'}],
    doubts: [],
  }
}

/** A sentence of the story stands behind the credit, on the same line. */
function goesOn(behind: string): boolean {
  return /^\s+["“‘]?\p{Lu}/u.test(behind) && wordsIn(behind).length >= 4
}

/** Where the longest credit ends that begins at `from`, when the story goes on behind it. */
function creditEnd(page: Page, rest: Span, from: number): number | undefined {
  const window = page.text.slice(from, Math.min(rest.to, from + 90))
  let best: number | undefined
  for (const match of window.matchAll(/\S(?=\s|$)/g)) {
    const end = from + match.index + 1
    const stretch = page.text.slice(from, end)
    const known = page.lexicon.sourceEndingAt(stretch, stretch.length)
    if (known && page.creditIn({from: rest.from, to: end})) {
      best = end
      // "Getty" may go on as "Getty Images"; a new sentence may not.
      if (!/^ (?:Images|via|for|Wire|Photo|News|Press|Agency)\b/.test(window.slice(end - from)))
        break
    }
  }
  return best
}
