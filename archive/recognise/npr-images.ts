import {type Page, type Run} from '../galleries/run.ts'
import {type Span, trimSpan} from '../text/visible.ts'
import {wordsIn} from '../text/words.ts'

/**
 * NPR's single pictures, whose credit is printed twice and whose caption is often lost:
 *
 *     Enlarge this image toggle caption Alex Brandon/AP Alex Brandon/AP
 *
 * and its slide shows: `Hide caption TEXT Previous Next CREDIT`, again and again.
 */
export function recogniseNprImages(page: Page): Run[] {
  if (!page.text.includes('toggle caption') && !page.text.includes('Hide caption')) return []
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
  const behind = twiceAtEnd(page, rest)
  if (behind) return behind
  const reading = page.creditIn(rest)
  if (reading === undefined || reading.words.from === rest.from) return {credit: rest}
  return {body: rest}
}

/** "Hives near Fresno. Ben Cho/KQED Ben Cho/KQED" */
function twiceAtEnd(page: Page, rest: Span): Twice | undefined {
  const words = wordsIn(page.text, rest.from, rest.to)
  for (let count = 1; count <= 14 && count * 2 < words.length; count++) {
    const [first, second] = [words.at(-2 * count), words.at(-count)]
    const [before, last] = [words.at(-count - 1), words.at(-1)]
    if (!first || !second || !before || !last) break
    const credit = {from: first.from, to: before.to}
    const copy = {from: second.from, to: last.to}
    const printed = page.text.slice(credit.from, credit.to)
    if (printed !== page.text.slice(copy.from, copy.to)) continue
    // "They sang again and again."
    if (!/^\p{Lu}/u.test(printed) || !(count > 1 || page.creditIn(credit))) continue
    return {body: trimSpan(page.text, rest.from, credit.from), credit, copy}
  }
  return undefined
}

const START = 'Hide caption'
const END = 'Previous Next'

interface Slide {
  label: Span
  words: Span
  buttons: Span
}

function readSlides(page: Page, line: Span, words: string): Run[] {
  const slides = findSlides(page.text, line, words)
  if (slides.length === 0) return []
  const run: Run = {rule: 'npr-slides', certainty: 'found', members: [], asides: [], doubts: []}
  for (const [index, {label, words: body, buttons}] of slides.entries()) {
    const rest = trimSpan(page.text, buttons.to, slides[index + 1]?.label.from ?? line.to)
    const credit = rest.to - rest.from <= 120 ? rest : creditAtStart(page, rest)
    run.asides.push({...label, reason: 'page furniture'}, {...buttons, reason: 'page furniture'})
    run.members.push({
      body: [body],
      ...(credit && credit.from < credit.to
        ? {credit: {words: credit, marks: [], rule: 'npr-slides', weak: false, shared: false}}
        : {}),
    })
  }
  return [run]
}

/** Both buttons with words between them, and no third button there. */
function findSlides(text: string, line: Span, words: string): Slide[] {
  const slides: Slide[] = []
  let start = words.indexOf(START)
  while (start >= 0) {
    const next = words.indexOf(START, start + START.length)
    const end = words.indexOf(END, start + START.length)
    if (end < 0) break
    const body = trimSpan(text, line.from + start + START.length, line.from + end)
    if ((next < 0 || end < next) && body.from < body.to) {
      slides.push({
        label: {from: line.from + start, to: line.from + start + START.length},
        words: body,
        buttons: {from: line.from + end, to: line.from + end + END.length},
      })
    }
    start = next
  }
  return slides
}

/** Behind the last slide the story goes on: the credit ends with a known source. */
function creditAtStart(page: Page, rest: Span): Span | undefined {
  const words = wordsIn(page.text, rest.from, Math.min(rest.to, rest.from + 120))
  for (let index = Math.min(words.length, 10) - 1; index >= 0; index--) {
    const word = words[index]
    if (word === undefined) continue
    const credit = {from: rest.from, to: word.to}
    const reading = page.creditIn(credit)
    if (reading && reading.words.from === rest.from) return credit
  }
  return undefined
}
