import {toldFurniture} from './answers/learning.ts'
import {splitCredit} from './credits/creators.ts'
import {type CreditedMember, readCredits} from './credits/credits.ts'
import {readCaptionDate} from './dates/caption-date.ts'
import {isFurniture} from './galleries/furniture.ts'
import {type Page, type Run} from './galleries/run.ts'
import {readPlaces} from './places/shared-places.ts'
import {
  type Aside,
  type Doubt,
  type ReadBlock,
  type ReadCaption,
  type ReadCredit,
  type ReadGallery,
  type Words,
  valueOf,
} from './story.ts'
import {type Line} from './text/page.ts'
import {type Span, isInvisible, trimSpan} from './text/visible.ts'

export interface Assembly {
  body: ReadBlock[]
  asides: Aside[]
  doubts: Doubt[]
}

/**
 * Puts the galleries into the body at the very place where they stood, and what nobody claimed
 * around them into paragraphs. Nothing is moved: reading the body from top to bottom is reading
 * the source.
 */
export function assemble(page: Page, runs: readonly Run[]): Assembly {
  const asides: Aside[] = []
  const doubts: Doubt[] = []
  const placed: {at: number; gallery: ReadGallery}[] = []
  const claims: Span[] = []
  for (const run of runs) {
    if (run.members.length === 0) {
      for (const doubt of run.doubts) doubts.push(doubt)
      continue
    }
    const number = placed.length
    const credited = readCredits(page, run)
    const gallery = galleryOf(page, run, credited.members)
    const spans = spansOf(gallery)
    // One by one: a call takes only so many arguments.
    for (const aside of [...run.asides, ...credited.asides]) {
      asides.push(aside)
      claims.push(aside)
    }
    for (const span of spans) claims.push(span)
    const at = [...spans, ...run.asides].reduce((least, {from}) => Math.min(least, from), Infinity)
    placed.push({at, gallery})
    for (const doubt of run.doubts)
      doubts.push({...doubt, about: {gallery: number, ...doubt.about}})
    for (const {member, ...doubt} of credited.doubts) {
      doubts.push({
        ...doubt,
        about: {
          gallery: number,
          ...(member === undefined ? {} : {caption: member}),
          path: 'credit',
        },
      })
    }
  }
  const order = placed
    .map((_, index) => index)
    .sort((a, b) => (placed[a]?.at ?? 0) - (placed[b]?.at ?? 0))
  renumber(doubts, order)
  const body = blocksOf(
    page,
    mergeSpans(claims),
    order.flatMap((index) => placed[index] ?? []),
  )
  return {body, asides, doubts}
}

/** Doubts name galleries by their position in the body. */
function renumber(doubts: Doubt[], order: readonly number[]): void {
  for (const doubt of doubts) {
    const number = doubt.about?.gallery
    if (number !== undefined) doubt.about = {...doubt.about, gallery: order.indexOf(number)}
  }
}

function galleryOf(page: Page, run: Run, members: readonly CreditedMember[]): ReadGallery {
  const captions = members.map((member) => captionOf(page, run, member))
  readPlaces(page.text, captions)
  return {
    ...(run.title ? {title: wordsOf([run.title], run)} : {}),
    ...(run.total === undefined ? {} : {expectedCount: run.total}),
    captions,
  }
}

function captionOf(page: Page, run: Run, member: CreditedMember): ReadCaption {
  const text = member.text.length > 0 ? wordsOf(member.text, run) : undefined
  const value = text ? valueOf(page.text, text) : ''
  const date = readCaptionDate(value, member.dateLine)
  return {
    ...(member.marker ? {marker: wordsOf([member.marker], run)} : {}),
    ...(text ? {text} : {}),
    ...(member.credit ? {credit: creditOf(page, member)} : {}),
    ...(date ? {date} : {}),
    places: [],
  }
}

function creditOf(page: Page, member: CreditedMember): ReadCredit {
  const {credit, supposed} = member
  const words = credit?.words ?? {from: 0, to: 0}
  const rule = credit?.rule ?? ''
  const certainty = supposed ? 'supposed' : 'found'
  return {
    words: {spans: [words], rule, certainty},
    ...(credit?.label ? {label: {spans: [credit.label], rule, certainty}} : {}),
    ...splitCredit(page.text.slice(words.from, words.to), page.lexicon),
  }
}

function wordsOf(spans: Span[], run: Run): Words {
  return {spans, rule: run.rule, certainty: run.certainty}
}

function spansOf(gallery: ReadGallery): Span[] {
  const words = [
    gallery.title,
    ...gallery.captions.flatMap(({marker, text, credit}) => [
      marker,
      text,
      credit?.words,
      credit?.label,
    ]),
  ]
  return words.flatMap((one) => one?.spans ?? [])
}

/** Sorted, with what touches or overlaps joined. */
function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else merged.push({from: span.from, to: span.to})
  }
  return merged
}

function blocksOf(
  page: Page,
  claims: readonly Span[],
  galleries: readonly {at: number; gallery: ReadGallery}[],
): ReadBlock[] {
  const body: ReadBlock[] = []
  let claim = 0
  let next = 0
  const embedUpTo = (at: number) => {
    for (let one = galleries[next]; one !== undefined && one.at < at; one = galleries[++next]) {
      body.push({kind: 'gallery', gallery: one.gallery})
    }
  }
  for (const line of page.lines) {
    let from = line.from
    while (from < line.to) {
      while ((claims[claim]?.to ?? Infinity) <= from) claim++
      const taken = claims[claim]
      const to = taken ? Math.min(line.to, Math.max(from, taken.from)) : line.to
      const rest = trimSpan(page.text, from, to)
      embedUpTo(rest.from < rest.to ? rest.from : to)
      if (rest.from < rest.to) body.push(paragraphOf(page, line, rest))
      from = taken && taken.from < line.to ? Math.max(to, Math.min(taken.to, line.to)) : line.to
    }
  }
  embedUpTo(Infinity)
  return body
}

function paragraphOf(page: Page, line: Line, span: Span): ReadBlock {
  const size = span.to - span.from
  const words: Words = {spans: [span], rule: 'paragraph', certainty: 'found'}
  if (size > LONGEST_FURNITURE) return {kind: 'paragraph', words}
  const printed = page.text.slice(span.from, span.to)
  const told = toldFurniture(page.lexicon.examples, printed)
  if (!(told ?? isFurniture(printed))) return {kind: 'paragraph', words}
  const whole = span.from === line.from && span.to === line.to
  const rule = told ? 'told' : whole ? 'furniture-line' : 'furniture-rest'
  return {kind: 'furniture', words: {...words, rule}}
}

const LONGEST_FURNITURE = 90

/** Visible stretches of the text that no field and no aside holds; empty, or a rule is wrong. */
export function findUnplaced(text: string, claims: readonly Span[]): Span[] {
  const rest: Span[] = []
  let from = 0
  for (const claim of [...mergeSpans(claims), {from: text.length, to: text.length}]) {
    for (let at = from; at < claim.from; at++) {
      if (isInvisible(text.charCodeAt(at))) continue
      rest.push(trimSpan(text, at, claim.from))
      break
    }
    from = Math.max(from, claim.to)
  }
  return rest
}
