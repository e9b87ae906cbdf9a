import {coversLine} from '../credits/credit-reading.ts'
import {type Page, type Run} from '../galleries/run.ts'
import {type Line} from '../text/page.ts'
import {trimSpan} from '../text/visible.ts'

/**
 * A caption with its credit on the line below, or with a label that nothing follows:
 *
 *     Fans wait outside the ground                      TimesLIVE
 *     Image: Jane Roe/Getty Images
 *
 *     The bridge after the flood | Photo Credit:        The Hindu
 */
export function recogniseCreditBelow(page: Page): Run[] {
  const runs: Run[] = []
  for (const [index, line] of page.lines.entries()) {
    if (line.to - line.from > LONGEST) continue
    const words = page.text.slice(line.from, line.to)
    if (!/[:：]|\bby\s/i.test(words)) continue
    const open = OPEN_LABEL.exec(words)
    if (open?.[1] !== undefined && open.index > 0) {
      runs.push(captionWithOpenLabel(page.text, line, open.index, open[1]))
      continue
    }
    const above = page.lines[index - 1]
    if (above === undefined || !LABEL.test(words) || !isCaption(page, line, above)) continue
    const credit = page.creditIn(line)
    if (credit?.label === undefined || !coversLine(page.text, line, credit)) continue
    runs.push({
      rule: 'credit-below',
      certainty: 'found',
      members: [{body: [{from: above.from, to: above.to}], credit}],
      asides: [],
      doubts: [],
    })
  }
  return runs
}

const LONGEST = 420
const LABEL =
  /^(?:(?:image|picture|photo|pictures|photos|pic|foto|bild|imagen|imagem|фото)\s?[:：]|(?:photo|photograph|picture|image)s?\sby\s)/iu
const OPEN_LABEL = /(\|\s?(?:photo|image|picture) credit:)$/i

/** Right above the credit, or a short line that does not end like prose. */
function isCaption(page: Page, line: Line, above: Line): boolean {
  if (above.to - above.from > LONGEST) return false
  const words = page.text.slice(above.from, above.to)
  return !line.afterGap || !/[.!?]["”’]?$/.test(words)
}

function captionWithOpenLabel(text: string, line: Line, at: number, label: string): Run {
  const start = line.from + at
  return {
    rule: 'credit-below',
    certainty: 'found',
    members: [{body: [trimSpan(text, line.from, start)]}],
    asides: [
      {from: start, to: start + label.length, reason: 'label of a credit that is not there'},
    ],
    doubts: [],
  }
}
