import {type Counter} from '../galleries/counters.ts'
import {describeHoles} from '../galleries/holes.ts'
import {type Member, type Page, type Run} from '../galleries/run.ts'
import {type Aside} from '../story.ts'
import {opensSentence} from '../text/sentences.ts'
import {type Span, trimSpan} from '../text/visible.ts'
import {type Word, isCapitalised, wantsMore, wordsIn} from '../text/words.ts'

/**
 * CNN's slides, all in one paragraph, the counter behind each caption:
 *
 *     Photos: Life of a senator Her first speech Hide Caption 1 of 3
 *     Photos: Life of a senator On the trail Hide Caption 2 of 3 …
 *
 * The title is what all slides begin with.
 */
export function recogniseHideCaption(page: Page): Run[] {
  const slides = page.counters.filter(({word}) => /^(?:hide|show) caption$/.test(word))
  const galleries: Counter[][] = []
  for (const slide of slides) {
    const current = galleries.at(-1)
    const last = current?.at(-1)
    const goesOn =
      last !== undefined &&
      last.total === slide.total &&
      slide.n > last.n &&
      slide.from - last.to < LONGEST_SLIDE
    if (goesOn) current?.push(slide)
    else galleries.push([slide])
  }
  return galleries.flatMap((gallery, index) =>
    readGallery(page, gallery, galleries[index - 1]?.at(-1)),
  )
}

const LONGEST_SLIDE = 3000
const HEAD = /(?:^|\s)(Photos:)\s/g

function readGallery(page: Page, slides: Counter[], before: Counter | undefined): Run[] {
  const [first] = slides
  if (first === undefined) return []
  const spans = slides.map((slide, index) => {
    const previous = slides[index - 1]
    return previous
      ? trimSpan(page.text, previous.to, slide.from)
      : firstSlide(page, slide, before?.to ?? 0)
  })
  const asides: Aside[] = []
  const bodies = spans.map((span) => dropHead(page.text, span, asides))
  const title = sharedTitle(page.text, bodies)
  const members: Member[] = slides.map((slide, index) => {
    const span = bodies[index] ?? {from: slide.from, to: slide.from}
    const words = title ? trimSpan(page.text, span.from + title.length, span.to) : span
    if (title && index > 0) {
      asides.push({
        from: span.from,
        to: span.from + title.length,
        reason: 'gallery title, printed again',
      })
    }
    return {marker: {from: slide.from, to: slide.to}, body: words.from < words.to ? [words] : []}
  })
  const start = bodies[0]?.from ?? first.from
  return [
    {
      rule: 'hide-caption',
      certainty: 'found',
      ...(title ? {title: {from: start, to: start + title.length}} : {}),
      total: first.total,
      members,
      asides,
      doubts: describeHoles(page.text, slides, first.total),
    },
  ]
}

/** The first slide begins with "Photos:", else with its line. */
function firstSlide(page: Page, slide: Counter, after: number): Span {
  const line = page.lines[slide.line]
  const above = page.lines[slide.line - 1]
  const start = Math.max(line?.from ?? 0, after)
  const words = page.text.slice(start, slide.from)
  let head = -1
  for (const match of words.matchAll(HEAD)) head = match.index + match[0].indexOf('Photos:')
  if (head >= 0) return trimSpan(page.text, start + head, slide.from)
  // The counter on a line of its own stands below its caption.
  if (slide.leads && above && above.from >= after) return {from: above.from, to: above.to}
  return trimSpan(page.text, start, slide.from)
}

function dropHead(text: string, span: Span, asides: Aside[]): Span {
  if (!text.startsWith('Photos:', span.from)) return span
  asides.push({from: span.from, to: span.from + 7, reason: 'gallery head'})
  return trimSpan(text, span.from + 7, span.to)
}

/** The words that every slide begins with, as printed; at least two slides must say them. */
function sharedTitle(text: string, bodies: Span[]): string | undefined {
  const [first, ...others] = bodies.map((span) => wordsIn(text, span.from, span.to))
  const start = bodies[0]?.from
  if (first === undefined || start === undefined || others.length === 0) return undefined
  let count = 0
  while (count < first.length && others.every((list) => list[count]?.text === first[count]?.text)) {
    count++
  }
  while (count > 0 && !mayEndTitle([first, ...others], count)) count--
  const last = first[count - 1]
  if (last === undefined || count < 2) return undefined
  const title = text.slice(start, last.to)
  return bodies.every(({from}) => text.startsWith(title, from)) ? title : undefined
}

/** Captions begin with a capital or a number, and no title ends with "A", "in" or "Mr". */
function mayEndTitle(slides: readonly Word[][], count: number): boolean {
  const word = slides[0]?.[count - 1]?.text ?? ''
  if (opensSentence(word) || wantsMore(word) || /^(?:Mr|Mrs|Ms|Dr)\.?$/.test(word)) return false
  return slides.every((list) => {
    const next = list[count]?.text
    return next === undefined || isCapitalised(next) || /^["'“‘]?[\p{Lo}\d]/u.test(next)
  })
}
