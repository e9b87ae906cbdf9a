import {splitCredit} from '../credits/creators.ts'
import {readCreditPhrase} from '../credits/credit-phrase.ts'
import {type Lexicon} from '../credits/lexicon.ts'
import {readCaptionDate} from '../dates/caption-date.ts'
import {findHints} from '../hints.ts'
import {readPlaces} from '../places/shared-places.ts'
import {
  type Aside,
  type Doubt,
  type ReadBlock,
  type ReadCaption,
  type ReadGallery,
  type ReadStory,
  valueOf,
} from '../story.ts'
import {inkOf, type Span, trimSpan} from '../text/visible.ts'
import {SIGN, startOf, stretchOf} from './caption-stretch.ts'
import {type Subject, ToldDoubts} from './told-doubts.ts'
import {boundsOf, openingSigns, told, without} from './told-words.ts'

export interface PlacedCaption {
  /** Position in the body. */
  at: number
  gallery: ReadGallery
  index: number
  caption: ReadCaption
}

/**
 * A reading while it is changed by what people have said about it. Whatever is done, every visible
 * character keeps exactly one place.
 */
export class Retelling {
  readonly story: ReadStory
  readonly text: string
  readonly #lexicon: Lexicon
  readonly #doubts: ToldDoubts
  /** Days that the reading has left out, however often their captions are read again. */
  readonly #tooLate: ReadonlySet<string>

  /** @param story is changed; hand over a copy of what has to stay */
  constructor(story: ReadStory, lexicon: Lexicon) {
    this.story = story
    this.text = story.source.text
    this.#lexicon = lexicon
    const late = story.doubts.filter(({code}) => code === 'laterDate')
    this.#tooLate = new Set(late.map((doubt) => this.ink(doubt)))
    this.#doubts = new ToldDoubts(story.doubts, this.#galleries())
  }

  /** The story as it is now, with places, hints and the positions of doubts told anew. */
  result(): ReadStory {
    const galleries = this.#galleries()
    this.#doubts.place(galleries)
    for (const {captions} of galleries) readPlaces(this.text, captions)
    this.story.asides.sort((a, b) => a.from - b.from)
    return {...this.story, hints: findHints(this.story)}
  }

  captions(): ReadCaption[] {
    return this.#galleries().flatMap(({captions}) => captions)
  }

  find(
    is: (caption: ReadCaption, index: number, gallery: ReadGallery) => boolean,
  ): PlacedCaption | undefined {
    for (const [at, block] of this.story.body.entries()) {
      if (block.kind !== 'gallery') continue
      const {gallery} = block
      const index = gallery.captions.findIndex((caption, number) => is(caption, number, gallery))
      const caption = gallery.captions[index]
      if (caption) return {at, gallery, index, caption}
    }
    return undefined
  }

  ink(span: Span | undefined): string {
    return span === undefined ? '' : inkOf(this.text.slice(span.from, span.to))
  }

  /**
   * Text, credit and the signs around it; the text alone when its credit stands elsewhere in the
   * source; `undefined` when words of others stand inside the text.
   */
  wholeOf({text, credit}: ReadCaption): Span | undefined {
    const {asides} = this.story
    const own = [text, credit?.label, credit?.words].filter((one) => one !== undefined)
    return stretchOf(this.text, own, asides) ?? (text && stretchOf(this.text, [text], asides))
  }

  /** Reads a stretch as one caption: its credit by its own words, its date as printed. */
  read(caption: ReadCaption, span: Span): void {
    const isApart = this.#isApart(caption)
    this.#clear(caption, span)
    const found = isApart ? undefined : readCreditPhrase(this.text, span, this.#lexicon)
    if (found === undefined || found.weak || found.words.from <= span.from) {
      return this.write(caption, span, undefined)
    }
    for (const mark of found.marks) this.story.asides.push({...mark, reason: SIGN})
    const starts = [found.words, ...(found.label ? [found.label] : []), ...found.marks]
    const start = Math.min(...starts.map(({from}) => from))
    this.#words(caption, [trimSpan(this.text, span.from, start)], found.words)
    if (caption.credit && found.label) caption.credit.label = told(found.label)
  }

  /** The caption is this stretch, and these words of it its credit; signs around them are left out. */
  write(caption: ReadCaption, whole: Span, credit: Span | undefined): void {
    this.#clear(caption, whole)
    if (credit === undefined) return this.#words(caption, [whole], undefined)
    const {left, signs} = this.#leftBeside([whole], credit)
    this.story.asides.push(...signs)
    this.#words(caption, left, credit)
  }

  /** The words become the caption's credit, wherever they stood; what was its credit is text again. */
  giveCredit(caption: ReadCaption, credit: Span): void {
    this.giveBack(caption)
    const whole = this.wholeOf(caption)
    if (whole && whole.from <= credit.from && credit.to <= whole.to) {
      return this.write(caption, whole, credit)
    }
    if (whole) this.write(caption, whole, undefined)
    const own = [caption.text, caption.credit?.label, caption.credit?.words]
    const spans = own.flatMap((words) => words?.spans ?? []).sort((a, b) => a.from - b.from)
    this.#words(caption, spans, credit)
  }

  /**
   * Takes a stretch out of the paragraph or the caption that holds it, with the signs around it, and
   * gives the position in the body behind what stood before it. `undefined`, and nothing is changed,
   * when it does not lie in one of them whole.
   */
  cutOut(cut: Span): number | undefined {
    for (const [at, block] of this.story.body.entries()) {
      if (block.kind !== 'gallery') {
        if (!holds(block.words.spans, cut)) continue
        const left = without(this.text, block.words.spans, cut)
        const parts = [
          left.filter(({to}) => to <= cut.from),
          left.filter(({from}) => from >= cut.to),
        ]
        const blocks = parts.map((spans): ReadBlock[] =>
          spans.length > 0 ? [{kind: block.kind, words: told(...spans)}] : [],
        )
        this.story.body.splice(at, 1, ...blocks.flat())
        return at + (blocks[0]?.length ?? 0)
      }
      for (const caption of block.gallery.captions) {
        const {text, credit, marker} = caption
        if (text && holds(text.spans, cut)) {
          const {left, signs} = this.#leftBeside(text.spans, cut)
          if (left.length === 0 && !credit && !marker) return undefined
          this.story.asides.push(...signs)
          this.#words(caption, left, credit?.words.spans[0], credit?.label?.spans[0])
          return at + 1
        }
        if (credit && holds(credit.words.spans, cut)) {
          if (!this.giveBack(caption)) {
            const whole = this.wholeOf(caption)
            if (whole === undefined) return undefined
            if (!marker && this.#leftBeside([whole], cut).left.length === 0) return undefined
            this.write(caption, whole, undefined)
          }
          return this.cutOut(cut)
        }
      }
    }
    return undefined
  }

  /**
   * A credit that stands apart from its caption is a paragraph at its place again. `false`, and
   * nothing is changed, when the caption has none.
   */
  giveBack(caption: ReadCaption): boolean {
    const {credit} = caption
    if (credit === undefined || !this.#isApart(caption)) return false
    delete caption.credit
    const spans = [...(credit.label?.spans ?? []), ...credit.words.spans]
    const from = Math.min(...spans.map((span) => span.from))
    const {body} = this.story
    const behind = body.findIndex((block) => startOf(block) > from)
    body.splice(behind < 0 ? body.length : behind, 0, {kind: 'paragraph', words: told(...spans)})
    return true
  }

  /**
   * Something of others, be it one sign, stands between the caption's text and its credit: `wholeOf`
   * is the text alone then, and whoever tells that anew has to leave the credit.
   */
  #isApart({text, credit}: ReadCaption): boolean {
    const own = text && boundsOf([text])
    if (own === undefined || credit === undefined) return false
    const signed = [credit.words, ...(credit.label ? [credit.label] : [])]
    return stretchOf(this.text, [told(own), ...signed], this.story.asides) === undefined
  }

  /** Makes room for what is told anew. The credit goes before its signs: without them it seems apart. */
  #clear(caption: ReadCaption, span: Span): void {
    const whole = this.wholeOf(caption)
    if (!this.#isApart(caption)) delete caption.credit
    if (whole) this.dropAsides(whole)
    this.dropAsides(span)
  }

  /** Puts blocks between the captions of a gallery, in place of some of them. */
  part(
    {at, gallery}: Pick<PlacedCaption, 'at' | 'gallery'>,
    from: number,
    to: number,
    between: readonly ReadBlock[],
  ): void {
    const {title} = gallery
    const before = gallery.captions.slice(0, from)
    const after = gallery.captions.slice(to)
    const blocks: ReadBlock[] = [...between]
    if (before.length > 0) {
      gallery.captions = before
      blocks.unshift({kind: 'gallery', gallery})
      if (after.length > 0) blocks.push({kind: 'gallery', gallery: {captions: after}})
    } else {
      // The title stands above the words that are prose now.
      if (title) blocks.unshift({kind: 'paragraph', words: title})
      delete gallery.title
      gallery.captions = after
      if (after.length > 0) blocks.push({kind: 'gallery', gallery})
    }
    this.story.body.splice(at, 1, ...blocks)
  }

  dropAsides({from, to}: Span): void {
    this.story.asides = this.story.asides.filter((one) => one.to <= from || one.from >= to)
  }

  /** Takes out the doubts that an answer has settled. */
  settle(isMeant: (doubt: Doubt, subject: Subject) => boolean): void {
    this.#doubts.settle(isMeant)
  }

  /** What is left of the spans without the words, the brackets around them and a bar before them. */
  #leftBeside(spans: readonly Span[], words: Span): {left: Span[]; signs: Aside[]} {
    const signs = this.#signsAround(spans, words)
    const left = [words, ...signs].reduce((rest, one) => without(this.text, rest, one), [...spans])
    return {left, signs: signs.map((sign) => ({...sign, reason: SIGN}))}
  }

  #signsAround(spans: readonly Span[], {from, to}: Span): Span[] {
    const around = spans.find((span) => span.from <= from && to <= span.to)
    if (around === undefined) return []
    const open = openingSigns(this.text, around.from, from)
    const behind = trimSpan(this.text, to, around.to)
    const closing = /^[)\]]+/.exec(this.text.slice(behind.from, behind.to))?.[0].length ?? 0
    const close = closing > 0 ? {from: behind.from, to: behind.from + closing} : undefined
    const isBar = open !== undefined && this.text.slice(open.from, open.to).endsWith('|')
    const isLast = (close?.to ?? behind.from) === behind.to
    // Half a pair of brackets belongs to the words that stand around.
    if (!isBar && !isLast && (open === undefined || close === undefined)) return []
    return [open, close].filter((sign) => sign !== undefined)
  }

  /** A credit that stands apart stays the caption's until it gets another. */
  #words(caption: ReadCaption, text: readonly Span[], credit?: Span, label?: Span): void {
    const apart = this.#isApart(caption) ? caption.credit : undefined
    if (apart && credit && credit.from !== apart.words.spans[0]?.from) this.giveBack(caption)
    delete caption.text
    delete caption.credit
    if (apart && credit === undefined) caption.credit = apart
    delete caption.date
    const spans = text.filter(({from, to}) => from < to)
    if (spans.length > 0) caption.text = told(...spans)
    if (credit) {
      const words = told(credit)
      caption.credit = {
        words,
        ...(label ? {label: told(label)} : {}),
        ...splitCredit(valueOf(this.text, words), this.#lexicon),
      }
    }
    const date = caption.text && readCaptionDate(valueOf(this.text, caption.text))
    if (date && !this.#tooLate.has(inkOf(date.asPrinted ?? ''))) caption.date = date
  }

  #galleries(): ReadGallery[] {
    return this.story.body.flatMap((block) => (block.kind === 'gallery' ? [block.gallery] : []))
  }
}

function holds(spans: readonly Span[], {from, to}: Span): boolean {
  return spans.some((span) => span.from <= from && to <= span.to)
}
