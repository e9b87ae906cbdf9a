import {readCreditPhrase} from '../credit-phrase.ts'
import {type Page, type Run} from '../run.ts'
import {type Span, trimSpan} from '../visible.ts'
import {wordsIn} from '../words.ts'

/**
 * NPR's single pictures, whose credit is printed twice and whose caption is often lost:
 *
 *     Enlarge this image toggle caption Alex Brandon/AP Alex Brandon/AP
 *
 * and its slide shows: `Hide caption TEXT Previous Next CREDIT`, again and again.
 */
export function recogniseNprImages(page: Page): Run[] {
  if (!/toggle caption|Hide caption/.test(page.text)) return []
  return page.lines.flatMap((line) => {
    const words = page.text.slice(line.from, line.to)
    if (!/caption/i.test(words)) return []
    return [...readToggles(page, line, words), ...readSlides(page, line, words)]
  })
}

const TOGGLE = /(?:Enlarge this image )?toggle caption(?=\s|$)/g

function readToggles(page: Page, line: Span, words: string): Run[] {
  const starts = [...words.matchAll(TOGGLE)]
  return starts.map((match, index) => {
    const from = line.from + match.index
    const label = {from, to: from + match[0].length}
    const next = starts[index + 1]
    const rest = trimSpan(page.text, label.to, next ? line.from + next.index : line.to)
    const {body, credit, copy} = splitTwice(page, rest)
    return {
      rule: 'npr-images',
      certainty: 'found',
      members: [
        {
          body: body ? [body] : [],
          ...(credit
            ? {credit: {words: credit, marks: [], rule: 'npr-images', weak: false, shared: false}}
            : {}),
        },
      ],
      asides: [
        {...label, reason: 'page furniture'},
        ...(copy ? [{...copy, reason: 'credit, printed again'}] : []),
      ],
      doubts: [],
    }
  })
}

interface Twice {
  body?: Span
  credit?: Span
  copy?: Span
}

/** "Alex Brandon/AP Alex Brandon/AP": the shortest stretch that is printed twice at the start. */
function splitTwice(page: Page, rest: Span): Twice {
  const words = wordsIn(page.text, rest.from, Math.min(rest.to, rest.from + 400))
  for (let count = 1; count <= 14 && count * 2 <= words.length; count++) {
    const end = words[count - 1]
    const second = words[count]
    const last = words[count * 2 - 1]
    if (!end || !second || !last) break
    if (page.text.slice(rest.from, end.to) !== page.text.slice(second.from, last.to)) continue
    return {credit: {from: rest.from, to: end.to}, copy: {from: second.from, to: last.to}}
  }
  if (rest.from >= rest.to || rest.to - rest.from > 320) return {}
  const reading = readCreditPhrase(page.text, rest, page.lexicon)
  if (reading === undefined || reading.words.from === rest.from) return {credit: rest}
  return {body: rest}
}

const SLIDE = /Hide caption\s+((?:(?!Hide caption).){1,1200}?)\s+(Previous Next)(?=\s|$)/g

function readSlides(page: Page, line: Span, words: string): Run[] {
  if (!words.includes('Previous Next')) return []
  const slides = [...words.matchAll(SLIDE)]
  const [first] = slides
  if (first === undefined) return []
  const run: Run = {rule: 'npr-slides', certainty: 'found', members: [], asides: [], doubts: []}
  for (const [index, match] of slides.entries()) {
    const from = line.from + match.index
    const printed = match[1] ?? ''
    const text = from + match[0].indexOf(printed, 'Hide caption'.length)
    const end = from + match[0].length
    const next = slides[index + 1]
    const rest = trimSpan(page.text, end, next ? line.from + next.index : line.to)
    const credit = rest.to - rest.from <= 120 ? rest : creditAtStart(page, rest)
    run.asides.push(
      {from, to: from + 'Hide caption'.length, reason: 'page furniture'},
      {from: end - 'Previous Next'.length, to: end, reason: 'page furniture'},
    )
    run.members.push({
      body: [{from: text, to: text + printed.length}],
      ...(credit && credit.from < credit.to
        ? {credit: {words: credit, marks: [], rule: 'npr-slides', weak: false, shared: false}}
        : {}),
    })
  }
  return [run]
}

/** Behind the last slide the story goes on: the credit ends with a known source. */
function creditAtStart(page: Page, rest: Span): Span | undefined {
  const words = wordsIn(page.text, rest.from, Math.min(rest.to, rest.from + 120))
  for (let index = Math.min(words.length, 10) - 1; index >= 0; index--) {
    const word = words[index]
    if (word === undefined) continue
    const credit = {from: rest.from, to: word.to}
    const reading = readCreditPhrase(page.text, credit, page.lexicon)
    if (reading && reading.words.from === rest.from) return credit
  }
  return undefined
}
