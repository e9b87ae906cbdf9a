import {type ReadBlock, type ReadCaption} from '../story.ts'
import {inkOf, type Span, trimSpan} from '../text/visible.ts'
import {type PlacedCaption, type Retelling} from './retelling.ts'
import {endOfInk, placesOfWords, told, without} from './told-words.ts'

/** These words are a caption: a paragraph, a part of one, or less than what a caption has now. */
export function tellCaption(retelling: Retelling, words: string): void {
  const {text, story} = retelling
  const places = placesOfWords(text, {from: 0, to: text.length}, words)
  for (const span of places) {
    const isProse = story.body.some(
      (block) =>
        block.kind !== 'gallery' &&
        block.words.spans.some(({from, to}) => from <= span.from && span.to <= to),
    )
    if (isProse) return makeCaption(retelling, span)
  }
  const [span] = places
  const found = span && findAround(retelling, span)
  if (found) trimCaption(retelling, found, span)
}

/** The caption that reads so, credit included, is prose at its place. */
export function tellProse(retelling: Retelling, words: string): void {
  const ink = inkOf(words)
  const readsSo = (caption: ReadCaption) => retelling.ink(retelling.wholeOf(caption)) === ink
  const meant = retelling.find(readsSo)
  if (meant) retelling.giveBack(meant.caption)
  const found = retelling.find(readsSo)
  const whole = found && retelling.wholeOf(found.caption)
  if (found === undefined || whole === undefined) return
  const {caption, index} = found
  retelling.dropAsides(whole)
  const spans = withMarker(retelling.text, whole, caption.marker?.spans ?? [])
  retelling.part(found, index, index + 1, [{kind: 'paragraph', words: told(...spans)}])
  retelling.settle((_, about) => about.caption === caption)
}

/** The counter is printed before its caption or behind it, and buttons may stand between. */
function withMarker(text: string, whole: Span, marker: readonly Span[]): Span[] {
  const [only] = marker
  const isRightBefore =
    only && only.to <= whole.from && text.slice(only.to, whole.from).trim() === ''
  if (isRightBefore && marker.length === 1) return [{from: only.from, to: whole.to}]
  return [...marker, whole].sort((a, b) => a.from - b.from)
}

/** The last caption of a gallery reads so from its first word to its last. */
export function tellCaptionEnd(retelling: Retelling, words: string): void {
  const {text, story} = retelling
  const ink = inkOf(words)
  const found = retelling.find((caption, index, gallery) => {
    const whole = retelling.wholeOf(caption)
    return (
      whole !== undefined &&
      index === gallery.captions.length - 1 &&
      inkOf(text.slice(whole.from, whole.from + words.length * 2 + 8)).startsWith(ink)
    )
  })
  const whole = found && retelling.wholeOf(found.caption)
  if (found === undefined || whole === undefined) return
  const end = endOfInk(text, whole.from, ink.length)
  const next = story.body[found.at + 1]
  const paragraph = next?.kind === 'paragraph' ? next : undefined
  const [first, ...others] = paragraph?.words.spans ?? []
  if (end < whole.to) {
    const rest = trimSpan(text, end, whole.to)
    const between = first && betweenOf(text, rest, first)
    // A counter, a button or an empty line may stand there.
    const goesOn =
      first && between !== undefined && between.trim() === '' && !/\n\s*\n/.test(between)
    if (paragraph && goesOn) paragraph.words = told({from: rest.from, to: first.to}, ...others)
    else story.body.splice(found.at + 1, 0, prose(rest))
  } else if (end > whole.to) {
    if (paragraph === undefined || first === undefined || end > first.to) return
    if (betweenOf(text, whole, first)?.trim() !== '') return
    const rest = trimSpan(text, end, first.to)
    const left = [...(rest.from < rest.to ? [rest] : []), ...others]
    if (left.length === 0) story.body.splice(found.at + 1, 1)
    else paragraph.words = told(...left)
  }
  retelling.read(found.caption, {from: whole.from, to: end})
  retelling.settle((_, about) => about.caption === found.caption)
}

/** `undefined` when the second stands before the first: galleries may run into one another. */
function betweenOf(text: string, {to}: Span, {from}: Span): string | undefined {
  return from < to ? undefined : text.slice(to, from)
}

/** The words leave their paragraph and join the gallery that they touch; else they are one. */
function makeCaption(retelling: Retelling, span: Span): void {
  const {text, story} = retelling
  const at = retelling.cutOut(span)
  if (at === undefined) return
  const counter = /^\d{1,3}\s?[/／]\s?\d{1,3}(?!\d)/.exec(text.slice(span.from, span.to))?.[0]
  const marker =
    counter === undefined ? undefined : {from: span.from, to: span.from + counter.length}
  const caption: ReadCaption = {...(marker ? {marker: told(marker)} : {}), places: []}
  retelling.read(caption, trimSpan(text, marker?.to ?? span.from, span.to))
  const {body} = story
  const [before, after] = [body[at - 1], body[at]]
  if (before?.kind === 'gallery') {
    before.gallery.captions.push(caption)
    // Words between two parts of one gallery: the parts are one again.
    if (after?.kind === 'gallery' && after.gallery.title === undefined) {
      before.gallery.captions.push(...after.gallery.captions)
      body.splice(at, 1)
    }
  } else if (after?.kind === 'gallery') after.gallery.captions.unshift(caption)
  else body.splice(at, 0, {kind: 'gallery', gallery: {captions: [caption]}})
}

function findAround(retelling: Retelling, {from, to}: Span): PlacedCaption | undefined {
  return retelling.find((caption) => {
    const whole = retelling.wholeOf(caption)
    return whole !== undefined && whole.from <= from && to <= whole.to
  })
}

/** What the caption had besides is prose around it; its credit stays, unless it is among the words. */
function trimCaption(retelling: Retelling, found: PlacedCaption, span: Span): void {
  const {text} = retelling
  const {caption, index} = found
  const signed = [...(caption.credit?.words.spans ?? []), ...(caption.credit?.label?.spans ?? [])]
  const own = caption.text?.spans ?? []
  const kept = own.flatMap(({from, to}) => overlap(from, to, span))
  const isText = kept.length > 0 && !signed.some(({from, to}) => overlap(from, to, span).length > 0)
  const whole = isText ? undefined : retelling.wholeOf(caption)
  if (!isText && whole === undefined) return
  const rest = without(text, whole ? [whole] : own, span)
  const before = rest.filter(({to}) => to <= span.from)
  const after = rest.filter(({from}) => from >= span.to)
  if (whole) retelling.read(caption, span)
  else caption.text = told(...kept)
  const paragraph = (spans: readonly Span[]): ReadBlock[] =>
    spans.length > 0 ? [{kind: 'paragraph', words: told(...spans)}] : []
  if (after.length > 0) retelling.part(found, index + 1, index + 1, paragraph(after))
  if (before.length > 0) retelling.part(found, index, index, paragraph(before))
  retelling.settle((_, about) => about.caption === caption)
}

function overlap(from: number, to: number, span: Span): Span[] {
  const common = {from: Math.max(from, span.from), to: Math.min(to, span.to)}
  return common.from < common.to ? [common] : []
}

function prose(span: Span): ReadBlock {
  return {kind: 'paragraph', words: told(span)}
}
