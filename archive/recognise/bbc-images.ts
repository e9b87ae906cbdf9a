import {type Page, type Run} from '../galleries/run.ts'
import {type Line} from '../text/page.ts'
import {sentenceEnd} from '../text/sentences.ts'
import {type Span, trimSpan} from '../text/visible.ts'

/**
 * The BBC's single pictures, credit first:
 *
 *     Image copyright Reuters Image caption The minister left the meeting early
 *     Image source, Getty Images      (on a line of its own, the caption on the next)
 *     Image caption, The bridge after the flood
 *     Media caption The minister answers questions
 */
export function recogniseBbcImages(page: Page): Run[] {
  if (!HEADS.some((head) => page.text.includes(head))) return []
  const runs: Run[] = []
  let taken = -1
  for (const [index, line] of page.lines.entries()) {
    if (index <= taken) continue
    const words = page.text.slice(line.from, line.to)
    if (!words.includes('mage ') && !words.includes('edia caption')) continue
    const labels = [...words.matchAll(LABEL)].map((match) => ({
      from: line.from + match.index,
      to: line.from + match.index + match[0].length,
      isCredit: match[0].startsWith('Image copyright') || match[0].startsWith('Image source'),
    }))
    if (labels.length === 0 || !isLayout(page.text, line, labels)) continue
    const {found, used} = readLine(page, index, labels)
    for (const run of found) runs.push(run)
    taken = index + used
  }
  return runs
}

/** Looked for before anything else: most stories have none of them. */
const HEADS = ['Image copyright', 'Image source', 'Image caption', 'Media caption']
const LABEL = /(?<!\p{L})(?:Image (?:copyright|source,?)|(?:Image|Media) caption,?)(?=\s)/gu

interface Label extends Span {
  isCredit: boolean
}

/** In prose nobody begins a sentence so: the label leads its line or follows a stop or a label. */
function isLayout(text: string, line: Line, labels: readonly Label[]): boolean {
  const [first] = labels
  if (first === undefined) return false
  const before = text.slice(line.from, first.from).trimEnd()
  return before === '' || /[.!?"”’)]$/.test(before) || labels.length > 1
}

function readLine(
  page: Page,
  index: number,
  labels: readonly Label[],
): {found: Run[]; used: number} {
  const line = page.lines[index]
  const found: Run[] = []
  let used = 0
  if (line === undefined) return {found, used}
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at]
    if (label === undefined) continue
    const next = labels[at + 1]
    const words = trimSpan(page.text, label.to, next?.from ?? line.to)
    if (!label.isCredit) {
      found.push(imageOf(undefined, label, captionIn(page.text, words)))
      continue
    }
    const isPair = next !== undefined && !next.isCredit
    if (isPair) {
      const after = labels[at + 2]
      const caption = trimSpan(page.text, next.to, after?.from ?? line.to)
      found.push(imageOf({label, words}, next, captionIn(page.text, caption)))
      at++
      continue
    }
    const below = next ? undefined : captionBelow(page, index)
    if (below) {
      found.push(imageOf({label, words}, below.label, below.words))
      used = 1
    } else if (words.to - words.from <= LONGEST_CREDIT) {
      found.push(imageOf({label, words}, undefined, undefined))
    }
  }
  return {found, used}
}

const LONGEST_CREDIT = 80

function captionBelow(page: Page, index: number): {label: Span; words: Span} | undefined {
  const line = page.lines[index + 1]
  if (line === undefined) return undefined
  const match = /^Image caption,?(?=\s)/.exec(page.text.slice(line.from, line.to))
  if (match === null) return undefined
  const label = {from: line.from, to: line.from + match[0].length}
  return {label, words: trimSpan(page.text, label.to, line.to)}
}

/** A line that holds the whole story: the caption is its first sentence. */
function captionIn(text: string, words: Span): Span {
  if (words.to - words.from <= 320) return words
  const end = sentenceEnd(text.slice(words.from, words.to))
  return end > 0 && end < 320 ? {from: words.from, to: words.from + end} : words
}

function imageOf(
  credit: {label: Span; words: Span} | undefined,
  caption: Span | undefined,
  words: Span | undefined,
): Run {
  return {
    rule: 'bbc-images',
    certainty: 'found',
    members: [
      {
        body: words && words.from < words.to ? [words] : [],
        ...(credit && credit.words.from < credit.words.to
          ? {
              credit: {
                words: credit.words,
                label: credit.label,
                marks: [],
                rule: 'bbc-images',
                weak: false,
                shared: false,
              },
            }
          : {}),
      },
    ],
    asides: [
      ...(caption ? [{from: caption.from, to: caption.to, reason: 'label of the caption'}] : []),
      ...(credit && credit.words.from >= credit.words.to
        ? [{from: credit.label.from, to: credit.label.to, reason: 'label of the credit'}]
        : []),
    ],
    doubts: [],
  }
}
