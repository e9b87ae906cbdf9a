import {type CreditReading, coversLine} from '../credits/credit-reading.ts'
import {SEVERAL_BY} from '../credits/labelled-credit.ts'
import {type Member, type Page, type Run} from '../galleries/run.ts'
import {type Line} from '../text/page.ts'
import {type Span, inkOf, trimSpan} from '../text/visible.ts'

/**
 * Paragraphs that are captions by how they end, as agencies and papers sign them:
 *
 * | ending                          | house         |
 * | ------------------------------- | ------------- |
 * | `… REUTERS/Jane Roe`            | Reuters       |
 * | `… (AP Photo/Jane Roe, File)`   | AP            |
 * | `… (Photo: Jane Roe, AP)`       | USA TODAY     |
 * | `… \| Getty`, `… \| AP Photo`   | Politico      |
 * | `… [Jane Roe/Al Jazeera]`       | Al Jazeera    |
 * | `… Photo: Jane Roe/Getty Images`| Axios, WSJ    |
 * | `… Jane Roe/Getty Images`       | NPR, Guardian |
 * | `….` REUTERS                    | Reuters       |
 *
 * A bare agency or a bracket with a name is not enough: papers sign captions inside their prose so,
 * and prose quotes agencies; three brackets in a row are, where two have a name and a house. Three
 * such paragraphs in a row are one gallery.
 */
export function recogniseCreditedLines(page: Page): Run[] {
  const captions: Row[] = []
  for (const [index, line] of page.lines.entries()) {
    if (line.to - line.from > LONGEST || !mayEndCredited(page.text, line)) continue
    const credit = page.creditIn(line)
    if (credit) captions.push({index, line, credit, signed: isSigned(page, line, credit)})
  }
  return rowsOf(captions).flatMap((row) => {
    if (isBracketedRow(page.text, row)) return readRow(page, row)
    return rowsOf(row.filter(({signed}) => signed)).flatMap((signed) => readRow(page, signed))
  })
}

/** Of lines that stand right below one another. */
function rowsOf(captions: readonly Row[]): Row[][] {
  const rows: Row[][] = []
  let last = -2
  for (const caption of captions) {
    if (caption.index === last + 1) rows.at(-1)?.push(caption)
    else rows.push([caption])
    last = caption.index
  }
  return rows
}

/** Three or more, each with a bracket at its end, and in two of them a name beside its house. */
function isBracketedRow(text: string, row: readonly Row[]): boolean {
  const isBracketed = ({credit: {marks}}: Row) => marks.some(({from}) => text.charAt(from) === '(')
  const named = row.filter(({credit: {words}}) => text.slice(words.from, words.to).includes('/'))
  return row.length >= 3 && named.length >= 2 && row.every(isBracketed)
}

type Row = {
  index: number
  line: Line
  credit: CreditReading
  /** In a way that alone tells a caption. */
  signed: boolean
}

/** Longer paragraphs are prose. */
const LONGEST = 700

/** What may stand between name and house, before anything is read closely. */
function mayEndCredited(text: string, {from, to}: Line): boolean {
  const tail = text.slice(Math.max(from, to - 120), to)
  // Prose ends with a stop; a credit does only behind a label or a bracket.
  if (/[.!?"”]$/.test(tail) && !/[)\]]\.$|[:：©]/.test(tail)) return false
  return (
    /[/|([©—／]|:\s|：|\b(?:by|via|of)\s/.test(tail) ||
    /[.!?]["”’]?\s\p{Lu}[\p{L} ]{1,24}$/u.test(tail.slice(-32))
  )
}

function isSigned(page: Page, line: Line, credit: CreditReading): boolean {
  const printed = page.text.slice(credit.words.from, credit.words.to)
  const marks = credit.marks.map(({from, to}) => page.text.slice(from, to)).join('')
  if (coversLine(page.text, line, credit)) return credit.label !== undefined && marks === ''
  if (SEVERAL_BY.test(printed)) return true
  if (credit.label) return isPictureLabel(page.text.slice(credit.label.from, credit.label.to))
  if (marks.startsWith('[')) return true
  if (marks.startsWith('('))
    return /^(?:AP Photo|REUTERS|Reuters|EPA|AFP|Getty)\b.*\/|\bvia\b/.test(printed)
  if (marks.includes('|')) return true
  // "The bridge at noon. REUTERS": the sentence had ended, the name stands alone.
  if (credit.rule === 'agency' && !credit.weak && marks === '') {
    return /[.!?]["”’]?\s*$/.test(
      page.text.slice(Math.max(line.from, credit.words.from - 4), credit.words.from),
    )
  }
  if (credit.rule !== 'credit-chain') return false
  // "…the talks, he told AFP/Reuters." A caption does not end with a full stop behind its credit.
  return /[/—]/.test(printed) && !marks.includes('.') && !printed.startsWith('@')
}

/** "Source:" signs charts, "Copyright" pages. */
function isPictureLabel(label: string): boolean {
  return /^file\b|photo|picture|image|pic\b|pics|foto|bild|imagen|imagem|фото|credit|crédit|illustration|composite|©|صورة|تصوير|图|摄|写真/iu.test(
    label,
  )
}

function readRow(page: Page, row: Row[]): Run[] {
  const seen = new Map<string, Run>()
  const runs: Run[] = []
  const isGallery =
    new Set(row.map(({line}) => inkOf(page.text.slice(line.from, line.to)))).size >= 3
  for (const {line, credit} of row) {
    const ink = inkOf(page.text.slice(line.from, line.to))
    const known = seen.get(ink)
    if (known) {
      known.asides.push({from: line.from, to: line.to, reason: 'caption, printed again'})
      continue
    }
    const gallery = isGallery ? runs[0] : undefined
    const marker = loneCounter(page, line)
    const member: Member = memberOf(page.text, line, credit, marker)
    const run = gallery ?? newRun(marker ? 1 : undefined)
    run.members.push(member)
    if (!gallery) runs.push(run)
    seen.set(ink, run)
  }
  return runs
}

/** "1/1 The whale …": any other counter may be a day or a share when it stands alone. */
function loneCounter({text}: Page, {from, to}: Line): Span | undefined {
  const printed = /^1 ?\/ ?1(?=\s+["'“‘]?[\p{Lu}\p{Lo}])/u.exec(
    text.slice(from, Math.min(to, from + 12)),
  )
  return printed ? {from, to: from + printed[0].length} : undefined
}

function memberOf(
  text: string,
  line: Span,
  credit: CreditReading,
  marker: Span | undefined,
): Member {
  const words = trimSpan(text, marker?.to ?? line.from, line.to)
  const whole = credit.words.from <= words.from || credit.label?.from === words.from
  return {...(marker ? {marker} : {}), ...(whole ? {body: [], credit} : {body: [words]})}
}

function newRun(total: number | undefined): Run {
  return {
    rule: 'credited-lines',
    certainty: 'found',
    ...(total === undefined ? {} : {total}),
    members: [],
    asides: [],
    doubts: [],
  }
}
