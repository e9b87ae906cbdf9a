import {type Member, type Page, type Run} from '../galleries/run.ts'
import {type Line} from '../text/page.ts'
import {type Span, trimSpan} from '../text/visible.ts'

/**
 * Captions and credits that both say what they are, as picture desks send them:
 *
 *     Caption: A crane lifts the first beam. CREDIT: Jane Roe/PA Caption: Two men weld. CREDIT: AFP
 *     Caption: The mayor cuts a ribbon.      (the credit may stand on the next line)
 *     Credit: Reuters
 *
 * The labels are no words of the caption. Such pictures on lines that follow one another are one gallery.
 */
export function recogniseLabelledCaptions(page: Page): Run[] {
  const runs: Run[] = []
  let next = 0
  let goesOn = false
  for (const index of page.lines.keys()) {
    if (index < next) continue
    const pictures = readLine(page, index)
    const last = pictures.at(-1)
    if (last === undefined) {
      goesOn = false
      continue
    }
    const run = runs.at(-1)
    const into = goesOn && run ? run : newRun()
    if (into !== run) runs.push(into)
    for (const {label, member} of pictures) {
      into.members.push(member)
      into.asides.push({...label, reason: 'label of the caption'})
    }
    next = last.nextLine
    goesOn = last.member.openEnd === undefined
  }
  return runs
}

const LABEL =
  /(?<!\p{L})(?:(?:photo |picture )?caption|cutline|bildunterschrift|légende|pie de foto)\s?[:：]/giu
const CREDIT =
  /(?<!\p{L})(?:photo |picture |image )?(?:credits?|bildnachweis|crédit|crédito)\s?[:：]/iu

interface Picture {
  label: Span
  member: Member
  /** Index of the line behind it. */
  nextLine: number
}

/** Every label of the line with what it is about; nothing where one of them lacks its credit. */
function readLine(page: Page, index: number): Picture[] {
  const line = page.lines[index]
  const words = line ? page.text.slice(line.from, line.to) : ''
  // Looked at closely only where there is something to see.
  if (line === undefined || !/[:：]/.test(words)) return []
  const labels = [...words.matchAll(LABEL)].map((match) => ({
    from: line.from + match.index,
    to: line.from + match.index + match[0].length,
  }))
  const pictures = labels.map((label, at) => readPicture(page, index, label, labels[at + 1]))
  const found = pictures.filter((picture) => picture !== undefined)
  return found.length === labels.length && mayStandThere(page.text, line, labels) ? found : []
}

/** "He read the caption: …" is prose: the label leads its line, or another one follows it there. */
function mayStandThere(text: string, line: Line, labels: readonly Span[]): boolean {
  const [first] = labels
  if (first === undefined) return false
  const before = trimSpan(text, line.from, first.from)
  return (
    before.from === before.to ||
    (labels.length > 1 && /[.!?]["”’)]?$/.test(text.slice(before.from, before.to)))
  )
}

function readPicture(
  page: Page,
  index: number,
  label: Span,
  next: Span | undefined,
): Picture | undefined {
  const line = page.lines[index]
  if (line === undefined) return undefined
  const body = trimSpan(page.text, label.to, next?.from ?? line.to)
  if (body.from === body.to) return undefined
  const nextLine = index + 1
  if (CREDIT.test(page.text.slice(body.from, body.to))) {
    const isClosed = next !== undefined || page.creditIn(body)?.label !== undefined
    return {label, member: {body: [body], ...(isClosed ? {} : {openEnd: 'certain'})}, nextLine}
  }
  const below = page.lines[nextLine]
  const credit = below && page.creditIn(below)
  const isBelow = credit?.label && CREDIT.test(page.text.slice(below?.from, credit.label.to))
  if (next || below === undefined || !isBelow || credit.label?.from !== below.from) return undefined
  return {label, member: {body: [body, {from: below.from, to: below.to}]}, nextLine: nextLine + 1}
}

function newRun(): Run {
  return {rule: 'labelled-captions', certainty: 'found', members: [], asides: [], doubts: []}
}
